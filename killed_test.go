package main

import (
	"fmt"
	"io"
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
