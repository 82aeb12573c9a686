// Command bench measures Galley's figures, each against a reference taken in
// the same run, and writes the table of docs/benchmarks.md. Machines are
// shared and noisy: what counts is the ratio, the median of five and the
// spread between the best and the worst.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	galley := flag.String("galley", "", "the binary to measure")
	out := flag.String("out", "", "the table to write")
	dir := flag.String("dir", "", "a folder on a real disk to work in; default the user's cache folder")
	stories := flag.Int("stories", 100_000, "stories in the large room")
	files := flag.Int("files", 10_000, "files of the import")
	flag.Parse()
	if err := run(*galley, *out, *dir, *stories, *files); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(galley, out, dir string, stories, files int) error {
	if dir == "" {
		cache, err := os.UserCacheDir()
		if err != nil {
			return err
		}
		dir = cache
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	work, err := os.MkdirTemp(dir, "galley-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	if err := onDisk(work); err != nil {
		return err
	}

	b := &bench{galley: galley, work: work}
	steps := []struct {
		name string
		do   func() error
	}{
		{"making a room of 1,000 stories", func() error { return b.makeRoom("small", 1000) }},
		{fmt.Sprintf("making a room of %d stories", stories), func() error { return b.makeRoom("large", stories) }},
		{"lists", func() error { return b.lists(stories) }},
		{"saves", b.saves},
		{"opening", b.opening},
		{"memory", b.memory},
		{"import", func() error { return b.imports(files) }},
	}
	for _, step := range steps {
		fmt.Fprintln(os.Stderr, "bench:", step.name)
		if err := step.do(); err != nil {
			return fmt.Errorf("%s: %w", step.name, err)
		}
	}
	page := report(b.rows, galley, stories)
	if out == "" {
		_, err := os.Stdout.WriteString(page)
		return err
	}
	return os.WriteFile(out, []byte(page), 0o644)
}
