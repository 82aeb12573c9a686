package main

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/cookiejar"
	"strings"
	"testing"
	"time"

	"galley/frontend"
)

// visitor is a browser at the desk.
type visitor struct {
	*http.Client
	t    *testing.T
	desk string
}

// visit opens the printed address.
func visit(t *testing.T, address string) visitor {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	desk, _, _ := strings.Cut(address, "/?")
	v := visitor{&http.Client{Jar: jar}, t, desk}
	want := http.StatusOK
	if !frontend.Built() {
		want = http.StatusServiceUnavailable // the desk's page says so; its calls answer
	}
	if w, body := v.get(address); w.StatusCode != want {
		t.Fatalf("the printed address gives %s: %s", w.Status, body)
	}
	return v
}

func (v visitor) get(address string) (*http.Response, string) {
	v.t.Helper()
	w, err := v.Get(address)
	if err != nil {
		v.t.Fatal(err)
	}
	defer func() { _ = w.Body.Close() }()
	body, err := io.ReadAll(w.Body)
	if err != nil {
		v.t.Fatal(err)
	}
	if w.Header.Get("Content-Security-Policy") == "" {
		v.t.Errorf("%s comes without a Content-Security-Policy", address)
	}
	return w, string(body)
}

// call makes a bound call, and reads its value into result.
func (v visitor) call(name string, result any, args ...any) {
	v.t.Helper()
	body, err := json.Marshal(append([]any{}, args...))
	if err != nil {
		v.t.Fatal(err)
	}
	r, _ := http.NewRequestWithContext(v.t.Context(), http.MethodPost, v.desk+"/api/"+name, strings.NewReader(string(body)))
	r.Header.Set("Origin", v.desk)
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	w, err := v.Do(r)
	if err != nil {
		v.t.Fatal(err)
	}
	defer func() { _ = w.Body.Close() }()
	answer := struct {
		Value any             `json:"value"`
		Error json.RawMessage `json:"error"`
	}{Value: result}
	if err := json.NewDecoder(w.Body).Decode(&answer); err != nil || w.StatusCode != http.StatusOK {
		v.t.Fatalf("%s%s: %s %s %v", name, body, w.Status, answer.Error, err)
	}
}

type doc struct {
	Story map[string]any `json:"story"`
	Base  int            `json:"base"`
	Moves []string       `json:"moves"`
}

