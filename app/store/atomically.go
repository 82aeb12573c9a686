package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

// atomically makes the file path by make, which writes it under a temporary
// name beside it: the file is there whole, on the disk, or not at all.
// (renameio has nothing for Windows, and bbolt opens its file by name.)
func atomically(path string, make func(temporary string) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), temporaryOf(filepath.Base(path)))
	if err != nil {
		return fmt.Errorf("make temporary file: %w", err)
	}
	temporary := f.Name()
	defer func() {
		if err != nil {
			_ = os.Remove(temporary)
		}
	}()
	if err := f.Close(); err != nil {
		return fmt.Errorf("make temporary file: %w", err)
	}
	if err := make(temporary); err != nil {
		return err
	}
	if err := syncFile(temporary); err != nil {
		return err
	}
	if err := os.Rename(temporary, path); err != nil {
		return fmt.Errorf("put file in place: %w", err)
	}
	return syncFolder(filepath.Dir(path))
}

// temporaryOf is the pattern of the names under which the file name is made.
func temporaryOf(name string) string { return ".new-*-" + name }

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return fmt.Errorf("sync %s: %w", path, err)
	}
	return errors.Join(f.Sync(), f.Close())
}

// syncFolder makes a rename in dir durable; Windows has no such call.
func syncFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return fmt.Errorf("sync folder %s: %w", dir, err)
	}
	return errors.Join(d.Sync(), d.Close())
}
