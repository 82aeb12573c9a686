package command

import (
	"io/fs"

	"galley/app"
	"galley/app/notify"
)

// Version and Commit are set by the build.
var (
	Version = "devel"
	Commit  = ""
)

// Build is what this build of Galley has besides the commands.
type Build struct {
	Assets fs.FS  // the desk's page and what it loads
	Window Window // nil in a build without one
}

// Window is the desk's window.
type Window interface {
	// Missing says in a sentence why no window can be opened here; empty when
	// one can.
	Missing() string
	// Run shows the window and returns when it is closed.
	Run(WindowDesk) error
	// Raise brings the window to the front.
	Raise()
	// Leave opens an outside page in the system's browser.
	Leave(address string)
	// Notifier shows notices; a click on one opens its story.
	Notifier() notify.Notifier
	// Origins are those of the window's own page, as a Content-Security-Policy
	// writes them.
	Origins() string
}

// WindowDesk is what a window is handed.
type WindowDesk struct {
	App    *app.App
	Assets fs.FS
	Frames string // origin of the reader's pages
}
