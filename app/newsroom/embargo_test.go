package newsroom_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"galley/app/news"
	"galley/app/newsroom"
)

func TestEmbargo(t *testing.T) {
	r := newRoom(t)
	s := r.whole(t, "en")
	r.move(t, s.ID, newsroom.MoveRequest{Move: news.Submit})
	r.move(t, s.ID, newsroom.MoveRequest{Move: news.Approve})
	version, err := r.New(t.Context(), nell, newsroom.NewStory{Language: "ar", TranslationOf: s.ID, Headline: "العبّارة", Body: "كلمات."})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Edit(t.Context(), nell, version.ID, 0, map[string]string{"embargoUntil": "2026-06-09 10:00"}); err != nil {
		t.Fatal(err)
	}
	until := news.At(time.Date(2026, 6, 9, 8, 0, 0, 0, time.UTC))
	if have := r.stored(t, s.ID).EmbargoUntil; have != until {
		t.Fatalf("the original's embargo ends at %s", have)
	}
	_, err = r.Move(t.Context(), nell, s.ID, newsroom.MoveRequest{Move: news.Publish})
	if code(err) != news.CodeEmbargo || !strings.Contains(err.Error(), "2026-06-09 10:00 (Europe/Madrid)") {
		t.Errorf("published early: %v", err)
	}
	if _, err := r.Move(t.Context(), nell, s.ID, newsroom.MoveRequest{Move: news.Schedule, At: "2026-06-09 09:59"}); code(err) != news.CodeEmbargo {
		t.Errorf("scheduled early: %v", err)
	}
	after := r.move(t, s.ID, newsroom.MoveRequest{Move: news.Publish, LiftEmbargo: "The other paper is out."})
	history, err := r.History(t.Context(), s.ID, 0, 1)
	if err != nil || !strings.Contains(history[0].Note, "The other paper is out.") {
		t.Errorf("history: %+v %v", history, err)
	}
	if after.EmbargoUntil != 0 || r.stored(t, version.ID).EmbargoUntil != 0 {
		t.Error("lifted for one version only")
	}
	if _, err := r.Edit(t.Context(), nell, version.ID, 0, map[string]string{"embargoUntil": "2026-07-01 10:00"}); code(err) != news.CodeInvalid {
		t.Errorf("an embargo was promised over what is public: %v", err)
	}
}

func TestParseTime(t *testing.T) {
	madrid, err := time.LoadLocation("Europe/Madrid")
	if err != nil {
		t.Fatal(err)
	}
	cases := []struct{ in, want, choices string }{
		{"2026-06-08 09:20", "2026-06-08T07:20:00Z", ""},
		{"2026-06-08T09:20", "2026-06-08T07:20:00Z", ""},
		{"2026-06-08T09:20:00Z", "2026-06-08T09:20:00Z", ""},
		{"2026-12-08T09:20:00+03:00", "2026-12-08T06:20:00Z", ""},
		{"2026-03-29 02:30", "", "2026-03-29T01:30:00+01:00 or 2026-03-29T03:30:00+02:00"}, // skipped
		{"2026-10-25 02:30", "", "2026-10-25T02:30:00+02:00 or 2026-10-25T02:30:00+01:00"}, // doubled
		{"2026-10-25 03:30", "2026-10-25T02:30:00Z", ""},
		{"tomorrow", "", ""},
		{"2026-02-30 10:00", "", ""},
		{"", "", ""},
	}
	for _, c := range cases {
		t.Run(c.in, func(t *testing.T) {
			got, err := newsroom.ParseTime(c.in, madrid)
			if c.want != "" {
				if err != nil || got.UTC().Format(time.RFC3339) != c.want {
					t.Errorf("%s %v", got.UTC(), err)
				}
				return
			}
			var refused *news.Error
			if !errors.As(err, &refused) || refused.Code != news.CodeBadTime || refused.Args["choices"] != c.choices {
				t.Errorf("err = %v", err)
			}
		})
	}
}

func TestScheduleInThePast(t *testing.T) {
	r := newRoom(t)
	s := r.whole(t, "en")
	r.move(t, s.ID, newsroom.MoveRequest{Move: news.Submit})
	r.move(t, s.ID, newsroom.MoveRequest{Move: news.Approve})
	if _, err := r.Move(t.Context(), nell, s.ID, newsroom.MoveRequest{Move: news.Schedule, At: "2026-06-08 10:59"}); code(err) != news.CodePast {
		t.Errorf("err = %v", err)
	}
}
