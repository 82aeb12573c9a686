package newsroom_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"galley/app/news"
	"galley/app/newsroom"
)

// bring moves a fresh story to state, by the moves that people make.
func bring(t *testing.T, r *room, state news.Status) news.Story {
	t.Helper()
	s := r.whole(t, "en")
	steps := map[news.Status][]newsroom.MoveRequest{
		news.Draft:     nil,
		news.Review:    {{Move: news.Submit}},
		news.Ready:     {{Move: news.Submit}, {Move: news.Approve}},
		news.Scheduled: {{Move: news.Submit}, {Move: news.Approve}, {Move: news.Schedule, At: "2026-06-09 09:00"}},
		news.Published: {{Move: news.Publish}},
		news.Corrected: {{Move: news.Publish}, {Move: news.Correct, Note: "Was wrong."}},
		news.Withdrawn: {{Move: news.Publish}, {Move: news.Withdraw, Note: "Was untrue."}},
		news.Spiked:    {{Move: news.Submit}, {Move: news.Spike, Note: "Not for us."}},
	}[state]
	for _, m := range steps {
		s = r.move(t, s.ID, m)
	}
	if s.Status.Public() {
		r.saved(t, s.ID, "Other words.") // a change is waiting
	}
	if s.Status != state {
		t.Fatalf("brought to %s, not %s", s.Status, state)
	}
	return r.stored(t, s.ID)
}

// full is a request for m that lacks nothing it may need.
func full(m news.Move) newsroom.MoveRequest {
	return newsroom.MoveRequest{Move: m, Note: "Said in a sentence.", At: "2026-06-09 10:00", Kind: map[bool]news.ChangeKind{true: news.Update}[m == news.UpdateLive]}
}

// TestEveryStateAndMove makes every move from every state, and compares what
// the room does with what the table says.
func TestEveryStateAndMove(t *testing.T) {
	r := newRoom(t)
	for _, state := range news.Statuses {
		for _, rule := range news.Moves {
			t.Run(string(state)+" "+string(rule.Move), func(t *testing.T) {
				s := bring(t, r, state)
				allowed := slices.Contains(rule.From, state)
				if rule.Move == news.Publish {
					allowed = allowed && news.MayPublish(news.Solo, state)
				}
				after, err := r.Move(t.Context(), nell, s.ID, full(rule.Move))
				if !allowed {
					if code(err) != news.CodeMove {
						t.Fatalf("was allowed, or refused otherwise: %v", err)
					}
					if have := r.stored(t, s.ID); have.Status != state || have.Revision != s.Revision || have.LiveRevision != s.LiveRevision {
						t.Errorf("a refused move changed the story: %+v", have)
					}
					return
				}
				if err != nil {
					t.Fatal(err)
				}
				want, err := news.Target(rule.Move, s)
				if err != nil {
					t.Fatal(err)
				}
				if after.Status != want {
					t.Errorf("leads to %s, not %s", after.Status, want)
				}
				checkLive(t, rule, s, after)
				checkHistory(t, r, rule, after)
			})
		}
	}
}

func checkLive(t *testing.T, rule news.Rule, before, after news.Story) {
	t.Helper()
	switch {
	case rule.Live == news.LiveTaken && after.LiveRevision != after.Revision:
		t.Errorf("the working text was not made public: %d of %d", after.LiveRevision, after.Revision)
	case rule.Live == news.LiveGone && (after.LiveRevision != 0 || after.Withdrawn == nil):
		t.Errorf("something is public still")
	case rule.Live == news.LiveKept && rule.Move != news.Discard && after.LiveRevision != before.LiveRevision:
		t.Errorf("the public revision moved from %d to %d", before.LiveRevision, after.LiveRevision)
	case rule.Move == news.Discard && (after.Pending() || after.Content.Body != "Some words."):
		t.Errorf("changes were not discarded: %q", after.Content.Body)
	}
}

