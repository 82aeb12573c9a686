package main

import (
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"galley/build/bench/corpus"
	"galley/build/bench/report"
)

// imports measures `galley import` of Markdown files into a new room against
// a plain copy of the same files, synced.
func (b *bench) imports() ([]report.Figure, error) {
	c, err := b.archive(b.files)
	if err != nil {
		return nil, err
	}
	files := filepath.Join(b.work, "import-files")
	defer os.RemoveAll(files)
	if err := c.Write(files, corpus.Story.File); err != nil {
		return nil, err
	}
	rate := func(name string, do func(to string) (seconds float64, err error)) func(int) (float64, error) {
		return func(int) (float64, error) {
			to := filepath.Join(b.work, name)
			defer os.RemoveAll(to)
			took, err := do(to)
			return float64(b.files) / took, err
		}
	}
	values, against, err := inTurns(
		rate("copy", func(to string) (float64, error) {
			return stopwatch(time.Second, func() error { return copied(files, to) })
		}),
		rate("imported", func(to string) (float64, error) {
			if err := b.found(to); err != nil {
				return 0, err
			}
			return stopwatch(time.Second, func() error { return b.importInto(to, files) })
		}))
	return []report.Figure{{
		Name: fmt.Sprintf("import of %s Markdown files, to the last commit", report.Thousands(b.files)),
		Unit: "stories/s", Rate: true, Values: values,
		Reference: "a plain copy of the files, synced", Against: against, Owed: report.Owed{Value: 2000},
	}}, err
}

// copied copies a tree and waits until the disk has it.
func copied(from, to string) error {
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		return err
	}
	syscall.Sync()
	return nil
}
