package search

import (
	"context"
	"errors"
	"testing"

	index "github.com/blevesearch/bleve_index_api"
)

// renumber writes another number into an index, as another Galley would have.
func renumber(t *testing.T, dir string, key []byte) {
	t.Helper()
	x, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	d := &Document{ID: "a", Language: "en", Headline: "Harbour"}
	batch := index.NewBatch()
	batch.SetInternal(key, numeral(0))
	if err := x.Apply(Batch{Stories: []Story{{ID: "a", Public: d}}, Cursor: 3}); err != nil {
		t.Fatal(err)
	}
	if err := x.open.index.Batch(batch); err != nil {
		t.Fatal(err)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestOtherVersions(t *testing.T) {
	for _, c := range []struct {
		name     string
		key      []byte
		outdated bool
		cursor   uint64
		found    int
	}{
		{"another analysis is searched until it is rebuilt", analysisKey, true, 3, 1},
		{"another layout is begun anew", layoutKey, false, 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			renumber(t, dir, c.key)
			x, err := Open(dir, Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer x.Close()
			if x.Outdated() != c.outdated || x.Cursor() != c.cursor {
				t.Errorf("outdated %v, cursor %d", x.Outdated(), x.Cursor())
			}
			if p, err := x.Search(context.Background(), Query{Text: "harbour", Public: true}); err != nil || p.Total != c.found {
				t.Errorf("%d found, %v", p.Total, err)
			}
		})
	}
}

// TestPanic shows that a search that panics over sound files is an error, and
// no reason to make the index anew.
func TestPanic(t *testing.T) {
	x, err := Open(t.TempDir(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	if err := x.reading(func(*view) error { panic("a mistake") }); err == nil || errors.Is(err, ErrDamaged) || x.Outdated() {
		t.Errorf("%v, outdated %v", err, x.Outdated())
	}
}
