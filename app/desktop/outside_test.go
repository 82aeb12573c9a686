//go:build unix

package desktop

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
)

// fetch is what the page gets of a file that was brought.
func fetch(o *outside, f BroughtFile) (status int, body string) {
	answer := httptest.NewRecorder()
	o.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, f.Path, nil))
	return answer.Code, answer.Body.String()
}

func uriOf(path string) string { return (&url.URL{Scheme: "file", Path: path}).String() }

func TestDroppedFilesAreReadOnce(t *testing.T) {
	dir := t.TempDir()
	picture, pipe := filepath.Join(dir, "ميناء 1.png"), filepath.Join(dir, "pipe")
	if err := os.WriteFile(picture, []byte("bytes"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	o := &outside{dropped: func() []string {
		return []string{uriOf(picture), "https://news.example/", uriOf(dir), uriOf(pipe), uriOf(picture + ".gone"), "file:relative"}
	}}
	brought := o.drop()
	var names []string
	for _, f := range brought.Files {
		names = append(names, f.Name)
	}
	if want := []string{"ميناء 1.png", filepath.Base(dir), "pipe", "ميناء 1.png.gone"}; !slices.Equal(names, want) {
		t.Fatalf("brought %q, want %q", names, want)
	}
	if status, body := fetch(o, brought.Files[0]); status != http.StatusOK || body != "bytes" {
		t.Errorf("the picture: %d %q", status, body)
	}
	for i, f := range brought.Files { // the picture again, and what cannot be read
		if status, _ := fetch(o, f); status != http.StatusNotFound {
			t.Errorf("%d, %s: %d", i, f.Name, status)
		}
	}
	before := o.drop().Files[0]
	o.drop()
	if status, _ := fetch(o, before); status != http.StatusNotFound {
		t.Errorf("a file of the drop before: %d", status)
	}
}

func TestPasteTakesFilesThenWordsThenAPicture(t *testing.T) {
	picture := filepath.Join(t.TempDir(), "a.png")
	if err := os.WriteFile(picture, []byte("of a file"), 0o600); err != nil {
		t.Fatal(err)
	}
	files, words, image := uriOf(picture)+"\r\n", "words", "of an image"
	for _, c := range []struct {
		name             string
		clipboard        map[string]string
		text, file, body string
	}{
		{"files", map[string]string{"text/uri-list": files, "UTF8_STRING": words, "image/png": image}, "", "a.png", "of a file"},
		{"words with a picture of them", map[string]string{"UTF8_STRING": words, "image/png": image}, words, "", ""},
		{"a link", map[string]string{"text/uri-list": "https://news.example/", "UTF8_STRING": "https://news.example/"}, "https://news.example/", "", ""},
		{"a picture", map[string]string{"image/png": image}, "", "pasted.png", image},
		{"nothing", nil, "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := &outside{copied: func(target string) []byte { return []byte(c.clipboard[target]) }}
			brought := o.paste()
			if brought.Text != c.text || len(brought.Files) != min(len(c.file), 1) {
				t.Fatalf("brought %+v", brought)
			}
			if c.file == "" {
				return
			}
			if status, body := fetch(o, brought.Files[0]); brought.Files[0].Name != c.file || status != http.StatusOK || body != c.body {
				t.Errorf("%s: %d %q", brought.Files[0].Name, status, body)
			}
		})
	}
}
