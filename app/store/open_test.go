package store_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"galley/app/news"
	"galley/app/store"
)

func TestCreateLaysTheRoomOut(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "papers", "three shores")
	s, err := store.Create(dir, found)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if s.Dir() != dir {
		t.Errorf("room is in %s", s.Dir())
	}
	var names []string
	entries, err := os.ReadDir(dir)
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if got := strings.Join(names, " "); err != nil || got != "backup galley.db log media search" {
		t.Errorf("room holds %q (%v)", got, err)
	}
	_, err = store.Create(dir, found)
	wantCode(t, err, news.CodeRoomExists)
}

func TestCreateThatFailsLeavesNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "room")
	sorry := errors.New("no")
	if _, err := store.Create(dir, func(*store.Tx) error { return sorry }); !errors.Is(err, sorry) {
		t.Errorf("error is %v", err)
	}
	if _, err := os.Stat(dir); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the folder is still there: %v", err)
	}
}

func TestOpenSaysWhatIsWrong(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(t *testing.T, s *store.Store) // the room is open and is closed after it
		after func(t *testing.T, path string)
		code  news.Code
	}{
		{name: "nothing there", after: func(t *testing.T, path string) { must(t, os.Remove(path)) }, code: news.CodeNoRoom},
		{name: "empty file", after: func(t *testing.T, path string) { must(t, os.Truncate(path, 0)) }, code: news.CodeDamaged},
		{name: "a folder", after: func(t *testing.T, path string) { must(t, errors.Join(os.Remove(path), os.Mkdir(path, 0o700))) }, code: news.CodeDamaged},
		{name: "something else", after: func(t *testing.T, path string) {
			must(t, os.WriteFile(path, []byte(strings.Repeat("# A story\n", 9999)), 0o600))
		}, code: news.CodeDamaged},
		{name: "a few bytes", after: func(t *testing.T, path string) { must(t, os.WriteFile(path, []byte("short"), 0o600)) }, code: news.CodeDamaged},
		{name: "newer format", spoil: func(t *testing.T, s *store.Store) { must(t, s.SetSchema(store.Schema+1)) }, code: news.CodeNewer},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newRoom(t)
			if c.spoil != nil {
				c.spoil(t, s)
			}
			must(t, s.Close())
			if c.after != nil {
				c.after(t, filepath.Join(s.Dir(), "galley.db"))
			}
			_, err := store.Open(s.Dir())
			wantCode(t, err, c.code)
			_, err = store.OpenReadOnly(s.Dir())
			wantCode(t, err, c.code)
		})
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("%v (%v)", err, errors.Unwrap(err))
	}
}

func TestRoomHasOneOwner(t *testing.T) {
	s := newRoom(t)
	_, err := store.Open(s.Dir())
	wantCode(t, err, news.CodeBusy)
	_, err = store.OpenReadOnly(s.Dir())
	wantCode(t, err, news.CodeBusy)
	must(t, s.Close())
	again, err := store.Open(s.Dir())
	must(t, err)
	must(t, again.Close())
}

func TestReadOnlyRoomIsReadAndNotWritten(t *testing.T) {
	made := newRoom(t)
	story := newStory("en", "Night ferry", 5000)
	putNew(t, made, story)
	must(t, made.Close())
	s, err := store.OpenReadOnly(made.Dir())
	must(t, err)
	defer s.Close()
	read(t, s, func(tx *store.Tx) error {
		_, err := tx.Story(story.ID)
		return err
	})
	wantCode(t, s.Write(func(tx *store.Tx) error { return nil }), news.CodeReadOnly)
}

