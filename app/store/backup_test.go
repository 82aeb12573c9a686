package store_test

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"galley/app/news"
	"galley/app/store"
)

// sameRoom fails unless the room in dir has the stories, and is clean.
func sameRoom(t *testing.T, dir string, stories []news.Story) {
	t.Helper()
	s, err := store.Open(dir)
	must(t, err)
	defer s.Close()
	clean(t, s)
	read(t, s, func(tx *store.Tx) error {
		for _, want := range stories {
			got, err := tx.Story(want.ID)
			if err != nil || got.Content.Body != want.Content.Body {
				t.Errorf("%s: %q, %v", want.ID, got.Content.Body, err)
			}
		}
		n, err := tx.Count(store.DeskQuery{})
		if n != len(stories) {
			t.Errorf("the room has %d stories, want %d", n, len(stories))
		}
		return err
	})
}

func backUp(t testing.TB, s *store.Store, file string) store.Copied {
	t.Helper()
	copied, err := s.Backup(file)
	must(t, err)
	return copied
}

func TestBackupAndRecover(t *testing.T) {
	s := newRoom(t)
	stories := many(t, s, 100)
	for name, data := range map[string]string{"aa.svg": "<svg/>", "bb-400.webp": "pixels", ".new-1": "half a file"} {
		must(t, os.WriteFile(filepath.Join(s.Dir(), "media", name), []byte(data), 0o600))
	}
	file := filepath.Join(t.TempDir(), "three shores.zip")
	backUp(t, s, file)
	if copied := backUp(t, s, file); copied != (store.Copied{Stories: len(stories), Revisions: len(stories)}) { // over the one before
		t.Errorf("it says that it holds %+v", copied)
	}
	left, err := os.ReadDir(filepath.Dir(file))
	if err != nil || len(left) != 1 {
		t.Errorf("beside the backup: %v (%v)", left, err)
	}
	into := filepath.Join(t.TempDir(), "again")
	must(t, store.Recover(file, into))
	sameRoom(t, into, stories)
	media, err := os.ReadDir(filepath.Join(into, "media"))
	must(t, err)
	if got := fmt.Sprint(media); len(media) != 2 {
		t.Errorf("media: %s", got)
	}
	if data, err := os.ReadFile(filepath.Join(into, "media", "bb-400.webp")); string(data) != "pixels" {
		t.Errorf("picture is %q (%v)", data, err)
	}
	wantCode(t, store.Recover(file, into), news.CodeRoomExists)
}

func TestBackupWhileTheRoomIsWritten(t *testing.T) {
	s := newRoom(t)
	stories := many(t, s, 200)
	stop, stopped := make(chan struct{}), make(chan error, 1)
	go func() {
		for i := 0; ; i++ {
			select {
			case <-stop:
				stopped <- nil
				return
			default:
			}
			r := revise(&stories[i%len(stories)], func(c *news.Content) { c.Body += " And more." })
			story := stories[i%len(stories)]
			if err := s.Write(func(tx *store.Tx) error { return tx.PutStory(story, r, news.Entry{}) }); err != nil {
				stopped <- err
				return
			}
		}
	}()
	file := filepath.Join(t.TempDir(), "hot.zip")
	backUp(t, s, file)
	close(stop)
	must(t, <-stopped)
	into := filepath.Join(t.TempDir(), "again")
	must(t, store.Recover(file, into))
	copied, err := store.Open(into)
	must(t, err)
	defer copied.Close()
	clean(t, copied)
	clean(t, s)
}

func TestDailyCopies(t *testing.T) {
	s := newRoom(t)
	must(t, os.WriteFile(filepath.Join(s.Dir(), "media", "aa.svg"), []byte("<svg/>"), 0o600))
	mine := filepath.Join(s.Dir(), "backup", "mine.zip")
	must(t, os.WriteFile(mine, []byte("a backup of one's own"), 0o600))
	must(t, os.WriteFile(filepath.Join(s.Dir(), "backup", ".new-17-galley-2026-06-07.db"), []byte("left by a crash"), 0o600))
	var stories []news.Story
	day := time.Date(2026, 6, 8, 9, 20, 0, 0, time.UTC)
	for i := range 5 {
		for range 2 { // the second time there is nothing to do
			must(t, s.Daily(day.AddDate(0, 0, i)))
		}
		if i < 4 {
			story := newStory("en", fmt.Sprint(i), 5000)
			putNew(t, s, story)
			stories = append(stories, story)
		}
	}
	copies, err := filepath.Glob(filepath.Join(s.Dir(), "backup", "*"))
	must(t, err)
	var names []string
	for _, c := range copies {
		names = append(names, filepath.Base(c))
	}
	if got := strings.Join(names, " "); got != "galley-2026-06-10.db galley-2026-06-11.db galley-2026-06-12.db mine.zip" {
		t.Errorf("kept: %s", got)
	}
	into := filepath.Join(t.TempDir(), "again")
	must(t, store.Recover(copies[1], into))
	sameRoom(t, into, stories[:3])
	if _, err := os.Stat(filepath.Join(into, "media", "aa.svg")); err != nil {
		t.Errorf("the media stayed behind: %v", err)
	}
}

