package command

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"galley/app"
	"galley/app/owner"
	"galley/app/web"
)

func (c *cli) readCommand() *cobra.Command {
	var addr string
	var lan bool
	cmd := &cobra.Command{
		Use:     "read",
		GroupID: groupDesk,
		Short:   "Show the edition to readers",
		Long: `Read shows what is public, and nothing else, to a browser on this computer,
or with --lan to the whole local network. Another Galley can read the newspaper
from the same address, and is told of what is new. It ends with Ctrl-C.`,
		Example: `  galley read
  galley read --lan --addr 0.0.0.0:8080`,
		Args: cobra.NoArgs,
		RunE: c.run(func(cmd *cobra.Command, _ []string) error { return c.read(cmd.Context(), addr, lan) }),
	}
	cmd.Flags().StringVar(&addr, "addr", anyPort, "the `address` to listen on; port 0 is any free one")
	cmd.Flags().BoolVar(&lan, "lan", false, "let every computer of the local network read")
	return cmd
}

// read shows the edition until ctx ends. The address stays the same whoever
// has the room: when a desk takes it over, its pages are passed on from there.
func (c *cli) read(ctx context.Context, addr string, lan bool) error {
	server, err := web.ListenEdition(addr, lan)
	if err != nil {
		return err
	}
	defer func() { _ = server.Close() }()
	pages := newChanging()
	err = c.turns(ctx, turn{
		role:    owner.Read,
		options: func(o *app.Options) { o.ReadOnly = true },
		own:     func(a *app.App) { pages.set(a.Edition()) },
		other:   pages.pass,
		away:    pages.leave,
		begun: func() {
			server.Serve(pages)
			if lan {
				c.note("Every computer in this network can read the edition now.")
			}
			c.line("The edition is at %s", server.Address())
		},
	})
	return errors.Join(err, server.Close())
}
