package edition

import "net/http"

// ServePreview answers with a page that Preview made.
func (e *Edition) ServePreview(w http.ResponseWriter, page []byte) {
	e.protect(w.Header())
	w.Header().Set("Content-Type", htmlType)
	w.Header().Set("Cache-Control", "no-store")
	_, _ = w.Write(page) // the frame may have gone: nothing to do about it
}
