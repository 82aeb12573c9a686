package app_test

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // as main has it

	"galley/app"
	"galley/app/news"
)

// desk is an app as a desk on a computer of its own has it.
func desk(t *testing.T, home string) *app.App {
	t.Helper()
	t.Setenv("HOME", home)
	a := app.New(app.Options{
		Version: "1", Platform: "browser", Desk: true, Memory: filepath.Join(home, "desk.json"), Home: home,
		Frame: app.Frame{Origin: "http://127.0.0.1:1", Prefix: "/secret"},
	})
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	return a
}

// ask makes a call through JSON, as a screen does.
func ask[T any](t *testing.T, a *app.App, service, method string, args ...any) T {
	t.Helper()
	result, err := try[T](t, a, service, method, args...)
	if err != nil {
		t.Fatalf("%s.%s: %v", service, method, err)
	}
	return result
}

func try[T any](t *testing.T, a *app.App, service, method string, args ...any) (result T, err error) {
	t.Helper()
	raw := make([]json.RawMessage, len(args))
	for i, arg := range args {
		if raw[i], err = json.Marshal(arg); err != nil {
			t.Fatal(err)
		}
	}
	value, err := a.Calls("").Call(service, method, raw)
	if err != nil {
		return result, err
	}
	data, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return result, json.Unmarshal(data, &result)
}

func TestRoomsAreMadeRememberedAndSwitched(t *testing.T) {
	home := t.TempDir()
	a := desk(t, home)
	if state := ask[app.RoomState](t, a, "Rooms", "State"); state.Open || state.Editions == nil {
		t.Errorf("before the first room: %+v", state)
	}
	one := ask[app.RoomState](t, a, "Rooms", "Make", app.NewRoom{Name: "Three: Piers/..", Person: "Amina", Editions: []string{"en", "ar"}, Zone: "Europe/Madrid"})
	if !one.Open || one.Person != "Amina" || !one.Solo || len(one.Editions) != 2 || one.Editions[1].Direction != "rtl" || filepath.Dir(one.Dir) != home {
		t.Errorf("made: %+v", one)
	}
	two := ask[app.RoomState](t, a, "Rooms", "Make", app.NewRoom{Dir: filepath.Join(home, "two"), Name: "Two", Person: "Ben", Zone: "UTC"})
	if two.Name != "Two" || two.Person != "Ben" {
		t.Errorf("made: %+v", two)
	}
	if again := ask[app.RoomState](t, a, "Rooms", "Open", one.Dir); again.Name != one.Name || again.Person != "Amina" {
		t.Errorf("switched: %+v", again)
	}
	if last := app.LastRoom(filepath.Join(home, "desk.json")); last != one.Dir {
		t.Errorf("the last room is %s", last)
	}
	if _, err := try[app.RoomState](t, a, "Rooms", "Open", filepath.Join(home, "three")); !errors.Is(err, &news.Error{Code: news.CodeNoRoom}) {
		t.Errorf("a room that is not there: %v", err)
	}
	if state := ask[app.RoomState](t, a, "Rooms", "State"); state.Name != one.Name {
		t.Errorf("a room that cannot be opened closed the one that was: %+v", state)
	}
	recent := ask[[]app.RecentRoom](t, a, "Rooms", "Recent")
	if len(recent) != 2 || recent[0].Dir != one.Dir || recent[1].Name != "Two" || recent[0].Missing {
		t.Errorf("recent: %+v", recent)
	}
	ask[any](t, a, "Rooms", "Forget", two.Dir)
	if recent := ask[[]app.RecentRoom](t, a, "Rooms", "Recent"); len(recent) != 1 {
		t.Errorf("recent: %+v", recent)
	}
}

