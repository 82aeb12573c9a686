//go:build desktop && !linux

package desktop

// HasDisplay says whether a window can be opened.
func HasDisplay() bool { return true }
