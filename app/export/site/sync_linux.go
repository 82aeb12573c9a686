package site

import (
	"errors"
	"fmt"

	"golang.org/x/sys/unix"
)

// syncEach says that each file is synced as it is written. Here all are, at
// once, which is faster by far.
const syncEach = false

// sync waits until what was written is on the disk.
func (f *folder) sync() (err error) {
	dir, err := f.root.Open(".")
	if err == nil {
		err = errors.Join(unix.Syncfs(int(dir.Fd())), dir.Close())
	}
	if err != nil {
		return fmt.Errorf("wait for the disk: %w", err)
	}
	return nil
}
