package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestAPaperIsFollowed reads the newspaper of one newsroom on another computer:
// what is public comes over the network to a room without a desk, and goes on
// coming while no desk is open.
func TestAPaperIsFollowed(t *testing.T) {
	source, reader := newHouse(t), newHouse(t)
	id := source.run("new", "--headline", "Night ferry returns", "--section", "economy")
	source.run("edit", id, "--set", "body=It sails.")
	source.run("publish", id)
	_, paper := source.start("read")

	desk, address := reader.start("serve")
	v := visit(t, address)
	var look struct {
		Name     string           `json:"name"`
		Sections []map[string]any `json:"sections"`
	}
	v.call("Rooms/PaperSections", &look, paper+"en/index.html", "en")
	if look.Name != "Three Piers" || len(look.Sections) == 0 {
		t.Fatalf("the first look is %+v", look)
	}
	var state struct {
		Dir          string `json:"dir"`
		Paper        bool   `json:"paper"`
		PaperReached string `json:"paperReached"`
	}
	v.call("Rooms/ReadPaper", &state, paper+"en/index.html", []string{"economy"})
	if !state.Paper || state.PaperReached == "" || filepath.Base(state.Dir) == "room" {
		t.Fatalf("the paper's room is %+v", state)
	}
	if err := desk.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = desk.Wait()

	reader.env = append(reader.env, "GALLEY_ROOM="+state.Dir)
	if got := reader.run("show", id); !strings.Contains(got, "It sails.") {
		t.Errorf("the story reads %q", got)
	}
	later := source.run("new", "--headline", "Tide times", "--section", "economy")
	source.run("edit", later, "--set", "body=High at noon.")
	source.run("publish", later)
	source.run("withdraw", id, "--reason", "It never sailed.")
	reader.run("watch", "--once")
	if got := reader.run("list", "--status", "public"); !strings.Contains(got, "Tide times") || strings.Contains(got, "Night ferry") {
		t.Errorf("public are %s", got)
	}
	if got := reader.run("show", id, "--json"); strings.Contains(got, "It sails.") || !strings.Contains(got, "It never sailed.") {
		t.Errorf("the withdrawn story is %s", got)
	}
	var said strings.Builder
	cmd := reader.command("new", "--headline", "Mine")
	cmd.Stderr = &said
	if err := cmd.Run(); err == nil || !strings.Contains(said.String(), "only read here") {
		t.Errorf("a draft in a paper: %v, %q", err, said.String())
	}
}
