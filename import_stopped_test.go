package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestStoppedImportGoesOn stops an import with Ctrl-C and by a kill: what is in
// is whole, and the same command brings in the rest.
func TestStoppedImportGoesOn(t *testing.T) {
	const files = 6_000
	dir := t.TempDir()
	for i := range files {
		text := fmt.Sprintf("---\nheadline: Tide %d\nlanguage: en\nsection: economy\n---\nThe tide came in.\n", i)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%05d.md", i)), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, how := range []struct {
		name   string
		signal os.Signal
	}{{"asked", os.Interrupt}, {"killed", syscall.SIGKILL}} {
		t.Run(how.name, func(t *testing.T) {
			h := newHouse(t)
			h.start("serve") // its owner answers while the import runs
			cmd := h.command("import", dir)
			var said strings.Builder
			cmd.Stderr = &said
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			for h.stories() < 500 {
			}
			if err := cmd.Process.Signal(how.signal); err != nil {
				t.Fatal(err)
			}
			if err := cmd.Wait(); err == nil {
				t.Fatal("the import was over before it was stopped")
			}
			if how.signal == os.Interrupt && !strings.Contains(said.String(), "The import was stopped.") {
				t.Errorf("it said %q", said.String())
			}
			in := h.stories() - 1 // but for the room's first draft; a batch may be on its way in still
			var fresh, changed, unchanged int
			report := h.run("import", dir)
			if _, err := fmt.Sscanf(report, "%d new, %d changed, %d unchanged", &fresh, &changed, &unchanged); err != nil {
				t.Fatalf("%q: %v", report, err)
			}
			if fresh == 0 || changed != 0 || unchanged < in || fresh+unchanged != files {
				t.Errorf("%d stories were in; going on: %q", in, report)
			}
			if all := h.stories() - 1; all != files {
				t.Errorf("%d stories in the end", all)
			}
		})
	}
}

// stories is how many stories the room has.
func (h house) stories() int {
	h.t.Helper()
	var stats struct {
		Stories int `json:"stories"`
	}
	if err := json.Unmarshal([]byte(h.run("stats", "--json")), &stats); err != nil {
		h.t.Fatal(err)
	}
	return stats.Stories
}
