package newsroom_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"galley/app/news"
	"galley/app/newsroom"
	"galley/app/notify"
	"galley/app/store"
	"galley/app/storyfile"
)

// clock is a clock that tests move. A timer set for a moment that the clock
// passes fires.
type clock struct {
	mu     sync.Mutex
	now    time.Time
	timers []timer
}

type timer struct {
	at   time.Time
	fire chan time.Time
}

var start = time.Date(2026, 6, 8, 9, 0, 0, 0, time.UTC)

func newClock() *clock { return &clock{now: start} }

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) After(d time.Duration) <-chan time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	t := timer{c.now.Add(d), make(chan time.Time, 1)}
	c.timers = append(c.timers, t)
	return t.fire
}

// forward moves the clock and fires what is due.
func (c *clock) forward(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
	var left []timer
	for _, t := range c.timers {
		if t.at.After(c.now) {
			left = append(left, t)
			continue
		}
		t.fire <- c.now
	}
	c.timers = left
}

// recorder is a notifier that keeps what it was asked to show.
type recorder struct {
	shown   chan notify.Notice
	failing func() // where set, is called and no notice is shown
}

func newRecorder() *recorder { return &recorder{shown: make(chan notify.Notice, 100)} }

func (r *recorder) Notify(_ context.Context, n notify.Notice) error {
	if r.failing != nil {
		r.failing()
		return errors.New("no notification service")
	}
	r.shown <- n
	return nil
}

// next waits for a notice.
func (r *recorder) next(t *testing.T) notify.Notice {
	t.Helper()
	select {
	case n := <-r.shown:
		return n
	case <-time.After(10 * time.Second):
		t.Fatal("nobody was notified")
		return notify.Notice{}
	}
}

// room is a newsroom of the three editions on a store of its own.
type room struct {
	*newsroom.Newsroom
	store *store.Store
	clock *clock
	told  *recorder
	dir   string
}

var (
	nell  = newsroom.Who{Person: "Nell", Device: "desk"}
	salma = newsroom.Who{Person: "Salma", Device: "laptop"}
)

func newRoom(t *testing.T) *room {
	t.Helper()
	c := newClock()
	dir := t.TempDir()
	err := newsroom.Found(dir, newsroom.Founding{
		Name: "Three Shores", Person: "Nell", Editions: []string{"en", "es", "ar"}, Zone: "Europe/Madrid", Now: c.Now(),
	})
	if err != nil {
		t.Fatal(err)
	}
	return openRoom(t, dir, c)
}

func openRoom(t *testing.T, dir string, c *clock) *room {
	t.Helper()
	s, err := store.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	r := &room{store: s, clock: c, told: newRecorder(), dir: dir}
	r.Newsroom = newsroom.New(newsroom.Parts{Store: s, Notifier: r.told, Clock: c})
	t.Cleanup(func() { _ = r.Newsroom.Close() }) // its index writes on for a while
	return r
}

// two makes the room one of two persons.
func (r *room) two(t *testing.T) {
	t.Helper()
	if _, err := r.New(t.Context(), salma, newsroom.NewStory{}); err != nil {
		t.Fatal(err)
	}
}

// whole makes a draft that lacks nothing.
func (r *room) whole(t *testing.T, language string) news.Story {
	t.Helper()
	s, err := r.New(t.Context(), nell, newsroom.NewStory{Language: language, Headline: "The ferry at night", Section: "economy", Body: "Some words."})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func (r *room) move(t *testing.T, id string, m newsroom.MoveRequest) news.Story {
	t.Helper()
	s, err := r.Move(t.Context(), nell, id, m)
	if err != nil {
		t.Fatalf("%s: %v", m.Move, err)
	}
	return s
}

func (r *room) publish(t *testing.T, id string) news.Story {
	t.Helper()
	return r.move(t, id, newsroom.MoveRequest{Move: news.Publish})
}

// saved saves body as the story's text.
func (r *room) saved(t *testing.T, id, body string) newsroom.Saved {
	t.Helper()
	s := r.show(t, id)
	s.Body = body
	saved, err := r.Save(t.Context(), nell, id, s.Revision, s)
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

func (r *room) show(t *testing.T, id string) storyfile.Story {
	t.Helper()
	s, err := r.Show(t.Context(), id, 0)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// stored is the story's record.
func (r *room) stored(t *testing.T, id string) news.Story {
	t.Helper()
	var s news.Story
	err := r.store.Read(func(tx *store.Tx) (err error) {
		s, err = tx.Story(id)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// put writes s as a test wants it to stand.
func (r *room) put(t *testing.T, s news.Story) {
	t.Helper()
	err := r.store.Write(func(tx *store.Tx) error {
		return tx.PutStory(s, nil, news.Entry{At: news.At(r.clock.Now())})
	})
	if err != nil {
		t.Fatal(err)
	}
}

// code is the code of the error that err must be.
func code(err error) news.Code {
	var refused *news.Error
	if errors.As(err, &refused) {
		return refused.Code
	}
	return ""
}
