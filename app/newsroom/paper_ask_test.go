package newsroom_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"galley/app/bundle"
	"galley/app/media"
	"galley/app/newsroom"
)

// What was there at first comes quietly, though it takes several bundles and
// somebody reads meanwhile.
func TestTheFirstTakingIsQuiet(t *testing.T) {
	dir, key := t.TempDir(), newKey(t)
	page := func(n byte, more bool) {
		forged(t, key, filepath.Join(dir, string('0'+n)+".bundle"),
			bundle.Manifest{From: uint64(n) - 1, To: uint64(n), More: more, News: []string{forgedStory(n).ID}}, forgedRecords, forgedStory(n))
	}
	page(1, true)
	paper := reader(t, dir)
	paper.asksAndTells(t)
	for n := byte(2); n < 5; n++ {
		page(n, n < 3)
		told := paper.asksAndTells(t)
		if want := int(n) - 3; len(told) != max(want, 0) {
			t.Errorf("with bundle %d the reader was told %q", n, told)
		}
	}
}

// A paper's follower asks at its start, in a quarter of an hour again, and
// sooner where it failed.
func TestThePaperIsAskedOnTime(t *testing.T) {
	source := newRoom(t)
	source.out(t, "One", "economy", "Words.")
	var failing atomic.Bool
	asked := make(chan struct{}, 10)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		if failing.Load() {
			http.Error(w, "Later.", http.StatusServiceUnavailable)
			return
		}
		source.ServeBundle(w, q)
	}))
	defer s.Close()
	paper := reader(t, s.URL)
	paper.Newsroom = newsroom.New(newsroom.Parts{
		Store: paper.store, Media: media.Open(paper.dir), Notifier: paper.told, Clock: paper.clock,
		Asked: func() { asked <- struct{}{} },
	})
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { defer close(ended); _ = paper.Run(ctx) }()
	defer func() { stop(); <-ended }()
	awaitAsk := func(forward time.Duration) {
		t.Helper()
		for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); {
			select {
			case <-asked:
				return
			case <-time.After(10 * time.Millisecond):
				paper.clock.forward(forward)
			}
		}
		t.Fatal("nobody asked")
	}
	awaitAsk(0)
	source.out(t, "Two", "economy", "Words.")
	before := paper.clock.Now()
	awaitAsk(time.Minute)
	if waited := paper.clock.Now().Sub(before); waited < 15*time.Minute {
		t.Errorf("asked again after %v", waited)
	}
	if notice := paper.told.next(t); notice.Body != "Two" {
		t.Errorf("told of %+v", notice)
	}
	failing.Store(true)
	awaitAsk(time.Minute)
	before = paper.clock.Now()
	awaitAsk(time.Minute)
	if waited := paper.clock.Now().Sub(before); waited < 5*time.Minute || waited > 10*time.Minute {
		t.Errorf("tried again after %v", waited)
	}
}
