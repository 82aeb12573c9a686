package app

import (
	"os"
	"path/filepath"
	"strings"
	"unicode"
)

// suggestedName is what a newspaper is called until somebody says better.
const suggestedName = "The Daily Proof"

// where is dir as people say it: "Documents/Three Shores".
func where(dir string) string {
	home, err := os.UserHomeDir()
	if err != nil {
		return dir
	}
	inside, err := filepath.Rel(home, dir)
	if err != nil || inside == "." || strings.HasPrefix(inside, "..") {
		return dir
	}
	return filepath.ToSlash(inside)
}

// newRoomFolder is the folder in which rooms are made: the person's documents,
// where there is such a folder.
func (a *App) newRoomFolder() string {
	if a.opts.Room != "" {
		return filepath.Dir(a.opts.Room)
	}
	if home, err := os.UserHomeDir(); err == nil {
		documents := filepath.Join(home, "Documents")
		if info, err := os.Stat(documents); err == nil && info.IsDir() {
			return documents
		}
	}
	return a.opts.Home
}

// newRoomDir is where a room of that name is made when nobody says where.
func (a *App) newRoomDir(name string) string {
	if a.opts.Room != "" {
		return a.opts.Room
	}
	return filepath.Join(a.newRoomFolder(), folderName(name))
}

// folderName makes a name that every file system takes.
func folderName(name string) string {
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '-'
		}
		return r
	}, name)
	name = strings.Trim(name, " .")
	if runes := []rune(name); len(runes) > 60 {
		name = strings.TrimSpace(string(runes[:60]))
	}
	if name == "" {
		return "Newsroom"
	}
	return name
}

// LastRoom is the room that the desk opened last, by what this computer
// remembers; empty when there is none any more.
func LastRoom(memoryFile string) string {
	for _, r := range (&memory{file: memoryFile}).read().Rooms {
		if r.OpenedAt != "" && !missing(r.Dir) {
			return r.Dir
		}
	}
	return ""
}