// TestDesk writes a story at the desk, looks at its preview, publishes it, and
// reads it as readers do; what is not public is at no address of theirs.
func TestDesk(t *testing.T) {
	h := newHouse(t)
	_, address := h.start("serve")
	v := visit(t, address)

	var state struct {
		Open    bool   `json:"open"`
		Name    string `json:"name"`
		LastSeq uint64 `json:"lastSeq"`
	}
	v.call("Rooms/State", &state)
	if !state.Open || state.Name != "Three Piers" {
		t.Fatalf("the room is %+v", state)
	}
	events := v.listen(state.LastSeq)

	var made doc
	v.call("Stories/New", &made, map[string]any{"language": "ar", "headline": "عودة العبّارة", "section": "economy"})
	id := made.Story["id"].(string)
	if e := events(); e["kind"] != "story" || e["id"] != id {
		t.Errorf("the event is %v", e)
	}

	made.Story["body"] = "عادت العبّارة ليلًا."
	var saved struct {
		Revision int  `json:"revision"`
		Stale    bool `json:"stale"`
		Aside    int  `json:"aside"`
		Current  *doc `json:"current"`
	}
	v.call("Stories/Save", &saved, id, made.Base, made.Story)
	if saved.Stale || saved.Revision <= made.Base {
		t.Errorf("the save gives %+v", saved)
	}
	v.call("Stories/Save", &saved, id, made.Base, map[string]any{"language": "ar", "headline": "Another", "section": "economy"})
	if !saved.Stale || saved.Aside == 0 || saved.Current == nil || saved.Current.Story["headline"] != "عودة العبّارة" {
		t.Errorf("the stale save gives %+v", saved)
	}

	var base, preview string
	v.call("Reading/Base", &base)
	v.call("Reading/Preview", &preview, id, made.Story)
	reader := &visitor{&http.Client{}, t, v.desk} // a sandboxed frame has no cookie
	if w, page := reader.get(preview); w.StatusCode != http.StatusOK || !strings.Contains(page, "عادت العبّارة") || !strings.Contains(page, `id="b1"`) {
		t.Errorf("the preview is %s %s", w.Status, page)
	}
	if _, page := reader.get(base + "ar/index.html"); strings.Contains(page, "العبّارة") {
		t.Error("a draft stands on the front page")
	}

	var published struct {
		Story         map[string]any `json:"story"`
		PublicAddress string         `json:"publicAddress"`
	}
	v.call("Stories/Move", &published, id, map[string]any{"move": "publish"})
	w, page := reader.get(base + published.PublicAddress)
	if w.StatusCode != http.StatusOK || !strings.Contains(page, "عادت العبّارة") || !strings.Contains(page, `dir="rtl"`) {
		t.Errorf("the published page is %s %s", w.Status, page)
	}
	if csp := w.Header.Get("Content-Security-Policy"); !strings.Contains(csp, "style-src "+v.desk) || !strings.Contains(csp, "script-src 'none'") || !strings.Contains(csp, "frame-ancestors "+v.desk) {
		t.Errorf("the page's policy is %s", csp)
	}
	var found struct {
		ID string `json:"id"`
	}
	v.call("Reading/StoryAt", &found, published.PublicAddress)
	if found.ID != id {
		t.Errorf("the story at %s is %q", published.PublicAddress, found.ID)
	}

	v.call("Stories/Save", &saved, id, int(published.Story["revision"].(float64)), map[string]any{
		"language": "ar", "headline": "سرّ", "section": "economy", "body": "سرّ.",
	})
	if _, page := reader.get(base + published.PublicAddress); strings.Contains(page, "سرّ") {
		t.Error("a change that is not published is on the page")
	}
}

// TestFrameIsFollowed says where a reader's frame has gone.
func TestFrameIsFollowed(t *testing.T) {
	h := newHouse(t)
	_, address := h.start("serve")
	v := visit(t, address)
	var base string
	v.call("Reading/Base", &base)
	events := v.listen(0)
	events() // of the journal: from here on nothing is missed
	r, _ := http.NewRequestWithContext(t.Context(), http.MethodGet, base+"ar/index.html", nil)
	r.Header.Set("Sec-Fetch-Dest", "iframe")
	w, err := v.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	_ = w.Body.Close()
	for e := events(); e["kind"] != "reading"; e = events() {
	}
	var where struct {
		Address string `json:"address"`
	}
	if v.call("Reading/Where", &where); where.Address != "ar/index.html" {
		t.Errorf("the frame shows %q", where.Address)
	}
}

// listen gives the events after a sequence number, one by one.
func (v visitor) listen(after uint64) func() map[string]any {
	v.t.Helper()
	number, _ := json.Marshal(after)
	ctx, cancel := context.WithTimeout(v.t.Context(), time.Minute) // an event that never comes is a failure, not a wait
	v.t.Cleanup(cancel)
	r, _ := http.NewRequestWithContext(ctx, http.MethodGet, v.desk+"/api/events?after="+string(number), nil)
	w, err := v.Do(r)
	if err != nil {
		v.t.Fatal(err)
	}
	v.t.Cleanup(func() { _ = w.Body.Close() })
	lines := bufio.NewScanner(w.Body)
	return func() map[string]any {
		v.t.Helper()
		for lines.Scan() {
			data, is := strings.CutPrefix(lines.Text(), "data: ")
			if !is {
				continue
			}
			var event map[string]any
			if err := json.Unmarshal([]byte(data), &event); err != nil {
				v.t.Fatal(err)
			}
			return event
		}
		v.t.Fatalf("the events have ended: %v", lines.Err())
		return nil
	}
}
