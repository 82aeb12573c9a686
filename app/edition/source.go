package edition

import (
	"context"
	"io/fs"
	"iter"
	"time"

	"galley/app/news"
)

// Source is the room as readers may see it.
type Source interface {
	// Search finds public stories by their words. It reads the room by itself
	// and is called outside Read: a page shows of what was found what its own
	// snapshot still has. What a reader can put right in the query comes as a
	// *news.Error with news.CodeBadTime or news.CodeInvalid.
	Search(ctx context.Context, f Find) (Found, error)
	// Alike finds the public stories of its language that are most like story
	// id, at most so many. It answers from the public texts alone, so that it
	// says the same of the same ones, and like Search it is called outside Read.
	// It finds none where id is not public or the index is being made anew.
	Alike(ctx context.Context, id string, most int) ([]Alike, error)
	// Read calls fn with one snapshot: a page never mixes two states of the
	// room. It returns fn's error as it is.
	Read(fn func(View) error) error
	// Media holds the files that may leave, by the names in Picture.Variants.
	Media() fs.FS
	// Now is the instant that a page is made for.
	Now() time.Time
}

// View is one snapshot of what is public. Lists keep the notice of a withdrawn
// story, its row with WithdrawnAt and no more than the headline, for thirty
// days. Whatever is not there is a *news.Error with news.CodeNotFound.
type View interface {
	// State numbers what can be seen: it grows with every change in the room,
	// but for what is read on this machine.
	State() uint64
	// Readings numbers what is read on this machine, as far as it is told of.
	Readings() uint64
	Settings() (news.Settings, error)
	Sections() ([]news.Section, error) // all, in any order
	Regions() ([]news.Region, error)   // all, in any order
	Tag(id string) (news.Tag, error)
	Author(id string) (news.Author, error)
	// Authors and Tags are those that an edition has a list of: a public story
	// of it names them.
	Authors(edition string) iter.Seq2[news.Author, error]
	Tags(edition string) iter.Seq2[news.Tag, error]
	Pages() ([]news.Page, error)                   // the newsroom's own, in any order
	Front(edition string) (news.Front, error)      // the zero Front where nothing was set
	Picture(id string) (news.Picture, error)       // also films and captions files
	Story(id string) (news.Story, error)           // its live revision
	Head(id string) (news.Story, error)            // the same without its text
	Row(id string) (news.Row, error)               // the same as lists show it
	Versions(group string) ([]news.Row, error)     // every public version of a story
	Count(q Query) (int, error)                    // without the withdrawn
	Dated(edition string) (news.Moment, error)     // of its newest publication, change or withdrawal; 0 while there is none
	Newest(q Query, limit int) ([]news.Row, error) // newest first

	// ByAddress finds the story that stands, or stood (moved), at address. A
	// withdrawn one has Withdrawn set and no content but its headline.
	ByAddress(edition, address string) (s news.Story, moved bool, err error)

	// Numbered is page n of a list that is numbered from its oldest page: page
	// 1 holds the oldest size stories, page pages the newest. Within a page the
	// newest comes first. Page 0 asks for the newest page, whatever its number.
	// A list without stories has no pages.
	Numbered(q Query, n, size int) (rows []news.Row, pages int, err error)

	// Corrections is page n of an edition's corrections, numbered as Numbered
	// numbers stories, by the time of each; a story stands there as often as it
	// was corrected. NewestCorrections are the newest of them.
	Corrections(edition string, n, size int) (list []news.CorrectionRow, pages int, err error)
	NewestCorrections(edition string, limit int) ([]news.CorrectionRow, error)

	// Between counts an edition's stories, without the withdrawn, between each
	// two neighbours of moments, which rise: from the one, up to but without
	// the other. Around are the moments of the nearest stories that lie outside
	// of such a span, 0 for none.
	Between(edition string, moments []news.Moment) ([]int, error)
	Around(edition string, from, until news.Moment) (older, newer news.Moment, err error)

	// MostRead are the stories of an edition that were read most on this
	// machine of late, and Trending those that are read more than they were.
	// There are none where readings are too few to say so, are not counted, or
	// must not be told because the page leaves this machine; Shared is 0 then,
	// which else is how often a story was shared from here.
	MostRead(edition string, limit int) ([]news.Row, error)
	Trending(edition string, limit int) ([]news.Row, error)
	Shared(id string) (int, error)

	// Withdrawn are the addresses of all the stories of an edition that were
	// withdrawn, with those that they had before.
	Withdrawn(edition string) iter.Seq2[string, error]
}

// Query says which list of an edition is meant: everything, or by one of
// Section, Region, Tag, Author and Kind, of one day, or the corrections.
type Query struct {
	Edition string
	Section string // with the sections under it
	Region  string
	Tag     string
	Author  string
	Kind    news.Kind
	// NewsOnly keeps the kinds that stand under News; for everything and for a
	// section.
	NewsOnly bool
	// Day is a day of the archive, as its address has it (2026/06/08), and From
	// and Until where it begins and ends on the edition's clock.
	Day         string
	From, Until news.Moment
	// Corrections names the list that View.Corrections reads; Count counts it.
	Corrections bool
}
