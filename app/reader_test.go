package app_test

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"galley/app"
)

// handClock is moved by hand.
type handClock struct{ now time.Time }

func (c *handClock) Now() time.Time                       { return c.now }
func (c *handClock) After(time.Duration) <-chan time.Time { return nil }

// readerDesk is the desk of a room with one section, at noon.
func readerDesk(t *testing.T) (a *app.App, clock *handClock, memory string) {
	t.Helper()
	home := t.TempDir()
	clock = &handClock{now: time.Date(2026, 6, 8, 12, 0, 0, 0, time.UTC)}
	memory = filepath.Join(home, "desk.json")
	a = app.New(app.Options{
		Desk: true, Memory: memory, Home: home, Clock: clock,
		Frame: app.Frame{Origin: "http://127.0.0.1:1", Prefix: "/secret"},
	})
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	ask[any](t, a, "Rooms", "Make", app.NewRoom{Dir: filepath.Join(home, "room"), Name: "The Lamp", Editions: []string{"en", "ar"}, Zone: "UTC"})
	return a, clock, memory
}

// goPublic publishes a story and gives its id.
func goPublic(t *testing.T, a *app.App, headline string) string {
	t.Helper()
	doc := ask[app.StoryDoc](t, a, "Stories", "New", app.NewStory{Headline: headline})
	sections := ask[[]app.SectionView](t, a, "Records", "Sections", "en")
	doc = ask[app.StoryDoc](t, a, "Stories", "Edit", doc.Story.ID, 0, map[string]string{"section": sections[0].ID, "body": headline})
	ask[any](t, a, "Stories", "Move", doc.Story.ID, app.MoveRequest{Move: "publish"})
	return doc.Story.ID
}

func headlines(stories []app.OwnStory) string {
	var all []string
	for _, s := range stories {
		all = append(all, s.Headline)
	}
	return strings.Join(all, ", ")
}

func TestReaderKeepsAndForgets(t *testing.T) {
	a, _, memory := readerDesk(t)
	lamp, pier := goPublic(t, a, "Lamp lit"), goPublic(t, a, "Pier painted")
	for _, id := range []string{lamp, pier, lamp} {
		ask[any](t, a, "Reading", "Opened", id)
		ask[any](t, a, "Reading", "Save", id, true)
	}
	own := ask[app.OwnReading](t, a, "Reading", "Visit", "en")
	if !own.Kept || headlines(own.Saved) != "Lamp lit, Pier painted" || headlines(own.Opened) != "Lamp lit, Pier painted" {
		t.Errorf("kept: %+v", own)
	}
	if own.Saved[0].Address != "en/story/lamp-lit.html" || own.Saved[0].PublishedAt != "2026-06-08T12:00:00Z" {
		t.Errorf("saved: %+v", own.Saved[0])
	}
	ask[any](t, a, "Reading", "Save", pier, false)
	ask[any](t, a, "Reading", "ForgetReadings")
	own = ask[app.OwnReading](t, a, "Reading", "Visit", "en")
	if headlines(own.Saved) != "Lamp lit" || len(own.Opened) != 0 {
		t.Errorf("forgotten: %+v", own)
	}

	// What is not to be kept is not noted, and gone at once.
	ask[any](t, a, "Reading", "Opened", lamp)
	ask[any](t, a, "Reading", "KeepReadings", false)
	ask[any](t, a, "Reading", "Opened", pier)
	own = ask[app.OwnReading](t, a, "Reading", "Visit", "en")
	if own.Kept || len(own.Opened) != 0 || headlines(own.Saved) != "Lamp lit" {
		t.Errorf("not kept: %+v", own)
	}
	kept, err := os.ReadFile(memory)
	if err != nil || strings.Contains(string(kept), "visits") || strings.Contains(string(kept), "Lamp lit") {
		t.Errorf("this computer remembers %s, %v", kept, err)
	}
}

func TestWithdrawnIsSavedNoMore(t *testing.T) {
	a, _, memory := readerDesk(t)
	id := goPublic(t, a, "Weighed wrongly")
	ask[any](t, a, "Reading", "Save", id, true)
	ask[any](t, a, "Reading", "Opened", id)
	ask[any](t, a, "Stories", "Move", id, app.MoveRequest{Move: "withdraw", Note: "The scales were wrong."})
	own := ask[app.OwnReading](t, a, "Reading", "Visit", "en")
	if len(own.Saved)+len(own.Opened) != 0 {
		t.Errorf("withdrawn, and still there: %+v", own)
	}
	if kept, err := os.ReadFile(memory); err != nil || strings.Contains(string(kept), id) {
		t.Errorf("this computer remembers %s, %v", kept, err)
	}
}

func TestNewSinceTheVisitBefore(t *testing.T) {
	a, clock, _ := readerDesk(t)
	goPublic(t, a, "First")
	visit := func() app.OwnReading { return ask[app.OwnReading](t, a, "Reading", "Visit", "en") }
	if own := visit(); own.Count != 0 || own.Since != "" {
		t.Errorf("at the first visit: %+v", own)
	}
	clock.now = clock.now.Add(10 * time.Minute)
	goPublic(t, a, "Second")
	if own := visit(); own.Count != 0 {
		t.Errorf("within one visit: %+v", own)
	}
	clock.now = clock.now.Add(time.Hour)
	if own := visit(); own.Count != 0 {
		t.Errorf("back, with nothing new: %+v", own)
	}
	goPublic(t, a, "Third")
	for range 2 { // it stays new during the visit
		own := visit()
		if own.Count != 1 || headlines(own.New) != "Third" || own.Since != "2026-06-08T12:10:00Z" {
			t.Errorf("after an hour: %+v", own)
		}
	}
	if own := ask[app.OwnReading](t, a, "Reading", "Visit", "ar"); own.Count != 0 || own.Since != "" {
		t.Errorf("another edition: %+v", own)
	}
}

func TestFrameHasALook(t *testing.T) {
	a, _, _ := readerDesk(t)
	page := func(path string) *httptest.ResponseRecorder {
		q := httptest.NewRequest(http.MethodGet, path, nil)
		q.Header.Set("Sec-Fetch-Dest", "iframe")
		w := httptest.NewRecorder()
		a.Pages().ServeHTTP(w, q)
		return w
	}
	plain, sepia := page("/secret/en/index.html"), page("/secret/look-sepia-2/en/index.html")
	if sepia.Code != http.StatusOK || sepia.Body.String() != plain.Body.String() {
		t.Errorf("a look changes the page: %d", sepia.Code)
	}
	if at := ask[app.Place](t, a, "Reading", "Where"); at.Address != "en/index.html" {
		t.Errorf("the frame is at %q", at.Address)
	}
	sheet := page("/secret/look-sepia-2/assets/edition.css").Body.String()
	if !strings.Contains(sheet, ":root:root{color-scheme:light;--sunken:#e9dfca") || strings.Contains(sheet, ":root:not([data-theme])") {
		t.Error("the sheet is not sepia")
	}
	for _, none := range []string{"/secret/look-green-1/en/index.html", "/secret/look-sepia-2/look-dark-1/en/index.html", "/secret/look-dark-1"} {
		if w := page(none); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", none, w.Code)
		}
	}
	for _, w := range []*httptest.ResponseRecorder{plain, sepia} {
		if policy := w.Header().Get("Content-Security-Policy"); !strings.Contains(policy, "script-src 'none'") || strings.Contains(w.Body.String(), "<script src") || strings.Contains(w.Body.String(), "<script defer") {
			t.Errorf("a frame's page may run scripts: %s", policy)
		}
	}
}
