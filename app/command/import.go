package command

import (
	"context"
	"fmt"
	"iter"
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

A folder that “galley export markdown” wrote has its records, too, in
records.yaml: editions, sections, regions, tags, authors and pages. Missing ones
are made, what a record lacks is completed, and what differs stays as it is in
this newsroom and is reported.

New stories, up to 500 at once, are compared with those that the newsroom has:
one that says nearly what another says in its language is brought in and
reported.

It ends with exit status 1 when a file was refused. Stopped with Ctrl-C, it
keeps what is in, and the same command goes on from there.`,
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
		report, stopped, err := c.handOver(ctx, api, paths, o)
		if err != nil {
			return err
		}
		if c.json {
			err = c.printJSON(report)
		} else {
			c.printReport(report, o.DryRun)
		}
		switch {
		case err != nil:
			return err
		case stopped:
			c.note("The import was stopped. What is in stays as it is; import the same again to go on from there.")
			return errSaid
		case len(report.Refused) > 0:
			return errSaid
		}
		return nil
	})
}

// handOver reads the files and gives them to the newsroom, batch by batch. One
// that is stopped ends after the batch under way: the next import skips what
// this one has brought in.
func (c *cli) handOver(ctx context.Context, api API, paths []string, o app.ImportOptions) (report app.ImportReport, stopped bool, err error) {
	records, err := intake.ReadRecords(paths)
	if err != nil {
		return report, false, err
	}
	told := c.progressOf("Importing", intake.Count(ctx, paths))
	defer told.end()
	whole := context.WithoutCancel(ctx)
	name, err := ask[string](whole, api, "Intake", "Begin", o)
	if err != nil {
		return report, false, err
	}
	if len(records) > 0 {
		if err := api.Call(whole, "Intake", "PutRecords", nil, name, carriedRecords(records)); err != nil {
			return report, false, err
		}
	}
	for batch := range batches(intake.Read(ctx, paths)) {
		if ctx.Err() != nil {
			break
		}
		if err := api.Call(whole, "Intake", "Put", nil, name, batch); err != nil {
			return report, false, err
		}
		told.add(len(batch))
	}
	report, err = ask[app.ImportReport](whole, api, "Intake", "Finish", name)
	return report, ctx.Err() != nil, err
}

// batches gathers files for the newsroom.
func batches(files iter.Seq[intake.File]) iter.Seq[[]app.IntakeFile] {
	return func(yield func([]app.IntakeFile) bool) {
		var batch []app.IntakeFile
		for f := range files {
			if batch = append(batch, carried(f)); len(batch) == importBatch {
				if !yield(batch) {
					return
				}
				batch = nil
			}
		}
		if len(batch) > 0 {
			yield(batch)
		}
	}
}

// carried is f for another process, which may have another working folder.
func carried(f intake.File) app.IntakeFile {
	out := app.IntakeFileOf(f)
	fromTheRoot(out.Pictures)
	return out
}

func carriedRecords(files []intake.Records) []app.IntakeRecords {
	out := make([]app.IntakeRecords, len(files))
	for i, f := range files {
		out[i] = app.IntakeRecordsOf(f)
		fromTheRoot(out[i].Pictures)
	}
	return out
}

func fromTheRoot(pictures []app.IntakePicture) {
	for i, p := range pictures {
		if root, err := filepath.Abs(p.Root); err == nil {
			pictures[i].Root = root
		}
	}
}

func (c *cli) printReport(r app.ImportReport, dryRun bool) {
	if dryRun {
		c.line("Nothing was changed. This is what would be done:")
	}
	c.line("%d new, %d changed, %d unchanged, %d refused, %d pictures", r.New, r.Changed, r.Unchanged, len(r.Refused), r.Pictures)
	c.printRecords(r.Records)
	for _, name := range r.NewTags {
		c.line("new tag: %s", plain(name))
	}
	for _, name := range r.NewAuthors {
		c.line("new author: %s", plain(name))
	}
	for _, u := range r.Unlinked {
		c.line("%s: %s names “%s”, which leads to no story", plain(u.Path), u.Field, plain(u.Name))
	}
	for _, t := range r.Twins {
		c.line("%s: says nearly what “%s” says (%s)", plain(t.Path), plain(t.Headline), t.Of)
	}
	if r.Uncompared > 0 {
		c.line("%d new stories were not looked for among the others: that is done for up to 500 at once", r.Uncompared)
	}
	for _, f := range r.Conflicts {
		c.line("%s: changed in the file and at the desk; the file’s text is kept as revision %d of %s", plain(f.Path), f.Aside, f.ID)
	}
	for _, f := range r.Refused {
		c.note("%s", plain(f.Message))
	}
}
