package store

import (
	"errors"
	"os"
	"strings"
	"syscall"
)

// What Windows says of disks.
const (
	errWriteProtect   = syscall.Errno(19)
	errHandleDiskFull = syscall.Errno(39)
	errDiskFull       = syscall.Errno(112)
)

// isDiskFull also reads the text: bbolt does not wrap what stopped it growing.
func isDiskFull(err error) bool {
	for _, full := range []syscall.Errno{errHandleDiskFull, errDiskFull} {
		if errors.Is(err, full) || strings.Contains(err.Error(), full.Error()) {
			return true
		}
	}
	return false
}

func isReadOnly(err error) bool { return errors.Is(err, errWriteProtect) }

// release closes a database that bbolt cannot close, and with it the lock.
func release(f *os.File) error { return f.Close() }
