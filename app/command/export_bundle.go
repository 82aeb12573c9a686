package command

import (
	"context"

	"github.com/spf13/cobra"

	"galley/app"
)

func (c *cli) exportBundleCommand() *cobra.Command {
	var since uint64
	cmd := &cobra.Command{
		Use:   "bundle FILE",
		Short: "Write what is public into one signed file, for readers to carry",
		Long: `Export bundle writes the public stories, with their pictures and the records
they name, into one file signed with the newsroom's key. A reader opens it as a
newspaper, from a stick as well as any other place; nothing of the desk is in it.

It prints where the bundle leads to: with --since and that number, the next
bundle holds only what has become public since.`,
		Example: `  galley export bundle june.bundle
  galley export bundle july.bundle --since 4180`,
		Args: cobra.ExactArgs(1),
		RunE: c.run(func(cmd *cobra.Command, args []string) error {
			return c.exportBundle(cmd.Context(), args[0], since)
		}),
	}
	cmd.Flags().Uint64Var(&since, "since", 0, "the `number` to which the bundle before leads")
	return c.printing(cmd)
}

func (c *cli) exportBundle(ctx context.Context, file string, since uint64) error {
	whole, err := wholePath(file)
	if err != nil {
		return err
	}
	return c.within(ctx, func(api API) error {
		var done app.ExportedBundle
		err := c.progress("Exporting").during(func() (err error) {
			done, err = ask[app.ExportedBundle](ctx, api, "Safety", "ExportBundle", whole, since)
			return err
		})
		if err != nil {
			return err
		}
		if c.json {
			return c.printJSON(done)
		}
		c.line("%s and %s are in %s. The next bundle begins with --since %d.", counted(done.Stories, "story", "stories"),
			counted(done.Pictures, "picture", "pictures"), file, done.To)
		return nil
	})
}
