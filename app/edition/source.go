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
	Settings() (news.Settings, error)
	Sections() ([]news.Section, error) // all, in any order
	Regions() ([]news.Region, error)   // all, in any order
	Tag(id string) (news.Tag, error)
	Author(id string) (news.Author, error)
	Authors() iter.Seq2[news.Author, error]
	Tags() iter.Seq2[news.Tag, error]
	Pages() ([]news.Page, error)                   // the newsroom's own, in any order
	Front(edition string) (news.Front, error)      // the zero Front where nothing was set
	Picture(id string) (news.Picture, error)       // also films and captions files
	Story(id string) (news.Story, error)           // its live revision
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
}

// Query says which list of an edition is meant: everything, or by one of
// Section, Region, Tag, Author and Kind.
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
}
