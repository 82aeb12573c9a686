package command

import (
	"github.com/spf13/cobra"

	"galley/app"
)

func (c *cli) versionCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "version",
		GroupID: groupRoom,
		Short:   "Print the version, the commit and the formats",
		Args:    cobra.NoArgs,
		RunE:    c.run(func(*cobra.Command, []string) error { return c.version() }),
	}
	return c.printing(cmd)
}

// versionInfo is what version prints.
type versionInfo struct {
	Version string   `json:"version"`
	Commit  string   `json:"commit,omitempty"`
	Window  bool     `json:"window"` // this build has one
	Formats []string `json:"formats"`
}

func (c *cli) version() error {
	v := versionInfo{Version: Version, Commit: Commit, Window: c.build.Window != nil, Formats: app.Formats()}
	if c.json {
		return c.printJSON(v)
	}
	c.line("galley %s", v.Version)
	c.pairs("commit", v.Commit)
	for _, f := range v.Formats {
		c.line("reads %s", f)
	}
	return nil
}
