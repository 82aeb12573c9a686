package notify

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"html"
	"os"
	"slices"
	"time"

	"github.com/gen2brain/beeep"
	"github.com/godbus/dbus/v5"
)

// appName is what desktops call the sender.
const appName = "Galley"

// Limit is how long a notification service may take: a frozen one never
// answers.
const Limit = 5 * time.Second

//go:embed galley.png
var icon []byte

// What goes wrong at the desktop: a notice that it did not take, for one because
// the service did not answer in time.
var (
	ErrUnshown = errors.New("the notification was not shown")
	ErrSilent  = fmt.Errorf("%w: the service does not answer", ErrUnshown)
)

// Desktop is the notifier of this computer's desktop. Where there is none (no
// session bus), its notices go nowhere and are no error.
func Desktop() Notifier {
	beeep.AppName = appName
	return Through(func(_ context.Context, n Notice) error {
		if speaksBus() { // the library looks for a bus in fewer places, and would start one
			if err := os.Setenv(addressVariable, busAddress()); err != nil {
				return err
			}
		}
		return beeep.Notify(n.Title, n.Body, icon)
	})
}

// Through is a notifier that shows by show, which may hang, with what every
// desktop needs: a time limit, directed words, no markup.
func Through(show func(context.Context, Notice) error) Notifier {
	return &desktop{show: show, busy: make(chan struct{}, 1)}
}

type desktop struct {
	show func(context.Context, Notice) error
	busy chan struct{} // holds a token while a call is out, answered or not
}

// Notify implements Notifier.
func (d *desktop) Notify(ctx context.Context, n Notice) error {
	if speaksBus() && busAddress() == "" {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, Limit)
	defer cancel()
	select {
	case d.busy <- struct{}{}:
	case <-ctx.Done():
		return ErrSilent
	}
	done := make(chan error, 1)
	go func() {
		defer func() { <-d.busy }()
		n := Directed(n)
		if rendersMarkup(ctx) {
			n.Body = html.EscapeString(n.Body)
		}
		done <- d.show(ctx, n)
	}()
	select {
	case err := <-done:
		if err != nil {
			return fmt.Errorf("%w: %w", ErrUnshown, err)
		}
		return nil
	case <-ctx.Done():
		return ErrSilent
	}
}

// rendersMarkup says whether the service would take < and & in a headline for
// markup; one that does not would show the escapes.
func rendersMarkup(ctx context.Context) bool {
	if !speaksBus() {
		return false
	}
	bus, err := dbus.Connect(busAddress(), dbus.WithContext(ctx))
	if err != nil {
		return false
	}
	defer bus.Close()
	var can []string
	err = bus.Object(service, servicePath).
		CallWithContext(ctx, service+".GetCapabilities", 0).Store(&can)
	return err == nil && slices.Contains(can, "body-markup")
}
