package newsroom

import (
	"context"
	"slices"
	"sync"
	"time"

	"galley/app/bundle"
	"galley/app/news"
	"galley/app/store"
)

// The cursors of a paper's room: how far its newsroom's journal has been read,
// and when the source was reached last, in milliseconds of a news.Moment.
const (
	paperCursor  = "paper"
	reachedEntry = "paper.reached"
)

// PaperState is how the reading of a paper stands.
type PaperState struct {
	Source  string
	Reached news.Moment // when its source was reached last; zero is never
	Trouble error       // why it was not, the last time it was asked
}

// following is what a room remembers of its asking between two times.
type following struct {
	asking sync.Mutex // one asks at a time
	mu     sync.Mutex
	stamp  string // of the source when all of it was taken
	failed error
	asked  time.Time
}

// Paper says how the reading of the room's paper stands; none is where the
// room is a newsroom.
func (n *Newsroom) Paper(ctx context.Context) (state PaperState, is bool, err error) {
	err = n.read(ctx, func(r *reading) error {
		settings, err := r.tx.Settings()
		if err != nil || settings.Paper == nil {
			return err
		}
		is = true
		state = PaperState{Source: settings.Paper.Source, Reached: news.Moment(r.tx.Cursor(reachedEntry))} //nolint:gosec // a moment that was put there
		return nil
	})
	n.following.mu.Lock()
	defer n.following.mu.Unlock()
	state.Trouble = n.following.failed
	return state, is, err
}

// ChoosePaper says which sections of the paper the reader is told of; none is
// all.
func (n *Newsroom) ChoosePaper(ctx context.Context, sections []string) error {
	return n.write(ctx, Who{Origin: news.FromPaper}, func(a *act) error {
		if a.settings.Paper == nil {
			return invalid("sections", "", "This is a newsroom: what it publishes, it tells of.")
		}
		if slices.Equal(a.settings.Paper.Sections, sections) {
			return nil
		}
		paper := *a.settings.Paper
		paper.Sections = sections
		a.settings.Paper = &paper
		return a.tx.PutSettings(a.settings, a.entry())
	})
}

// FoundPaper makes a reader's room in dir, empty, for the paper that look
// found.
func FoundPaper(dir string, look Look, sections []string, now time.Time) error {
	settings := news.Settings{MadeAt: news.At(now).Second(), Paper: &news.Paper{Source: look.Source, Key: look.key, Sections: sections}}
	dress(&settings, look.newsroom, look.editions)
	if err := validSettings(settings); err != nil {
		return err
	}
	s, err := store.Create(dir, func(tx *store.Tx) error {
		return tx.PutSettings(settings, news.Entry{At: settings.MadeAt, Origin: news.FromPaper})
	})
	if err != nil {
		return err
	}
	return s.Close()
}

// dress gives a reader's room the looks of the newsroom that it reads.
func dress(s *news.Settings, from bundle.Newsroom, editions []news.Edition) {
	s.Name, s.Slogan, s.About, s.Rights = from.Name, from.Slogan, from.About, from.Rights
	s.Zone, s.Brand, s.PlaceInText, s.Editions = from.Zone, from.Brand, from.PlaceInText, editions
}
