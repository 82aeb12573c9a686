package newsroom

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"galley/app/news"
)

// writeFile makes the file path and the folders over it: what fill writes, or
// nothing. It does not wait for the disk: an export can be made again.
func writeFile(path string, fill func(io.Writer) error) error {
	folder := filepath.Dir(path)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return cannotWrite(path, err)
	}
	f, err := os.CreateTemp(folder, ".galley-*")
	if err != nil {
		return cannotWrite(path, err)
	}
	err = fill(f)
	if err == nil {
		err = f.Chmod(0o644)
	}
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name())
		return cannotWrite(path, err)
	}
	return nil
}

// cannotWrite says in a sentence why a file outside the room was not written.
func cannotWrite(path string, err error) error {
	args := map[string]string{"it": path}
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return &news.Error{Code: news.CodeDiskFull, Err: err, Args: args, Message: "The disk that holds " + path + " is full. Make room, then export again."}
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return &news.Error{Code: news.CodeReadOnly, Err: err, Args: args, Message: path + " cannot be written. Choose a folder that you may write to."}
	}
	return fmt.Errorf("write %s: %w", path, err)
}
