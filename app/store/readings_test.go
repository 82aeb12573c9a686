package store_test

import (
	"fmt"
	"testing"

	"galley/app/news"
	"galley/app/store"
)

// published puts so many public stories of the English edition.
func published(t *testing.T, s *store.Store, n int) (stories []news.Story) {
	t.Helper()
	must(t, s.Write(func(tx *store.Tx) error {
		for i := range n {
			story := newStory("en", fmt.Sprint("story ", i), 1000)
			publish(&story, news.Moment(2000+i))
			r := revisionOf(story)
			if err := tx.PutStory(story, &r, news.Entry{}); err != nil {
				return err
			}
			stories = append(stories, story)
		}
		return nil
	}))
	return stories
}

func addReadings(t *testing.T, s *store.Store, day int, counts map[string]int) {
	t.Helper()
	must(t, s.Write(func(tx *store.Tx) error { return tx.AddReadings("en", day, counts) }))
}

func readings(t *testing.T, s *store.Store, day int) (r store.Readings) {
	t.Helper()
	read(t, s, func(tx *store.Tx) (err error) {
		r, err = tx.Readings("en", day)
		return err
	})
	return r
}

func TestReadingsAreSummedByDay(t *testing.T) {
	s := newRoom(t)
	stories := published(t, s, 3)
	a, b, c := stories[0].ID, stories[1].ID, stories[2].ID
	draft := newStory("en", "draft", 1000)
	putNew(t, s, draft)
	before := lastSeq(t, s)
	addReadings(t, s, 100, map[string]int{a: 2, b: 1, draft.ID: 9})
	addReadings(t, s, 100, map[string]int{b: 4, c: 1})
	addReadings(t, s, 101, map[string]int{a: 7})
	if got := fmt.Sprint(readings(t, s, 100)); got != fmt.Sprintf("{8 [{%s 5} {%s 2} {%s 1}]}", b, a, c) {
		t.Errorf("day 100: %s", got)
	}
	if got := readings(t, s, 101); got.Total != 7 || len(got.Stories) != 1 {
		t.Errorf("day 101: %+v", got)
	}
	if now := lastSeq(t, s); now != before {
		t.Errorf("readings took the journal from %d to %d", before, now)
	}
	clean(t, s)
}

func lastSeq(t *testing.T, s *store.Store) (seq uint64) {
	read(t, s, func(tx *store.Tx) error {
		seq = tx.LastSeq()
		return nil
	})
	return seq
}

func TestReadingsOfWhatIsGoneAreDroppedAtOnce(t *testing.T) {
	s := newRoom(t)
	stories := published(t, s, 3)
	for _, day := range []int{100, 101} {
		addReadings(t, s, day, map[string]int{stories[0].ID: 3, stories[1].ID: 2, stories[2].ID: 1})
	}
	for _, story := range stories {
		must(t, s.Write(func(tx *store.Tx) error { return tx.AddShare(story.ID) }))
	}
	gone := stories[0]
	gone.Status, gone.LiveRevision, gone.Withdrawn = news.Withdrawn, 0, &news.Withdrawal{At: 9000, Reason: "wrong"}
	put(t, s, gone, nil)
	must(t, s.Write(func(tx *store.Tx) error { return tx.DeleteStory(stories[1].ID, news.Entry{}) }))
	for _, day := range []int{100, 101} {
		if got := readings(t, s, day); got.Total != 1 || len(got.Stories) != 1 || got.Stories[0].ID() != stories[2].ID {
			t.Errorf("day %d: %+v", day, got)
		}
	}
	for i, want := range []int{0, 0, 1} {
		if got := shared(t, s, stories[i].ID); got != want {
			t.Errorf("story %d was shared %d times, not %d", i, got, want)
		}
	}
	must(t, s.Write(func(tx *store.Tx) error { return tx.AddShare(gone.ID) }))
	if got := shared(t, s, gone.ID); got != 0 {
		t.Errorf("a notice was shared %d times", got)
	}
}

func shared(t *testing.T, s *store.Store, id string) (n int) {
	read(t, s, func(tx *store.Tx) (err error) {
		n, err = tx.Shared(id)
		return err
	})
	return n
}

func TestReadingsAreBounded(t *testing.T) {
	s := newRoom(t)
	stories := published(t, s, 700)
	much, all := map[string]int{}, map[string]int{}
	for i, story := range stories {
		all[story.ID] = 1
		if i < 10 {
			much[story.ID] = 5
		}
	}
	addReadings(t, s, 1, much)
	addReadings(t, s, 1, all)
	got := readings(t, s, 1)
	if len(got.Stories) != 512 || got.Total != 750 || got.Stories[9].Count != 6 || got.Stories[10].Count != 1 {
		t.Errorf("%d stories, %d readings, %+v", len(got.Stories), got.Total, got.Stories[:11])
	}
	late := stories[len(stories)-1].ID // one that gave way comes in again, before those as little read
	for range 2 {
		addReadings(t, s, 1, map[string]int{late: 1})
	}
	if got := readings(t, s, 1); got.Stories[10].ID() != late {
		t.Errorf("11th is %+v, not %s", got.Stories[10], late)
	}
	for day := range 50 {
		addReadings(t, s, 2+day, much)
	}
	kept := 0
	for day := range 60 {
		if readings(t, s, day).Total > 0 {
			kept++
		}
	}
	if kept != store.ReadingDays || readings(t, s, 51).Total == 0 {
		t.Errorf("%d days are kept", kept)
	}
}

func TestReadingsAreForgottenAndTurnedOff(t *testing.T) {
	s := newRoom(t)
	story := published(t, s, 1)[0]
	addReadings(t, s, 1, map[string]int{story.ID: 3})
	off := func() (off bool) {
		read(t, s, func(tx *store.Tx) error {
			off = tx.ReadingsOff()
			return nil
		})
		return off
	}
	must(t, s.Write(func(tx *store.Tx) error { return tx.AddShare(story.ID) }))
	must(t, s.Write(func(tx *store.Tx) error { return tx.SetReadingsOff(true) }))
	must(t, s.Write((*store.Tx).ForgetReadings))
	if got := readings(t, s, 1); got.Total != 0 || shared(t, s, story.ID) != 0 || !off() {
		t.Errorf("after forgetting: %+v, shared %d times, off %v", got, shared(t, s, story.ID), off())
	}
	must(t, s.Write(func(tx *store.Tx) error { return tx.SetReadingsOff(false) }))
	if off() {
		t.Error("readings are still off")
	}
	clean(t, s)
}
