package media_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"galley/app/media"
	"galley/app/news"
)

const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10"/></svg>`

func TestWhatNoRecordNamesIsDiscarded(t *testing.T) {
	room := t.TempDir()
	lib := media.Open(room)
	add := func(data string) news.Picture {
		t.Helper()
		p, err := lib.Add("x", strings.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	files := func() int {
		t.Helper()
		left, err := filepath.Glob(filepath.Join(room, "media", "*.*"))
		if err != nil {
			t.Fatal(err)
		}
		originals, err := filepath.Glob(filepath.Join(room, "media", "originals", "*"))
		if err != nil {
			t.Fatal(err)
		}
		return len(left) + len(originals)
	}
	records := map[string]bool{}
	recorded := func(id string) (bool, error) { return records[id], nil }
	settle := func(p news.Picture) {
		t.Helper()
		if err := lib.Settle(p, recorded); err != nil {
			t.Fatal(err)
		}
	}

	photo := add(string(jpegBytes(t, gradient(900, 10))))
	if files() != 7 {
		t.Fatalf("%d files of a photograph", files())
	}
	settle(photo)
	if files() != 0 {
		t.Errorf("%d files are left", files())
	}

	svg, same := add(drawing), add(drawing)
	settle(svg)
	if files() != 1 {
		t.Error("it went although another brings it in")
	}
	records[svg.ID] = true
	settle(same)
	if files() != 1 {
		t.Error("it went although a record names it")
	}
	if err := lib.Discard(svg, func(string) (bool, error) { return false, errors.New("no answer") }); err == nil || files() != 1 {
		t.Error("it went although nobody could say whether a record names it")
	}
	delete(records, svg.ID)
	if err := lib.Discard(svg, recorded); err != nil || files() != 0 {
		t.Errorf("%d files are left (%v)", files(), err)
	}
	if err := lib.Discard(svg, recorded); err != nil {
		t.Errorf("discarded twice: %v", err)
	}
	if _, err := os.Stat(filepath.Join(room, "media")); err != nil {
		t.Error(err)
	}
}
