package search_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"testing"

	"galley/app/search"
)

// killedDir is set where this test binary is to be the process that is killed.
const killedDir = "SEARCH_KILLED_DIR"

func story(n int) search.Batch {
	d := filled(search.Document{ID: fmt.Sprintf("s%d", n), Headline: fmt.Sprintf("Harbour word%d", n)})
	return search.Batch{Stories: []search.Story{{ID: d.ID, Public: &d}}, Cursor: uint64(n)}
}

// TestKilled kills a process in the middle of its changes: what the index says
// it covers, it has.
func TestKilled(t *testing.T) {
	if dir := os.Getenv(killedDir); dir != "" {
		writeUntilKilled(dir)
	}
	dir := t.TempDir()
	child := exec.Command(os.Args[0], "-test.run=^TestKilled$")
	child.Env = append(os.Environ(), killedDir+"="+dir)
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	applied := 0
	for lines := bufio.NewScanner(out); applied < 400 && lines.Scan(); applied++ {
	}
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = child.Wait() // it was killed
	x, err := search.Open(dir, search.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	covered := int(x.Cursor())
	p, err := x.Search(context.Background(), search.Query{Text: "harbour", Public: true})
	if err != nil || p.Total != covered {
		t.Fatalf("%d stories found of %d covered, %v", p.Total, covered, err)
	}
	for n := covered + 1; n <= applied; n++ { // as the follower does
		if err := x.Apply(story(n)); err != nil {
			t.Fatal(err)
		}
	}
	if p, err = x.Search(context.Background(), search.Query{Text: "harbour", Public: true}); err != nil || p.Total < applied {
		t.Errorf("%d stories found of %d, %v", p.Total, applied, err)
	}
}

func writeUntilKilled(dir string) {
	x, err := search.Open(dir, search.Options{})
	if err != nil {
		panic(err)
	}
	for n := 1; ; n++ {
		if err := x.Apply(story(n)); err != nil {
			panic(err)
		}
		fmt.Println(n)
	}
}
