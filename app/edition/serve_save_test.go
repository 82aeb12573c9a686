package edition_test

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"galley/app/edition"
)

func TestTheHostKeepsTheFile(t *testing.T) {
	kept := map[string]string{}
	var failure error
	base := serve(t, fullPaper(), edition.Options{Takeaway: true, Leave: true, OnSave: func(name string, data []byte) (string, error) {
		kept[name] = string(data)
		return "Downloads/" + name, failure
	}})
	const address = "/secret/en/share/mill-turns.one.html"
	if _, body := get(t, http.MethodGet, base+"/secret/en/story/mill-turns.html"); !strings.Contains(body, `<a href="../share/mill-turns.one.html"><svg`) {
		t.Error("the frame is to keep the file by itself")
	}
	if get(t, http.MethodHead, base+address); len(kept) > 0 {
		t.Error("a HEAD keeps a file")
	}
	answer, body := get(t, http.MethodGet, base+address)
	if answer.StatusCode != http.StatusOK || answer.Header.Get("Content-Disposition") != "" || !strings.Contains(body, "The story is in Downloads/mill-turns.html.") || !strings.Contains(body, `href="../story/mill-turns.html"`) {
		t.Errorf("%d: %s", answer.StatusCode, body)
	}
	if !strings.Contains(kept["mill-turns.html"], `<body class="alone">`) {
		t.Errorf("kept is %.200q", kept)
	}
	failure = errors.New("no room")
	if answer, body := get(t, http.MethodGet, base+address); answer.StatusCode != http.StatusInternalServerError || !strings.Contains(body, "Not saved") || strings.Contains(body, "no room") {
		t.Errorf("%d: %s", answer.StatusCode, body)
	}
}
