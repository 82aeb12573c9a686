//go:build !windows

package store

import (
	"errors"
	"os"
	"strings"
	"syscall"
)

// isDiskFull also reads the text: bbolt does not wrap what stopped it growing.
func isDiskFull(err error) bool {
	for _, full := range []syscall.Errno{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG} {
		if errors.Is(err, full) || strings.Contains(err.Error(), full.Error()) {
			return true
		}
	}
	return false
}

func isReadOnly(err error) bool { return errors.Is(err, syscall.EROFS) }

// release closes a database that bbolt cannot close. Its map stays, and holds
// the file: the lock must be let go of by itself.
func release(f *os.File) error {
	return errors.Join(syscall.Flock(int(f.Fd()), syscall.LOCK_UN), f.Close())
}
