package app

import (
	"log/slog"
	"path/filepath"

	"github.com/google/uuid"
	"gopkg.in/natefinch/lumberjack.v2"
)

// openLog is the log of the room in dir: three files of a megabyte at most,
// with references and causes, never with a story's words.
func openLog(dir string) (*slog.Logger, *lumberjack.Logger) {
	file := &lumberjack.Logger{Filename: filepath.Join(dir, "log", "galley.log"), MaxSize: 1, MaxBackups: 2}
	return slog.New(slog.NewTextHandler(file, nil)), file
}

// logger is the open room's log; without a room nothing is kept.
func (a *App) logger() *slog.Logger {
	if a == nil {
		return slog.New(slog.DiscardHandler)
	}
	if r := a.current(); r != nil {
		return r.log
	}
	return slog.New(slog.DiscardHandler)
}

// Note writes an error that nobody foresaw to the log of the room in dir, and
// returns the reference that a person is told; empty where there is no room.
func Note(dir string, err error) (reference string) {
	if missing(dir) {
		return ""
	}
	log, file := openLog(dir)
	defer func() { _ = file.Close() }()
	reference = uuid.NewString()[:8]
	log.Error("unforeseen", "reference", reference, "error", err.Error())
	return reference
}
