package store_test

import (
	"testing"

	"galley/app/news"
	"galley/app/store"
)

// fewForAround are the keys that may be looked at beside however many notices:
// two walks, and two halvings of years down to the millisecond.
const fewForAround = 6_000

// TestAroundPassesManyNotices has two stories with thousands of notices between
// them, some of one moment.
func TestAroundPassesManyNotices(t *testing.T) {
	s := newRoom(t)
	const day = news.Moment(24 * 60 * 60 * 1000)
	notices := 6_000
	first, last := day, news.Moment(notices+2)*day
	var withdrawn []news.Story
	put := func(tx *store.Tx, at news.Moment) (news.Story, error) {
		story := newStory("en", "A story", 1000)
		publish(&story, at)
		r := revisionOf(story)
		return story, tx.PutStory(story, &r, news.Entry{})
	}
	must(t, s.Write(func(tx *store.Tx) error {
		for i := range notices {
			at := first + news.Moment(i+1)*day
			if i < 200 {
				at = first + day
			}
			story, err := put(tx, at)
			if err != nil {
				return err
			}
			withdrawn = append(withdrawn, story)
		}
		return nil
	}))
	must(t, s.Write(func(tx *store.Tx) error {
		for _, story := range withdrawn {
			story.Status, story.LiveRevision, story.Withdrawn = news.Withdrawn, 0, &news.Withdrawal{At: last, Reason: "wrong"}
			if err := tx.PutStory(story, nil, news.Entry{}); err != nil {
				return err
			}
		}
		return nil
	}))
	around := func(from, until, older, newer news.Moment) {
		t.Helper()
		before := s.Reads()
		read(t, s, func(tx *store.Tx) error {
			gotOlder, gotNewer, err := tx.Public().Around("en", from, until)
			if gotOlder != older || gotNewer != newer {
				t.Errorf("around %d and %d are %d and %d, not %d and %d", from, until, gotOlder, gotNewer, older, newer)
			}
			return err
		})
		if reads := s.Reads() - before; reads > fewForAround {
			t.Errorf("around %d and %d %d keys were looked at", from, until, reads)
		}
	}
	middle := last / 2
	around(middle, middle, 0, 0)
	must(t, s.Write(func(tx *store.Tx) error {
		for _, at := range []news.Moment{first, last} {
			if _, err := put(tx, at); err != nil {
				return err
			}
		}
		return nil
	}))
	around(middle, middle+day, first, last)
	around(first, first+1, 0, last)
	around(last, last+1, first, 0)
	around(first+1, last, first, last)
	clean(t, s)
}
