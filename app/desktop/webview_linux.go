//go:build desktop

package desktop

// #cgo pkg-config: gtk+-3.0 webkit2gtk-4.1
// #include <signal.h>
// #include <stdlib.h>
// #include "webview_linux.h"
import "C"

import (
	"strings"
	"unsafe"
)

// readyView leaves the engine the signal by which it collects garbage: where
// it finds a handler, as Go's, it warns on the terminal.
func readyView() { C.signal(C.SIGUSR1, nil) }

// guardView keeps the view to the page and to frames from below that address,
// and begins to note what is dropped on it.
func guardView(frames string) {
	C.galley_guard(C.CString(frames)) // for as long as the program runs
}

// dropped are the files that were dropped last, by their URIs.
func dropped() []string {
	uris := C.galley_dropped()
	if uris == nil {
		return nil
	}
	defer C.free(unsafe.Pointer(uris))
	return strings.Split(C.GoString(uris), "\n")
}

// copied is what the clipboard has of a target; empty if nothing.
func copied(target string) []byte {
	name := C.CString(target)
	defer C.free(unsafe.Pointer(name))
	data := C.galley_copied(name)
	if data == nil {
		return nil
	}
	defer C.gtk_selection_data_free(data)
	var length C.gint
	bytes := C.gtk_selection_data_get_data_with_length(data, &length)
	return C.GoBytes(unsafe.Pointer(bytes), length)
}
