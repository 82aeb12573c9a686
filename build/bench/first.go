package main

import (
	"context"
	"time"

	"galley/app/search"
	"galley/build/bench/fts5"
	"galley/build/bench/report"
)

// firstResult measures from nothing open to the first page of results.
func (b *bench) firstResult() ([]report.Figure, error) {
	x, err := b.indexes()
	if err != nil {
		return nil, err
	}
	q, err := b.queries(x)
	if err != nil {
		return nil, err
	}
	values, against, err := inTurns(
		func(round int) (float64, error) {
			var theirs *fts5.Index
			took, err := stopwatch(time.Millisecond, func() (err error) {
				if theirs, err = fts5.Open(x.fts5()); err != nil {
					return err
				}
				_, err = theirs.Search(q.words[round].fts5())
				return err
			})
			if err != nil {
				return 0, err
			}
			return took, theirs.Close()
		},
		func(round int) (float64, error) {
			var ours *search.Index
			took, err := stopwatch(time.Millisecond, func() (err error) {
				if ours, err = search.Open(x.galley(), search.Options{}); err != nil {
					return err
				}
				_, err = ours.Search(context.Background(), q.words[round].galley())
				return err
			})
			if err != nil {
				return 0, err
			}
			return took, ours.Close()
		})
	return []report.Figure{{
		Name: "opening the index to the first result", Unit: "ms", Values: values,
		Reference: "FTS5", Against: against, Owed: report.Owed{Value: 50},
	}}, err
}
