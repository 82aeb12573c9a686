package main

import (
	"io/fs"
	"path/filepath"

	"galley/build/bench/fts5"
	"galley/build/bench/report"
)

// building is how fast the indexes were made and how large they are.
func (b *bench) building() ([]report.Figure, error) {
	x, err := b.indexes()
	if err != nil {
		return nil, err
	}
	size, err := folderSize(x.galley())
	if err != nil {
		return nil, err
	}
	theirs, err := fts5.Open(x.fts5())
	if err != nil {
		return nil, err
	}
	defer theirs.Close()
	sqlite, err := theirs.Size()
	if err != nil {
		return nil, err
	}
	// Of the text: the figure is a ratio itself, and FTS5's is beside it.
	text := float64(x.making.Text)
	return []report.Figure{
		{Name: "building the index", Unit: "stories/s", Rate: true, Values: x.making.Galley, Reference: "FTS5", Against: x.making.FTS5, Owed: report.Owed{Value: 1000}},
		{Name: "size of the index", Unit: "× the text", Values: []float64{float64(size) / text}, Reference: "FTS5", Against: []float64{float64(sqlite) / text}, Owed: report.Owed{Value: 1.3}},
	}, nil
}

func folderSize(dir string) (size int64, err error) {
	err = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			size += info.Size()
		}
		return err
	})
	return size, err
}
