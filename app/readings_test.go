package app_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"galley/app"
)

// readOften asks for a page as a browser does, twenty times.
func readOften(pages http.Handler, address string) {
	for range 20 {
		r := httptest.NewRequest(http.MethodGet, address, nil)
		r.Header.Set("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
		pages.ServeHTTP(httptest.NewRecorder(), r)
	}
}

// mostRead says whether a front page tells what was read most.
func mostRead(t *testing.T, pages http.Handler, address string) bool {
	t.Helper()
	w := httptest.NewRecorder()
	pages.ServeHTTP(w, httptest.NewRequest(http.MethodGet, address, nil))
	if w.Code != http.StatusOK {
		t.Fatalf("%s: %d", address, w.Code)
	}
	return strings.Contains(w.Body.String(), "Most read")
}

// reopened is the room in dir, with everything written that there was to write.
func reopened(t *testing.T, a *app.App, dir string) {
	t.Helper()
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if err := a.Open(dir); err != nil {
		t.Fatal(err)
	}
}

// TestReadersAreCountedAndTheDeskIsNot reads a story where the desk looks at
// it, and where readers do.
func TestReadersAreCountedAndTheDeskIsNot(t *testing.T) {
	a, dir, story := paperOf(t, t.TempDir())
	address := "/en/story/" + ask[app.StoryDoc](t, a, "Stories", "Get", story).Story.Address + ".html"
	doc := ask[app.StoryDoc](t, a, "Stories", "Get", story)
	preview := ask[string](t, a, "Reading", "Preview", story, doc.Story)
	readOften(a.Pages(), "/secret"+address)
	readOften(a.Pages(), strings.TrimPrefix(preview, "http://127.0.0.1:1"))
	reopened(t, a, dir)
	if mostRead(t, a.Edition(), "/en/index.html") {
		t.Error("the desk was counted")
	}
	readOften(a.Edition(), address)
	reopened(t, a, dir)
	if !mostRead(t, a.Edition(), "/en/index.html") || !mostRead(t, a.Pages(), "/secret/en/index.html") {
		t.Error("readers were not counted")
	}
	ask[any](t, a, "Reading", "KeepReadings", false)
	if mostRead(t, a.Edition(), "/en/index.html") || ask[bool](t, a, "Reading", "ReadingsKept") {
		t.Error("readings are told while they are turned off")
	}
	ask[any](t, a, "Reading", "KeepReadings", true)
	ask[any](t, a, "Reading", "ForgetReadings")
	if mostRead(t, a.Edition(), "/en/index.html") {
		t.Error("readings are told after they were forgotten")
	}
}

// TestReaderOfAPaperIsCountedInTheirOwnRoom reads another newsroom's paper in
// the window: the newsroom hears nothing of it.
func TestReaderOfAPaperIsCountedInTheirOwnRoom(t *testing.T) {
	source, dir, story := paperOf(t, t.TempDir())
	address := "/en/story/" + ask[app.StoryDoc](t, source, "Stories", "Get", story).Story.Address + ".html"
	served := httptest.NewServer(source.Edition())
	defer served.Close()
	reader := desk(t, t.TempDir())
	room := ask[app.RoomState](t, reader, "Rooms", "ReadPaper", served.URL, []string{})
	readOften(reader.Pages(), "/secret"+address)
	reopened(t, reader, room.Dir)
	if !mostRead(t, reader.Pages(), "/secret/en/index.html") {
		t.Error("the reader was not counted")
	}
	reopened(t, source, dir)
	if mostRead(t, source.Edition(), "/en/index.html") {
		t.Error("the newsroom counts who reads elsewhere")
	}
	ask[any](t, reader, "Reading", "ForgetReadings")
	if mostRead(t, reader.Pages(), "/secret/en/index.html") {
		t.Error("the reader's readings were not forgotten")
	}
}