func TestClosedStoreSaysSo(t *testing.T) {
	s := newRoom(t)
	must(t, s.Close())
	for name, err := range map[string]error{
		"read":  s.Read(func(*store.Tx) error { return nil }),
		"write": s.Write(func(*store.Tx) error { return nil }),
		"wait":  s.Wait(t.Context(), 1<<40),
		"close": s.Close(),
	} {
		if name != "close" && !errors.Is(err, store.ErrClosed) || name == "close" && err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestFailedWriteChangesNothing(t *testing.T) {
	s := newRoom(t)
	story := newStory("en", "Night ferry", 5000)
	r := revisionOf(story)
	sorry := errors.New("no")
	for name, end := range map[string]func() error{
		"an error":  func() error { return sorry },
		"a panic":   func() error { panic("oops") },
		"a nil map": func() error { var m map[string]int; m["x"] = 1; return nil },
	} {
		err := s.Write(func(tx *store.Tx) error {
			return errors.Join(tx.PutStory(story, &r, news.Entry{}), end())
		})
		if name == "an error" && !errors.Is(err, sorry) {
			t.Errorf("%s: %v", name, err)
		}
		if name != "an error" {
			wantCode(t, err, news.CodeInternal)
		}
	}
	read(t, s, func(tx *store.Tx) error {
		_, err := tx.Story(story.ID)
		wantCode(t, err, news.CodeNotFound)
		return nil
	})
	clean(t, s)
	putNew(t, s, story) // and the room is as good as before
	clean(t, s)
}

func TestFullDiskChangesNothing(t *testing.T) {
	s := newRoom(t)
	kept := newStory("en", "Kept", 5000)
	putNew(t, s, kept)
	s.LimitSize(1 << 20)
	big := newStory("en", "Too much", 6000)
	noise := make([]byte, 0, 8<<20)
	for i := uint32(1); len(noise) < cap(noise); i = i*1664525 + 1013904223 {
		noise = append(noise, byte(i>>24)%96+32)
	}
	big.Content.Body = string(noise)
	r := revisionOf(big)
	err := s.Write(func(tx *store.Tx) error { return tx.PutStory(big, &r, news.Entry{}) })
	wantCode(t, err, news.CodeDiskFull)
	read(t, s, func(tx *store.Tx) error {
		if n, err := tx.Count(store.DeskQuery{}); n != 1 || err != nil {
			t.Errorf("the room has %d stories (%v)", n, err)
		}
		return nil
	})
	clean(t, s)
	s.LimitSize(0)
	putNew(t, s, big)
	clean(t, s)
}

func TestMigrationRunsOnceAfterACopy(t *testing.T) {
	s := newRoom(t)
	must(t, s.Close())
	runs := 0
	store.WithMigration(func(*store.Tx) error { runs++; return nil }, func() {
		_, err := store.OpenReadOnly(s.Dir())
		wantCode(t, err, news.CodeReadOnly)
		for range 2 {
			migrated, err := store.Open(s.Dir())
			must(t, err)
			must(t, migrated.Close())
		}
	})
	if runs != 1 {
		t.Errorf("the migration ran %d times", runs)
	}
	_, err := store.Open(s.Dir())
	wantCode(t, err, news.CodeNewer)
	into := filepath.Join(t.TempDir(), "as it was")
	must(t, store.Recover(filepath.Join(s.Dir(), "backup", fmt.Sprintf("before-schema-%d.db", store.Schema+1)), into))
	before, err := store.Open(into)
	must(t, err)
	must(t, before.Close())
}

func TestMigrationThatFailsLeavesTheRoomAsItWas(t *testing.T) {
	s := newRoom(t)
	must(t, s.Close())
	sorry := errors.New("no")
	store.WithMigration(func(tx *store.Tx) error {
		return errors.Join(tx.PutSettings(news.Settings{Zone: "spoilt"}, news.Entry{}), sorry)
	}, func() {
		if _, err := store.Open(s.Dir()); !errors.Is(err, sorry) {
			t.Errorf("error is %v", err)
		}
	})
	again, err := store.Open(s.Dir())
	must(t, err)
	defer again.Close()
	read(t, again, func(tx *store.Tx) error {
		settings, err := tx.Settings()
		if settings.Zone != "UTC" {
			t.Errorf("zone is %q", settings.Zone)
		}
		return err
	})
}

func TestOlderRoomIsBroughtUp(t *testing.T) {
	s := newRoom(t)
	d := &desk{t: t, s: s, rng: rand.New(rand.NewPCG(3, 4)), clock: 1_000_000}
	for range 200 {
		d.step()
	}
	told := func(s *store.Store) (list []string) {
		read(t, s, func(tx *store.Tx) error {
			for _, edition := range []string{"en", "es", "ar"} {
				all, err := tx.Public().NewestCorrections(edition, 100)
				if err != nil {
					return err
				}
				for _, c := range all {
					list = append(list, fmt.Sprint(edition, c.Row.ID, c.Row.CorrectedAs, c.Change, c.Row.WithdrawnAt))
				}
			}
			return nil
		})
		return list
	}
	want := told(s)
	must(t, s.BackToSchema1())
	must(t, s.Close())
	s, err := store.Open(s.Dir())
	must(t, err)
	defer s.Close()
	clean(t, s)
	if got := told(s); len(want) == 0 || !slices.Equal(got, want) {
		t.Errorf("corrections are\n%q, not\n%q", got, want)
	}
}

func TestRoomIsCheckedAfterACopyOfIt(t *testing.T) {
	s := newRoom(t)
	must(t, s.Daily(time.Now()))
	clean(t, s)
}
