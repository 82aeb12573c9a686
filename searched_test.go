package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Whoever has the room may be killed while it feeds the index: the next one
// goes on from what is there, and everything is found.
func TestSearchSurvivesAKill(t *testing.T) {
	h := newHouse(t)
	stories := t.TempDir()
	const all = 2400 // more than an index is made of while somebody waits
	for i := range all {
		text := fmt.Sprintf("---\nheadline: Story %d of the ferry\nlanguage: en\nstatus: published\npublishedAt: 2026-05-01T08:00:00Z\nsection: economy\n---\n%s", i, strings.Repeat("The lighthouse keeper counts the boats. ", 40))
		if err := os.WriteFile(filepath.Join(stories, fmt.Sprintf("%d.md", i)), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	h.run("import", stories)
	midst := 0
	for range 3 {
		desk, address := h.start("serve") // its follower begins with the index
		v := visit(t, address)
		var progress struct {
			Running bool `json:"running"`
		}
		v.call("Search/Prepare", &progress)
		if progress.Running {
			midst++
		}
		if err := desk.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = desk.Wait()
	}
	if midst == 0 {
		t.Error("nobody was killed in the midst of it")
	}
	found := h.run("search", "lighthouses", "--json", "--limit", "1")
	if !strings.Contains(found, fmt.Sprintf(`"total": %d`, all)) {
		t.Errorf("after the kills the search prints %s", found)
	}
	id := h.run("new", "--headline", "The last albatross")
	h.run("edit", id, "--set", "body=It flew.", "--set", "section=economy")
	h.run("publish", id)
	if found := h.run("search", "albatross"); !strings.Contains(found, id) {
		t.Errorf("afterwards the search prints %s", found)
	}
}
