package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"galley/app/search"
	"galley/build/bench/fts5"
	"galley/build/bench/report"
)

// fed is how many stories both indexes are given at once.
const fed = 1000

// indexes are Galley's index and SQLite's over the same stories, kept between
// runs with how their making went.
type indexes struct {
	dir    string
	making making
}

func (x indexes) galley() string { return filepath.Join(x.dir, "galley") }
func (x indexes) fts5() string   { return filepath.Join(x.dir, "fts5") }

// making is how the making of both went: for every fifth of the stories, how
// many a second went in.
type making struct {
	Galley, FTS5 []float64
	Text         int64 // bytes
}

// indexes makes both, in turns, thousand by thousand. They are made anew when
// the source of Galley's index has changed.
func (b *bench) indexes() (indexes, error) {
	if b.index != nil {
		return *b.index, nil
	}
	name, err := named(fmt.Sprintf("index-%s-%d", b.corpus.Sum(), b.stories), "../../app/search")
	if err != nil {
		return indexes{}, err
	}
	var x indexes
	x.dir, err = b.ground.keep(name, func(dir string) error { return b.fill(indexes{dir: dir}) })
	if err != nil {
		return indexes{}, err
	}
	data, err := os.ReadFile(filepath.Join(x.dir, "making.json"))
	if err != nil {
		return indexes{}, err
	}
	if err := json.Unmarshal(data, &x.making); err != nil {
		return indexes{}, err
	}
	b.index = &x
	return x, nil
}

func (b *bench) fill(x indexes) (err error) {
	ours, err := search.Open(x.galley(), search.Options{})
	if err != nil {
		return err
	}
	theirs, err := fts5.Open(x.fts5())
	if err != nil {
		return errors.Join(err, ours.Close())
	}
	m := making{}
	var galley, sqlite time.Duration
	for first := 0; first < b.stories; first += fed {
		stories := b.stretch(first, min(fed, b.stories-first))
		for _, s := range stories {
			m.Text += int64(s.Text())
		}
		// The text of both is made beforehand, the terms of both meanwhile.
		batch := search.Batch{Cursor: uint64(first + len(stories))}
		for _, s := range stories {
			batch.Stories = append(batch.Stories, indexed(s))
		}
		last := first+fed >= b.stories
		took, err := elapsed(func() error {
			err := ours.Apply(batch)
			if last {
				err = errors.Join(err, ours.Close()) // all is on the disk
			}
			return err
		})
		if err != nil {
			return err
		}
		galley += took
		took, err = elapsed(func() error { return theirs.Add(termed(stories)) })
		if err != nil {
			return err
		}
		sqlite += took
		if fifths := (first + fed) * report.Rounds / b.stories; fifths > len(m.Galley) || last {
			share := float64(b.stories) / report.Rounds
			m.Galley, m.FTS5 = append(m.Galley, share/galley.Seconds()), append(m.FTS5, share/sqlite.Seconds())
			galley, sqlite = 0, 0
		}
	}
	if err := errors.Join(x.whole(b.stories), theirs.Optimise(), theirs.Close()); err != nil {
		return err
	}
	data, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(x.dir, "making.json"), data, 0o644)
}

// whole holds Galley's index to have every story on the disk.
func (x indexes) whole(stories int) error {
	ours, err := search.Open(x.galley(), search.Options{})
	if err != nil {
		return err
	}
	defer ours.Close()
	count, err := ours.Count()
	if err == nil && count != stories {
		err = fmt.Errorf("of %d stories the index has %d after it was closed", stories, count)
	}
	return err
}
