package search_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"galley/app/search"
)

func TestReopen(t *testing.T) {
	r := newRoom(t)
	r.publish(search.Document{ID: "a", Headline: "Harbour"})
	r.publish(search.Document{ID: "b", Headline: "Harbour"})
	r.reopen()
	if got := r.Cursor(); got != 2 {
		t.Errorf("cursor %d, want 2", got)
	}
	if r.Outdated() {
		t.Error("outdated")
	}
	r.finds("harbour", "a", "b")
	r.publish(search.Document{ID: "a", Headline: "Airport"})
	r.finds("harbour", "b")
	r.finds("airport", "a")
	if n, err := r.Count(); n != 2 || err != nil {
		t.Errorf("%d documents, %v", n, err)
	}
}

func TestClosed(t *testing.T) {
	r := newRoom(t)
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := r.Search(context.Background(), search.Query{}); !errors.Is(err, search.ErrClosed) {
		t.Errorf("search: %v", err)
	}
	if err := r.Apply(search.Batch{}); !errors.Is(err, search.ErrClosed) {
		t.Errorf("apply: %v", err)
	}
	feed := func(context.Context, func(search.Batch) error) error { return nil }
	if err := r.Rebuild(context.Background(), feed); !errors.Is(err, search.ErrClosed) {
		t.Errorf("rebuild: %v", err)
	}
}

func TestRebuild(t *testing.T) {
	r := newRoom(t)
	r.publish(search.Document{ID: "a", Headline: "Harbour"})
	stories := func(id string) search.Batch {
		d := filled(search.Document{ID: id, Headline: "Airport"})
		return search.Batch{Stories: []search.Story{{ID: id, Public: &d}}, Cursor: 7}
	}
	err := r.Rebuild(context.Background(), func(_ context.Context, apply func(search.Batch) error) error {
		r.finds("harbour", "a")
		r.publish(search.Document{ID: "b", Headline: "Harbour"})
		r.finds("harbour", "a", "b")
		r.finds("airport")
		return apply(stories("c"))
	})
	if err != nil {
		t.Fatal(err)
	}
	r.finds("harbour")
	r.finds("airport", "c")
	if got := r.Cursor(); got != 7 {
		t.Errorf("cursor %d, want the new index's", got)
	}
	stopped, stop := context.WithCancel(context.Background())
	err = r.Rebuild(stopped, func(_ context.Context, apply func(search.Batch) error) error {
		stop()
		return apply(stories("d"))
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("a stopped rebuild: %v", err)
	}
	r.finds("airport", "c")
	r.reopen()
	r.finds("airport", "c")
	if left, _ := filepath.Glob(filepath.Join(r.dir, "*")); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
}

// files are the index's that hold stories.
func files(t *testing.T, dir, pattern string) []string {
	t.Helper()
	list, err := filepath.Glob(filepath.Join(dir, "index", pattern))
	if err != nil || len(list) == 0 {
		t.Fatalf("no %s in %s: %v", pattern, dir, err)
	}
	return list
}

func TestDamaged(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	noise := func(length int) []byte {
		b := make([]byte, length)
		for i := range b {
			b[i] = byte(random.Uint32())
		}
		return b
	}
	for name, damage := range map[string]func(t *testing.T, dir string) error{
		"no root":       func(t *testing.T, dir string) error { return os.Remove(files(t, dir, "root.bolt")[0]) },
		"an empty root": func(t *testing.T, dir string) error { return os.Truncate(files(t, dir, "root.bolt")[0], 0) },
		"a foreign root": func(t *testing.T, dir string) error {
			return os.WriteFile(files(t, dir, "root.bolt")[0], noise(1<<16), 0o600)
		},
		"no segment":        func(t *testing.T, dir string) error { return os.Remove(files(t, dir, "*.zap")[0]) },
		"an empty segment":  func(t *testing.T, dir string) error { return os.Truncate(files(t, dir, "*.zap")[0], 0) },
		"a shorter segment": func(t *testing.T, dir string) error { return os.Truncate(files(t, dir, "*.zap")[0], 600) },
		"a foreign segment": func(t *testing.T, dir string) error {
			return os.WriteFile(files(t, dir, "*.zap")[0], noise(5000), 0o600)
		},
		"a file for a folder": func(t *testing.T, dir string) error {
			return errors.Join(os.RemoveAll(filepath.Join(dir, "index")), os.WriteFile(filepath.Join(dir, "index"), []byte("x"), 0o600))
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRoom(t)
			r.publish(search.Document{ID: "a", Headline: "Harbour", Body: strings.Repeat("The harbour again. ", 60)})
			if err := errors.Join(r.Close(), damage(t, r.dir)); err != nil {
				t.Fatal(err)
			}
			r.open()
			if got := r.Cursor(); got != 0 {
				t.Errorf("cursor %d, want a beginning", got)
			}
			r.publish(search.Document{ID: "b", Headline: "Harbour"})
			r.finds("harbour", "b")
		})
	}
}

func TestCheck(t *testing.T) {
	r := newRoom(t)
	for i := range 40 {
		r.publish(search.Document{ID: fmt.Sprint(i), Headline: "Harbour", Body: strings.Repeat(fmt.Sprintf("word%d again ", i), 80)})
	}
	r.reopen()
	if err := r.Check(context.Background()); err != nil || r.Outdated() {
		t.Fatalf("a sound index: %v", err)
	}
	file, err := os.OpenFile(files(t, r.dir, "*.zap")[0], os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if _, err := file.WriteAt([]byte{0xAA, 0x55, 0xAA}, 300); err != nil {
		t.Fatal(err)
	}
	if err := r.Check(context.Background()); !errors.Is(err, search.ErrDamaged) || !r.Outdated() {
		t.Errorf("a damaged index: %v, outdated %v", err, r.Outdated())
	}
	err = r.Rebuild(context.Background(), func(context.Context, func(search.Batch) error) error { return nil })
	if err != nil || r.Outdated() {
		t.Errorf("after a rebuild: %v, outdated %v", err, r.Outdated())
	}
}

// TestAtOnce has searches run beside changes; the race detector looks on.
func TestAtOnce(t *testing.T) {
	r := newRoom(t)
	r.publish(search.Document{ID: "always", Headline: "Harbour"})
	var running sync.WaitGroup
	for range 3 {
		running.Go(func() {
			for range 60 {
				p, err := r.Search(context.Background(), search.Query{Text: "harbour", Public: true, Facets: true})
				if err != nil || p.Total == 0 {
					t.Errorf("%d found, %v", p.Total, err)
					return
				}
			}
		})
	}
	for i := range 60 {
		r.publish(search.Document{ID: fmt.Sprint(i % 7), Headline: "Harbour", Body: fmt.Sprint(i)})
	}
	running.Wait()
	if p := r.search(search.Query{Text: "harbour", Public: true}); p.Total != 8 {
		t.Errorf("%d found, want 8", p.Total)
	}
}
