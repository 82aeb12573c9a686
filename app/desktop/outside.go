package desktop

import (
	"bytes"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
)

// outsidePath is where the page fetches what came from other programs.
const outsidePath = "/outside/"

// outside is what other programs handed over by drop and paste, where the
// page's engine keeps it from the page: the window reads it, and the page
// fetches it as bytes. Only what a person dropped or copied can be read.
type outside struct {
	dropped func() []string            // URIs of the last drop
	copied  func(target string) []byte // what the clipboard has of a target

	mu    sync.Mutex
	last  int
	files map[int]opener // one drop's or paste's, until the next
}

type opener struct {
	name string
	path string // of a file, else
	data []byte // its bytes
}

// Brought is what one drop or paste brought.
type Brought struct {
	Text  string        `json:"text"`
	Files []BroughtFile `json:"files"`
}

// BroughtFile is a file that the page can fetch.
type BroughtFile struct {
	Name string `json:"name"`
	Path string `json:"path"`
}

// drop takes what was dropped last.
func (o *outside) drop() Brought { return o.offer("", localFiles(o.dropped())) }

// paste takes what is on the clipboard: files, else words, else a picture.
// Programs that copy words often add a picture of them.
func (o *outside) paste() Brought {
	if files := localFiles(strings.Fields(string(o.copied("text/uri-list")))); len(files) > 0 {
		return o.offer("", files)
	}
	if text := o.copied("UTF8_STRING"); len(text) > 0 {
		return o.offer(string(text), nil)
	}
	if picture := o.copied("image/png"); len(picture) > 0 {
		return o.offer("", []opener{{name: "pasted.png", data: picture}})
	}
	return o.offer("", nil)
}

// offer keeps files for the page, instead of those before.
func (o *outside) offer(text string, files []opener) Brought {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.files = map[int]opener{}
	brought := Brought{Text: text, Files: []BroughtFile{}}
	for _, f := range files {
		o.last++
		o.files[o.last] = f
		brought.Files = append(brought.Files, BroughtFile{Name: f.name, Path: outsidePath + strconv.Itoa(o.last)})
	}
	return brought
}

// ServeHTTP answers with the bytes of one file, once.
func (o *outside) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	number, _ := strconv.Atoi(strings.TrimPrefix(r.URL.Path, outsidePath)) // 0 is none
	o.mu.Lock()
	file, known := o.files[number]
	delete(o.files, number)
	o.mu.Unlock()
	if !known {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	if file.path == "" {
		_, _ = bytes.NewReader(file.data).WriteTo(w) // the page has gone
		return
	}
	if info, err := os.Stat(file.path); err != nil || !info.Mode().IsRegular() { // a pipe would never end
		http.NotFound(w, r)
		return
	}
	opened, err := os.Open(file.path)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	defer func() { _ = opened.Close() }()
	_, _ = opened.WriteTo(w) // the page has gone
}

// localFiles are those of uris that name files of this computer.
func localFiles(uris []string) []opener {
	var files []opener
	for _, uri := range uris {
		u, err := url.Parse(uri)
		if err == nil && u.Scheme == "file" && filepath.IsAbs(u.Path) {
			files = append(files, opener{name: filepath.Base(u.Path), path: u.Path})
		}
	}
	return files
}
