package web_test

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"testing/fstest"

	"galley/app/news"
	"galley/app/web"
)

// echo answers every call with its name, and refuses when asked to.
type echo struct{}

func (echo) Call(service, method string, args []json.RawMessage) (any, error) {
	switch method {
	case "Refuse":
		return nil, &news.Error{Code: news.CodeStale, Message: "The story has changed.", Field: "body", Args: map[string]string{"revision": "3"}}
	case "Break":
		return nil, errors.New("secret detail")
	}
	return service + "." + method, nil
}

// one tells of one event after the sequence number, and waits.
func one(ctx context.Context, after uint64, send func(uint64, any) error) error {
	if err := send(after+1, map[string]any{"seq": after + 1, "kind": "story"}); err != nil {
		return err
	}
	<-ctx.Done()
	return ctx.Err()
}

type browser struct {
	*http.Client
	t    *testing.T
	desk *web.Desk
}

// start has a desk with a page, and a browser that follows no redirects.
func start(t *testing.T) browser {
	t.Helper()
	d, err := web.Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	d.Serve(web.Host{
		Calls:  func(*http.Request) web.Caller { return echo{} },
		Events: one,
		Pages:  http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { _, _ = io.WriteString(w, "reader "+r.URL.Path) }),
		Assets: fstest.MapFS{"index.html": {Data: []byte("<!doctype html>desk")}, "assets/app.js": {Data: []byte("1")}},
	})
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return browser{&http.Client{CheckRedirect: stay}, t, d}
}

