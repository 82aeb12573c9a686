package newsroom

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"galley/app/news"
)

// bundlesAtOnce is how many bundles are sent at a time: they are the most work
// that a reader can ask for.
const bundlesAtOnce = 2

// ServeBundle answers bundle?after=SEQUENCE with what has become public after
// that, page by page, and with 304 where it is nothing. It needs no token, as
// the edition's pages do not: there is nothing else in a bundle.
func (n *Newsroom) ServeBundle(w http.ResponseWriter, r *http.Request) {
	select {
	case n.sending <- struct{}{}:
		defer func() { <-n.sending }()
	default:
		w.Header().Set("Retry-After", "60")
		http.Error(w, "Others are being sent this newspaper. Ask again in a minute.", http.StatusServiceUnavailable)
		return
	}
	var after uint64
	if text := r.URL.Query().Get("after"); text != "" {
		var err error
		if after, err = strconv.ParseUint(text, 10, 64); err != nil {
			http.Error(w, "“after” is the number of a change.", http.StatusBadRequest)
			return
		}
	}
	b, err := n.Bundle(r.Context(), after, BundlePage)
	if err == nil && !b.Kept {
		err = &news.Error{Code: news.CodeReadOnly, Message: "This newsroom cannot be written, and has no key to sign with yet. Open it once where it can be written."}
	}
	if err != nil {
		n.refuseBundle(w, err)
		return
	}
	h := w.Header()
	tag := BundleTag(b.Key(), b.To)
	h.Set("ETag", tag)
	h.Set("Cache-Control", "no-cache")
	h.Set("X-Content-Type-Options", "nosniff")
	if asked := strings.Split(r.Header.Get("If-None-Match"), ","); slices.ContainsFunc(asked, func(have string) bool { return strings.TrimSpace(have) == tag }) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h.Set("Content-Type", BundleType)
	h.Set("Content-Disposition", `attachment; filename="newspaper`+bundleEnd+`"`)
	if r.Method == http.MethodHead {
		return
	}
	// One who takes nothing of it must not hold up the others for ever.
	if err := http.NewResponseController(w).SetWriteDeadline(time.Now().Add(bundleTime)); err != nil && !errors.Is(err, http.ErrNotSupported) {
		n.log.Warn("a bundle is sent without an end in time", "error", err)
	}
	if _, err := b.Write(r.Context(), w); err != nil {
		n.log.Info("a bundle was not sent whole", "error", err)
		panic(http.ErrAbortHandler) // half a bundle must not look like a whole one
	}
}

// refuseBundle says why there is no bundle.
func (n *Newsroom) refuseBundle(w http.ResponseWriter, err error) {
	var refused *news.Error
	switch {
	case !errors.As(err, &refused) || refused.Code == news.CodeInternal:
		n.log.Error("making a bundle", "error", err)
		http.Error(w, "The bundle could not be made.", http.StatusInternalServerError)
	case refused.Code == news.CodeNoDesk:
		http.Error(w, refused.Message, http.StatusNotFound)
	default:
		http.Error(w, refused.Message, http.StatusServiceUnavailable)
	}
}
