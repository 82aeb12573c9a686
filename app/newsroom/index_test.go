package newsroom_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"galley/app/edition"
	"galley/app/news"
	"galley/app/newsroom"
	"galley/app/search"
	"galley/app/store"
	"galley/app/storyfile"
)

// closed closes the room; its folder stays.
func (r *room) closed(t *testing.T) {
	t.Helper()
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	if err := r.store.Close(); err != nil {
		t.Fatal(err)
	}
}

// again opens the room that was closed.
func (r *room) again(t *testing.T) *room {
	t.Helper()
	return openRoom(t, r.dir, r.clock).searching(t)
}

// What was written while nobody fed the index is in it when it is asked.
func TestIndexCatchesUp(t *testing.T) {
	r := newRoom(t)
	r.imported(t, published("en", "First ferry", "It sails."))
	r.finds(t, newsroom.Find{Text: "ferry", Public: true}, "First ferry")
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	r.imported(t, published("en", "Second ferry", "It sails."))
	id := r.whole(t, "en").ID
	r.saved(t, id, "A third.")
	if err := r.store.Close(); err != nil {
		t.Fatal(err)
	}
	r = r.again(t)
	r.finds(t, newsroom.Find{Text: "ferry", Public: true}, "First ferry", "Second ferry")
	r.finds(t, newsroom.Find{Text: "third"}, "The ferry at night")
}

// A room that is put back to an older backup has the index of one that went
// another way: it is made anew, also where the journal has grown past it since.
func TestIndexOfARoomThatWentBack(t *testing.T) {
	for name, later := range map[string]int{"at the backup": 0, "grown past it": 12} {
		t.Run(name, func(t *testing.T) {
			r := newRoom(t)
			r.imported(t, published("en", "Kept ferry", "It sails."))
			backup := filepath.Join(t.TempDir(), "room.galley")
			if _, err := r.store.Backup(backup); err != nil {
				t.Fatal(err)
			}
			for i := range 5 {
				r.imported(t, published("en", fmt.Sprintf("Lost ferry %d", i), "It sank."))
			}
			if got := r.find(t, newsroom.Find{Text: "ferry", Public: true}).Total; got != 6 {
				t.Fatalf("%d before", got)
			}
			r.closed(t)

			older := &room{dir: filepath.Join(t.TempDir(), "older"), clock: r.clock}
			if err := store.Recover(backup, older.dir); err != nil {
				t.Fatal(err)
			}
			if err := os.Remove(filepath.Join(older.dir, "search")); err != nil {
				t.Fatal(err)
			}
			if err := os.Rename(filepath.Join(r.dir, "search"), filepath.Join(older.dir, "search")); err != nil {
				t.Fatal(err)
			}
			older = older.again(t)
			want := []string{"Kept ferry"}
			for i := range later {
				headline := fmt.Sprintf("New ferry %d", i)
				older.imported(t, published("en", headline, "It floats."))
				want = append(want, headline)
			}
			older.finds(t, newsroom.Find{Text: "ferry", Public: true}, want...)
			older.finds(t, newsroom.Find{Text: "sank", Public: true})
		})
	}
}

// segments are the files of the index in the room of dir.
func segments(t *testing.T, dir string) []string {
	t.Helper()
	list, err := filepath.Glob(filepath.Join(dir, "search", "index", "*.zap"))
	if err != nil || len(list) == 0 {
		t.Fatalf("the index has the files %q, %v", list, err)
	}
	return list
}

