package notify

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"sync"

	"github.com/godbus/dbus/v5"
)

// The freedesktop.org Desktop Notifications Specification's names.
const (
	service     = "org.freedesktop.Notifications"
	servicePath = "/org/freedesktop/Notifications"
	clickAction = "default"
)

// ErrNoBus says that no desktop can be told by D-Bus here.
var ErrNoBus = errors.New("there is no session bus")

// Clickable is the notifier of a desktop on D-Bus for a program that stays: a
// click on a notice is told, with the notice's story (docs/adr/006).
type Clickable struct {
	Notifier
	conn    *dbus.Conn
	icon    dbus.Variant
	clicked func(story string)

	mu    sync.Mutex
	shown map[uint32]string // the stories of the notices that can be clicked
}

// NewClickable connects to the session's bus; clicked is called with the story
// of each notice that is clicked, empty for a summary. It fails with ErrNoBus
// where there is none.
func NewClickable(clicked func(story string)) (*Clickable, error) {
	if !speaksBus() || busAddress() == "" {
		return nil, ErrNoBus
	}
	picture, err := imageData(icon)
	if err != nil {
		return nil, fmt.Errorf("notify: the icon: %w", err)
	}
	conn, err := dbus.Connect(busAddress(), dbus.WithSignalHandler(dbus.NewSequentialSignalHandler()))
	if err != nil {
		return nil, fmt.Errorf("notify: %w", err)
	}
	c := &Clickable{conn: conn, icon: picture, clicked: clicked, shown: map[uint32]string{}}
	c.Notifier = Through(c.show)
	signals := make(chan *dbus.Signal, 16)
	conn.Signal(signals)
	go c.listen(signals)
	// The sender's name has the bus itself drop what others send in its place.
	err = conn.AddMatchSignal(dbus.WithMatchSender(service), dbus.WithMatchObjectPath(servicePath))
	if err != nil {
		return nil, errors.Join(fmt.Errorf("notify: %w", err), conn.Close())
	}
	return c, nil
}

// Close ends the connection; clicks are told no more.
func (c *Clickable) Close() error { return c.conn.Close() }

func (c *Clickable) show(ctx context.Context, n Notice) error {
	c.mu.Lock() // a click may be told before this has its answer: it waits
	defer c.mu.Unlock()
	const noOther, ofTheDesktop = uint32(0), int32(-1) // nothing replaced, its own duration
	var id uint32
	err := c.conn.Object(service, servicePath).CallWithContext(ctx, service+".Notify", 0,
		appName, noOther, "", n.Title, n.Body, []string{clickAction, n.Open},
		map[string]dbus.Variant{"image-data": c.icon}, ofTheDesktop).Store(&id)
	if err == nil {
		c.shown[id] = n.Story
	}
	return err
}

// listen passes clicks on until the connection ends. The service tells every
// program of every notice, so most are others'.
func (c *Clickable) listen(signals <-chan *dbus.Signal) {
	for s := range signals {
		var id, reason uint32
		var action string
		switch s.Name {
		case service + ".ActionInvoked":
			if dbus.Store(s.Body, &id, &action) != nil || action != clickAction {
				continue
			}
			if story, ours := c.forget(id); ours {
				c.clicked(story)
			}
		case service + ".NotificationClosed":
			if dbus.Store(s.Body, &id, &reason) == nil {
				c.forget(id)
			}
		}
	}
}

// forget drops a notice that is gone, and returns its story if it was ours.
func (c *Clickable) forget(id uint32) (story string, ours bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	story, ours = c.shown[id]
	delete(c.shown, id)
	return story, ours
}

// imageData is a PNG as the specification's image-data hint.
func imageData(data []byte) (dbus.Variant, error) {
	decoded, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return dbus.Variant{}, err
	}
	img := image.NewNRGBA(image.Rect(0, 0, decoded.Bounds().Dx(), decoded.Bounds().Dy()))
	draw.Draw(img, img.Rect, decoded, decoded.Bounds().Min, draw.Src)
	return dbus.MakeVariant(struct {
		Width, Height, Stride int32
		Alpha                 bool
		Bits, Channels        int32
		Pixels                []byte
	}{int32(img.Rect.Dx()), int32(img.Rect.Dy()), int32(img.Stride), true, 8, 4, img.Pix}), nil
}
