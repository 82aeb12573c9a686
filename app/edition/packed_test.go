package edition_test

import (
	"compress/gzip"
	"io"
	"net/http"
	"strings"
	"testing"

	"galley/app/edition"
)

func TestPagesArePackedForThoseWhoUnpack(t *testing.T) {
	m := fullPaper()
	base := serve(t, m, edition.Options{}) + "/secret/"
	for _, c := range []struct {
		address, accepts string
		want             bool
	}{
		{"en/index.html", "gzip, deflate, br", true},
		{"en/index.html", "br, GZIP;q=0.5", true},
		{"en/index.html", "identity", false},
		{"en/index.html", "gzip;q=0", false},
		{"en/index.html", "gzip; q=0.0, identity", false},
		{"en/rss.xml", "gzip", true},
		{"en/story/mill-turns.json", "gzip", true},
		{"assets/edition.css", "gzip", true},
		{"assets/fonts/newsreader-text.woff2", "gzip", false},
		{"media/mill-400.jpg", "gzip", false},
	} {
		answer, body := get(t, "GET", base+c.address, "Accept-Encoding", c.accepts)
		if answer.StatusCode != http.StatusOK {
			t.Fatalf("%s: %d", c.address, answer.StatusCode)
		}
		if is := answer.Header.Get("Content-Encoding") == "gzip"; is != c.want {
			t.Errorf("%s for one who accepts %q: packed %v", c.address, c.accepts, is)
			continue
		}
		plain, whole := get(t, "GET", base+c.address, "Accept-Encoding", "identity")
		if c.want {
			if body = unpacked(t, body); answer.Header.Get("ETag") == plain.Header.Get("ETag") || plain.Header.Get("Vary") != "Accept-Encoding" {
				t.Errorf("%s: a cache could give one who cannot unpack the packed page: %v", c.address, plain.Header)
			}
			again, _ := get(t, "GET", base+c.address, "Accept-Encoding", c.accepts, "If-None-Match", answer.Header.Get("ETag"))
			if again.StatusCode != http.StatusNotModified {
				t.Errorf("%s: with its tag the packed page answers %d", c.address, again.StatusCode)
			}
		}
		if body != whole {
			t.Errorf("%s: packed it is another page", c.address)
		}
	}
}

func unpacked(t *testing.T, pack string) string {
	t.Helper()
	z, err := gzip.NewReader(strings.NewReader(pack))
	if err != nil {
		t.Fatal(err)
	}
	whole, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return string(whole)
}
