package command

import (
	"github.com/spf13/cobra"

	"galley/app"
)

func (c *cli) recoverCommand() *cobra.Command {
	var into string
	cmd := &cobra.Command{
		Use:     "recover FILE",
		GroupID: groupRoom,
		Short:   "Make a newsroom from a backup",
		Example: "  galley recover three-shores.galley --into ~/recovered",
		Args:    cobra.ExactArgs(1),
		RunE:    c.run(func(_ *cobra.Command, args []string) error { return c.recover(args[0], into) }),
	}
	cmd.Flags().StringVar(&into, "into", "", "the `folder` of the newsroom, which must be new or empty")
	_ = cmd.MarkFlagRequired("into") // it fails for unknown flags only
	return c.printing(cmd)
}

// recovered is what recover prints as JSON.
type recovered struct {
	Dir string `json:"dir"`
}

func (c *cli) recover(file, into string) error {
	err := c.progress("Recovering").during(func() error { return app.Recover(file, into) })
	if err != nil {
		return err
	}
	if c.json {
		return c.printJSON(recovered{Dir: into})
	}
	c.line("The newsroom is in %s.", into)
	return nil
}