// ask sends a request to the desk, as change makes it.
func (b browser) ask(method, path string, change func(*http.Request)) (*http.Response, string) {
	b.t.Helper()
	r, err := http.NewRequestWithContext(b.t.Context(), method, b.desk.Origin()+path, strings.NewReader("[]"))
	if err != nil {
		b.t.Fatal(err)
	}
	if change != nil {
		change(r)
	}
	w, err := b.Do(r)
	if err != nil {
		b.t.Fatal(err)
	}
	defer func() { _ = w.Body.Close() }()
	body, err := io.ReadAll(w.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return w, string(body)
}

// enter exchanges the printed address for a cookie.
func (b browser) enter() *http.Cookie {
	b.t.Helper()
	w, _ := b.ask(http.MethodGet, strings.TrimPrefix(b.desk.Address(), b.desk.Origin()), nil)
	if w.StatusCode != http.StatusSeeOther || w.Header.Get("Location") != "/" || len(w.Cookies()) != 1 {
		b.t.Fatalf("the printed address is answered with %s, %v", w.Status, w.Header)
	}
	return w.Cookies()[0]
}

func with(c *http.Cookie, headers ...string) func(*http.Request) {
	return func(r *http.Request) {
		if c != nil {
			r.AddCookie(c)
		}
		for i := 0; i+1 < len(headers); i += 2 {
			if headers[i] == "Host" {
				r.Host = headers[i+1]
			}
			r.Header.Set(headers[i], headers[i+1])
		}
	}
}

func TestTokenOpensOnce(t *testing.T) {
	b := start(t)
	address := strings.TrimPrefix(b.desk.Address(), b.desk.Origin())
	w, _ := b.ask(http.MethodGet, address, nil)
	c := w.Cookies()[0]
	_, port, _ := net.SplitHostPort(strings.TrimPrefix(b.desk.Origin(), "http://"))
	if !c.HttpOnly || c.SameSite != http.SameSiteStrictMode || !strings.Contains(c.Name, port) {
		t.Errorf("the cookie is %+v", c)
	}
	if w, body := b.ask(http.MethodGet, address, with(c)); w.StatusCode != http.StatusForbidden || !strings.Contains(body, "galley serve") {
		t.Errorf("the second use is answered with %s: %s", w.Status, body)
	}
	if w, _ := b.ask(http.MethodGet, "/", with(c)); w.StatusCode != http.StatusOK {
		t.Errorf("the cookie opens nothing: %s", w.Status)
	}
	if other := b.enter(); other.Value == c.Value {
		t.Error("two addresses give the same session")
	}
}

func TestWhoMayDoWhat(t *testing.T) {
	b := start(t)
	c := b.enter()
	host := strings.TrimPrefix(b.desk.Origin(), "http://")
	_, port, _ := net.SplitHostPort(host)
	forged := &http.Cookie{Name: c.Name, Value: strings.Repeat("0", len(c.Value))}
	const get, post = http.MethodGet, http.MethodPost
	for _, test := range []struct {
		name, method, path string
		change             func(*http.Request)
		status             int
	}{
		{"the page without a cookie", get, "/", nil, 401},
		{"the page with a cookie", get, "/", with(c), 200},
		{"the page by name", get, "/", with(c, "Host", "localhost:"+port), 200},
		{"a file without a cookie", get, "/assets/app.js", nil, 401},
		{"a folder", get, "/assets/", with(c), 404},
		{"a file that is not there", get, "/assets/gone.js", with(c), 404},
		{"a made-up cookie", get, "/", with(forged), 401},
		{"a made-up token", get, "/?token=0123", nil, 403},
		{"a call without a cookie", post, "/api/Stories/List", nil, 401},
		{"a call with a cookie", post, "/api/Stories/List", with(c), 200},
		{"a call from the desk's page", post, "/api/Stories/List", with(c, "Origin", b.desk.Origin(), "Sec-Fetch-Site", "same-origin"), 200},
		{"a call from another site", post, "/api/Stories/List", with(c, "Origin", "https://example.org", "Sec-Fetch-Site", "cross-site"), 403},
		{"a call from another port", post, "/api/Stories/List", with(c, "Origin", "http://127.0.0.1:1", "Sec-Fetch-Site", "same-site"), 403},
		{"a call by an older browser from another site", post, "/api/Stories/List", with(c, "Origin", "https://example.org"), 403},
		{"a call from a sandboxed frame", post, "/api/Stories/List", with(c, "Origin", "null"), 403},
		{"events for another port's page", get, "/api/events", with(c, "Sec-Fetch-Site", "same-site"), 403},
		{"a foreign name", get, "/", with(c, "Host", "news.example:"+port), 421},
		{"the right name without its port", get, "/", with(c, "Host", "localhost"), 421},
		{"a foreign name, reader's page", get, b.desk.Prefix() + "/en/index.html", with(nil, "Host", "news.example:"+port), 421},
		{"a reader's page without a cookie", get, b.desk.Prefix() + "/en/index.html", nil, 200},
		{"a reader's page is only read", post, b.desk.Prefix() + "/en/index.html", nil, 405},
		{"a guessed path", get, "/0123456789abcdef0123456789abcdef/en/index.html", nil, 401},
		{"a call by GET", get, "/api/Stories/List", with(c), 405},
		{"a write to the page", http.MethodPut, "/", with(c), 405},
	} {
		w, body := b.ask(test.method, test.path, test.change)
		if w.StatusCode != test.status {
			t.Errorf("%s: %s, want %d: %s", test.name, w.Status, test.status, body)
		}
		if csp := w.Header.Get("Content-Security-Policy"); !strings.Contains(csp, "default-src 'none'") || strings.Contains(csp, "unsafe-eval") {
			t.Errorf("%s: Content-Security-Policy is %q", test.name, csp)
		}
		if w.Header.Get("X-Content-Type-Options") != "nosniff" || w.Header.Get("Referrer-Policy") != "no-referrer" {
			t.Errorf("%s: headers are %v", test.name, w.Header)
		}
	}
}

func TestCallsAndErrors(t *testing.T) {
	b := start(t)
	c := b.enter()
	for path, want := range map[string]string{
		"/api/Stories/List":   `{"value":"Stories.List"}`,
		"/api/Stories/Refuse": `{"error":{"code":"stale","message":"The story has changed.","field":"body","args":{"revision":"3"}}}`,
		"/api/Stories/Break":  `{"error":{"code":"internal","message":"Something went wrong inside Galley."}}`,
	} {
		if w, body := b.ask(http.MethodPost, path, with(c)); body != want || w.Header.Get("Content-Type") != "application/json" {
			t.Errorf("%s: %s %s", path, w.Header.Get("Content-Type"), body)
		}
	}
	large := func(r *http.Request) {
		r.AddCookie(c)
		r.Body, r.ContentLength = io.NopCloser(io.MultiReader(strings.NewReader(`["`), io.LimitReader(endless{}, 97<<20))), -1
	}
	if w, body := b.ask(http.MethodPost, "/api/Stories/Save", large); w.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("a call of 97 MB: %s %s", w.Status, body)
	}
}

