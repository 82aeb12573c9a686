//go:build desktop

package main

import (
	"context"
	_ "embed"
	"math"
	"sync/atomic"

	"galley/app"
	"galley/app/command"
	"galley/app/desktop"
	"galley/app/notify"
)

//go:embed build/icons/galley.png
var icon []byte

// window joins the desk's window with the command line.
var window command.Window = &desk{}

// desk is the window, or what will be it.
type desk struct {
	shown   atomic.Pointer[desktop.Window]
	app     atomic.Pointer[app.App]
	notices windowNotices
}

func (d *desk) Missing() string {
	if desktop.HasDisplay() {
		return ""
	}
	return "There is no display to open a window on."
}

// Origins are the schemes of the page that Wails shows.
func (d *desk) Origins() string { return "wails: http://wails.localhost" }

func (d *desk) Run(w command.WindowDesk) error {
	d.app.Store(w.App)
	defer d.notices.close()
	calls := w.App.Calls("")
	return desktop.Run(desktop.Host{
		Title: "Galley", Icon: icon, Assets: w.Assets, FrameOrigin: w.Frames,
		Call:                calls.Call,
		Watch:               func(ctx context.Context, send func(any)) { d.watch(ctx, w.App, send) },
		Geometry:            desktop.Geometry(w.App.Window()),
		SaveGeometry:        func(g desktop.Geometry) { _ = w.App.SaveWindow(app.WindowState(g)) }, // it stands elsewhere next time
		Shown:               d.show,
		NotificationClicked: d.clicked,
	})
}

// show takes the window over that stands now.
func (d *desk) show(w *desktop.Window) {
	d.shown.Store(w)
	d.title(d.app.Load())
	d.notices.through(w)
}

// clicked brings the story of a notice to the front; a summary has none.
func (d *desk) clicked(story string) {
	d.Raise()
	if a := d.app.Load(); a != nil {
		a.Clicked(story)
	}
}

// watch passes events on; another room, or another name of it, is another
// title.
func (d *desk) watch(ctx context.Context, a *app.App, send func(any)) {
	_ = a.Events(ctx, math.MaxUint64, func(_ uint64, event any) error { // it ends with ctx
		if e, is := event.(app.Event); is && (e.Kind == app.RoomOpened || e.Kind == app.SettingsChanged) {
			d.title(a)
		}
		send(event)
		return nil
	})
}

func (d *desk) title(a *app.App) {
	if w, name := d.shown.Load(), a.Name(); w != nil && name != "" {
		w.SetTitle(name + " — Galley")
	}
}

func (d *desk) Raise() {
	if w := d.shown.Load(); w != nil {
		w.Raise()
	}
}

func (d *desk) Leave(address string) {
	if w := d.shown.Load(); w != nil {
		w.OpenURL(address)
	}
}

func (d *desk) Notifier() notify.Notifier {
	d.notices.open(d.clicked)
	return &d.notices
}
