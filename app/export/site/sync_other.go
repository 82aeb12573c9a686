//go:build !linux

package site

// syncEach says that each file is synced as it is written: these systems have
// no way to sync a folder.
const syncEach = true

func (f *folder) sync() error { return nil }
