package edition

import (
	"net/http"
	"net/url"
)

// leave is the address that asks the host to open href outside the edition.
func (m *maker) leave(href string) string {
	if !mayLeave(href) {
		return href
	}
	return m.href(leaveAddress) + "?to=" + url.QueryEscape(href)
}

// mayLeave says whether a reader may be led to href: the web, or a letter.
func mayLeave(href string) bool {
	u, err := url.Parse(href)
	if err != nil {
		return false
	}
	switch u.Scheme {
	case "http", "https":
		return u.Host != ""
	case "mailto":
		return u.Opaque != "" || u.RawQuery != "" // a letter to nobody yet
	}
	return false
}

// serveLeave tells the host where a reader wants to go; the page stays.
func (e *Edition) serveLeave(w http.ResponseWriter, r *http.Request) {
	to := r.URL.Query().Get("to")
	if !mayLeave(to) {
		http.Error(w, "Only http, https and mailto addresses can be opened.", http.StatusBadRequest)
		return
	}
	if r.Method == http.MethodGet && e.opts.OnLeave != nil {
		e.opts.OnLeave(to)
	}
	w.WriteHeader(http.StatusNoContent)
}
