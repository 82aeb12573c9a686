//go:build desktop

package desktop

import (
	"context"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"
	wails2 "github.com/wailsapp/wails/v2/pkg/runtime"
)

// flushLimit is how long closing waits for the page to hand over the last
// keys; autosave has written all but them.
const flushLimit = 2 * time.Second

// Window is the window while it stands.
type Window struct {
	ctx     context.Context
	host    Host
	outside *outside

	leave   sync.Once
	flushed chan struct{} // told when the page has handed over its last keys
	mayGo   chan struct{} // closed when the window may close
}

// Run shows the window and returns when it is closed. SIGTERM and SIGINT
// close it as a person would.
func Run(host Host) error {
	if !HasDisplay() {
		return ErrNoDisplay
	}
	readyView()
	w := &Window{host: host, outside: &outside{dropped: dropped, copied: copied}, flushed: make(chan struct{}, 1), mayGo: make(chan struct{})}
	first := host.Geometry
	if first.Width < minWidth || first.Height < minHeight {
		first.Width, first.Height = firstWidth, firstHeight
	}
	state := options.Normal
	if first.Maximised {
		state = options.Maximised
	}
	return wails.Run(&options.App{
		Title: host.Title, Width: first.Width, Height: first.Height,
		MinWidth: minWidth, MinHeight: minHeight, WindowStartState: state,
		AssetServer:              &assetserver.Options{Assets: host.Assets, Middleware: w.guard},
		Bind:                     []any{&Door{call: host.Call, outside: w.outside}},
		ErrorFormatter:           errorAsJSON,
		EnableDefaultContextMenu: true,
		OnStartup:                w.start,
		OnDomReady:               w.ready,
		OnBeforeClose:            w.beforeClose,
		OnShutdown:               func(ctx context.Context) { wails2.CleanupNotifications(ctx) },
		Linux: &linux.Options{
			Icon: host.Icon, ProgramName: "galley",
			WebviewGpuPolicy: linux.WebviewGpuPolicyNever,
		},
	})
}

// guard sets the policy of the desk's page: its own scripts, and frames of
// the loopback pages alone. It answers for what came by drop and paste.
func (w *Window) guard(next http.Handler) http.Handler {
	frames := w.host.FrameOrigin
	policy := "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; " +
		"connect-src 'self'; img-src 'self' data: blob: " + frames + "; frame-src " + frames +
		"; base-uri 'none'; form-action 'none'"
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		rw.Header().Set("Content-Security-Policy", policy)
		rw.Header().Set("X-Content-Type-Options", "nosniff")
		rw.Header().Set("Referrer-Policy", "no-referrer")
		if strings.HasPrefix(r.URL.Path, outsidePath) {
			w.outside.ServeHTTP(rw, r)
			return
		}
		next.ServeHTTP(rw, r)
	})
}

func (w *Window) start(ctx context.Context) {
	w.ctx = ctx
	guardView(w.host.FrameOrigin + "/")
	if w.host.Geometry.Placed {
		wails2.WindowSetPosition(ctx, w.host.Geometry.X, w.host.Geometry.Y)
	}
	wails2.EventsOnce(ctx, "flushed", func(...any) { w.flushed <- struct{}{} }) // buffered: nobody may wait yet
	go w.closeOnSignal()
	go w.host.Watch(ctx, func(event any) { wails2.EventsEmit(ctx, "change", event) })
	w.host.Shown(w)
}

func (w *Window) ready(ctx context.Context) { wails2.WindowShow(ctx) }

// closeOnSignal closes the window when the system asks: a veto in
// beforeClose would block the toolkit's own handling.
func (w *Window) closeOnSignal() {
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, syscall.SIGTERM, os.Interrupt)
	defer signal.Stop(asked)
	select {
	case <-asked:
		w.Close()
	case <-w.mayGo:
	}
}

// beforeClose holds the window until the page has handed over its last keys.
func (w *Window) beforeClose(ctx context.Context) (prevent bool) {
	select {
	case <-w.mayGo:
		return false
	default:
	}
	w.remember()
	go w.leave.Do(func() {
		wails2.EventsEmit(ctx, "closing")
		select {
		case <-w.flushed:
		case <-time.After(flushLimit): // the page is frozen: what it had is saved up to its last second
		}
		close(w.mayGo)
		wails2.Quit(ctx)
	})
	return true
}

// remember keeps the size and place for the next start.
func (w *Window) remember() {
	g := Geometry{Placed: true, Maximised: wails2.WindowIsMaximised(w.ctx)}
	g.Width, g.Height = wails2.WindowGetSize(w.ctx)
	g.X, g.Y = wails2.WindowGetPosition(w.ctx)
	w.host.SaveGeometry(g)
}

// Close closes the window as a person would.
func (w *Window) Close() { wails2.Quit(w.ctx) }

// Raise brings the window to the front.
func (w *Window) Raise() {
	wails2.WindowUnminimise(w.ctx)
	wails2.WindowShow(w.ctx)
}

// OpenURL opens an outside page in the system's browser.
func (w *Window) OpenURL(address string) { wails2.BrowserOpenURL(w.ctx, address) }

// SetTitle names the window after the newsroom.
func (w *Window) SetTitle(title string) { wails2.WindowSetTitle(w.ctx, title) }
