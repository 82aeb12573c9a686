package web

import (
	"net/http"
	"slices"
)

// closed is the Content-Security-Policy of whatever sets none of its own.
const closed = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// headers sets what every response carries.
func headers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", closed)
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		next.ServeHTTP(w, r)
	})
}

// named turns away requests whose Host is none of names: a foreign name that
// was made to point to this computer (DNS rebinding).
func named(names []string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !slices.Contains(names, r.Host) {
			http.Error(w, "This server answers to http://"+names[0]+"/ only.", http.StatusMisdirectedRequest)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// readOnly lets nothing through but questions.
func readOnly(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "These pages can only be read.", http.StatusMethodNotAllowed)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// ownPage lets only the desk's own page through: no other site, and no page of
// another port of this computer, may call or listen.
func ownPage(next http.Handler) http.Handler {
	posts := http.NewCrossOriginProtection() // by Sec-Fetch-Site, else by Origin against the Host
	return posts.Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if site := r.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" && site != "none" {
			http.Error(w, "Only the desk’s own page may ask this.", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	}))
}
