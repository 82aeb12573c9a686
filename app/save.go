package app

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// save keeps a file that a reader wants among the downloads, where there is
// such a folder, under a name that nothing has there yet.
func (a *App) save(name string, data []byte) (string, error) {
	ext := filepath.Ext(name)
	name = folderName(strings.TrimSuffix(name, ext))
	for i := 1; ; i++ {
		path := filepath.Join(a.savedFolder(), name)
		if i > 1 {
			path += "-" + strconv.Itoa(i)
		}
		path += ext
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return "", fmt.Errorf("keeping a file: %w", err)
		}
		_, err = f.Write(data)
		if err = errors.Join(err, f.Close()); err != nil {
			return "", fmt.Errorf("keeping a file: %w", errors.Join(err, os.Remove(path)))
		}
		return where(path), nil
	}
}

// savedFolder is where a person looks for what was saved.
func (a *App) savedFolder() string {
	if home, err := os.UserHomeDir(); err == nil {
		downloads := filepath.Join(home, "Downloads")
		if info, err := os.Stat(downloads); err == nil && info.IsDir() {
			return downloads
		}
	}
	return a.newRoomFolder()
}
