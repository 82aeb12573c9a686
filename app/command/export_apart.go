package command

import (
	"context"

	"github.com/spf13/cobra"

	"galley/app"
)

func (c *cli) exportFeedCommand() *cobra.Command {
	var choice app.ApartChoice
	cmd := &cobra.Command{
		Use:   "feed DIR",
		Short: "Write what is new as feeds: RSS, Atom and JSON Feed",
		Long: `Export feed writes the feeds of every edition, of each section and tag, and of
the corrections into a folder, as they lie in an exported site: the newest twenty
of each, with what readers were told since. A second export into the same folder
writes what has changed. Links in feeds need the public address of the pages.`,
		Example: `  galley export feed feeds/ --base-url https://news.example
  galley export feed feeds/ --edition ar --full-text`,
		Args: cobra.ExactArgs(1),
		RunE: c.run(func(cmd *cobra.Command, args []string) error {
			return c.exportApart(cmd.Context(), args[0], "ExportFeeds", choice)
		}),
	}
	cmd.Flags().BoolVar(&choice.Full, "full-text", false, "with the whole text of stories, whatever the settings say")
	apartFlags(cmd, &choice)
	return c.printing(cmd)
}

func (c *cli) exportNinjsCommand() *cobra.Command {
	var choice app.ApartChoice
	cmd := &cobra.Command{
		Use:   "ninjs DIR",
		Short: "Write every public story as agencies exchange it (IPTC ninjs)",
		Long: `Export ninjs writes every public story into a folder as one file of News in JSON,
the format in which agencies exchange stories: en/story/night-ferry.json. A story
that was withdrawn is cancelled there, with the reason. A second export into the
same folder writes what has changed.`,
		Example: `  galley export ninjs wire/ --base-url https://news.example
  galley export ninjs wire/ --edition en`,
		Args: cobra.ExactArgs(1),
		RunE: c.run(func(cmd *cobra.Command, args []string) error {
			return c.exportApart(cmd.Context(), args[0], "ExportItems", choice)
		}),
	}
	apartFlags(cmd, &choice)
	return c.printing(cmd)
}

func apartFlags(cmd *cobra.Command, choice *app.ApartChoice) {
	cmd.Flags().StringVar(&choice.Edition, "edition", "", "only the edition of this `language`")
	cmd.Flags().StringVar(&choice.BaseURL, "base-url", "", "the public `address` of the pages; that of the settings where none is named")
}

func (c *cli) exportApart(ctx context.Context, dir, method string, choice app.ApartChoice) error {
	whole, err := wholePath(dir)
	if err != nil {
		return err
	}
	return c.within(ctx, func(api API) error {
		var done app.ExportedFiles
		err := c.progress("Exporting").during(func() (err error) {
			done, err = ask[app.ExportedFiles](ctx, api, "Safety", method, whole, choice)
			return err
		})
		if err != nil {
			return err
		}
		if c.json {
			return c.printJSON(done)
		}
		c.line("%s: %s written, %d unchanged, %d removed.", dir, counted(done.Written, "file", "files"), done.Unchanged, done.Removed)
		if done.BaseURL == "" {
			c.line("Nothing in them leads to a page: no public address is known. Name one with --base-url.")
		}
		return nil
	})
}
