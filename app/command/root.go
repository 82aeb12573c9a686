package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"galley/app"
	"galley/app/news"
)

// cli is one run of the command line.
type cli struct {
	build Build
	in    io.Reader
	out   io.Writer
	err   io.Writer

	room   string // --room
	person string // --as-person
	json   bool   // --json
	began  bool   // the command line was right, and the work has begun
}

// Main runs the command line and returns the exit status: 1 when the work
// failed, 2 when the command line was wrong.
func Main(args []string, b Build) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	log.SetOutput(io.Discard) // what libraries print there is nothing that a person can act on
	c := &cli{build: b, in: os.Stdin, out: os.Stdout, err: os.Stderr}
	root := c.root()
	root.SetArgs(args)
	ran, err := root.ExecuteContextC(ctx)
	switch {
	case err == nil:
		return 0
	case !c.began:
		_, _ = fmt.Fprintf(c.err, "%s. See “%s --help”.\n", sentence(err.Error()), ran.CommandPath())
		return 2
	}
	if said := c.say(err); said != "" {
		_, _ = fmt.Fprintln(c.err, said)
	}
	return 1
}

// errSaid ends a command whose output has said already what went wrong.
var errSaid = errors.New("said")

// say is what a person reads of err.
func (c *cli) say(err error) string {
	var known *news.Error
	switch {
	case errors.Is(err, errSaid):
		return ""
	case errors.As(err, &known):
		return known.Message
	case errors.Is(err, context.Canceled):
		return "Stopped."
	}
	if reference := app.Note(c.dir(), err); reference != "" {
		return "Something went wrong inside Galley. What was saved before stays as it is; the newsroom’s log names it as " + reference + "."
	}
	return "Something went wrong inside Galley. What was saved before stays as it is."
}

func (c *cli) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "galley",
		Short: "A newsroom in one file",
		Long: `Galley writes, edits, publishes and shows a newspaper in several languages,
on one computer, without a network. A newsroom is a folder: copy it to move
everything.

Without a command, galley opens the desk.`,
		Example: `  galley init --sample
  galley
  galley new --headline "Night ferry returns" --section economy
  galley list --status review`,
		Args:          cobra.NoArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          c.run(c.desk),
	}
	root.SetOut(c.out)
	root.SetErr(c.err)
	flags := root.PersistentFlags()
	flags.StringVar(&c.room, "room", "", "the newsroom's `folder` (default: $GALLEY_ROOM, else the one last opened at the desk, else the system's place for data)")
	flags.StringVar(&c.person, "as-person", "", "the `name` under which the work is noted")
	root.AddGroup(
		&cobra.Group{ID: groupDesk, Title: "The desk and the edition"},
		&cobra.Group{ID: groupStories, Title: "Stories"},
		&cobra.Group{ID: groupMoves, Title: "Moves"},
		&cobra.Group{ID: groupRoom, Title: "The newsroom"},
	)
	root.AddCommand(c.initCommand(), c.serveCommand(), c.readCommand(), c.watchCommand())
	root.AddCommand(c.newCommand(), c.listCommand(), c.searchCommand(), c.showCommand(), c.editCommand(), c.historyCommand(), c.diffCommand())
	root.AddCommand(c.moveCommands()...)
	root.AddCommand(c.importCommand(), c.exportCommand(), c.backupCommand(), c.recoverCommand(), c.statsCommand(), c.versionCommand())
	return root
}

// The groups of commands in the help.
const (
	groupDesk    = "desk"
	groupStories = "stories"
	groupMoves   = "moves"
	groupRoom    = "room"
)

// run marks the end of reading the command line: what goes wrong from here on
// is the work's fault.
func (c *cli) run(work func(cmd *cobra.Command, args []string) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		c.began = true
		return work(cmd, args)
	}
}

// printing adds --json to a command.
func (c *cli) printing(cmd *cobra.Command) *cobra.Command {
	cmd.Flags().BoolVar(&c.json, "json", false, "print JSON, for other programs")
	return cmd
}
