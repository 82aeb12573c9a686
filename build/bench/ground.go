package main

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// ground is the folder in which things are kept between runs.
type ground struct{ dir string }

// newGround refuses a folder in memory: a write there is no durable write.
func newGround(dir string) (ground, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return ground{}, err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return ground{}, err
	}
	var system unix.Statfs_t
	if err := unix.Statfs(dir, &system); err != nil {
		return ground{}, err
	}
	if system.Type == unix.TMPFS_MAGIC {
		return ground{}, fmt.Errorf("%s is in memory; choose a folder on a disk with -dir", dir)
	}
	return ground{dir}, nil
}

// keep is the folder of that name. Where it is not there, fill makes it; a
// folder under its own name is a whole one.
func (g ground) keep(name string, fill func(dir string) error) (string, error) {
	dir := filepath.Join(g.dir, name)
	if _, err := os.Stat(dir); err == nil {
		return dir, nil
	}
	fmt.Fprintln(os.Stderr, "bench: making", name)
	unfinished := dir + ".unfinished"
	if err := os.RemoveAll(unfinished); err != nil {
		return "", err
	}
	if err := fill(unfinished); err != nil {
		return "", fmt.Errorf("making %s: %w", name, err)
	}
	return dir, os.Rename(unfinished, dir)
}

// named is a name for what is made from the sources in a folder; it changes
// when they do.
func named(name, sources string) (string, error) {
	sum, tree := sha256.New(), os.DirFS(sources)
	err := fs.WalkDir(tree, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(tree, path)
		fmt.Fprintf(sum, "%s %d\n%s", path, len(data), data)
		return err
	})
	return fmt.Sprintf("%s-%x", name, sum.Sum(nil)[:6]), err
}
