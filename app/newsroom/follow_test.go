package newsroom_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"galley/app/news"
	"galley/app/newsroom"
	"galley/app/store"
)

// run keeps the room's followers going until the test ends, and waits until
// the notifier has seen the room open.
func (r *room) run(t *testing.T) {
	t.Helper()
	if _, err := r.Tell(t.Context()); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = r.Run(ctx)
	}()
	t.Cleanup(func() { cancel(); <-done })
}

func (r *room) tell(t *testing.T, want int) {
	t.Helper()
	shown, err := r.Tell(t.Context())
	if err != nil || shown != want {
		t.Fatalf("%d notices, not %d: %v", shown, want, err)
	}
}

func TestTheClockReleasesOnce(t *testing.T) {
	r := newRoom(t)
	s := bring(t, r, news.Scheduled)
	r.run(t)
	r.clock.forward(22 * time.Hour) // 09:00 in Madrid is 07:00 in UTC
	notice := r.told.next(t)
	after := r.stored(t, s.ID)
	if after.Status != news.Published || after.PublishedAt < s.ScheduledAt || after.ScheduledAt != 0 || notice.Story != s.ID {
		t.Errorf("%+v %+v", after, notice)
	}
	history, err := r.History(t.Context(), s.ID, 0, 1)
	if err != nil || history[0].Origin != news.FromClock || history[0].NoCheck {
		t.Errorf("%+v %v", history, err)
	}
	if n, err := r.Release(t.Context()); n != 0 || err != nil {
		t.Errorf("released again: %d %v", n, err)
	}
	if len(r.told.shown) != 0 {
		t.Error("told twice")
	}
}

func TestALateReleaseAfterARestart(t *testing.T) {
	r := newRoom(t)
	s := bring(t, r, news.Scheduled)
	if n, err := r.Release(t.Context()); n != 0 || err != nil {
		t.Fatalf("released early: %d %v", n, err)
	}
	if err := r.store.Close(); err != nil {
		t.Fatal(err)
	}
	r.clock.forward(72 * time.Hour)
	r = openRoom(t, r.dir, r.clock)
	if n, err := r.Release(t.Context()); n != 1 || err != nil {
		t.Fatalf("%d %v", n, err)
	}
	if after := r.stored(t, s.ID); after.PublishedAt != news.At(r.clock.Now()).Second() {
		t.Errorf("published at %s", after.PublishedAt)
	}
}

func TestAStoryThatCannotBeReleasedGoesBack(t *testing.T) {
	r := newRoom(t)
	empty, held := bring(t, r, news.Scheduled), bring(t, r, news.Scheduled)
	r.saved(t, empty.ID, "")
	late := r.stored(t, held.ID)
	late.EmbargoUntil = late.ScheduledAt.Add(30 * 24 * time.Hour) // as another room's merge may leave it
	r.put(t, late)
	r.clock.forward(48 * time.Hour)
	if n, err := r.Release(t.Context()); n != 0 || err != nil {
		t.Fatalf("%d %v", n, err)
	}
	for _, id := range []string{empty.ID, held.ID} {
		if after := r.stored(t, id); after.Status != news.Ready || !strings.Contains(after.DeskNotes, "Not published by the clock") {
			t.Errorf("%+v", after)
		}
	}
}

func TestNotifications(t *testing.T) {
	r := newRoom(t)
	r.publish(t, r.whole(t, "en").ID) // before the room was first opened
	r.tell(t, 0)

	s := r.publish(t, r.whole(t, "en").ID)
	r.tell(t, 1)
	if n := r.told.next(t); n.Title != "New in Economy" || n.Body != "The ferry at night" || n.Open != "Open" || n.Story != s.ID || n.Language != "en" {
		t.Errorf("%+v", n)
	}
	r.tell(t, 0)

	r.saved(t, s.ID, "Changed.")
	r.move(t, s.ID, newsroom.MoveRequest{Move: news.UpdateLive, Kind: news.Minor})
	r.move(t, s.ID, newsroom.MoveRequest{Move: news.Correct, Note: "Was wrong."})
	r.move(t, r.whole(t, "en").ID, newsroom.MoveRequest{Move: news.Publish, Quiet: true})
	gone := r.publish(t, r.whole(t, "en").ID)
	r.move(t, gone.ID, newsroom.MoveRequest{Move: news.Withdraw, Note: "Untrue."})
	r.bring(t, newsroom.ImportOptions{}, files(t, map[string]string{"ferry.md": ferry}))
	r.tell(t, 0)
}

