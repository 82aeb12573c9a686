package main

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestWhatIsKeptIsMadeOnceAndWhole(t *testing.T) {
	g := ground{t.TempDir()}
	made := 0
	fill := func(fails error) func(string) error {
		return func(dir string) error {
			made++
			if _, err := os.Stat(dir); err == nil {
				t.Error("what an earlier try left is still there")
			}
			if err := os.MkdirAll(dir, 0o755); err != nil {
				return err
			}
			return errors.Join(os.WriteFile(filepath.Join(dir, "file"), nil, 0o644), fails)
		}
	}
	stopped := errors.New("stopped")
	if _, err := g.keep("it", fill(stopped)); !errors.Is(err, stopped) {
		t.Fatalf("got %v", err)
	}
	for range 2 {
		dir, err := g.keep("it", fill(nil))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(filepath.Join(dir, "file")); err != nil {
			t.Error(err)
		}
	}
	if made != 2 {
		t.Errorf("made %d times, want once in vain and once for good", made)
	}
}

func TestANameFollowsTheSources(t *testing.T) {
	dir := t.TempDir()
	write := func(text string) string {
		if err := os.WriteFile(filepath.Join(dir, "a.go"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		name, err := named("it", dir)
		if err != nil {
			t.Fatal(err)
		}
		return name
	}
	first := write("one")
	if second := write("two"); first == second {
		t.Errorf("both are %s", first)
	}
	if again := write("one"); first != again {
		t.Errorf("%s and %s of the same sources", first, again)
	}
}

func TestTimesAreAskedByShare(t *testing.T) {
	took := make(times, 200)
	for i := range took {
		took[i] = time.Duration(i) * time.Millisecond
	}
	for share, want := range map[float64]float64{0: 0, .5: 100, .99: 198, 1: 199} {
		if got := took.at(share, time.Millisecond); got != want {
			t.Errorf("at %g: %g ms, want %g", share, got, want)
		}
	}
}

func TestInTurns(t *testing.T) {
	var order []string
	take := func(name string) func(int) (float64, error) {
		return func(round int) (float64, error) {
			order = append(order, name)
			return float64(round), nil
		}
	}
	values, against, err := inTurns(take("reference"), take("ours"))
	if err != nil {
		t.Fatal(err)
	}
	if len(values) != 5 || len(against) != 5 || order[0] != "reference" || order[1] != "ours" || order[2] != "reference" {
		t.Errorf("%v, %v in the order %v", values, against, order)
	}
}
