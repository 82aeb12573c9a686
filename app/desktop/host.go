//go:build desktop

package desktop

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
)

// Host is what the window is handed.
type Host struct {
	Title  string
	Icon   []byte // PNG
	Assets fs.FS  // the desk's built page
	// FrameOrigin is where the reader's pages and previews come from; the page
	// may frame nothing else.
	FrameOrigin string
	// Call carries out a bound call; it recovers panics itself.
	Call func(service, method string, args []json.RawMessage) (any, error)
	// Watch sends every event to send until ctx ends.
	Watch func(ctx context.Context, send func(event any))

	Geometry     Geometry
	SaveGeometry func(Geometry)
	// Shown is called once with the window, when it can be spoken to.
	Shown func(*Window)
	// NotificationClicked is called with the id of the story that a clicked
	// notification was about; empty for a summary.
	NotificationClicked func(story string)
}

// Geometry is the size and place of the window, in pixels of the screen.
type Geometry struct {
	Width, Height int
	X, Y          int
	Placed        bool // X and Y mean something
	Maximised     bool
}

// Smallest and first sizes of the window.
const (
	minWidth, minHeight     = 960, 640
	firstWidth, firstHeight = 1360, 860
)

// ErrNoDisplay says that there is no screen to open a window on.
var ErrNoDisplay = errors.New("there is no display to open a window on")
