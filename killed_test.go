package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Words whose command has ended well are there after the process that had the
// room was killed, whenever that was.
func TestWordsSurviveAKill(t *testing.T) {
	h := newHouse(t)
	id := h.run("new", "--headline", "Headline 0")
	var written []string
	for round := range 4 {
		desk, _ := h.start("serve")
		for i := range 3 {
			headline := fmt.Sprintf("Headline %d of round %d", i, round)
			h.run("edit", id, "--set", "headline="+headline)
			written = append(written, h.run("new", "--headline", headline))
		}
		writing := h.command("edit", id, "--set", "standfirst=Perhaps written") // in the midst of it
		if err := writing.Start(); err != nil {
			t.Fatal(err)
		}
		if err := desk.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = desk.Wait()
		_ = writing.Wait() // whether it was in time is chance; that it ends is not
		if shown := h.run("show", id); !strings.Contains(shown, fmt.Sprintf("Headline 2 of round %d", round)) {
			t.Fatalf("after round %d the story is:\n%s", round, shown)
		}
	}
	list := h.run("list", "--json")
	for _, id := range written {
		if !strings.Contains(list, id) {
			t.Errorf("story %s is gone", id)
		}
	}
}

// A command that is killed leaves the room as it was before or after it, and
// the next one finds it open.
func TestCommandsSurviveAKill(t *testing.T) {
	h := newHouse(t)
	id := h.run("new", "--headline", "Kept")
	for range 6 {
		cmd := h.command("edit", id, "--set", "standfirst="+strings.Repeat("Perhaps. ", 20))
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait()
		if shown := h.run("show", id); !strings.Contains(shown, "Kept") {
			t.Fatalf("the story is:\n%s", shown)
		}
	}
}

// A desk that is opened while a long command has the room waits for it.
func TestDeskWaitsForACommand(t *testing.T) {
	h := newHouse(t)
	stories := t.TempDir()
	for i := range 1500 {
		text := fmt.Sprintf("---\nheadline: Story %d\n---\n%s", i, strings.Repeat("Words, words. ", 200))
		if err := os.WriteFile(filepath.Join(stories, fmt.Sprintf("%d.md", i)), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	importing := h.command("import", stories, "--json")
	out, err := importing.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := importing.Start(); err != nil {
		t.Fatal(err)
	}
	list := h.run("list", "--limit", "1") // carried out by whoever has the room
	if !strings.Contains(list, "draft") {
		t.Errorf("the list is %s", list)
	}
	_, address := h.start("serve")
	if !strings.Contains(address, "token=") {
		t.Errorf("the desk is at %s", address)
	}
	report, err := io.ReadAll(out)
	if err != nil || importing.Wait() != nil || !strings.Contains(string(report), `"new": 1500`) {
		t.Errorf("the import reports %s, %v", report, err)
	}
}

// An export that is killed leaves what the next one goes on from.
func TestSiteSurvivesAKill(t *testing.T) {
	h := newHouse(t)
	stories := t.TempDir()
	for i := range 120 {
		text := fmt.Sprintf("---\nheadline: Story %d\nstatus: published\npublishedAt: 2026-05-01T08:00:00Z\nsection: economy\ntags: [Tag %d]\n---\n%s", i, i%20, strings.Repeat("Words, words. ", 50))
		if err := os.WriteFile(filepath.Join(stories, fmt.Sprintf("%d.md", i)), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	h.run("import", stories)
	dir := filepath.Join(t.TempDir(), "site")
	for _, until := range []string{"galley-site.txt", "assets/edition.css", "en/story", "en/tag"} {
		export := h.command("export", "site", dir)
		if err := export.Start(); err != nil {
			t.Fatal(err)
		}
		ended := make(chan error, 1)
		go func() { ended <- export.Wait() }()
		for there := false; !there; {
			select {
			case <-ended:
				t.Fatalf("the export has ended before it wrote %s", until)
			default:
				_, err := os.Stat(filepath.Join(dir, filepath.FromSlash(until)))
				there = err == nil
			}
		}
		if err := export.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		<-ended
	}
	h.run("export", "site", dir)
	other := filepath.Join(t.TempDir(), "site")
	h.run("export", "site", other)
	want, got := treeOf(t, other), treeOf(t, dir)
	for name, text := range want {
		if strings.HasPrefix(name, "/en/") && got[name] != text { // editions without stories are of the moment
			t.Errorf("%s is not what a new export has", name)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d files, want %d", len(got), len(want))
	}
}

// treeOf are the files of dir by what is in them.
func treeOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		files[strings.TrimPrefix(path, dir)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
