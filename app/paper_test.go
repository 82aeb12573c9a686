package app_test

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"galley/app"
	"galley/app/news"
)

// paperOf is a newsroom with one public story, in the folder home.
func paperOf(t *testing.T, home string) (a *app.App, dir, story string) {
	t.Helper()
	a = desk(t, home)
	made := ask[app.RoomState](t, a, "Rooms", "Make", app.NewRoom{Dir: filepath.Join(home, "one"), Name: "One", Person: "Amina", Zone: "UTC"})
	return a, made.Dir, published(t, a, "Night ferry")
}

func published(t *testing.T, a *app.App, headline string) string {
	t.Helper()
	made := ask[app.StoryDoc](t, a, "Stories", "New", app.NewStory{Language: "en", Headline: headline, Section: "economy"})
	ask[app.StoryDoc](t, a, "Stories", "Edit", made.Story.ID, 0, map[string]string{"body": "It sails."})
	ask[app.StoryDoc](t, a, "Stories", "Move", made.Story.ID, app.MoveRequest{Move: "publish"})
	return made.Story.ID
}

// A paper is read from a folder, a backup, a bundle and an address, in a room
// of its own that has no desk; asking for it again leads to that room.
func TestPaperIsRead(t *testing.T) {
	home := t.TempDir()
	a, dir, story := paperOf(t, home)
	backup, carried := filepath.Join(home, "one.galley"), filepath.Join(home, "one.bundle")
	ask[any](t, a, "Safety", "Backup", backup)
	ask[app.ExportedBundle](t, a, "Safety", "ExportBundle", carried, 0)
	served := httptest.NewServer(a.Edition())
	defer served.Close()
	for name, where := range map[string]string{"address": served.URL, "backup": backup, "bundle": carried, "folder": dir} {
		t.Run(name, func(t *testing.T) {
			if name == "folder" {
				other := filepath.Join(t.TempDir(), "room")
				if err := app.Recover(backup, other); err != nil {
					t.Fatal(err)
				}
				where = other
			}
			reader := desk(t, t.TempDir())
			paper := ask[app.Paper](t, reader, "Rooms", "PaperSections", where, "ar")
			i := slices.IndexFunc(paper.Sections, func(s app.SectionView) bool { return s.ID == "economy" })
			if paper.Name != "One" || i < 0 || paper.Sections[i].Label != "اقتصاد" {
				t.Errorf("%+v", paper)
			}
			state := ask[app.RoomState](t, reader, "Rooms", "ReadPaper", where, []string{"economy"})
			if !state.Paper || !state.ReadOnly || state.Name != "One" || state.PaperReached == "" || state.PaperTrouble != nil {
				t.Errorf("%+v", state)
			}
			if got := ask[app.StoryDoc](t, reader, "Stories", "Get", story); got.Story.Body != "It sails." {
				t.Errorf("%+v", got.Story)
			}
			if _, err := try[app.StoryDoc](t, reader, "Stories", "New", app.NewStory{}); !errors.Is(err, &news.Error{Code: news.CodeNoDesk}) {
				t.Errorf("a draft in a paper: %v", err)
			}
			if again := ask[app.RoomState](t, reader, "Rooms", "ReadPaper", where, []string{}); again.Dir != state.Dir {
				t.Errorf("read in %s, and again in %s", state.Dir, again.Dir)
			}
			if look := ask[app.Paper](t, reader, "Rooms", "PaperSections", where, "en"); len(look.Chosen) != 0 {
				t.Errorf("chosen are still %q", look.Chosen)
			}
		})
	}
}

// A paper whose source does not answer is read all the same, and says so.
func TestPaperWithoutItsSource(t *testing.T) {
	a, _, _ := paperOf(t, t.TempDir())
	served := httptest.NewServer(a.Edition())
	reader := desk(t, t.TempDir())
	state := ask[app.RoomState](t, reader, "Rooms", "ReadPaper", served.URL, []string{})
	served.Close()
	if _, err := try[app.RoomState](t, reader, "Rooms", "AskPaper"); !errors.Is(err, &news.Error{Code: news.CodeNoAnswer}) {
		t.Errorf("got %v", err)
	}
	now := ask[app.RoomState](t, reader, "Rooms", "State")
	if now.PaperTrouble == nil || now.PaperTrouble.Code != string(news.CodeNoAnswer) || now.PaperReached != state.PaperReached {
		t.Errorf("%+v", now)
	}
}

// What cannot be read as a paper leaves the room that is open, and makes none.
func TestNoPaper(t *testing.T) {
	home := t.TempDir()
	a, dir, _ := paperOf(t, home)
	for _, where := range []string{"", "gopher://news.example/", filepath.Join(home, "nowhere"), filepath.Join(home, "desk.json")} {
		if _, err := try[app.RoomState](t, a, "Rooms", "ReadPaper", where, []string{}); err == nil {
			t.Errorf("%q is a paper", where)
		}
	}
	entries, err := os.ReadDir(home)
	if err != nil || len(entries) != 2 { // the room and the desk's memory
		t.Errorf("in %s lie %v, %v", home, entries, err)
	}
	if state := ask[app.RoomState](t, a, "Rooms", "State"); state.Dir != dir {
		t.Errorf("open is %s", state.Dir)
	}
}

// The edition's server tells who has everything that there is nothing new, and
// answers nothing else under the bundle's name.
func TestBundleIsServed(t *testing.T) {
	a, _, _ := paperOf(t, t.TempDir())
	served := httptest.NewServer(a.Edition())
	defer served.Close()
	get := func(method, query, tag string) (*http.Response, []byte) {
		t.Helper()
		r, err := http.NewRequest(method, served.URL+"/bundle"+query, nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("If-None-Match", tag)
		w, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer w.Body.Close()
		body, err := io.ReadAll(w.Body)
		if err != nil {
			t.Fatal(err)
		}
		return w, body
	}
	w, body := get(http.MethodGet, "", "")
	tag := w.Header.Get("ETag")
	if w.StatusCode != http.StatusOK || w.Header.Get("Content-Type") != "application/zip" || len(body) < 1000 || tag == "" {
		t.Fatalf("%s %v, %d bytes", w.Status, w.Header, len(body))
	}
	if w, body := get(http.MethodGet, "?after=0", tag); w.StatusCode != http.StatusNotModified || len(body) > 0 {
		t.Errorf("again: %s", w.Status)
	}
	ask[app.StoryDoc](t, a, "Stories", "New", app.NewStory{Language: "en", Headline: "Not for readers"})
	if w, _ := get(http.MethodGet, "?after=0", tag); w.StatusCode != http.StatusNotModified {
		t.Errorf("after a draft: %s", w.Status)
	}
	published(t, a, "Another ferry")
	if w, _ := get(http.MethodHead, "?after=0", tag); w.StatusCode != http.StatusOK || w.Header.Get("ETag") == tag {
		t.Errorf("after a publication: %s %v", w.Status, w.Header)
	}
	if w, _ := get(http.MethodGet, "?after=-1", ""); w.StatusCode != http.StatusBadRequest {
		t.Errorf("after -1: %s", w.Status)
	}
}
