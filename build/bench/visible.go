package main

import (
	"context"
	"fmt"
	"slices"
	"time"

	"galley/app/search"
	"galley/build/bench/corpus"
	"galley/build/bench/fts5"
	"galley/build/bench/report"
)

// visible measures one change of a story until a search finds it.
func (b *bench) visible() ([]report.Figure, error) {
	x, err := b.indexes()
	if err != nil {
		return nil, err
	}
	dir, err := b.spare(x.dir)
	if err != nil {
		return nil, err
	}
	spare := indexes{dir: dir}
	ours, err := search.Open(spare.galley(), search.Options{})
	if err != nil {
		return nil, err
	}
	defer ours.Close()
	theirs, err := fts5.Open(spare.fts5())
	if err != nil {
		return nil, err
	}
	defer theirs.Close()
	number := func(round int) int { return b.stories / 3 * 3 * (round + 1) / (report.Rounds + 1) / 3 * 3 }
	word := func(round int) string { return "zyxw" + string(rune('a'+round)) + "qvut" }
	values, against, err := inTurns(
		func(round int) (float64, error) {
			s := b.corpus.Story(number(round))
			s.Headline = word(round)
			changed := termed([]corpus.Story{s})
			return stopwatch(time.Millisecond, func() error {
				if err := theirs.Add(changed); err != nil {
					return err
				}
				hits, err := theirs.Search(fts5.Query{Terms: search.Terms(s.Language, word(round)), Limit: perPage})
				return found(len(hits), query{text: word(round)}, err)
			})
		},
		func(round int) (float64, error) {
			s := b.corpus.Story(number(round))
			s.Headline = word(round)
			changed := search.Batch{Stories: []search.Story{indexed(s)}, Cursor: ours.Cursor() + 1}
			return stopwatch(time.Millisecond, func() error {
				if err := ours.Apply(changed); err != nil {
					return err
				}
				page, err := ours.Search(context.Background(), query{text: word(round)}.galley())
				hit := func(h search.Hit) bool { return h.ID == s.ID }
				if err == nil && !slices.ContainsFunc(page.Hits, hit) {
					err = fmt.Errorf("%q is not found in its story", word(round))
				}
				return err
			})
		})
	return []report.Figure{{
		Name: "one story changed in the index, until it is found", Unit: "ms", Values: values,
		Reference: "FTS5", Against: against, Owed: report.Owed{Value: 1000},
	}}, err
}
