package command

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"path/filepath"

	"github.com/pkg/browser"
	"github.com/spf13/cobra"

	"galley/app"
	"galley/app/news"
	"galley/app/notify"
	"galley/app/owner"
	"galley/app/web"
)

func (c *cli) serveCommand() *cobra.Command {
	var addr string
	var open bool
	cmd := &cobra.Command{
		Use:     "serve",
		GroupID: groupDesk,
		Short:   "Open the desk in a browser",
		Long: `Serve opens the desk for a browser on this computer, and prints its address
once it answers. The address works once: run “galley serve” again for another
one of the same desk, which stays where the first one listens. It ends with
Ctrl-C.`,
		Example: `  galley serve --open
  galley serve --addr 127.0.0.1:8080`,
		Args: cobra.NoArgs,
		RunE: c.run(func(cmd *cobra.Command, _ []string) error { return c.serve(cmd.Context(), addr, open) }),
	}
	cmd.Flags().StringVar(&addr, "addr", anyPort, "the `address` to listen on; port 0 is any free one")
	cmd.Flags().BoolVar(&open, "open", false, "open the address in the browser")
	return cmd
}

// serve has the desk in a browser until ctx ends.
func (c *cli) serve(ctx context.Context, addr string, open bool) error {
	desk, err := c.listen(addr)
	if err != nil {
		return c.listensAlready(ctx, err, addr, open)
	}
	defer func() { _ = desk.Close() }()
	o := c.options(ctx, hosted{role: owner.Serve, desk: func() (string, error) { return desk.Address(), nil }})
	o.Platform, o.Desk, o.Follow, o.Notifier, o.Leave = "browser", true, true, notify.Desktop(), leave
	o.Frame = frameOf(desk)
	a := app.New(o)
	peer, err := c.openDesk(a)
	if err != nil {
		return err
	}
	if peer != nil {
		_ = desk.Close()
		return c.deskOf(ctx, peer, addr, open)
	}
	desk.Serve(web.Host{Calls: callsOf(a), Events: a.Events, Pages: a.Pages(), Assets: c.build.Assets})
	c.ready(desk.Address(), open)
	<-ctx.Done()
	return errors.Join(desk.Close(), a.Close())
}

// listen opens addr, or where it leaves the port open, the room's own.
func (c *cli) listen(addr string) (*web.Desk, error) {
	if addr != anyPort {
		return web.Listen(addr)
	}
	dir, err := filepath.Abs(c.dir())
	if err != nil {
		return nil, fmt.Errorf("where the room is: %w", err)
	}
	return web.ListenFor(dir)
}

// listensAlready is what a person gets who asks for an address that the desk
// of this room may have itself: that desk, else why.
func (c *cli) listensAlready(ctx context.Context, why error, addr string, open bool) error {
	var taken *owner.Taken
	busy := errors.Is(why, &news.Error{Code: news.CodeBusy})
	if busy && errors.As(owner.Look(ctx, c.dir(), owner.Claimant{Role: owner.Serve, Version: Version}), &taken) && taken.Peer.Role.Desk() {
		return c.deskOf(ctx, taken.Peer, addr, open)
	}
	return why
}

// deskOf has the process that has the room open the desk in a browser too, for
// as long as both last.
func (c *cli) deskOf(ctx context.Context, peer *owner.Peer, addr string, open bool) error {
	address, err := peer.Desk(ctx)
	if err != nil {
		return err
	}
	if at, err := url.Parse(address); addr != anyPort && err == nil && at.Host != addr {
		c.note("Another Galley has this newsroom open, and listens on %s. Nothing listens on %s.", at.Host, addr)
	}
	c.ready(address, open)
	if peer.Gone(ctx) == nil {
		return &news.Error{Code: news.CodeBusy, Message: "The Galley that had this newsroom open has ended. Run “galley serve” again."}
	}
	return nil
}

func (c *cli) ready(address string, open bool) {
	c.line("Galley is ready at %s", address)
	if open {
		leave(address)
	}
}

func frameOf(d *web.Desk) app.Frame {
	return app.Frame{Origin: d.Origin(), Prefix: d.Prefix(), Ancestors: d.Ancestors()}
}

func callsOf(a *app.App) func(*http.Request) web.Caller {
	return func(*http.Request) web.Caller { return a.Calls("") }
}

// leave opens an address in the system's browser, or does nothing where there
// is none. What the browser prints is not Galley's to say.
func leave(address string) {
	browser.Stdout, browser.Stderr = nil, nil
	_ = browser.OpenURL(address)
}
