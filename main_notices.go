//go:build desktop

package main

import (
	"context"
	"runtime"
	"sync/atomic"

	"galley/app/desktop"
	"galley/app/notify"
)

// windowNotices shows notices whose click opens their story: by D-Bus on
// Linux, by the window elsewhere; without a click where that is not to be had,
// or not yet (docs/adr/006).
type windowNotices struct {
	bus      *notify.Clickable // nil where there is no bus
	byWindow atomic.Pointer[notify.Notifier]
	plain    notify.Notifier
}

func (w *windowNotices) open(clicked func(story string)) {
	w.plain = notify.Desktop()
	w.bus, _ = notify.NewClickable(clicked) // without it, the others serve
}

// through has the window show notices, but on Linux, where it would start a
// bus that nobody ends.
func (w *windowNotices) through(window *desktop.Window) {
	if runtime.GOOS == "linux" {
		return
	}
	show, err := window.Notifications()
	if err != nil {
		return
	}
	by := notify.Through(func(_ context.Context, n notify.Notice) error { return show(n.Title, n.Body, n.Story) })
	w.byWindow.Store(&by)
}

// Notify implements notify.Notifier.
func (w *windowNotices) Notify(ctx context.Context, n notify.Notice) error {
	if w.bus != nil {
		return w.bus.Notify(ctx, n)
	}
	if by := w.byWindow.Load(); by != nil {
		return (*by).Notify(ctx, n)
	}
	return w.plain.Notify(ctx, n)
}

func (w *windowNotices) close() {
	if w.bus != nil {
		_ = w.bus.Close() // nothing is lost with it
	}
}