func TestEventsGoOnInAnotherRoom(t *testing.T) {
	home := t.TempDir()
	a := desk(t, home)
	one := ask[app.RoomState](t, a, "Rooms", "Make", app.NewRoom{Dir: filepath.Join(home, "one"), Name: "One", Zone: "UTC"})
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	events := make(chan app.Event, 100)
	go func() {
		_ = a.Events(ctx, 0, func(_ uint64, e any) error { events <- e.(app.Event); return nil })
	}()
	await := func(what string, is func(app.Event) bool) {
		t.Helper()
		for {
			select {
			case e := <-events:
				if is(e) {
					return
				}
			case <-ctx.Done():
				t.Fatalf("nothing was told of %s", what)
			}
		}
	}
	await("the first room's journal", func(e app.Event) bool { return e.Seq == 1 })
	ask[any](t, a, "Rooms", "Make", app.NewRoom{Dir: filepath.Join(home, "two"), Name: "Two", Zone: "UTC"})
	await("the second room", func(e app.Event) bool { return e.Kind == app.RoomOpened })
	made := ask[app.StoryDoc](t, a, "Stories", "New", app.NewStory{Headline: "Night ferry"})
	await("a story there", func(e app.Event) bool { return e.Kind == string(news.StoryEntry) && e.ID == made.Story.ID })

	// Back and forth: what was told of is not told of again.
	for _, dir := range []string{one.Dir, filepath.Join(home, "two")} {
		ask[any](t, a, "Rooms", "Open", dir)
		await("the room", func(e app.Event) bool { return e.Kind == app.RoomOpened && e.ID == dir })
	}
	again := ask[app.StoryDoc](t, a, "Stories", "New", app.NewStory{Headline: "Tide times"})
	await("another story", func(e app.Event) bool {
		if e.ID == made.Story.ID {
			t.Error("the story was told of twice")
		}
		return e.ID == again.Story.ID
	})
	a.Clicked(made.Story.ID)
	await("a click", func(e app.Event) bool { return e.Kind == app.StoryWanted && e.ID == made.Story.ID })
}

func TestUnforeseenIsLoggedWithoutWords(t *testing.T) {
	home := t.TempDir()
	a := desk(t, home)
	made := ask[app.RoomState](t, a, "Rooms", "Make", app.NewRoom{Dir: filepath.Join(home, "one"), Name: "One", Zone: "UTC"})
	broken := filepath.Join(home, "desk.json")
	if err := os.Remove(broken); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(broken, 0o700); err != nil { // a folder in the file's way
		t.Fatal(err)
	}
	_, err := try[any](t, a, "Rooms", "SaveView", "{}")
	var said *news.Error
	if !errors.As(err, &said) || said.Code != news.CodeInternal || strings.Contains(said.Message, "desk.json") {
		t.Fatalf("got %v", err)
	}
	log, err := os.ReadFile(filepath.Join(made.Dir, "log", "galley.log"))
	if err != nil || !strings.Contains(string(log), said.Args["reference"]) {
		t.Errorf("the log is %q, %v", log, err)
	}
}

func TestPreviewsAreTheEditionsPages(t *testing.T) {
	home := t.TempDir()
	a := desk(t, home)
	ask[any](t, a, "Rooms", "Make", app.NewRoom{Dir: filepath.Join(home, "one"), Name: "One", Zone: "UTC"})
	made := ask[app.StoryDoc](t, a, "Stories", "New", app.NewStory{Headline: "Night ferry", Section: "economy"})
	first := ask[string](t, a, "Reading", "Preview", made.Story.ID, made.Story)
	second := ask[string](t, a, "Reading", "Preview", made.Story.ID, made.Story)
	if first == second || !strings.HasPrefix(first, "http://127.0.0.1:1/secret/en/story/") {
		t.Errorf("previews at %s and %s", first, second)
	}

	front := ask[app.FrontView](t, a, "Front", "Get", "en").Draft
	front.Breaking = &app.FrontBanner{Text: "The gale has a name"}
	at := ask[string](t, a, "Front", "Preview", front)
	looked := httptest.NewRecorder()
	a.Pages().ServeHTTP(looked, httptest.NewRequest(http.MethodGet, at, nil))
	if !strings.HasPrefix(at, "http://127.0.0.1:1/secret/en/index.html?") || !strings.Contains(looked.Body.String(), front.Breaking.Text) {
		t.Errorf("the front as readers would see it is at %s, with status %d", at, looked.Code)
	}
	if ask[app.FrontView](t, a, "Front", "Get", "en").Draft.Breaking != nil {
		t.Error("what was looked at is kept")
	}
}

func TestEveryZoneIsOne(t *testing.T) {
	a := desk(t, t.TempDir())
	suggestion := ask[app.Suggestion](t, a, "Rooms", "Suggest")
	if len(suggestion.Zones) < 400 || len(suggestion.Languages) != 3 {
		t.Errorf("%d zones, %d languages", len(suggestion.Zones), len(suggestion.Languages))
	}
	for _, zone := range suggestion.Zones {
		if _, err := time.LoadLocation(zone); err != nil {
			t.Error(err)
		}
	}
}
