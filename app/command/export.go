package command

import (
	"context"
	"path/filepath"

	"github.com/spf13/cobra"

	"galley/app"
	"galley/app/news"
)

func (c *cli) exportCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "export",
		GroupID: groupRoom,
		Short:   "Write stories out",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(c.exportMarkdownCommand(), c.exportBundleCommand(), c.exportEPUBCommand(), c.exportSiteCommand(),
		c.exportFeedCommand(), c.exportNinjsCommand())
	return cmd
}

func (c *cli) exportMarkdownCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "markdown DIR",
		Short: "Write every story as a Markdown file, with its pictures and the desk's notes",
		Long: `Export markdown writes every story of the newsroom under a folder, as Markdown
with YAML front matter, with the pictures beside them, and in records.yaml what
they speak of: editions, sections, regions, tags, authors and pages. “galley
import” brings them into another newsroom as they are; earlier revisions travel
in a backup.`,
		Example: "  galley export markdown ~/stories",
		Args:    cobra.ExactArgs(1),
		RunE: c.run(func(cmd *cobra.Command, args []string) error {
			return c.exportMarkdown(cmd.Context(), args[0])
		}),
	}
	return c.printing(cmd)
}

func (c *cli) exportMarkdown(ctx context.Context, dir string) error {
	whole, err := wholePath(dir)
	if err != nil {
		return err
	}
	return c.within(ctx, func(api API) error {
		var done app.Exported
		err := c.progress("Exporting").during(func() (err error) {
			done, err = ask[app.Exported](ctx, api, "Safety", "ExportMarkdown", whole)
			return err
		})
		if err != nil {
			return err
		}
		if c.json {
			return c.printJSON(done)
		}
		c.line("%s, %s and %s are in %s.", counted(done.Stories, "story", "stories"),
			counted(done.Pictures, "picture", "pictures"), counted(done.Records, "record", "records"), dir)
		return nil
	})
}

// wholePath is path from the root of the disk: the process that carries a
// command out may have another working folder.
func wholePath(path string) (string, error) {
	whole, err := filepath.Abs(path)
	if err != nil {
		return "", &news.Error{Code: news.CodeInvalid, Message: "The present folder is gone. Go to another one and try again.", Err: err}
	}
	return whole, nil
}
