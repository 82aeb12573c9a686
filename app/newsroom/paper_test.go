package newsroom_test

import (
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"galley/app/news"
	"galley/app/newsroom"
	"galley/app/store"
)

// served is the address at which readers ask r for its bundles, and how often
// each was asked for.
func served(t *testing.T, r *room) (address string, asked *[]string) {
	t.Helper()
	asked = &[]string{}
	mux := http.NewServeMux()
	mux.HandleFunc("/bundle", func(w http.ResponseWriter, q *http.Request) {
		*asked = append(*asked, q.URL.RawQuery)
		r.ServeBundle(w, q)
	})
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s.URL + "/", asked
}

// reader is a room that reads the paper at where.
func reader(t *testing.T, where string, sections ...string) *room {
	t.Helper()
	look := looked(t, where)
	dir := filepath.Join(t.TempDir(), "paper")
	c := newClock()
	if err := newsroom.FoundPaper(dir, look, sections, c.Now()); err != nil {
		t.Fatal(err)
	}
	r := openRoom(t, dir, c)
	r.ask(t)
	return r
}

func looked(t *testing.T, where string) newsroom.Look {
	t.Helper()
	look, err := newsroom.LookAt(t.Context(), where, "Galley/test")
	if err != nil {
		t.Fatal(err)
	}
	return look
}

func (r *room) ask(t *testing.T) int {
	t.Helper()
	fresh, err := r.Ask(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return fresh
}

// asksAndTells asks the source, and gives what the reader is told.
func (r *room) asksAndTells(t *testing.T) []string {
	t.Helper()
	r.ask(t)
	if _, err := r.Tell(t.Context()); err != nil {
		t.Fatal(err)
	}
	var told []string
	for len(r.told.shown) > 0 {
		notice := <-r.told.shown
		told = append(told, notice.Title+": "+notice.Body)
	}
	return told
}

// public is a story as readers see it.
func (r *room) public(t *testing.T, id string) news.Story {
	t.Helper()
	var s news.Story
	err := r.store.Read(func(tx *store.Tx) (err error) {
		s, err = tx.Public().Story(id)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// out makes a story public.
func (r *room) out(t *testing.T, headline, section, body string) news.Story {
	t.Helper()
	s, err := r.New(t.Context(), nell, newsroom.NewStory{Language: "en", Headline: headline, Section: section, Body: body})
	if err != nil {
		t.Fatal(err)
	}
	return r.publish(t, s.ID)
}

func TestAPaperIsFollowed(t *testing.T) {
	source := newRoom(t)
	first := source.out(t, "The ferry at night", "economy", "It sails.")
	address, asked := served(t, source)
	paper := reader(t, address, "economy")
	if got := paper.public(t, first.ID); got.Content.Body != "It sails." || got.Address != first.Address || got.PublishedAt != first.PublishedAt {
		t.Errorf("the first story came as %+v", got)
	}
	if told := paper.asksAndTells(t); len(told) > 0 {
		t.Errorf("of what was there at first the reader was told: %q", told)
	}

	chosen := source.out(t, "Bread is dearer", "economy", "By a tenth.")
	source.out(t, "A marrow of forty kilos", "miscellaneous", "So they say.")
	if told := paper.asksAndTells(t); len(told) != 1 || !strings.Contains(told[0], "Bread is dearer") {
		t.Errorf("told of %q", told)
	}
	if told := paper.asksAndTells(t); len(told) > 0 {
		t.Errorf("told again: %q", told)
	}

	source.saved(t, chosen.ID, "By a twentieth.")
	source.move(t, chosen.ID, newsroom.MoveRequest{Move: news.Correct, Note: "It was a twentieth."})
	if told := paper.asksAndTells(t); len(told) > 0 {
		t.Errorf("told of a correction: %q", told)
	}
	if got := paper.public(t, chosen.ID); got.Content.Body != "By a twentieth." || len(got.Changes) != 1 || got.Status != news.Corrected {
		t.Errorf("the correction came as %+v", got)
	}

	source.move(t, chosen.ID, newsroom.MoveRequest{Move: news.Withdraw, Note: "It was no bread."})
	paper.asksAndTells(t)
	if got := paper.public(t, chosen.ID); got.Withdrawn == nil || got.Withdrawn.Reason != "It was no bread." || got.Content.Body != "" {
		t.Errorf("the withdrawal came as %+v", got)
	}
	if kept := paper.stored(t, chosen.ID); kept.Content.Body != "" {
		t.Errorf("its text is still there: %q", kept.Content.Body)
	}
	err := paper.store.Read(func(tx *store.Tx) error {
		earlier, err := tx.Revisions(chosen.ID, 0, 10)
		if len(earlier) != 1 {
			t.Errorf("%d earlier texts are kept", len(earlier)-1)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}

	// Another start goes on from where the last one was.
	*asked = nil
	dir := paper.dir
	if err := paper.store.Close(); err != nil {
		t.Fatal(err)
	}
	paper = openRoom(t, dir, newClock())
	if fresh := paper.ask(t); fresh != 0 || len(*asked) != 1 || (*asked)[0] == "after=0" {
		t.Errorf("after a restart %d stories were new, asked for %q", fresh, *asked)
	}
}

func TestAPaperHasNoDesk(t *testing.T) {
	source := newRoom(t)
	id := source.out(t, "The ferry at night", "economy", "It sails.").ID
	address, _ := served(t, source)
	paper := reader(t, address)
	for name, act := range map[string]func() error{
		"new": func() error {
			_, err := paper.New(t.Context(), nell, newsroom.NewStory{Language: "en"})
			return err
		},
		"move": func() error {
			_, err := paper.Move(t.Context(), nell, id, newsroom.MoveRequest{Move: news.Withdraw, Note: "No."})
			return err
		},
		"edit": func() error {
			_, err := paper.Edit(t.Context(), nell, id, 0, map[string]string{"headline": "Mine"})
			return err
		},
		"settings": func() error {
			s, err := paper.Settings(t.Context())
			if err != nil {
				return err
			}
			return paper.PutSettings(t.Context(), nell, s)
		},
		"bundle": func() error {
			_, err := paper.Bundle(t.Context(), 0, 0)
			return err
		},
	} {
		if err := act(); code(err) != news.CodeNoDesk {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSomebodyElsesKeyStopsAPaper(t *testing.T) {
	source, other := newRoom(t), newRoom(t)
	source.out(t, "The ferry at night", "economy", "It sails.")
	for range 30 { // the other's journal is longer
		other.out(t, "Quite another paper", "economy", "Words.")
	}
	now := source
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) { now.ServeBundle(w, q) }))
	defer s.Close()
	paper := reader(t, s.URL)
	before := lastSeq(t, paper)
	now = other
	_, err := paper.Ask(t.Context())
	if code(err) != news.CodeKeyChanged || lastSeq(t, paper) != before {
		t.Errorf("%v; the journal went from %d to %d", err, before, lastSeq(t, paper))
	}
	state, is, err := paper.Paper(t.Context())
	if err != nil || !is || code(state.Trouble) != news.CodeKeyChanged || state.Reached != news.At(start) {
		t.Errorf("%+v, %v, %v", state, is, err)
	}
	now = source
	paper.ask(t)
}

func lastSeq(t *testing.T, r *room) (last uint64) {
	t.Helper()
	if err := r.store.Read(func(tx *store.Tx) error { last = tx.LastSeq(); return nil }); err != nil {
		t.Fatal(err)
	}
	return last
}
