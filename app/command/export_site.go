package command

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"galley/app"
)

func (c *cli) exportSiteCommand() *cobra.Command {
	var choice app.SiteChoice
	cmd := &cobra.Command{
		Use:   "site DIR",
		Short: "Write the edition as a web site, which needs no server",
		Long: `Export site writes every page that readers see into a folder: to be put on any
web server, carried on a stick, or opened from the disk as it is. A second export
into the same folder writes what has changed since and removes what has gone; it
may be served meanwhile. Stopped with Ctrl-C, the same command goes on. A folder
that holds something else is refused.

What needs a public address (the sitemaps, the addresses in feeds) is made where
the settings or --base-url name one. A light site has no fonts and no scripts,
and small pictures or only their captions: for readers whose network is dear.

With a service worker a browser keeps the front page, the sections and the newest
stories for when there is no network, the same for every reader; it needs a
server with https.

What was read on this computer is in no export.`,
		Example: `  galley export site public/ --base-url https://news.example
  galley export site /media/stick/shores --edition ar
  galley export site light/ --light=captions`,
		Args: cobra.ExactArgs(1),
		RunE: c.run(func(cmd *cobra.Command, args []string) error {
			return c.exportSite(cmd.Context(), args[0], choice)
		}),
	}
	flags := cmd.Flags()
	flags.StringVar(&choice.Edition, "edition", "", "only the edition of this `language`")
	flags.StringVar(&choice.BaseURL, "base-url", "", "the site's public `address`; that of the settings where none is named")
	flags.BoolVar(&choice.Full, "full", false, "make every page anew")
	flags.BoolVar(&choice.Takeaway, "takeaway", false, "with each story as codes for telephones and as one file, which doubles the site")
	flags.BoolVar(&choice.Worker, "service-worker", false, "with a service worker: browsers keep the newest for when there is no network")
	flags.StringVar(&choice.Light, "light", "", "no fonts, no scripts, and small `pictures` or captions")
	flags.Lookup("light").NoOptDefVal = "pictures"
	return c.printing(cmd)
}

func (c *cli) exportSite(ctx context.Context, dir string, choice app.SiteChoice) error {
	whole, err := wholePath(dir)
	if err != nil {
		return err
	}
	return c.within(ctx, func(api API) error {
		var done app.ExportedSite
		err := c.progress("Exporting").during(func() (err error) {
			done, err = ask[app.ExportedSite](ctx, api, "Safety", "ExportSite", whole, choice)
			return err
		})
		if err != nil {
			return err
		}
		if c.json {
			return c.printJSON(done)
		}
		c.printSite(done, dir)
		return nil
	})
}

func (c *cli) printSite(done app.ExportedSite, dir string) {
	c.line("%s: %d pages and files written, %d unchanged, %d removed; %s written.", dir,
		done.Written, done.Unchanged, done.Removed, counted(done.Media, "picture or film", "pictures and films"))
	c.line("The site has %s.", size(done.Bytes))
	if done.BaseURL == "" {
		c.line("It has no sitemaps and no whole addresses in feeds: no public address is known. Name one with --base-url.")
	}
	if len(done.Missing) > 0 {
		c.line("Not there, and missing on the pages that show them: %s", strings.Join(done.Missing, ", "))
	}
	for _, address := range done.Left {
		c.line("%s is a file of somebody's own, and was left as it is.", address)
	}
}
