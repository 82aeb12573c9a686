package newsroom_test

import (
	"slices"
	"testing"

	"galley/app/news"
	"galley/app/newsroom"
	"galley/app/store"
)

func sampleRoom(t *testing.T) *room {
	t.Helper()
	c := newClock()
	dir := t.TempDir()
	if err := newsroom.FoundSample(dir, newsroom.Founding{Person: "Nell", Zone: "Europe/Madrid", Now: c.Now()}); err != nil {
		t.Fatal(err)
	}
	return openRoom(t, dir, c)
}

func TestSample(t *testing.T) {
	r := sampleRoom(t)
	all := map[string]newsroom.Listed{} // by slug and language
	kinds, sections := map[news.Kind]bool{}, map[string]bool{}
	for after := ""; ; {
		page, err := r.List(t.Context(), newsroom.Query{After: after, Limit: 50})
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range page.Stories {
			all[s.Row.Slug+"."+s.Row.Language] = s
			if s.Row.LiveRevision != 0 {
				kinds[s.Row.Kind], sections[s.Row.Section] = true, true
			}
		}
		if after = page.Next; after == "" {
			break
		}
	}
	counts, err := r.Counts(t.Context(), newsroom.Query{})
	if err != nil {
		t.Fatal(err)
	}
	for _, status := range news.Statuses {
		if counts.Status[string(status)] == 0 {
			t.Errorf("no story is %s", status)
		}
	}
	for _, kind := range news.Kinds {
		if !kinds[kind] {
			t.Errorf("no public story of kind %s", kind)
		}
	}
	if len(sections) != 8 {
		t.Errorf("sections filled: %v", sections)
	}
	for _, language := range []string{"en", "es", "ar"} {
		counts, err := r.Counts(t.Context(), newsroom.Query{Language: language})
		if err != nil || counts.Status[newsroom.Public] < 24 {
			t.Errorf("%s has %d public stories (%v)", language, counts.Status[newsroom.Public], err)
		}
	}
	checkSampleStories(t, r, all)
	if _, err := r.Tell(t.Context()); err != nil {
		t.Fatal(err)
	}
	if len(r.told.shown) != 0 {
		t.Errorf("the sample notified: %v", <-r.told.shown)
	}
	settings, err := r.Settings(t.Context())
	if err != nil || !settings.Sample || len(settings.People) != 1 {
		t.Errorf("%+v %v", settings, err)
	}
}

func checkSampleStories(t *testing.T, r *room, all map[string]newsroom.Listed) {
	t.Helper()
	if !all["night-ferry.es"].Row.Pending() {
		t.Error("night-ferry has no pending changes in Spanish")
	}
	if !all["fog-orchard.en"].Story.Behind || all["fog-orchard.es"].Story.Behind {
		t.Error("the English fog-orchard alone must be behind")
	}
	for key, s := range all {
		if words := s.Row.Words; words < 150 || words > 600 {
			t.Errorf("%s has %d words", key, words)
		}
		if s.Story.Behind && key != "fog-orchard.en" {
			t.Errorf("%s is behind", key)
		}
	}
	var moves []news.Move
	history, err := r.History(t.Context(), all["swift-count.en"].Row.ID, 0, 50)
	if err != nil {
		t.Fatal(err)
	}
	for _, rev := range history {
		moves = append(moves, rev.Move)
	}
	slices.Reverse(moves)
	want := []news.Move{"", news.Submit, news.Approve, news.Publish, news.UpdateLive, "", news.UpdateLive}
	if !slices.Equal(moves, want) {
		t.Errorf("swift-count went %v", moves)
	}
	turbine := r.stored(t, all["tide-turbine.en"].Row.ID)
	if turbine.PublishedAt < turbine.EmbargoUntil || turbine.EmbargoUntil == 0 {
		t.Errorf("tide-turbine came out at %s, before its embargo %s", turbine.PublishedAt, turbine.EmbargoUntil)
	}
	if lamp := all["lamp-keeper.en"].Story; lamp.ScheduledAt != "2026-06-09T04:00:00Z" {
		t.Errorf("lamp-keeper is scheduled at %s", lamp.ScheduledAt)
	}
	if boat := r.stored(t, all["school-boat.es"].Row.ID); boat.Status != news.Draft || boat.DeskNotes == "" {
		t.Errorf("school-boat was not returned: %+v", boat)
	}
	ledger, err := r.Diff(t.Context(), all["town-ledger.en"].Row.ID, 1, all["town-ledger.en"].Row.Revision)
	if err != nil || len(ledger) == 0 {
		t.Errorf("town-ledger has no earlier figure: %v", err)
	}
}

func TestEmptySample(t *testing.T) {
	r := sampleRoom(t)
	own := r.whole(t, "es")
	if err := r.EmptySample(t.Context(), nell); err != nil {
		t.Fatal(err)
	}
	counts, err := r.Counts(t.Context(), newsroom.Query{})
	if err != nil || *counts.All != 1 {
		t.Fatalf("%d stories are left: %v", *counts.All, err)
	}
	r.show(t, own.ID)
	err = r.store.Read(func(tx *store.Tx) error {
		settings, err := tx.Settings()
		if err != nil {
			return err
		}
		if settings.Sample || settings.Name["en"] != "Three Shores" {
			t.Errorf("settings: %+v", settings)
		}
		tags, _, err := tx.TagsPage("", 10)
		if len(tags) != 0 {
			t.Errorf("tags are left: %v", tags)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}
