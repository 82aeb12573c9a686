package owner

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// longestSocket is what fits into sockaddr_un everywhere, with a margin.
const longestSocket = 100

// place is where the lock and the socket of a room lie.
type place struct{ lock, socket string }

// placeOf finds the place of the room in dir, making its folder.
func placeOf(dir string) (place, error) {
	name, err := nameOf(dir)
	if err != nil {
		return place{}, err
	}
	for _, folder := range folders() {
		p := place{lock: filepath.Join(folder, name+".lock"), socket: filepath.Join(folder, name+".sock")}
		if len(p.socket) > longestSocket {
			continue
		}
		if err = private(folder); err == nil {
			return p, nil
		}
	}
	if err == nil {
		err = fmt.Errorf("no folder with a short enough path")
	}
	return place{}, fmt.Errorf("find a place for the room's socket: %w", err)
}

// nameOf is the same for every path that leads to the room.
func nameOf(dir string) (string, error) {
	path, err := filepath.Abs(dir)
	if err != nil {
		return "", fmt.Errorf("locate the room: %w", err)
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	sum := sha256.Sum256([]byte(path))
	return hex.EncodeToString(sum[:12]), nil
}

// folders are where the place may be, the best first.
func folders() []string {
	var list []string
	if run := os.Getenv("XDG_RUNTIME_DIR"); filepath.IsAbs(run) {
		list = append(list, filepath.Join(run, "galley"))
	}
	return append(list, filepath.Join(os.TempDir(), fmt.Sprintf("galley-%d", os.Getuid())))
}

// private makes folder, and refuses one that others could have prepared.
func private(folder string) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return fmt.Errorf("make %s: %w", folder, err)
	}
	info, err := os.Lstat(folder)
	if err != nil {
		return fmt.Errorf("look at %s: %w", folder, err)
	}
	if !info.IsDir() || !ours(info) {
		return fmt.Errorf("%s belongs to someone else: %w", folder, fs.ErrPermission)
	}
	return nil
}
