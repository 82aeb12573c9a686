package command

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"galley/app"
	"galley/app/news"
	"galley/app/notify"
	"galley/app/owner"
)

func (c *cli) watchCommand() *cobra.Command {
	var once, install, uninstall bool
	cmd := &cobra.Command{
		Use:     "watch",
		GroupID: groupDesk,
		Short:   "Release what is due and notify, without a window",
		Long: `Watch publishes scheduled stories when their time comes and tells of new ones
by desktop notifications; for a newspaper that is read here, it asks every
quarter of an hour whether there are any. While a desk is open, the desk does
that; watch waits and takes over when it is closed. It ends with Ctrl-C.`,
		Example: `  galley watch
  galley watch --once
  galley watch --install`,
		Args: cobra.NoArgs,
		RunE: c.run(func(cmd *cobra.Command, _ []string) error {
			switch {
			case install:
				return c.installWatch()
			case uninstall:
				return c.uninstallWatch()
			case once:
				return c.watchOnce(cmd.Context())
			}
			return c.watch(cmd.Context())
		}),
	}
	cmd.Flags().BoolVar(&once, "once", false, "do what is due now, and end")
	cmd.Flags().BoolVar(&install, "install", false, "have the system start it when you sign in")
	cmd.Flags().BoolVar(&uninstall, "uninstall", false, "take that back")
	cmd.MarkFlagsMutuallyExclusive("once", "install", "uninstall")
	return cmd
}

func (c *cli) watch(ctx context.Context) error {
	return c.turns(ctx, turn{
		role:    owner.Watch,
		options: func(o *app.Options) { o.Follow, o.Notifier = true, notify.Desktop() },
		own:     func(*app.App) { c.line("Watching.") },
		other:   func(p *owner.Peer) { c.line("%s", watched(p)) },
		away:    func() {}, // the followers end with the room
		begun:   func() {}, // own and other have said it
	})
}

// watchOnce does what is due, or leaves it to the process that watches.
func (c *cli) watchOnce(ctx context.Context) error {
	o := c.options(ctx, hosted{role: owner.Watch})
	o.Notifier = notify.Desktop()
	a := app.New(o)
	err := a.Open(c.dir())
	var taken *owner.Taken
	switch {
	case errors.As(err, &taken):
		c.line("The process that has this newsroom open watches it already.")
		return nil
	case err != nil:
		return err
	}
	released, told, err := a.Catch()
	err = errors.Join(err, a.Close())
	unshown := errors.Is(err, notify.ErrUnshown)
	if err != nil && !unshown {
		return err
	}
	c.line("%d published, %d notified.", released, told)
	if unshown {
		return &news.Error{Code: news.CodeNoAnswer, Err: err,
			Message: "A notification was not shown: nothing on this computer shows them. What was due has been done."}
	}
	return nil
}

// watched says who watches instead of this process.
func watched(p *owner.Peer) string {
	if p.Role.Desk() {
		return "The desk that is open watches this newsroom. Waiting until it is closed."
	}
	return "Another “galley watch” watches this newsroom. Waiting until it ends."
}
