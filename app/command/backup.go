package command

import (
	"context"
	"os"

	"github.com/spf13/cobra"

	"galley/app"
)

func (c *cli) backupCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "backup FILE",
		GroupID: groupRoom,
		Short:   "Write the whole newsroom into one file",
		Long: `Backup writes the newsroom as it is now, with every revision and picture, into
one file, while people go on working. “galley recover” makes a newsroom of it.`,
		Example: "  galley backup three-shores.galley",
		Args:    cobra.ExactArgs(1),
		RunE:    c.run(func(cmd *cobra.Command, args []string) error { return c.backup(cmd.Context(), args[0]) }),
	}
	return c.printing(cmd)
}

// backedUp is what backup prints as JSON.
type backedUp struct {
	File  string `json:"file"`
	Bytes int64  `json:"bytes"`
	app.BackedUp
}

func (c *cli) backup(ctx context.Context, file string) error {
	whole, err := wholePath(file)
	if err != nil {
		return err
	}
	return c.within(ctx, func(api API) error {
		var done app.BackedUp
		err := c.progress("Backing up").during(func() (err error) {
			done, err = ask[app.BackedUp](ctx, api, "Safety", "Backup", whole)
			return err
		})
		if err != nil {
			return err
		}
		info, err := os.Stat(whole)
		if err != nil {
			return unreadable(file, err)
		}
		if c.json {
			return c.printJSON(backedUp{File: whole, Bytes: info.Size(), BackedUp: done})
		}
		c.line("The newsroom is in %s (%s): %s in %s, %s.", file, size(info.Size()), counted(done.Stories, "story", "stories"),
			counted(done.Revisions, "revision", "revisions"), counted(done.Pictures, "picture", "pictures"))
		return nil
	})
}