// endless is a text that never ends.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}

func TestEventsStream(t *testing.T) {
	b := start(t)
	c := b.enter()
	for _, resume := range []func(*http.Request){with(c), with(c, "Last-Event-ID", "41")} {
		r, _ := http.NewRequestWithContext(t.Context(), http.MethodGet, b.desk.Origin()+"/api/events?after=41", nil)
		resume(r)
		w, err := b.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(w.Body)
		var got []string
		for len(got) < 3 && lines.Scan() {
			if lines.Text() != "" {
				got = append(got, lines.Text())
			}
		}
		_ = w.Body.Close()
		if want := `retry: 1000|id: 42|data: {"kind":"story","seq":42}`; strings.Join(got, "|") != want {
			t.Errorf("got %q", got)
		}
	}
}

func TestDeskListensHereOnly(t *testing.T) {
	for _, addr := range []string{"0.0.0.0:0", "192.0.2.1:0", ":0", "example.org:80", "8080", "[::]:0"} {
		d, err := web.Listen(addr)
		var said *news.Error
		if !errors.As(err, &said) || said.Code != news.CodeInvalid {
			t.Errorf("%s: %v", addr, err)
		}
		if d != nil {
			_ = d.Close()
		}
	}
}

func TestPortInUse(t *testing.T) {
	b := start(t)
	_, err := web.Listen(strings.TrimPrefix(b.desk.Origin(), "http://"))
	var said *news.Error
	if !errors.As(err, &said) || said.Code != news.CodeBusy || !strings.Contains(said.Message, "--addr") {
		t.Errorf("got %v", err)
	}
}

func TestRoomHasItsPort(t *testing.T) {
	listen := func(dir string) *web.Desk {
		t.Helper()
		d, err := web.ListenFor(dir)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = d.Close() })
		return d
	}
	room := t.TempDir()
	first := listen(room)
	if again := listen(room); again.Origin() == first.Origin() {
		t.Errorf("two desks listen on %s", first.Origin())
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	if next := listen(room); next.Origin() != first.Origin() {
		t.Errorf("the room's desk moved from %s to %s", first.Origin(), next.Origin())
	}
}

func TestEditionAlone(t *testing.T) {
	pages := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { _, _ = io.WriteString(w, r.URL.Path) })
	for _, test := range []struct {
		lan    bool
		host   string
		method string
		status int
	}{
		{false, "", http.MethodGet, 200},
		{false, "news.example", http.MethodGet, 421},
		{false, "", http.MethodPost, 405},
		{true, "news.example", http.MethodGet, 200},
		{true, "", http.MethodDelete, 405},
	} {
		e, err := web.ListenEdition("127.0.0.1:0", test.lan)
		if err != nil {
			t.Fatal(err)
		}
		e.Serve(pages)
		r, _ := http.NewRequestWithContext(t.Context(), test.method, e.Address()+"en/index.html", nil)
		if test.host != "" {
			r.Host = test.host
		}
		w, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		_ = w.Body.Close()
		if w.StatusCode != test.status || w.Header.Get("Content-Security-Policy") == "" {
			t.Errorf("%+v: %s, %v", test, w.Status, w.Header)
		}
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	}
}
