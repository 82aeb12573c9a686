package app

import (
	"net/http"
	"strings"

	"galley/app/edition"
	"galley/app/newsroom"
)

// previewQuery names the preview that is asked for in the place of a page.
const previewQuery = "preview"

// Edition is the reader's pages by themselves, from the root, and the bundles
// by which other computers follow them.
func (a *App) Edition() http.Handler {
	pages := http.NewServeMux()
	pages.Handle("/", a.whileOpen(func(r *room) http.Handler { return r.plain }))
	pages.Handle("/"+newsroom.BundlePath, a.whileOpen(func(r *room) http.Handler { return http.HandlerFunc(r.newsroom.ServeBundle) }))
	return pages
}

// Pages are the reader's pages under the host's unguessable path, and the
// previews among them.
func (a *App) Pages() http.Handler {
	return a.whileOpen(func(r *room) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
			key := q.URL.Query().Get(previewQuery)
			if key == "" {
				a.frameShows(q)
				r.framed.ServeHTTP(w, q)
				return
			}
			page, found := a.previews.page(key)
			if !found {
				http.NotFound(w, q)
				return
			}
			r.previewed.ServePreview(w, page)
		})
	})
}

// previewAt keeps page for a frame, and gives its address; at is where its links
// lead from.
func (a *App) previewAt(at string, page []byte) string {
	return a.opts.Frame.base() + at + "?" + previewQuery + "=" + a.previews.keep(page)
}

// whileOpen answers with the open room's pages.
func (a *App) whileOpen(pages func(*room) http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		if r := a.current(); r != nil {
			pages(r).ServeHTTP(w, q)
			return
		}
		http.Error(w, "No newsroom is open.", http.StatusServiceUnavailable)
	})
}

// frameShows notes the page that the reader's frame asks for: the frame is
// sandboxed, and nobody else can know where its links led.
func (a *App) frameShows(q *http.Request) {
	address := edition.CutLook(strings.TrimPrefix(q.URL.Path, a.opts.Frame.Prefix+"/"))
	page := address == "" || strings.HasSuffix(address, "/") || strings.HasSuffix(address, ".html")
	if !page || q.Method != http.MethodGet || q.Header.Get("Sec-Fetch-Dest") != "iframe" {
		return
	}
	if q.URL.RawQuery != "" { // a search
		address += "?" + q.URL.RawQuery
	}
	if before := a.shown.Swap(&address); before == nil || *before != address {
		a.hub.tell(Event{Kind: PageShown, ID: address})
	}
}