func TestRecoverRefusesWhatIsNoBackup(t *testing.T) {
	s := newRoom(t)
	many(t, s, 20)
	good := filepath.Join(t.TempDir(), "good.zip")
	backUp(t, s, good)
	database := unzip(t, good, "galley.db")
	spoilt := []byte(strings.ReplaceAll(string(database), "story 7", "story X"))
	for _, c := range []struct {
		name  string
		files []entry
		raw   []byte
		code  news.Code
	}{
		{name: "climbs out", files: []entry{{"galley.db", database}, {"../evil", []byte("x")}}, code: news.CodeBadFile},
		{name: "climbs out of media", files: []entry{{"galley.db", database}, {"media/../../evil", []byte("x")}}, code: news.CodeBadFile},
		{name: "absolute", files: []entry{{"galley.db", database}, {"/tmp/evil", []byte("x")}}, code: news.CodeBadFile},
		{name: "backslashes", files: []entry{{"galley.db", database}, {`media/..\..\evil`, []byte("x")}}, code: news.CodeBadFile},
		{name: "something else in it", files: []entry{{"galley.db", database}, {"run.sh", []byte("x")}}, code: news.CodeBadFile},
		{name: "no database", files: []entry{{"media/aa.svg", []byte("x")}}, code: news.CodeBadFile},
		{name: "two databases", files: []entry{{"galley.db", database}, {"galley.db", database}}, code: news.CodeBadFile},
		{name: "spoilt database", files: []entry{{"galley.db", spoilt}}, code: news.CodeDamaged},
		{name: "cut database", files: []entry{{"galley.db", database[:len(database)/2]}}, code: news.CodeDamaged},
		{name: "a database of nothing", files: []entry{{"galley.db", nil}}, code: news.CodeDamaged},
		{name: "no zip", raw: []byte("# A story\n\nWords."), code: news.CodeBadFile},
		{name: "cut zip", raw: []byte("PK\x03\x04 and then nothing"), code: news.CodeBadFile},
		{name: "empty file", raw: []byte{}, code: news.CodeBadFile},
	} {
		t.Run(c.name, func(t *testing.T) {
			folder := t.TempDir()
			file := filepath.Join(folder, "backup.zip")
			if c.raw == nil {
				writeZip(t, file, c.files)
			} else {
				must(t, os.WriteFile(file, c.raw, 0o600))
			}
			into := filepath.Join(folder, "room")
			wantCode(t, store.Recover(file, into), c.code)
			if left, _ := os.ReadDir(into); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
			if beside, _ := os.ReadDir(folder); len(beside) > 2 {
				t.Errorf("written beside the room: %v", beside)
			}
			_, err := store.Open(into)
			wantCode(t, err, news.CodeNoRoom)
		})
	}
	wantCode(t, store.Recover(filepath.Join(t.TempDir(), "none.zip"), t.TempDir()), news.CodeNotFound)
}

type entry struct {
	name string
	data []byte
}

func writeZip(t *testing.T, path string, files []entry) {
	t.Helper()
	f, err := os.Create(path)
	must(t, err)
	z := zip.NewWriter(f)
	for _, e := range files {
		w, err := z.Create(e.name)
		must(t, err)
		_, err = w.Write(e.data)
		must(t, err)
	}
	must(t, errors.Join(z.Close(), f.Close()))
}

func unzip(t *testing.T, path, name string) []byte {
	t.Helper()
	z, err := zip.OpenReader(path)
	must(t, err)
	defer z.Close()
	f, err := z.Open(name)
	must(t, err)
	data, err := io.ReadAll(f)
	must(t, err)
	return data
}
