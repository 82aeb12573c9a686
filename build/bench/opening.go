package main

import (
	"time"

	"galley/app/store"
	"galley/build/bench/report"
)

// opening measures from nothing open to the first list of the desk.
func (b *bench) opening() ([]report.Figure, error) {
	small, large, err := b.rooms()
	if err != nil {
		return nil, err
	}
	open := func(room string) func(int) (float64, error) {
		return func(int) (float64, error) { return opened(room) }
	}
	values, against, err := inTurns(open(small), open(large))
	return []report.Figure{{
		Name: "opening the room to the first list", Unit: "ms", Values: values,
		Reference: "the small room", Against: against, Owed: report.Owed{Value: 100}, Apart: true,
	}}, err
}

func opened(room string) (float64, error) {
	var s *store.Store
	took, err := stopwatch(time.Millisecond, func() (err error) {
		if s, err = store.Open(room); err != nil {
			return err
		}
		return s.Read(func(tx *store.Tx) error {
			_, err := tx.Desk(store.DeskQuery{Limit: 50})
			return err
		})
	})
	if err != nil {
		return 0, err
	}
	return took, s.Close()
}
