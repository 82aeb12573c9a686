package web

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"strings"
	"time"
)

// largestCall is the largest body of a call: a picture of 64 MB as base64.
const largestCall = 96 << 20

// again says how to get in.
const again = "Run “galley serve” in a terminal: it prints a fresh address for this desk."

// Desk is the desk in a browser, and the reader's pages that it frames.
type Desk struct {
	listener *listener
	secret   string
	keys     *keys
	server   *http.Server
	cancel   context.CancelFunc
}

// Listen opens the port. Nothing is answered before Serve.
func Listen(addr string) (*Desk, error) {
	l, err := open(addr)
	if err != nil {
		return nil, err
	}
	return &Desk{listener: l, secret: unguessable(), keys: newKeys()}, nil
}

// Origin is the scheme, host and port.
func (d *Desk) Origin() string { return "http://" + d.listener.host }

// Prefix is the unguessable path of the reader's pages: "/" and its name.
func (d *Desk) Prefix() string { return "/" + d.secret }

// Base is where the reader's pages are, with a closing slash.
func (d *Desk) Base() string { return d.Origin() + d.Prefix() + "/" }

// Ancestors are who may frame the reader's pages here.
func (d *Desk) Ancestors() string {
	origins := make([]string, len(d.listener.names))
	for i, name := range d.listener.names {
		origins[i] = "http://" + name
	}
	return strings.Join(origins, " ")
}

// Address is a fresh address of the desk, which opens it once.
func (d *Desk) Address() string { return d.Origin() + "/?token=" + d.keys.token() }

// Serve answers from now on, until Close.
func (d *Desk) Serve(h Host) {
	ctx, cancel := context.WithCancel(context.Background())
	d.cancel = cancel
	d.server = serving(headers(named(d.listener.names, d.routes(h))))
	d.server.BaseContext = func(net.Listener) context.Context { return ctx }
	go func() { _ = d.server.Serve(d.listener) }() // ends with Close
}

// Close ends what is under way and frees the port.
func (d *Desk) Close() error {
	if d.server == nil {
		return d.listener.Close()
	}
	d.cancel() // event streams end by themselves
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	if err := d.server.Shutdown(ctx); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("close the desk’s server: %w", err)
	}
	return d.server.Close()
}

func (d *Desk) routes(h Host) http.Handler {
	mux := http.NewServeMux()
	mux.Handle(d.Prefix()+"/", readOnly(h.Pages))
	mux.Handle("/api/", ownPage(d.withKey(API(h.Calls, h.Events, largestCall))))
	mux.Handle("/", readOnly(d.exchange(d.withKey(d.assets(h)))))
	return mux
}

// assets are the desk's page and its files. The files' names hold hashes of
// what is in them; the page's does not.
func (d *Desk) assets(h Host) http.Handler {
	files := http.FileServerFS(h.Assets)
	policy := d.policy()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", policy)
		name := strings.TrimPrefix(r.URL.Path, "/")
		info, err := fs.Stat(h.Assets, cmp.Or(name, "index.html"))
		switch {
		case name == "" && err != nil:
			http.Error(w, "This Galley was built without its desk. Build it with “make”.", http.StatusServiceUnavailable)
			return
		case err != nil || info.IsDir():
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Cache-Control", "no-cache")
		if strings.HasPrefix(name, "assets/") {
			w.Header().Set("Cache-Control", "private, max-age=31536000, immutable")
		}
		files.ServeHTTP(w, r)
	})
}

// policy is the desk's Content-Security-Policy: its own files, and the
// reader's pages in frames. The editor writes style elements of its own.
func (d *Desk) policy() string {
	return strings.Join([]string{
		"default-src 'none'",
		"script-src 'self'",
		"style-src 'self' 'unsafe-inline'",
		"font-src 'self'",
		"connect-src 'self'",
		"img-src 'self' data: blob: " + d.Origin(),
		"media-src " + d.Origin(),
		"frame-src " + d.Origin(),
		"base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
	}, "; ")
}

// cookie is the name of the desk's cookie. Browsers keep cookies by host, not
// by port: two desks on one computer need two names.
func (d *Desk) cookie() string { return fmt.Sprintf("galley-%d", d.listener.port) }

// exchange gives a cookie for the token in the printed address, once.
func (d *Desk) exchange(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		token := r.URL.Query().Get("token")
		if r.URL.Path != "/" || token == "" || r.Method != http.MethodGet {
			next.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Cache-Control", "no-store")
		session, ok := d.keys.exchange(token)
		if !ok {
			http.Error(w, "This address has been used, or is not of this desk. "+again, http.StatusForbidden)
			return
		}
		http.SetCookie(w, &http.Cookie{
			Name: d.cookie(), Value: session, Path: "/",
			HttpOnly: true, SameSite: http.SameSiteStrictMode,
		})
		http.Redirect(w, r, "/", http.StatusSeeOther)
	})
}

// withKey turns away whoever has no cookie of this desk.
func (d *Desk) withKey(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if c, err := r.Cookie(d.cookie()); err == nil && d.keys.known(c.Value) {
			next.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Cache-Control", "no-store")
		http.Error(w, "This desk is not open to this browser. "+again, http.StatusUnauthorized)
	})
}
