package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"galley/app/news"
	"galley/app/store"
)

// damagedRoom is a room with some stories, closed, and its database's bytes.
func damagedRoom(t *testing.T) (dir string, data []byte) {
	t.Helper()
	s := newRoom(t)
	many(t, s, 300)
	must(t, s.Close())
	data, err := os.ReadFile(filepath.Join(s.Dir(), "galley.db"))
	must(t, err)
	return s.Dir(), data
}

// use opens the room, reads all of it and writes to it. Whatever it meets must
// be an error that a person can read, and the room must close.
func use(t *testing.T, dir string) (met error) {
	t.Helper()
	s, err := store.Open(dir)
	if err != nil {
		return readable(t, err)
	}
	closed := make(chan error, 1)
	defer func() {
		go func() { closed <- s.Close() }()
		select {
		case <-closed:
		case <-time.After(20 * time.Second):
			t.Fatal("the damaged room does not close")
		}
	}()
	_, err = s.Check()
	met = errors.Join(met, readable(t, err))
	met = errors.Join(met, readable(t, s.Read(func(tx *store.Tx) error {
		var errs error
		for after := ""; ; {
			page, err := tx.Desk(store.DeskQuery{After: after})
			errs = errors.Join(errs, err)
			for _, r := range page.Rows {
				_, err := tx.Story(r.ID)
				_, err2 := tx.Public().Story(r.ID)
				if errors.Is(err2, &news.Error{Code: news.CodeNotFound}) {
					err2 = nil
				}
				errs = errors.Join(errs, err, err2)
			}
			if after = page.Next; after == "" {
				return errs
			}
		}
	})))
	for range 3 {
		story := newStory("en", "after the damage", 9_000_000)
		r := revisionOf(story)
		met = errors.Join(met, readable(t, s.Write(func(tx *store.Tx) error { return tx.PutStory(story, &r, news.Entry{}) })))
	}
	return met
}

func readable(t *testing.T, err error) error {
	t.Helper()
	var known *news.Error
	if err != nil && !errors.As(err, &known) {
		t.Errorf("a person would see: %v", err)
	}
	return err
}

func TestCutFileIsAnErrorNeverAPanic(t *testing.T) {
	dir, data := damagedRoom(t)
	path := filepath.Join(dir, "galley.db")
	for _, size := range []int{1, 100, 4095, 4096, 8192, 12288, 20000, len(data) / 4, len(data) / 2, len(data) * 3 / 4} {
		must(t, os.WriteFile(path, data[:size], 0o600))
		_, err := store.Open(dir)
		wantCode(t, err, news.CodeDamaged)
		_, err = store.OpenReadOnly(dir)
		wantCode(t, err, news.CodeDamaged)
	}
}

func TestFileCutWhileItIsOpenIsAnErrorNeverAPanic(t *testing.T) {
	dir, _ := damagedRoom(t)
	s, err := store.Open(dir)
	must(t, err)
	defer s.Close()
	must(t, os.Truncate(filepath.Join(dir, "galley.db"), 8192))
	_, err = s.Check()
	wantCode(t, err, news.CodeDamaged)
}

func TestFlippedBytesAreAnErrorNeverAPanic(t *testing.T) {
	dir, data := damagedRoom(t)
	path := filepath.Join(dir, "galley.db")
	rng := rand.New(rand.NewPCG(3, 4))
	met := 0
	for i := range 150 {
		spoilt := append([]byte(nil), data...)
		for range 1 + i%20 {
			spoilt[rng.IntN(len(spoilt))] ^= byte(1 + rng.IntN(255))
		}
		must(t, os.WriteFile(path, spoilt, 0o600))
		if use(t, dir) != nil {
			met++
		}
	}
	if met < 50 {
		t.Errorf("only %d of 150 spoilt rooms were noticed", met)
	}
}

func TestDamagedValueIsNamed(t *testing.T) {
	s := newRoom(t)
	story := newStory("en", "Night ferry returns", 5000)
	story.Content.Body = "A body of few words, which is stored as it is."
	putNew(t, s, story)
	must(t, s.Close())
	path := filepath.Join(s.Dir(), "galley.db")
	data, err := os.ReadFile(path)
	must(t, err)
	spoilt := bytes.ReplaceAll(data, []byte("A body of few words"), []byte("A body of two words"))
	must(t, os.WriteFile(path, spoilt, 0o600))
	s, err = store.Open(s.Dir())
	must(t, err)
	defer s.Close()
	read(t, s, func(tx *store.Tx) error {
		_, err := tx.Story(story.ID)
		wantCode(t, err, news.CodeDamaged)
		var known *news.Error
		errors.As(err, &known)
		if known.Args["part"] != "bodies" || known.Args["what"] != fmt.Sprintf("%s revision 1", story.ID) {
			t.Errorf("it names %v", known.Args)
		}
		_, err = tx.Row(story.ID)
		return err // what is whole is still there
	})
}
