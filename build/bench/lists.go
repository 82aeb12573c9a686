package main

import (
	"fmt"

	"galley/app/store"
	"galley/build/bench/corpus"
	"galley/build/bench/report"
)

// lists measures the newest fifty stories of a section in both rooms.
func (b *bench) lists() ([]report.Figure, error) {
	smallDir, largeDir, err := b.rooms()
	if err != nil {
		return nil, err
	}
	small, err := store.OpenReadOnly(smallDir)
	if err != nil {
		return nil, err
	}
	defer small.Close()
	large, err := store.OpenReadOnly(largeDir)
	if err != nil {
		return nil, err
	}
	defer large.Close()
	of := func(s *store.Store) func(int) (float64, error) {
		return func(int) (float64, error) {
			return p50(2000, func(i int) error { return newest50(s, i) })
		}
	}
	values, against, err := inTurns(of(small), of(large))
	if err != nil {
		return nil, err
	}
	name := fmt.Sprintf("newest 50 of a section, %s stories", report.Thousands(b.stories))
	reference := fmt.Sprintf("the same at %s stories", report.Thousands(smallRoom))
	return []report.Figure{
		{Name: name + ", p50", Unit: "µs", Values: values, Owed: report.Owed{Value: 200}},
		{Name: name + ", growth", Unit: "µs", Values: values, Reference: reference, Against: against, Owed: report.Owed{Ratio: 1.5}, Apart: true},
	}, nil
}

// newest50 reads the newest fifty stories of a section, sections by turns.
func newest50(s *store.Store, i int) error {
	section := corpus.Sections[i%len(corpus.Sections)]
	return s.Read(func(tx *store.Tx) error {
		page, err := tx.Public().List(store.PublicQuery{Edition: "en", Section: section, Limit: 50})
		if err == nil && len(page.Rows) == 0 {
			return fmt.Errorf("section %s is empty", section)
		}
		return err
	})
}
