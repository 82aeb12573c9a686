package newsroom_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"galley/app/news"
	"galley/app/newsroom"
)

func TestAddressWillBe(t *testing.T) {
	r := newRoom(t)
	first, second := r.whole(t, "en"), r.whole(t, "en")
	empty, err := r.New(t.Context(), nell, newsroom.NewStory{Language: "en"})
	if err != nil {
		t.Fatal(err)
	}
	r.publish(t, first.ID)
	for id, want := range map[string]string{first.ID: "the-ferry-at-night", second.ID: "the-ferry-at-night-2", empty.ID: ""} {
		if got, err := r.AddressWillBe(t.Context(), id); err != nil || got != want {
			t.Errorf("%q, %v; want %q", got, err, want)
		}
	}
	if got := r.publish(t, second.ID).Address; got != "the-ferry-at-night-2" {
		t.Errorf("it became %q", got)
	}
}

func TestMomentIsTheEditions(t *testing.T) {
	r := newRoom(t)
	at, err := r.Moment(t.Context(), "es", "2026-06-09 06:00")
	if want := time.Date(2026, 6, 9, 4, 0, 0, 0, time.UTC); err != nil || at != news.At(want) {
		t.Errorf("%s, %v", at, err)
	}
	if _, err := r.Moment(t.Context(), "es", "2026-03-29 02:30"); !errors.Is(err, &news.Error{Code: news.CodeBadTime}) {
		t.Errorf("a skipped time: %v", err)
	}
}

func TestSourcesAreThoseUsedLast(t *testing.T) {
	r := newRoom(t)
	for _, source := range []string{"Strait Wire", "Agencies", "Strait Wire", ""} {
		s := r.whole(t, "en")
		if _, err := r.Edit(t.Context(), nell, s.ID, 0, map[string]string{"source": source}); err != nil {
			t.Fatal(err)
		}
		r.clock.forward(time.Minute)
	}
	if got, err := r.Sources(t.Context()); err != nil || !slices.Equal(got, []string{"Strait Wire", "Agencies"}) {
		t.Errorf("%q, %v", got, err)
	}
}

func TestAlone(t *testing.T) {
	r := newRoom(t)
	for person, want := range map[string]bool{"Nell": true, "": true, "Salma": false} {
		if got, err := r.Alone(t.Context(), person); err != nil || got != want {
			t.Errorf("%q is alone: %t, %v", person, got, err)
		}
	}
}
