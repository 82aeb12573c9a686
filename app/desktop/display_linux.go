//go:build desktop

package desktop

// #cgo pkg-config: gtk+-3.0
// #include <gtk/gtk.h>
import "C"

import "runtime"

// HasDisplay says whether a window can be opened: Wails panics where it
// cannot. The display is opened, not looked for by name: it may have gone, or
// refuse this person. It has to be called where Run is.
func HasDisplay() bool {
	runtime.LockOSThread() // the toolkit stays on the thread that opened it
	return C.gtk_init_check(nil, nil) != 0
}
