package edition_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"galley/app/edition"
)

// serve starts a server of m's pages under /secret.
func serve(t *testing.T, m *memory, o edition.Options) string {
	t.Helper()
	o.Prefix = "/secret"
	s := httptest.NewServer(edition.New(m, o))
	t.Cleanup(s.Close)
	return s.URL
}

func get(t *testing.T, method, address string, header ...string) (*http.Response, string) {
	t.Helper()
	r, err := http.NewRequest(method, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	answer, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer, string(body)
}

func TestServe(t *testing.T) {
	m := fullPaper()
	base := serve(t, m, edition.Options{})
	arabic := url.PathEscape("رياح-الخماسين")
	for _, c := range []struct {
		method, path string
		status       int
		location     string
	}{
		{"GET", "/secret/en/index.html", 200, ""},
		{"HEAD", "/secret/en/index.html", 200, ""},
		{"POST", "/secret/en/index.html", 405, ""},
		{"GET", "/secret/", 302, "en/index.html"},
		{"GET", "/secret/en", 301, "en/index.html"},
		{"GET", "/secret/en/", 301, "index.html"},
		{"GET", "/secret/en/section/economy/", 301, "index.html"},
		{"GET", "/secret/en/story/old-name.html", 301, "new-name.html"},
		{"GET", "/secret/en/story/Mill-Turns.html", 301, "mill-turns.html"},
		{"GET", "/secret/en/story/weigh-in.html", 410, ""},
		{"GET", "/secret/en/story/none.html", 404, ""},
		{"GET", "/secret/ar/story/" + arabic + ".html", 200, ""},
		{"GET", "/secret/assets/edition.css", 200, ""},
		{"GET", "/secret/assets/icon.svg", 200, ""},
		{"GET", "/secret/assets/fonts/newsreader-text.woff2", 200, ""},
		{"GET", "/secret/assets/fonts/OFL-newsreader.txt", 404, ""},
		{"GET", "/secret/assets/../templates/story.html", 404, ""},
		{"GET", "/secret/media/mill-400.jpg", 200, ""},
		{"GET", "/secret/media/", 404, ""},
		{"GET", "/secret/media/none.jpg", 404, ""},
		{"GET", "/secret/media/..%2fgalley.db", 404, ""},
		{"GET", "/secret/en/section/economy/0.html", 404, ""},
		{"GET", "/secret/en/section/economy/01.html", 404, ""},
		{"GET", "/secret/en/kind/article/index.html", 404, ""},
		{"GET", "/secret/leave?to=https://almanac.example/", 404, ""},
		{"GET", "/en/index.html", 404, ""},
		{"GET", "/secretly/en/index.html", 404, ""},
	} {
		answer, body := get(t, c.method, base+c.path)
		if answer.StatusCode != c.status || answer.Header.Get("Location") != c.location {
			t.Errorf("%s %s: %d %q, want %d %q", c.method, c.path, answer.StatusCode, answer.Header.Get("Location"), c.status, c.location)
		}
		if c.method == "HEAD" && body != "" {
			t.Errorf("HEAD %s has a body", c.path)
		}
		csp := answer.Header.Get("Content-Security-Policy")
		if !strings.Contains(csp, "default-src 'none'") || !strings.Contains(csp, "script-src 'none'") || !strings.Contains(csp, "style-src 'self'") ||
			!strings.Contains(csp, "frame-ancestors 'none'") || answer.Header.Get("Referrer-Policy") != "no-referrer" || answer.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: headers %v", c.path, answer.Header)
		}
	}
}

func TestServedBytesAreRendered(t *testing.T) {
	m := fullPaper()
	base := serve(t, m, edition.Options{})
	for _, address := range []string{"en/index.html", "en/story/weigh-in.html", "en/none.html", "assets/edition.css", "assets/icon.svg"} {
		_, body := get(t, "GET", base+"/secret/"+address)
		if body != render(t, pages(m), address) {
			t.Errorf("%s: what is served is not what is rendered", address)
		}
	}
	answer, _ := get(t, "GET", base+"/secret/en/index.html")
	tag := answer.Header.Get("ETag")
	if again, _ := get(t, "GET", base+"/secret/en/index.html", "If-None-Match", tag); again.StatusCode != http.StatusNotModified {
		t.Errorf("with its tag %q a page answers %d", tag, again.StatusCode)
	}
}

func TestFilmsPlayInParts(t *testing.T) {
	base := serve(t, fullPaper(), edition.Options{})
	answer, body := get(t, "GET", base+"/secret/media/reel.webm", "Range", "bytes=2-4")
	if answer.StatusCode != http.StatusPartialContent || body != "234" || answer.Header.Get("Content-Type") != "video/webm" {
		t.Errorf("%d %q %q", answer.StatusCode, body, answer.Header.Get("Content-Type"))
	}
}

func TestInsideAFrame(t *testing.T) {
	var left []string
	m := fullPaper()
	base := serve(t, m, edition.Options{
		FrameOrigin: "http://127.0.0.1:4177", FrameAncestors: "http://127.0.0.1:4177", Leave: true,
		OnLeave: func(to string) { left = append(left, to) },
	})
	answer, body := get(t, "GET", base+"/secret/en/story/mill-turns.html")
	csp := answer.Header.Get("Content-Security-Policy")
	if strings.Contains(csp, "'self'") || !strings.Contains(csp, "style-src http://127.0.0.1:4177;") || !strings.Contains(csp, "frame-ancestors http://127.0.0.1:4177") {
		t.Errorf("policy %q", csp)
	}
	if !strings.Contains(body, `href="../../leave?to=https%3A%2F%2Falmanac.example%2Fwind"`) {
		t.Error("an outward link does not ask the host")
	}
	if font, _ := get(t, "GET", base+"/secret/assets/fonts/newsreader-text.woff2"); font.Header.Get("Access-Control-Allow-Origin") != "*" {
		t.Error("a frame without an origin cannot load the fonts")
	}
	for to, status := range map[string]int{
		"https://almanac.example/wind?a=1&b=2": 204, "mailto:desk@weathercock.example": 204,
		"javascript:alert(1)": 400, "javascript://almanac.example/%0aalert(1)": 400, "file:///etc/passwd": 400, "https:": 400, "": 400,
	} {
		if answer, _ := get(t, "GET", base+"/secret/leave?to="+url.QueryEscape(to)); answer.StatusCode != status {
			t.Errorf("leaving for %q: %d, want %d", to, answer.StatusCode, status)
		}
	}
	if len(left) != 2 {
		t.Errorf("the host was told %q", left)
	}
}
