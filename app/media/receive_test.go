package media_test

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"galley/app/media"
	"galley/app/news"
)

// A picture that one library has made ready to leave is taken in by another as
// it is, without its original.
func TestReceive(t *testing.T) {
	there, here := t.TempDir(), t.TempDir()
	from, to := media.Open(there), media.Open(here)
	svg := `<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><circle r="1"></circle></svg>`
	for name, data := range map[string]string{
		"boat.jpg":   string(withEXIF(jpegBytes(t, gradient(500, 300)), 1, "Somebody")),
		"map.svg":    svg,
		"words.vtt":  "WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n",
		"little.jpg": string(jpegBytes(t, gradient(9, 7))),
	} {
		p, err := from.Add(name, strings.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		open := func(name string) (io.ReadCloser, error) { return from.FS().Open(name) }
		for range 2 { // once more changes nothing
			if err := to.Receive(p, open); err != nil || !to.Has(p) {
				t.Fatalf("%s: %v", name, err)
			}
		}
		for _, v := range p.Variants {
			want, errThere := fs.ReadFile(from.FS(), v.File)
			got, errHere := fs.ReadFile(to.FS(), v.File)
			if errThere != nil || errHere != nil || string(got) != string(want) {
				t.Errorf("%s: %s differs: %v, %v", name, v.File, errThere, errHere)
			}
		}
	}
	if _, err := os.Stat(filepath.Join(here, "media", "originals")); err == nil {
		t.Error("an original came along")
	}
}

func TestReceiveRefuses(t *testing.T) {
	const id = "0123456789abcdef0123456789abcdef"
	drawing := func(file string) news.Picture {
		return news.Picture{ID: id, Ext: ".svg", Type: "image/svg+xml", Variants: []news.Variant{{File: file, Type: "image/svg+xml"}}}
	}
	raster := func(width int) news.Picture {
		return news.Picture{ID: id, Ext: ".jpg", Type: "image/jpeg", Variants: []news.Variant{{File: id + "-9.jpg", Type: "image/jpeg", Width: width, Height: 7}}}
	}
	jpg := string(jpegBytes(t, gradient(9, 7)))
	for name, c := range map[string]struct {
		picture news.Picture
		data    string
	}{
		"a way out":         {drawing("../../" + id + ".svg"), "<svg></svg>"},
		"another’s file":    {drawing("f" + id[1:] + ".svg"), "<svg></svg>"},
		"a page":            {drawing(id + ".svg"), "<html><script>alert(1)</script></html>"},
		"a film as drawing": {drawing(id + ".svg"), "WEBVTT\n"},
		"a hidden script":   {news.Picture{ID: id, Ext: ".js", Type: "text/javascript", Variants: []news.Variant{{File: id + ".js"}}}, "alert(1)"},
		"another size":      {raster(90), jpg},
		"half a picture":    {raster(9), jpg[:20]},
	} {
		dir := t.TempDir()
		l := media.Open(dir)
		err := l.Receive(c.picture, func(string) (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(c.data)), nil })
		if !errors.Is(err, &news.Error{Code: news.CodeBadPicture}) || l.Has(c.picture) {
			t.Errorf("%s: %v", name, err)
		}
		if left, err := os.ReadDir(filepath.Join(dir, "media")); err == nil && len(left) > 0 {
			t.Errorf("%s: left are %v", name, left)
		}
	}
	l := media.Open(t.TempDir())
	hostile := `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script><circle r="1"/></svg>`
	if err := l.Receive(drawing(id+".svg"), func(string) (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(hostile)), nil }); err != nil {
		t.Fatal(err)
	}
	if got, err := fs.ReadFile(l.FS(), id+".svg"); err != nil || strings.Contains(string(got), "alert") {
		t.Errorf("kept %q, %v", got, err)
	}
	full := &news.Error{Code: news.CodeBadBundle}
	if err := l.Receive(raster(9), func(string) (io.ReadCloser, error) { return nil, full }); !errors.Is(err, full) {
		t.Errorf("the giver’s refusal became %v", err)
	}
}
