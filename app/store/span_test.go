package store_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"galley/app/news"
	"galley/app/store"
)

// TestSpansAreCountedAsAWalkCountsThem compares what spans hold with a plain
// slice, while stories come, go and are withdrawn.
func TestSpansAreCountedAsAWalkCountsThem(t *testing.T) {
	s := newRoom(t)
	rng := rand.New(rand.NewPCG(5, 6))
	var stories []news.Story
	between := func(from, until news.Moment) (in []news.Story) {
		for _, story := range stories {
			if story.PublishedAt >= from && story.PublishedAt < until {
				in = append(in, story)
			}
		}
		slices.SortFunc(in, func(a, b news.Story) int { // the oldest first
			if a.PublishedAt != b.PublishedAt {
				return int(a.PublishedAt - b.PublishedAt)
			}
			return map[bool]int{true: 1, false: -1}[a.ID < b.ID]
		})
		return in
	}
	standing := func(in []news.Story) int {
		return len(slices.DeleteFunc(slices.Clone(in), func(s news.Story) bool { return s.Withdrawn != nil }))
	}
	check := func(step string) {
		t.Helper()
		read(t, s, func(tx *store.Tx) error {
			moments := []news.Moment{900, 1000}
			for range 1 + rng.IntN(40) {
				moments = append(moments, news.Moment(1000+rng.IntN(100_000)))
			}
			slices.Sort(moments)
			moments = append(slices.Compact(moments), 200_000)
			counts, err := tx.Public().Between("en", moments)
			if err != nil {
				return err
			}
			for i, got := range counts {
				from, until := moments[i], moments[i+1]
				in := between(from, until)
				if want := standing(in); got != want {
					t.Fatalf("%s: %d between %d and %d, not %d", step, got, from, until, want)
				}
				q := store.PublicQuery{Edition: "en", From: from, Until: until}
				count, err := tx.Public().Count(q)
				if err != nil || count != got {
					t.Fatalf("%s: count %d, not %d (%v)", step, count, got, err)
				}
				last := (len(in) + 19) / 20
				for _, page := range []int{0, 1, last, last + 1} {
					rows, pages, err := tx.Public().Numbered(q, page, 20)
					if err != nil {
						return err
					}
					var want []string
					if page >= 1 && page <= last {
						for _, s := range in[(page-1)*20 : min(page*20, len(in))] {
							want = append(want, s.Content.Headline)
						}
						slices.Reverse(want)
					}
					if pages != last || !slices.Equal(headlines(rows), want) {
						t.Fatalf("%s: page %d from %d to %d has %v of %d pages, not %v of %d", step, page, from, until, headlines(rows), pages, want, last)
					}
				}
				var older, newer news.Moment
				for _, s := range stories {
					if s.Withdrawn != nil {
						continue
					}
					if s.PublishedAt < from {
						older = max(older, s.PublishedAt)
					}
					if s.PublishedAt >= until && (newer == 0 || s.PublishedAt < newer) {
						newer = s.PublishedAt
					}
				}
				gotOlder, gotNewer, err := tx.Public().Around("en", from, until)
				if err != nil || gotOlder != older || gotNewer != newer {
					t.Fatalf("%s: around %d and %d are %d and %d, not %d and %d (%v)", step, from, until, gotOlder, gotNewer, older, newer, err)
				}
			}
			return nil
		})
	}
	add := func(count int) {
		must(t, s.Write(func(tx *store.Tx) error {
			for range count {
				story := newStory("en", fmt.Sprint("story ", len(stories)), 1000)
				publish(&story, news.Moment(1000+rng.IntN(100_000)))
				r := revisionOf(story)
				if err := tx.PutStory(story, &r, news.Entry{}); err != nil {
					return err
				}
				stories = append(stories, story)
			}
			return nil
		}))
	}
	change := func(count int, one func(*store.Tx, int) error) {
		must(t, s.Write(func(tx *store.Tx) error {
			for range count {
				if err := one(tx, rng.IntN(len(stories))); err != nil {
					return err
				}
			}
			return nil
		}))
	}
	withdraw := func(tx *store.Tx, i int) error {
		story := &stories[i]
		story.Status, story.LiveRevision, story.Withdrawn = news.Withdrawn, 0, &news.Withdrawal{At: 300_000, Reason: "wrong"}
		return tx.PutStory(*story, nil, news.Entry{})
	}
	remove := func(tx *store.Tx, i int) error {
		err := tx.DeleteStory(stories[i].ID, news.Entry{})
		stories = slices.Delete(stories, i, i+1)
		return err
	}
	check("empty")
	for _, n := range []int{10, 60, 200, 900, 4000} {
		add(n)
		check(fmt.Sprint(n, " more"))
		change(n/5, withdraw)
		check(fmt.Sprint(n/5, " withdrawn"))
		change(n/3, remove)
		check(fmt.Sprint(n/3, " gone"))
		clean(t, s)
	}
}

func TestSpansAreOfEverythingOnly(t *testing.T) {
	s := newRoom(t)
	read(t, s, func(tx *store.Tx) error {
		for _, q := range []store.PublicQuery{
			{Edition: "en", Tag: "ferry", From: 1, Until: 2}, {Edition: "en", NewsOnly: true, From: 1, Until: 2},
		} {
			_, err := tx.Public().Count(q)
			wantCode(t, err, news.CodeInternal)
		}
		_, err := tx.Public().Between("en", []news.Moment{2, 1})
		wantCode(t, err, news.CodeInternal)
		_, err = tx.Public().List(store.PublicQuery{Edition: "en", From: 1, Until: 2})
		wantCode(t, err, news.CodeInternal)
		return nil
	})
}
