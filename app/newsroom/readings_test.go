package newsroom_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"galley/app/edition"
	"galley/app/news"
	"galley/app/newsroom"
)

// several publishes so many English stories.
func (r *room) several(t *testing.T, n int) (ids []string) {
	t.Helper()
	for i := range n {
		s, err := r.New(t.Context(), nell, newsroom.NewStory{Language: "en", Headline: fmt.Sprint("Story ", i), Section: "economy", Body: "Some words."})
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, r.publish(t, s.ID).ID)
	}
	return ids
}

// read reads stories as often as times says, and writes that down.
func (r *room) read(t *testing.T, ids []string, times ...int) {
	t.Helper()
	for i, n := range times {
		for range n {
			r.Read("en", ids[i])
		}
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
}

// lists are what Most read and Trending have, as places among ids.
func lists(t *testing.T, source edition.Source, ids []string) (most, rising string) {
	t.Helper()
	places := func(rows []news.Row) string {
		text := ""
		for _, row := range rows {
			text += fmt.Sprint(slices.Index(ids, row.ID))
		}
		return text
	}
	err := source.Read(func(v edition.View) error {
		rows, err := v.MostRead("en", 5)
		if err != nil {
			return err
		}
		most = places(rows)
		rows, err = v.Trending("en", 5)
		rising = places(rows)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return most, rising
}

func TestReadingsRankStories(t *testing.T) {
	r := newRoom(t)
	ids := r.several(t, 4)
	expect := func(step, most, rising string) {
		t.Helper()
		gotMost, gotRising := lists(t, r.HereSource(), ids)
		if gotMost != most || gotRising != rising {
			t.Errorf("%s: most read %q, trending %q; want %q and %q", step, gotMost, gotRising, most, rising)
		}
	}
	expect("nothing was read", "", "")
	r.read(t, ids, 10, 9)
	expect("nineteen readings", "", "")
	r.read(t, ids, 0, 0, 1)
	expect("twenty readings", "012", "01")
	if most, rising := lists(t, r.Source(), ids); most != "" || rising != "" {
		t.Errorf("pages that leave tell of readings: %q, %q", most, rising)
	}
	for range 6 { // a steady reader of the first
		r.clock.forward(24 * time.Hour)
		r.read(t, ids, 10)
	}
	r.read(t, ids, 0, 0, 8)
	expect("the third is read as never before", "021", "20")
	r.clock.forward(24 * time.Hour)
	expect("a day later the first day is past Most read, and a steady reader is no trend", "02", "2")
	r.clock.forward(4 * 24 * time.Hour)
	expect("nothing was read for days", "02", "")
	r.clock.forward(20 * 24 * time.Hour)
	expect("nothing was read for weeks", "", "")
}

func TestWhatReadersCannotSeeLeavesTheRanksAtOnce(t *testing.T) {
	r := newRoom(t)
	ids := r.several(t, 3)
	r.read(t, ids, 12, 11, 10)
	if most, _ := lists(t, r.HereSource(), ids); most != "012" {
		t.Fatalf("most read: %q", most)
	}
	r.move(t, ids[0], newsroom.MoveRequest{Move: news.Withdraw, Note: "It was wrong."})
	if most, rising := lists(t, r.HereSource(), ids); most != "12" || rising != "12" {
		t.Errorf("most read %q, trending %q", most, rising)
	}
	r.move(t, ids[1], newsroom.MoveRequest{Move: news.Withdraw, Note: "It was wrong."})
	if most, rising := lists(t, r.HereSource(), ids); most != "" || rising != "" {
		t.Errorf("ten readings are left: most read %q, trending %q", most, rising)
	}
	r.read(t, ids, 30)
	if most, _ := lists(t, r.HereSource(), ids); most != "" {
		t.Errorf("a notice was read: %q", most)
	}
}

func TestReadingsAreTurnedOffAndForgotten(t *testing.T) {
	r := newRoom(t)
	ids := r.several(t, 2)
	shared := func() (n int) {
		err := r.HereSource().Read(func(v edition.View) (err error) {
			n, err = v.Shared(ids[0])
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	r.read(t, ids, 20, 10)
	must(r.Share(ids[0]))
	before, _ := lists(t, r.HereSource(), ids)
	must(r.KeepReadings(false))
	off, _ := lists(t, r.HereSource(), ids)
	must(r.Share(ids[0]))
	r.read(t, ids, 0, 50)
	if kept, err := r.ReadingsKept(t.Context()); err != nil || kept || before != "01" || off != "" || shared() != 0 {
		t.Errorf("off: kept is %v (%v), most read %q before and %q then, shared %d times", kept, err, before, off, shared())
	}
	must(r.KeepReadings(true))
	if most, _ := lists(t, r.HereSource(), ids); most != "01" || shared() != 1 {
		t.Errorf("on again: most read %q, shared %d times", most, shared())
	}
	r.Read("en", ids[1])
	must(r.ForgetReadings())
	must(r.Close())
	if most, _ := lists(t, r.HereSource(), ids); most != "" || shared() != 0 {
		t.Errorf("forgotten: most read %q, shared %d times", most, shared())
	}
	r.read(t, ids, 0, 20)
	if most, _ := lists(t, r.HereSource(), ids); most != "1" {
		t.Errorf("after that: %q", most)
	}
}

func TestReadingsBelongToTheEditionsDay(t *testing.T) {
	r := newRoom(t) // in Madrid, two hours before UTC in summer
	ids := r.several(t, 1)
	r.clock.forward(12*time.Hour + 30*time.Minute) // 23:30 there
	r.read(t, ids, 20)
	r.clock.forward(time.Hour) // 22:30 of the same day in UTC, and the next there
	r.read(t, ids, 20)
	r.clock.forward(6 * 24 * time.Hour) // the first of these days is the eighth
	if most, _ := lists(t, r.HereSource(), ids); most != "0" {
		t.Errorf("most read: %q", most)
	}
	r.clock.forward(24 * time.Hour)
	if most, _ := lists(t, r.HereSource(), ids); most != "" {
		t.Errorf("most read a day later: %q", most)
	}
}

// TestWhatIsReadIsWrittenInTime waits for what a reader's host writes by itself.
func TestWhatIsReadIsWrittenInTime(t *testing.T) {
	r := newRoom(t)
	ids := r.several(t, 1)
	for range 20 {
		r.Read("en", ids[0])
	}
	done := make(chan struct{})
	go func() {
		r.WriteReadings(t.Context())
		close(done)
	}()
	deadline := time.Now().Add(10 * time.Second)
	for most := ""; most != "0"; most, _ = lists(t, r.HereSource(), ids) {
		if time.Now().After(deadline) {
			t.Fatal("readings are not written")
		}
		r.clock.forward(30 * time.Second)
	}
}
