package command

import (
	"context"

	"github.com/spf13/cobra"

	"galley/app"
)

func (c *cli) exportEPUBCommand() *cobra.Command {
	var choice app.BookChoice
	cmd := &cobra.Command{
		Use:   "epub FILE [ID…]",
		Short: "Bind public stories into a book for e-readers and telephones",
		Long: `Export epub writes public stories, with their pictures, into one file in the
format EPUB 3: the newest of an edition, of a day or of a section, or those that
are named. The contents follow the sections; in Arabic the pages turn from the
right. The same stories give the same file, and only a book that Galley made is
written over.`,
		Example: `  galley export epub shores.epub
  galley export epub monday.epub --edition ar --day 2026-06-08
  galley export epub politics.epub --section politics --limit 100`,
		Args: cobra.MinimumNArgs(1),
		RunE: c.run(func(cmd *cobra.Command, args []string) error {
			choice.IDs = args[1:]
			return c.exportEPUB(cmd.Context(), args[0], choice)
		}),
	}
	flags := cmd.Flags()
	flags.StringVar(&choice.Edition, "edition", "", "the edition's `language`; the newsroom's first where none is named")
	flags.StringVar(&choice.Day, "day", "", "only stories of this `day`, as 2026-06-08")
	flags.StringVar(&choice.Section, "section", "", "only stories of this `section`, by its slug")
	flags.IntVar(&choice.Limit, "limit", 0, "at most so many `stories`, the newest; 500 where nothing is said")
	return c.printing(cmd)
}

func (c *cli) exportEPUB(ctx context.Context, file string, choice app.BookChoice) error {
	whole, err := wholePath(file)
	if err != nil {
		return err
	}
	return c.within(ctx, func(api API) error {
		var done app.ExportedBook
		err := c.progress("Binding").during(func() (err error) {
			done, err = ask[app.ExportedBook](ctx, api, "Safety", "ExportEPUB", whole, choice)
			return err
		})
		if err != nil {
			return err
		}
		if c.json {
			return c.printJSON(done)
		}
		c.line("%s and %s are in %s.", counted(done.Stories, "story", "stories"), counted(done.Pictures, "picture", "pictures"), file)
		return nil
	})
}
