package command

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"runtime"

	"galley/app"
)

// dir is the room's folder: --room, GALLEY_ROOM, the room last opened at the
// desk, the system's place for data.
func (c *cli) dir() string {
	return cmp.Or(c.asked(), app.LastRoom(app.MemoryFile()), homeRoom())
}

// asked is the folder that was asked for, if any.
func (c *cli) asked() string { return cmp.Or(c.room, os.Getenv("GALLEY_ROOM")) }

// newDir is where init makes a room: what was opened before is not asked.
func (c *cli) newDir() string { return cmp.Or(c.asked(), homeRoom()) }

// homeRoom is the room in the system's place for programs' data.
func homeRoom() string { return filepath.Join(dataFolder(), "newsroom") }

func dataFolder() string {
	home, err := os.UserHomeDir()
	if err != nil {
		home = "."
	}
	switch runtime.GOOS {
	case "windows":
		if local := os.Getenv("LOCALAPPDATA"); local != "" {
			return filepath.Join(local, "Galley")
		}
		return filepath.Join(home, "AppData", "Local", "Galley")
	case "darwin":
		return filepath.Join(home, "Library", "Application Support", "Galley")
	}
	if data := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(data) {
		return filepath.Join(data, "galley")
	}
	return filepath.Join(home, ".local", "share", "galley")
}

// options are those of every App here, for a process that is h to others.
func (c *cli) options(ctx context.Context, h hosted) app.Options {
	return app.Options{
		Version: Version,
		Person:  c.person,
		Memory:  app.MemoryFile(),
		Room:    c.asked(),
		Home:    dataFolder(),
		Hold:    c.holding(ctx, h),
	}
}
