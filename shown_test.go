package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"slices"

	"github.com/rogpeppe/go-internal/testscript"
)

// shown writes into a file what show --json prints of every story of the room,
// by id, but for what belongs to that room alone: shown FILE. Ids after FILE are
// left out.
func shown(ts *testscript.TestScript, _ bool, args []string) {
	path, err := exec.LookPath("galley")
	ts.Check(err)
	printed := func(into any, args ...string) {
		cmd := exec.Command(path, args...)
		cmd.Dir = ts.MkAbs(".")
		for _, name := range []string{"PATH", "HOME", "XDG_RUNTIME_DIR", "GALLEY_ROOM", "TZ"} {
			cmd.Env = append(cmd.Env, name+"="+ts.Getenv(name))
		}
		out, err := cmd.Output()
		ts.Check(err)
		ts.Check(json.Unmarshal(out, into))
	}
	var list struct {
		Stories []struct {
			ID string `json:"id"`
		} `json:"stories"`
	}
	printed(&list, "list", "--limit", "500", "--json")
	var ids []string
	for _, s := range list.Stories {
		if !slices.Contains(args[1:], s.ID) {
			ids = append(ids, s.ID)
		}
	}
	slices.Sort(ids)
	file, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	defer func() { _ = file.Close() }()
	lines := json.NewEncoder(file)
	lines.SetIndent("", " ")
	for _, id := range ids {
		var story map[string]any
		printed(&story, "show", id, "--json")
		for _, own := range []string{"revision", "liveRevision", "updatedAt"} {
			if story[own] == nil && own != "liveRevision" {
				ts.Fatalf("%s has no %s", id, own)
			}
			delete(story, own)
		}
		ts.Check(lines.Encode(story))
	}
}
