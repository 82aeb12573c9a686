package command

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"galley/app"
	"galley/app/news"
	"galley/app/owner"
	"galley/app/web"
)

// anyPort is a free port of this computer.
const anyPort = "127.0.0.1:0"

// desk is galley without a command: the window, or else the browser.
func (c *cli) desk(cmd *cobra.Command, _ []string) error {
	why := "This build of Galley has no window."
	if c.build.Window != nil {
		why = c.build.Window.Missing()
	}
	if why == "" {
		return c.window(cmd.Context(), c.build.Window)
	}
	c.note("%s The desk opens in the browser.", why)
	return c.serve(cmd.Context(), anyPort, true)
}

// window shows the desk's window until it is closed.
func (c *cli) window(ctx context.Context, w Window) error {
	frames, err := web.Listen(anyPort)
	if err != nil {
		return err
	}
	defer func() { _ = frames.Close() }()
	o := c.options(ctx, hosted{role: owner.Window, desk: func() (string, error) { return frames.Address(), nil }, raise: w.Raise})
	o.Platform, o.Desk, o.Follow, o.Notifier, o.Leave = "window", true, true, w.Notifier(), w.Leave
	o.Frame = frameOf(frames)
	o.Frame.Ancestors += " " + w.Origins()
	a := app.New(o)
	peer, err := c.openDesk(a)
	if err != nil {
		return err
	}
	if peer != nil {
		return c.showOther(ctx, peer)
	}
	frames.Serve(web.Host{Calls: callsOf(a), Events: a.Events, Pages: a.Pages(), Assets: c.build.Assets})
	err = w.Run(WindowDesk{App: a, Assets: c.build.Assets, Frames: frames.Origin()})
	return errors.Join(err, frames.Close(), a.Close())
}

// openDesk opens the room of a desk, or finds who has it. Where there is no
// room yet, the first screen makes one.
func (c *cli) openDesk(a *app.App) (*owner.Peer, error) {
	err := a.Open(c.dir())
	var taken *owner.Taken
	switch {
	case errors.As(err, &taken):
		return taken.Peer, nil
	case errors.Is(err, &news.Error{Code: news.CodeNoRoom}):
		return nil, nil
	}
	return nil, err
}

// showOther brings the desk to the front that is open already.
func (c *cli) showOther(ctx context.Context, peer *owner.Peer) error {
	if peer.Role == owner.Window {
		return peer.Raise(ctx)
	}
	address, err := peer.Desk(ctx)
	if err != nil {
		return err
	}
	c.line("Galley is ready at %s", address)
	leave(address)
	return nil
}
