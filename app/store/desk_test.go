package store_test

import (
	"fmt"
	"slices"
	"testing"

	"galley/app/news"
	"galley/app/store"
)

// many puts n drafts and published stories of varying kinds.
func many(t testing.TB, s *store.Store, n int) []news.Story {
	t.Helper()
	var stories []news.Story
	err := s.Write(func(tx *store.Tx) error {
		for i := range n {
			story := newStory([]string{"en", "es", "ar"}[i%3], fmt.Sprint("story ", i), news.Moment(1000+i/2)) // pairs share a moment
			story.Content.Section = []string{"world", "politics", "votes", "economy"}[i%4]
			story.Content.Regions = []string{[]string{"north", "south"}[i%2]}
			story.Content.Tags = []string{fmt.Sprint("tag-", i%5)}
			story.Content.Kind = news.Kinds[i%len(news.Kinds)]
			story.Content.Credits = []news.Credit{{Author: fmt.Sprint("author-", i%6), Role: news.Roles[i%len(news.Roles)]}}
			if i%7 == 0 {
				story.Assignee = "amina"
			}
			if i%2 == 0 {
				publish(&story, news.Moment(50_000+i))
				story.UpdatedAt = news.Moment(1000 + i/2)
			}
			r := revisionOf(story)
			if err := tx.PutStory(story, &r, news.Entry{At: story.UpdatedAt}); err != nil {
				return err
			}
			stories = append(stories, story)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return stories
}

// selected is what q ought to select, in order.
func selected(stories []news.Story, q store.DeskQuery) []string {
	under := map[string][]string{"world": {"world", "politics", "votes"}, "politics": {"politics", "votes"}, "votes": {"votes"}, "economy": {"economy"}}
	var found []news.Story
	for _, s := range stories {
		c := s.Content
		switch {
		case q.Status != "" && s.Status != q.Status,
			q.PublicOnly && !s.Status.Public(),
			q.Language != "" && s.Language != q.Language,
			q.Section != "" && !slices.Contains(under[q.Section], c.Section),
			q.Region == "shores" && c.Regions[0] != "north" && c.Regions[0] != "south",
			q.Region != "" && q.Region != "shores" && c.Regions[0] != q.Region,
			q.Tag != "" && c.Tags[0] != q.Tag,
			q.Author != "" && c.Credits[0].Author != q.Author,
			q.Assignee != "" && s.Assignee != q.Assignee,
			q.Kind != "" && c.Kind != q.Kind:
			continue
		}
		found = append(found, s)
	}
	slices.SortFunc(found, func(a, b news.Story) int {
		if a.UpdatedAt != b.UpdatedAt {
			return int(b.UpdatedAt - a.UpdatedAt)
		}
		return map[bool]int{true: -1, false: 1}[a.ID < b.ID]
	})
	var ids []string
	for _, s := range found {
		ids = append(ids, s.ID)
	}
	return ids
}

func TestDeskFiltersAndPages(t *testing.T) {
	s := newRoom(t)
	stories := many(t, s, 400)
	for _, q := range []store.DeskQuery{
		{}, {Status: news.Draft}, {PublicOnly: true}, {Language: "ar"}, {Section: "world"}, {Section: "votes"},
		{Region: "shores"}, {Region: "south"}, {Tag: "tag-3"}, {Author: "author-4"}, {Assignee: "amina"}, {Kind: news.Opinion},
		{Status: news.Draft, Language: "es"}, {PublicOnly: true, Language: "en"},
		{Language: "ar", Section: "politics"}, {Section: "world", Region: "north", Tag: "tag-0"},
		{Status: news.Published, Language: "en", Section: "world", Region: "shores", Kind: news.Article},
		{Assignee: "amina", Author: "author-1"}, {Tag: "none"}, {Section: "none", Language: "en"},
	} {
		for _, limit := range []int{1, 7, 50, 500} {
			want := selected(stories, q)
			var got []string
			q.After, q.Limit = "", limit
			read(t, s, func(tx *store.Tx) error {
				for pages := 0; ; pages++ {
					page, err := tx.Desk(q)
					if err != nil {
						return err
					}
					if len(page.Rows) > limit || pages > 1000 {
						return fmt.Errorf("page %d has %d rows", pages, len(page.Rows))
					}
					for _, r := range page.Rows {
						got = append(got, r.ID)
					}
					if q.After = page.Next; q.After == "" {
						return nil
					}
				}
			})
			if !slices.Equal(got, want) {
				t.Errorf("%+v: got %d, want %d", q, len(got), len(want))
			}
		}
	}
	read(t, s, func(tx *store.Tx) error {
		for _, q := range []store.DeskQuery{{}, {Status: news.Draft}, {PublicOnly: true}, {Language: "ar"}, {Status: news.Draft, Language: "es"}, {Section: "world"}, {Assignee: "amina"}} {
			n, err := tx.Count(q)
			if want := len(selected(stories, q)); n != want || err != nil {
				t.Errorf("count of %+v is %d (%v), want %d", q, n, err, want)
			}
		}
		_, err := tx.Count(store.DeskQuery{Section: "world", Tag: "tag-1"})
		wantCode(t, err, news.CodeInternal)
		return nil
	})
}

// alternating puts stories that stand in turn in the list of a tag and in that
// of an assignee, and in both where both says so. The first is the newest.
func alternating(t *testing.T, n int, both func(i int) bool) *store.Store {
	t.Helper()
	s := newRoom(t)
	must(t, s.Write(func(tx *store.Tx) error {
		for i := range n {
			story := newStory("en", fmt.Sprint(i), news.Moment(10_000-i))
			if i%2 == 0 || both(i) {
				story.Content.Tags = []string{"ferry"}
			}
			if i%2 == 1 || both(i) {
				story.Assignee = "amina"
			}
			r := revisionOf(story)
			if err := tx.PutStory(story, &r, news.Entry{}); err != nil {
				return err
			}
		}
		return nil
	}))
	return s
}

func TestPageReadsAtMostTwoThousandEntries(t *testing.T) {
	s := alternating(t, 5000, func(i int) bool { return i == 4999 })
	read(t, s, func(tx *store.Tx) error {
		var sizes []int
		for q := (store.DeskQuery{Tag: "ferry", Assignee: "amina"}); ; {
			page, err := tx.Desk(q)
			if err != nil {
				return err
			}
			sizes = append(sizes, len(page.Rows))
			if q.After = page.Next; q.After == "" {
				break
			}
		}
		if got := fmt.Sprint(sizes); got != "[0 0 1]" {
			t.Errorf("pages of %s rows, want two short ones and the story", got)
		}
		return nil
	})
}

// TestShortPagesLoseNothing begins at many places, so that the limit of what a
// page reads falls on every kind of entry.
func TestShortPagesLoseNothing(t *testing.T) {
	const stories = 2600
	s := alternating(t, stories, func(i int) bool { return i%13 == 0 })
	read(t, s, func(tx *store.Tx) error {
		start := store.DeskQuery{Limit: 1}
		for skip := 1; skip < 60; skip++ {
			page, err := tx.Desk(start)
			if err != nil {
				return err
			}
			start.After = page.Next
			found := 0
			for q := (store.DeskQuery{Tag: "ferry", Assignee: "amina", After: start.After, Limit: 500}); ; {
				page, err := tx.Desk(q)
				if err != nil {
					return err
				}
				found += len(page.Rows)
				if q.After = page.Next; q.After == "" {
					break
				}
			}
			if want := (stories-1)/13 - (skip-1)/13; found != want {
				t.Errorf("after %d stories: %d found, want %d", skip, found, want)
			}
		}
		return nil
	})
}

func TestBrokenCursorIsRefused(t *testing.T) {
	s := newRoom(t)
	read(t, s, func(tx *store.Tx) error {
		for _, after := range []string{"x", "not a cursor", "AAAA", "====", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"} {
			_, err := tx.Desk(store.DeskQuery{After: after})
			wantCode(t, err, news.CodeInvalid)
			_, err = tx.Public().List(store.PublicQuery{Edition: "en", After: after})
			wantCode(t, err, news.CodeInvalid)
		}
		return nil
	})
}

func TestCalendar(t *testing.T) {
	s := newRoom(t)
	var due []string
	for i, at := range []news.Moment{9000, 7000, 8000, 20_000} {
		story := newStory("en", fmt.Sprint(i), 1000)
		story.Status, story.ScheduledAt, story.DueAt, story.EmbargoUntil = news.Scheduled, at, at-500, at-100
		putNew(t, s, story)
		due = append(due, story.ID)
	}
	ready := newStory("en", "planned and taken back", 1000)
	ready.Status, ready.ScheduledAt = news.Ready, 100
	putNew(t, s, ready)
	read(t, s, func(tx *store.Tx) error {
		if next := tx.NextDue(); next != 7000 {
			t.Errorf("next due %d", next)
		}
		got, err := tx.Due(9000)
		if want := []string{due[1], due[2], due[0]}; !slices.Equal(got, want) {
			t.Errorf("due %v, want %v", got, want)
		}
		rows, err2 := tx.Calendar(store.DueDate, 7000, 8500, 10)
		if got := fmt.Sprint(headlines(rows)); got != "[2 0]" {
			t.Errorf("due dates: %s", got)
		}
		rows, _ = tx.Calendar(store.Embargo, 0, 90_000, 2)
		if got := fmt.Sprint(headlines(rows)); got != "[1 2]" {
			t.Errorf("embargoes: %s", got)
		}
		if err == nil {
			err = err2
		}
		return err
	})
	if err := s.Write(func(tx *store.Tx) error { return tx.DeleteStory(due[1], news.Entry{}) }); err != nil {
		t.Fatal(err)
	}
	read(t, s, func(tx *store.Tx) error {
		if next := tx.NextDue(); next != 8000 {
			t.Errorf("next due %d", next)
		}
		return nil
	})
}
