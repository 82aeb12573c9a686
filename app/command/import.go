package command

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"galley/app"
	"galley/app/intake"
	"galley/app/news"
)

// importBatch is how many files are handed over at a time.
const importBatch = 500

func (c *cli) importCommand() *cobra.Command {
	var o app.ImportOptions
	var from string
	cmd := &cobra.Command{
		Use:     "import PATH…",
		GroupID: groupRoom,
		Short:   "Bring stories in from Markdown files",
		Long: `Import reads Markdown files with YAML front matter, or folders of them, with the
pictures beside them. A file brought in before is known by its id, else by its
path: unchanged it is skipped, changed it is a new revision; changed on both
sides, its text is kept beside the desk's and reported. Without --as a file's
own status stands, and none means draft. An import never notifies.

It ends with exit status 1 when a file was refused.`,
		Example: `  galley import stories/ --dry-run
  galley import report.md --as published`,
		Args: cobra.MinimumNArgs(1),
		RunE: c.run(func(cmd *cobra.Command, paths []string) error {
			if !slices.Contains(formats, from) {
				return &news.Error{Code: news.CodeUnknown, Field: "from", Args: map[string]string{"it": from},
					Message: fmt.Sprintf("Galley does not read “%s”. It reads: markdown.", from)}
			}
			return c.importFiles(cmd.Context(), paths, o)
		}),
	}
	flags := cmd.Flags()
	flags.StringVar(&from, "from", "auto", "the files' `format`: auto, markdown")
	flags.StringVar(&o.As, "as", "", "bring all in as `draft|published`")
	flags.BoolVar(&o.DryRun, "dry-run", false, "report what would be done, and change nothing")
	return c.printing(cmd)
}

// formats are the values of --from.
var formats = []string{"auto", "markdown"}

func (c *cli) importFiles(ctx context.Context, paths []string, o app.ImportOptions) error {
	return c.within(ctx, func(api API) error {
		report, err := c.handOver(ctx, api, paths, o)
		if err != nil {
			return err
		}
		if c.json {
			err = c.printJSON(report)
		} else {
			c.printReport(report, o.DryRun)
		}
		if err == nil && len(report.Refused) > 0 {
			return errSaid
		}
		return err
	})
}

// handOver reads the files and gives them to the newsroom, batch by batch.
func (c *cli) handOver(ctx context.Context, api API, paths []string, o app.ImportOptions) (app.ImportReport, error) {
	name, err := ask[string](ctx, api, "Intake", "Begin", o)
	if err != nil {
		return app.ImportReport{}, err
	}
	told := c.progress("Importing")
	defer told.end()
	batch := make([]app.IntakeFile, 0, importBatch)
	put := func() error {
		if len(batch) == 0 {
			return nil
		}
		if err := api.Call(ctx, "Intake", "Put", nil, name, batch); err != nil {
			return err
		}
		told.add(len(batch))
		batch = batch[:0]
		return nil
	}
	for f := range intake.Read(ctx, paths) {
		if batch = append(batch, carried(f)); len(batch) == importBatch {
			if err := put(); err != nil {
				return app.ImportReport{}, err
			}
		}
	}
	if err := ctx.Err(); err != nil {
		return app.ImportReport{}, err
	}
	if err := put(); err != nil {
		return app.ImportReport{}, err
	}
	return ask[app.ImportReport](ctx, api, "Intake", "Finish", name)
}

// carried is f for another process, which may have another working folder.
func carried(f intake.File) app.IntakeFile {
	out := app.IntakeFileOf(f)
	for i, p := range out.Pictures {
		if root, err := filepath.Abs(p.Root); err == nil {
			out.Pictures[i].Root = root
		}
	}
	return out
}

func (c *cli) printReport(r app.ImportReport, dryRun bool) {
	if dryRun {
		c.line("Nothing was changed. This is what would be done:")
	}
	c.line("%d new, %d changed, %d unchanged, %d refused, %d pictures", r.New, r.Changed, r.Unchanged, len(r.Refused), r.Pictures)
	for _, name := range r.NewTags {
		c.line("new tag: %s", plain(name))
	}
	for _, name := range r.NewAuthors {
		c.line("new author: %s", plain(name))
	}
	for _, u := range r.Unlinked {
		c.line("%s: %s names “%s”, which leads to no story", plain(u.Path), u.Field, plain(u.Name))
	}
	for _, f := range r.Conflicts {
		c.line("%s: changed in the file and at the desk; the file’s text is kept as revision %d of %s", plain(f.Path), f.Aside, f.ID)
	}
	for _, f := range r.Refused {
		c.note("%s", plain(f.Message))
	}
}
