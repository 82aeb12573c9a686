package store_test

import (
	"testing"

	"galley/app/news"
	"galley/app/store"
)

// TestAnEditionIsOfItsLastPublication checks that an edition's moment moves on
// with what readers are told of, in that edition, and with nothing else.
func TestAnEditionIsOfItsLastPublication(t *testing.T) {
	s := newRoom(t)
	dated := func(edition string) (at news.Moment) {
		read(t, s, func(tx *store.Tx) (err error) {
			at, err = tx.Public().Dated(edition)
			return err
		})
		return at
	}
	want := func(after string, at news.Moment) {
		t.Helper()
		if got := dated("en"); got != at {
			t.Errorf("after %s the edition is of %d, want %d", after, got, at)
		}
	}
	story := newStory("en", "Night ferry returns", 5000)
	putNew(t, s, story)
	want("a draft", 0)
	publish(&story, 6000)
	put(t, s, story, nil)
	want("a publication", 6000)
	story.UpdatedAt = 6500
	put(t, s, story, nil)
	want("work at the desk", 6000)
	story.PublicUpdatedAt = 7000
	put(t, s, story, nil)
	want("an update", 7000)
	older := newStory("en", "An older story", 100)
	putNew(t, s, older)
	publish(&older, 200)
	put(t, s, older, nil)
	want("an older story", 7000)
	story.Status, story.Withdrawn = news.Withdrawn, &news.Withdrawal{At: 8000, Reason: "It never sailed."}
	put(t, s, story, nil)
	want("a withdrawal", 8000)
	if other := dated("es"); other != 0 {
		t.Errorf("an edition with nothing in it is of %d", other)
	}
}
