package notify_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/godbus/dbus/v5"

	"galley/app/notify"
)

func TestClickable(t *testing.T) {
	s := onBus(t, "body", "actions")
	clicked := make(chan string, 8)
	c, err := notify.NewClickable(func(story string) { clicked <- story })
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.Close() }()
	show := func(story string) call {
		t.Helper()
		err := c.Notify(context.Background(), notify.Notice{
			Title: "جديد في الاقتصاد", Body: "Aurelia <تعود>", Open: "فتح", Language: "ar", Story: story,
		})
		if err != nil {
			t.Fatal(err)
		}
		return <-s.shown
	}

	got := show("first") // number 1
	if got.app != "Galley" || got.title != "\u200fجديد في الاقتصاد" || got.body != "\u200fAurelia <تعود>" {
		t.Errorf("shown %q: %q, %q", got.app, got.title, got.body)
	}
	if !slices.Equal(got.actions, []string{"default", "فتح"}) {
		t.Errorf("the actions are %q", got.actions)
	}
	var icon struct {
		Width, Height, Stride int32
		Alpha                 bool
		Bits, Channels        int32
		Pixels                []byte
	}
	if err := dbus.Store([]any{got.hints["image-data"].Value()}, &icon); err != nil {
		t.Errorf("the icon: %v", err)
	}
	if icon.Width < 64 || icon.Width != icon.Height || icon.Stride != 4*icon.Width || len(icon.Pixels) != int(icon.Stride*icon.Height) {
		t.Errorf("the icon has %d by %d points, lines of %d bytes, %d in all", icon.Width, icon.Height, icon.Stride, len(icon.Pixels))
	}
	show("second")    // number 2
	show("dismissed") // number 3
	show("")          // number 4, a summary

	// Only the service's word on a notice of ours that still stands counts,
	// whatever else the bus carries; the last signal shows that all were read.
	if err := s.connect().Emit(servicePath, serviceName+".ActionInvoked", uint32(1), "default"); err != nil {
		t.Fatal(err)
	}
	s.emit("ActionInvoked", "not a number", "default")
	s.emit("ActionInvoked", uint32(2))
	s.emit("ActionInvoked", uint32(99), "default")
	s.emit("ActionInvoked", uint32(2), "settings")
	s.emit("NotificationClosed", uint32(3), uint32(2))
	s.emit("ActionInvoked", uint32(3), "default")
	s.emit("ActionInvoked", uint32(2), "default")
	s.emit("ActionInvoked", uint32(2), "default")
	s.emit("ActionInvoked", uint32(4), "default")
	s.emit("ActionInvoked", uint32(1), "default")
	for _, want := range []string{"second", "", "first"} {
		if got := <-clicked; got != want {
			t.Errorf("clicked %q, want %q", got, want)
		}
	}
}

func TestClickBeforeTheAnswer(t *testing.T) {
	s := onBus(t, "body")
	clicked := make(chan string, 1)
	c, err := notify.NewClickable(func(story string) { clicked <- story })
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.Close() }()
	s.answering = func(id uint32) { s.emit("ActionInvoked", id, "default") }
	if err := c.Notify(context.Background(), notify.Notice{Title: "x", Story: "quick"}); err != nil {
		t.Fatal(err)
	}
	if got := <-clicked; got != "quick" {
		t.Errorf("clicked %q", got)
	}
}

func TestNoBusToClickOn(t *testing.T) {
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "")
	t.Setenv("XDG_RUNTIME_DIR", t.TempDir())
	if _, err := notify.NewClickable(func(string) {}); !errors.Is(err, notify.ErrNoBus) {
		t.Errorf("got %v, want ErrNoBus", err)
	}
}
