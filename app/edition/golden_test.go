package edition_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"galley/app/edition"
)

var update = flag.Bool("update", false, "rewrite the golden pages")

func TestGoldenPages(t *testing.T) {
	full := pages(fullPaper())
	for _, c := range []struct {
		address string
		status  int
	}{
		{"index.html", 302},
		{"en/index.html", 200}, {"es/index.html", 200}, {"ar/index.html", 200},
		{"en/news/index.html", 200}, {"en/articles/index.html", 200}, {"en/author/index.html", 200}, {"ar/author/index.html", 200},
		{"en/story/mill-turns.html", 200}, {"es/story/mill-turns.html", 200}, {"ar/story/mill-turns.html", 200},
		{"en/story/vane-view.html", 200}, {"en/story/wind-why.html", 200}, {"en/story/hat-blog.html", 200},
		{"en/story/long-lane.html", 200}, {"en/story/sails-film.html", 200}, {"en/story/wind-map.html", 200},
		{"en/story/six-hats.html", 200}, {"en/story/gale-watch.html", 200}, {"en/story/hostile.html", 200},
		{"en/story/weigh-in.html", 410}, {"en/story/old-name.html", 301}, {"ar/story/رياح-الخماسين.html", 200},
		{"en/section/economy/index.html", 200}, {"en/section/economy/2.html", 200}, {"en/section/economy/9.html", 404}, {"en/news/1.html", 200}, {"en/region/uplands/index.html", 200},
		{"en/tag/wind/index.html", 200}, {"en/author/iris/index.html", 200}, {"en/author/tobias/1.html", 200},
		{"en/kind/opinion/index.html", 200}, {"en/kind/gallery/index.html", 200}, {"ar/kind/video/index.html", 200},
		{"en/page/about.html", 200}, {"ar/page/about.html", 200},
		{"en/nothing.html", 404}, {"ar/story/nothing.html", 404}, {"nothing", 404},
	} {
		t.Run(c.address, func(t *testing.T) {
			page, err := full.Render(c.address)
			if err != nil {
				t.Fatal(err)
			}
			if page.Status != c.status {
				t.Errorf("status %d, want %d", page.Status, c.status)
			}
			golden(t, filepath.Join("full", filepath.FromSlash(c.address)), page.Body)
		})
	}
}

// golden compares got with the golden page name.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", "golden", name)
	if filepath.Ext(name) == "" {
		path += ".html"
	}
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs from its golden page; look at it and run with -update", name)
	}
}

func render(t *testing.T, e *edition.Edition, address string) string {
	t.Helper()
	page, err := e.Render(address)
	if err != nil {
		t.Fatal(err)
	}
	return string(page.Body)
}
