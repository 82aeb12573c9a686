package edition

import (
	"bytes"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
	"time"
)

// ServeHTTP answers GET and HEAD with the bytes that Render gives, with what a
// search page is asked for, and with the files of the media folder.
func (e *Edition) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	e.protect(w.Header())
	address, inside := strings.CutPrefix(r.URL.Path, e.opts.Prefix+"/")
	var chosen look
	if e.opts.FrameOrigin != "" {
		chosen, address = cutLook(address)
	}
	switch {
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "These pages can only be read.", http.StatusMethodNotAllowed)
	case !inside:
		http.NotFound(w, r)
	case e.opts.Leave && address == leaveAddress:
		e.serveLeave(w, r)
	case strings.HasPrefix(address, mediaFolder):
		e.serveMedia(w, r, strings.TrimPrefix(address, mediaFolder))
	case address != "" && strings.HasSuffix(address, "/"):
		redirect(w, "index.html", http.StatusMovedPermanently)
	default:
		if tag, ok := e.bookOf(address); ok {
			e.serveBook(w, r, tag)
			return
		}
		e.servePage(w, r, address, chosen)
	}
}

// protect sets what every answer carries: nothing from elsewhere, no script but
// the edition's own, where those may run, and the one form leads to the edition
// itself.
func (e *Edition) protect(h http.Header) {
	self, ancestors, scripts := "'self'", "'none'", "'none'"
	if e.opts.Scripts {
		scripts = "'self'; connect-src 'self'" // by which robots.txt is looked for
	}
	if e.opts.FrameOrigin != "" {
		self = e.opts.FrameOrigin
	}
	if e.opts.FrameAncestors != "" {
		ancestors = e.opts.FrameAncestors
	}
	h.Set("Content-Security-Policy", "default-src 'none'; script-src "+scripts+"; style-src "+self+"; img-src "+self+
		" data:; font-src "+self+"; media-src "+self+" data:; form-action "+self+"; base-uri 'none'; frame-ancestors "+ancestors)
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Content-Type-Options", "nosniff")
}

func (e *Edition) servePage(w http.ResponseWriter, r *http.Request, address string, chosen look) {
	if address == "" {
		address = "index.html"
	} else if !strings.Contains(address, "/") && e.isEdition(address) {
		redirect(w, address+"/index.html", http.StatusMovedPermanently)
		return
	}
	made, err := e.sendable(r.Context(), address, r.URL.RawQuery)
	if err == nil && made.SaveAs != "" && e.opts.OnSave != nil && r.Method == http.MethodGet {
		made, err = e.save(made.Page)
	}
	if err != nil {
		e.opts.Log.Error("making a reader's page", "address", address, "error", err)
		http.Error(w, "This page could not be made.", http.StatusInternalServerError)
		return
	}
	h := w.Header()
	page := made.Page
	body, tag := e.coded(made, r, h)
	if address == styleAddress && chosen != (look{}) {
		body = chosen.apply(body)
		tag = tagOf(body)
	}
	h.Set("Content-Type", page.Type)
	h.Set("ETag", tag)
	h.Set("Cache-Control", "no-cache") // ask again: the tag says whether it changed
	if strings.HasPrefix(page.Type, "font/") {
		h.Set("Access-Control-Allow-Origin", "*") // a sandboxed frame has no origin
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	if page.SaveAs != "" {
		h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": page.SaveAs}))
	}
	if page.Shares != "" && e.opts.OnShare != nil && isReading(r) {
		e.opts.OnShare(page.Shares)
	}
	if page.Story != "" && e.opts.OnRead != nil && isReading(r) {
		e.opts.OnRead(firstPart(address), page.Story)
	}
	if page.Status == http.StatusOK {
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
		return
	}
	if page.Location != "" {
		h.Set("Location", page.Location)
	}
	w.WriteHeader(page.Status)
	if r.Method == http.MethodGet {
		_, _ = w.Write(body) // the reader may have gone: nothing to do about it
	}
}

// isEdition says whether address is the bare tag of an edition.
func (e *Edition) isEdition(address string) bool {
	known := false
	err := e.src.Read(func(v View) error {
		settings, err := v.Settings()
		_, known = settings.Edition(address)
		return err
	})
	return err == nil && known
}

func redirect(w http.ResponseWriter, to string, status int) {
	w.Header().Set("Location", to)
	w.WriteHeader(status)
}

// Types of the media files, by their extensions: what a browser may be told is
// not left to the machine that serves.
var mediaTypes = map[string]string{
	".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".webp": "image/webp",
	".gif": "image/gif", ".svg": "image/svg+xml", ".webm": "video/webm", ".mp4": "video/mp4",
	".vtt": "text/vtt; charset=utf-8",
}

// serveMedia answers with a file of the media folder, in parts if asked.
func (e *Edition) serveMedia(w http.ResponseWriter, r *http.Request, name string) {
	kind, known := mediaTypes[path.Ext(name)]
	if !known || strings.Contains(name, "/") || !fs.ValidPath(name) {
		http.NotFound(w, r)
		return
	}
	media := http.FileServerFS(e.src.Media())
	if _, err := fs.Stat(e.src.Media(), name); err != nil {
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	h.Set("Content-Type", kind)
	h.Set("Cache-Control", "public, max-age=31536000, immutable") // named by content
	if path.Ext(name) == ".vtt" {
		h.Set("Access-Control-Allow-Origin", "*") // captions are fetched like fonts
	}
	inner := r.Clone(r.Context())
	inner.URL.Path = "/" + name
	media.ServeHTTP(w, inner)
}