func checkHistory(t *testing.T, r *room, rule news.Rule, after news.Story) {
	t.Helper()
	history, err := r.History(t.Context(), after.ID, 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	if last := history[0]; last.Move != rule.Move || last.Person != "Nell" || last.Status != after.Status || last.Number != after.Revision {
		t.Errorf("history says %+v", last)
	}
}

func TestMovesThatNeedSomethingAreRefusedWithoutIt(t *testing.T) {
	r := newRoom(t)
	for _, rule := range news.Moves {
		if rule.Need == news.NeedsNothing || rule.Need == news.NeedsKind {
			continue
		}
		t.Run(string(rule.Move), func(t *testing.T) {
			s := bring(t, r, rule.From[0])
			if _, err := r.Move(t.Context(), nell, s.ID, newsroom.MoveRequest{Move: rule.Move}); code(err) != news.CodeMissing {
				t.Errorf("err = %v", err)
			}
		})
	}
}

func TestASecondReader(t *testing.T) {
	r := newRoom(t)
	s := r.whole(t, "en")
	after := r.publish(t, s.ID)
	history, err := r.History(t.Context(), after.ID, 0, 1)
	if err != nil || !history[0].NoCheck {
		t.Errorf("history does not say that there was no second reader: %+v %v", history, err)
	}
	r.two(t)
	s = r.whole(t, "en")
	if _, err := r.Move(t.Context(), nell, s.ID, newsroom.MoveRequest{Move: news.Publish}); code(err) != news.CodeSecondReader {
		t.Errorf("two persons: err = %v", err)
	}
	r.move(t, s.ID, newsroom.MoveRequest{Move: news.Submit})
	r.move(t, s.ID, newsroom.MoveRequest{Move: news.Approve})
	r.publish(t, s.ID)
}

func TestKindsOfChange(t *testing.T) {
	cases := []struct {
		kind  news.ChangeKind
		note  string
		moves bool // publicUpdatedAt
		code  news.Code
	}{
		{news.Minor, "", false, ""},
		{news.Update, "", true, ""},
		{"", "", true, ""},
		{news.Clarification, "It means nests.", true, ""},
		{news.EditorsNote, "Read with care.", true, ""},
		{news.Clarification, "", false, news.CodeMissing},
		{news.Correction, "x", false, news.CodeInvalid},
		{news.Reinstatement, "x", false, news.CodeInvalid},
		{"rewrite", "x", false, news.CodeInvalid},
	}
	for _, c := range cases {
		t.Run(string(c.kind)+c.note, func(t *testing.T) {
			r := newRoom(t)
			s := r.publish(t, r.whole(t, "en").ID)
			r.saved(t, s.ID, "Other words.")
			r.clock.forward(time.Hour)
			after, err := r.Move(t.Context(), nell, s.ID, newsroom.MoveRequest{Move: news.UpdateLive, Kind: c.kind, Note: c.note})
			if code(err) != c.code {
				t.Fatalf("err = %v", err)
			}
			if err != nil {
				return
			}
			if moved := after.PublicUpdatedAt != s.PublicUpdatedAt; moved != c.moves {
				t.Errorf("publicUpdatedAt moved: %v", moved)
			}
			if after.PublishedAt != s.PublishedAt || len(after.Changes) != 1 || after.Address != s.Address {
				t.Errorf("%+v", after)
			}
		})
	}
}

func TestNothingToUpdate(t *testing.T) {
	r := newRoom(t)
	s := r.publish(t, r.whole(t, "en").ID)
	for _, m := range []news.Move{news.UpdateLive, news.Discard} {
		if _, err := r.Move(t.Context(), nell, s.ID, newsroom.MoveRequest{Move: m}); code(err) != news.CodeNothing {
			t.Errorf("%s: %v", m, err)
		}
	}
}

func TestAnEmptyStoryIsNotPublished(t *testing.T) {
	r := newRoom(t)
	s, err := r.New(t.Context(), nell, newsroom.NewStory{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = r.Move(t.Context(), nell, s.ID, newsroom.MoveRequest{Move: news.Publish})
	if code(err) != news.CodeMissing || !strings.Contains(err.Error(), "headline is empty") || !strings.Contains(err.Error(), "no section") {
		t.Errorf("err = %v", err)
	}
	missing, err := r.Missing(t.Context(), s.ID, news.Publish)
	if err != nil || len(missing) != 3 || !missing[0].Must {
		t.Errorf("%+v %v", missing, err)
	}
}

func TestAStaleMoveIsRefused(t *testing.T) {
	r := newRoom(t)
	s := r.whole(t, "en")
	r.saved(t, s.ID, "Newer.")
	if _, err := r.Move(t.Context(), nell, s.ID, newsroom.MoveRequest{Move: news.Submit, IfRevision: s.Revision}); code(err) != news.CodeStale {
		t.Errorf("err = %v", err)
	}
}

func TestUndo(t *testing.T) {
	cases := []struct {
		from news.Status
		move news.Move
	}{
		{news.Draft, news.Submit}, {news.Review, news.Return}, {news.Review, news.Approve}, {news.Ready, news.Schedule},
		{news.Scheduled, news.Unschedule}, {news.Ready, news.Spike}, {news.Scheduled, news.Spike}, {news.Spiked, news.Restore}, {news.Withdrawn, news.Rework},
	}
	for _, c := range cases {
		t.Run(string(c.from)+" "+string(c.move), func(t *testing.T) {
			r := newRoom(t)
			s := bring(t, r, c.from)
			r.move(t, s.ID, full(c.move))
			after, err := r.Undo(t.Context(), nell, s.ID, 0)
			if err != nil {
				t.Fatal(err)
			}
			if after.Status != s.Status || after.ScheduledAt != s.ScheduledAt || after.DeskNotes != s.DeskNotes || after.Before != s.Before {
				t.Errorf("undone to %+v\nfrom %+v", after, s)
			}
		})
	}
	t.Run("step by step, edits kept", func(t *testing.T) {
		r := newRoom(t)
		s := bring(t, r, news.Ready)
		r.saved(t, s.ID, "Later words.")
		for _, want := range []news.Status{news.Review, news.Draft} {
			after, err := r.Undo(t.Context(), nell, s.ID, 0)
			if err != nil || after.Status != want || after.Content.Body != "Later words." {
				t.Fatalf("%v: %+v", err, after)
			}
		}
		if _, err := r.Undo(t.Context(), nell, s.ID, 0); code(err) != news.CodeNothing {
			t.Errorf("err = %v", err)
		}
	})
	t.Run("not what readers saw", func(t *testing.T) {
		r := newRoom(t)
		for _, state := range []news.Status{news.Published, news.Withdrawn} {
			s := bring(t, r, state)
			if _, err := r.Undo(t.Context(), nell, s.ID, 0); code(err) != news.CodeNothing {
				t.Errorf("%s: %v", state, err)
			}
		}
	})
}

func TestASpikedScheduleWhoseHourPassedDoesNotGoOut(t *testing.T) {
	r := newRoom(t)
	s := bring(t, r, news.Scheduled)
	r.move(t, s.ID, full(news.Spike))
	r.clock.forward(48 * time.Hour)
	if after := r.move(t, s.ID, full(news.Restore)); after.Status != news.Ready || after.ScheduledAt != 0 {
		t.Errorf("restored to %s at %s", after.Status, after.ScheduledAt)
	}
}