// An index that was damaged while the room was closed is made anew by itself.
func TestDamagedIndexIsMadeAnew(t *testing.T) {
	cut := func(t *testing.T, path string) {
		info, err := os.Stat(path)
		if err == nil {
			err = os.Truncate(path, info.Size()/2)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for name, damage := range map[string]func(t *testing.T, dir string){
		"a segment cut short": func(t *testing.T, dir string) { cut(t, segments(t, dir)[0]) },
		"a segment emptied": func(t *testing.T, dir string) {
			if err := os.Truncate(segments(t, dir)[0], 0); err != nil {
				t.Fatal(err)
			}
		},
		"a segment gone": func(t *testing.T, dir string) {
			if err := os.Remove(segments(t, dir)[0]); err != nil {
				t.Fatal(err)
			}
		},
		"the root cut short": func(t *testing.T, dir string) { cut(t, filepath.Join(dir, "search", "index", "root.bolt")) },
		"words overwritten": func(t *testing.T, dir string) {
			for _, path := range segments(t, dir) {
				data, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				for i := range data[:len(data)/2] {
					data[i] ^= 0x5a
				}
				if err := os.WriteFile(path, data, 0o600); err != nil {
					t.Fatal(err)
				}
			}
		},
		"one bit": func(t *testing.T, dir string) {
			for _, path := range segments(t, dir) {
				data, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				data[len(data)/3] ^= 1
				if err := os.WriteFile(path, data, 0o600); err != nil {
					t.Fatal(err)
				}
			}
		},
		"nothing left": func(t *testing.T, dir string) {
			if err := os.RemoveAll(filepath.Join(dir, "search")); err != nil {
				t.Fatal(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRoom(t)
			r.imported(t, published("en", "First ferry", "It sails to the port."), published("es", "Primer ferri", "Zarpa del puerto."))
			r.finds(t, newsroom.Find{Text: "port", Public: true}, "First ferry")
			r.closed(t)
			damage(t, r.dir)
			r = r.again(t)
			r.finds(t, newsroom.Find{Text: "port", Public: true}, "First ferry")
			r.finds(t, newsroom.Find{Text: "zarpan", Public: true}, "Primer ferri")
			if err := r.Close(); err != nil {
				t.Fatal(err)
			}
			index, err := search.Open(filepath.Join(r.dir, "search"), search.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if err := errors.Join(index.Check(t.Context()), index.Close()); err != nil {
				t.Errorf("afterwards: %v", err)
			}
		})
	}
}

// A large room's index is made in the background: searches are answered
// meanwhile, and find everything in the end. What changes in the midst of it is
// not lost.
func TestALargeIndexIsMadeInTheBackground(t *testing.T) {
	r := newRoom(t)
	var stories []storyfile.Story
	for i := range 2_100 {
		stories = append(stories, published("en", fmt.Sprintf("Ferry number %d", i), "It sails."))
	}
	r.imported(t, stories...)
	r.closed(t)
	r = r.again(t)
	if indexing, err := r.Prepare(t.Context()); err != nil || !indexing.Running || indexing.Total < 2_100 {
		t.Fatalf("%+v, %v", indexing, err)
	}
	r.imported(t, published("en", "Meanwhile a barge", "It drifts."))
	asked := 0
	for running := true; running; asked++ { // each question is an answer, and takes its time
		found, err := r.Source().Search(t.Context(), edition.Find{Edition: "en", Text: "ferry", Limit: 20})
		if err != nil {
			t.Fatal(err)
		}
		running = found.Partly
	}
	if got := r.find(t, newsroom.Find{Text: "ferry", Public: true}).Total; got != 2_100 {
		t.Errorf("%d of 2,100 after %d questions", got, asked)
	}
	r.finds(t, newsroom.Find{Text: "barge", Public: true}, "Meanwhile a barge")

	// The name of a tag that many stories have is as much work.
	if err := r.PutTag(t.Context(), nell, news.Tag{ID: "none", Names: news.Labels{"en": "None"}}); err != nil {
		t.Fatal(err)
	}
	if indexing, err := r.Prepare(t.Context()); err != nil || indexing.Running {
		t.Errorf("for a tag that no story has: %+v, %v", indexing, err)
	}
	err := r.store.Write(func(tx *store.Tx) error {
		s, err := tx.Section("economy")
		if err != nil {
			return err
		}
		return tx.PutSection(s, news.Entry{At: news.At(r.clock.Now())})
	})
	if err != nil {
		t.Fatal(err)
	}
	if indexing, err := r.Prepare(t.Context()); err != nil || !indexing.Running {
		t.Errorf("for a section that all stories have: %+v, %v", indexing, err)
	}
}

// A room that is closed while its index is made goes on with it when it is
// opened again.
func TestAnIndexThatWasInterrupted(t *testing.T) {
	r := newRoom(t)
	var stories []storyfile.Story
	for i := range 2_100 {
		stories = append(stories, published("en", fmt.Sprintf("Ferry number %d", i), "It sails."))
	}
	r.imported(t, stories...)
	if _, err := r.Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	r.closed(t)
	r = r.again(t)
	for running := true; running; {
		running = r.find(t, newsroom.Find{Text: "ferry", Public: true}).Indexing.Running
	}
	if got := r.find(t, newsroom.Find{Text: "ferry", Public: true}).Total; got != 2_100 {
		t.Errorf("%d of 2,100", got)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if _, err := r.Search(ended, newsroom.Find{Text: "ferry"}); err == nil {
		t.Error("a question that nobody waits for is answered")
	}
}
