package app

import (
	"context"
	"math"
	"sync"

	"galley/app/news"
	"galley/app/store"
)

// Kinds of events that no journal holds, for the screens that are open now.
const (
	RoomOpened  = "room"    // another room was opened
	StoryWanted = "open"    // a notification was clicked: show that story
	PageShown   = "reading" // the reader's frame went to another page
	PaperAsked  = "paper"   // the source of a paper was asked
)

// SettingsChanged is the kind of the journal's entries about the settings.
const SettingsChanged = string(news.SettingsEntry)

// batch is how many journal entries are read at a time.
const batch = 200

// Events tells send of everything that changes after a sequence number of the
// journal, until ctx ends or send fails. A number beyond the journal's end
// means from now on. When another room is opened, its journal goes on.
func (a *App) Events(ctx context.Context, after uint64, send func(seq uint64, event any) error) error {
	passing, leave := a.hub.join()
	defer leave()
	for {
		watched, stop := context.WithCancel(ctx)
		changed := a.changed(watched, &after)
		var err error
		select {
		case <-ctx.Done():
			err = ctx.Err()
		case e := <-passing:
			e.Seq = after
			if err = send(after, e); e.Kind == RoomOpened {
				after = math.MaxUint64
			}
		case entries := <-changed:
			for _, e := range entries {
				if err = send(e.Seq, eventOf(e)); err != nil {
					break
				}
				after = e.Seq
			}
		}
		stop()
		if err != nil {
			return err
		}
	}
}

// changed gives the open room's next journal entries after a sequence number,
// once there are any. A room that is closed meanwhile gives none: the event of
// the next room's opening goes on from there.
func (a *App) changed(ctx context.Context, after *uint64) <-chan []news.Entry {
	r := a.current()
	if r == nil {
		return nil
	}
	found := make(chan []news.Entry, 1)
	start, err := r.from(*after)
	if err != nil {
		return nil
	}
	*after = start
	go func() {
		if r.store.Wait(ctx, start) != nil {
			return
		}
		var entries []news.Entry
		err := r.store.Read(func(t *store.Tx) (err error) {
			entries, err = t.Journal(start, batch)
			return err
		})
		if err == nil && len(entries) > 0 {
			found <- entries
		}
	}()
	return found
}

// from is a sequence number that is no further than the journal.
func (r *room) from(after uint64) (uint64, error) {
	err := r.store.Read(func(t *store.Tx) error {
		after = min(after, t.LastSeq())
		return nil
	})
	return after, err
}

func eventOf(e news.Entry) Event {
	return Event{
		Seq: e.Seq, Kind: string(e.Kind), ID: e.ID, Revision: e.Revision,
		Move: string(e.Move), Person: e.Person, PublicMoved: e.PublicMoved,
	}
}

// hub passes events on to the screens that are open now.
type hub struct {
	mu      sync.Mutex
	screens map[chan Event]bool
}

func newHub() *hub { return &hub{screens: map[chan Event]bool{}} }

// join gives what is told from now on, until leave.
func (h *hub) join() (events <-chan Event, leave func()) {
	c := make(chan Event, 32)
	h.mu.Lock()
	defer h.mu.Unlock()
	h.screens[c] = true
	return c, func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		delete(h.screens, c)
	}
}

// tell never waits: a screen that has stopped listening misses it.
func (h *hub) tell(e Event) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for c := range h.screens {
		select {
		case c <- e:
		default:
		}
	}
}

// Clicked tells the screens that the notification of a story was clicked; a
// summary is of no one story.
func (a *App) Clicked(story string) {
	if story != "" {
		a.hub.tell(Event{Kind: StoryWanted, ID: story})
	}
}