func TestNotificationInArabicWithItsKind(t *testing.T) {
	r := newRoom(t)
	r.tell(t, 0)
	s, err := r.New(t.Context(), nell, newsroom.NewStory{Language: "ar", Kind: "opinion", Headline: "ميناء بطيء", Section: "politics", Body: "كلمات."})
	if err != nil {
		t.Fatal(err)
	}
	r.publish(t, s.ID)
	r.tell(t, 1)
	if n := r.told.next(t); !strings.Contains(n.Title, "سياسة") || !strings.Contains(n.Body, "رأي") || !strings.Contains(n.Body, "ميناء بطيء") || n.Language != "ar" {
		t.Errorf("%+v", n)
	}
}

func TestManyNotificationsBecomeASummary(t *testing.T) {
	r := newRoom(t)
	r.tell(t, 0)
	for i := range 5 {
		section := "politics"
		if i > 2 {
			section = "economy"
		}
		s, err := r.New(t.Context(), nell, newsroom.NewStory{Headline: fmt.Sprint("Story ", i), Section: section, Body: "x"})
		if err != nil {
			t.Fatal(err)
		}
		r.publish(t, s.ID)
	}
	r.tell(t, 1)
	if n := r.told.next(t); n.Title != "5 new stories" || n.Body != "Politics 3, Economy 2" || n.Story != "" {
		t.Errorf("%+v", n)
	}
}

func TestVersionsPublishedTogetherAreToldOfOnce(t *testing.T) {
	r := newRoom(t)
	r.tell(t, 0)
	s := r.whole(t, "es")
	for _, language := range []string{"ar", "en"} {
		if _, err := r.New(t.Context(), nell, newsroom.NewStory{Language: language, TranslationOf: s.ID, Headline: "In " + language, Body: "x"}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := r.MoveAll(t.Context(), nell, s.ID, newsroom.MoveRequest{Move: news.Publish}); err != nil {
		t.Fatal(err)
	}
	r.tell(t, 1)
	if n := r.told.next(t); n.Body != "In en" {
		t.Errorf("%+v", n)
	}
}

// TestNothingIsToldTwice stops the notifier while it shows: whether the notice
// was seen or not, it is not shown again.
func TestNothingIsToldTwice(t *testing.T) {
	r := newRoom(t)
	r.tell(t, 0)
	r.publish(t, r.whole(t, "en").ID)
	var before, during uint64
	cursor := func() (at uint64) {
		err := r.store.Read(func(tx *store.Tx) error {
			at = tx.Cursor("notify")
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return at
	}
	before = cursor()
	r.told.failing = func() { during = cursor() }
	if _, err := r.Tell(t.Context()); err == nil {
		t.Fatal("the notifier did not fail")
	}
	if during <= before {
		t.Errorf("the cursor was at %d when the notice was shown, %d before", during, before)
	}
	r.told.failing = nil
	r.tell(t, 0)
}

func TestSourceShowsWhatIsPublic(t *testing.T) {
	r := newRoom(t)
	draft := r.whole(t, "en")
	doc := r.show(t, draft.ID)
	doc.Tags, doc.Authors, doc.Credits = []string{"Secret"}, []string{"Whistle Blower"}, nil
	if _, err := r.Save(t.Context(), nell, draft.ID, doc.Revision, doc); err != nil {
		t.Fatal(err)
	}
	gone := r.publish(t, r.whole(t, "en").ID)
	r.move(t, gone.ID, newsroom.MoveRequest{Move: news.Withdraw, Note: "Untrue."})
	if have := seen(t, r); have != "The ferry at night withdrawn" {
		t.Errorf("readers see %q", have)
	}
	r.clock.forward(31 * 24 * time.Hour)
	if have := seen(t, r); have != "" {
		t.Errorf("after a month readers see %q", have)
	}
}
