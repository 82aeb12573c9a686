package command

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"galley/app"
	"galley/app/owner"
)

func (c *cli) initCommand() *cobra.Command {
	var r app.NewRoom
	var sample bool
	cmd := &cobra.Command{
		Use:     "init",
		GroupID: groupRoom,
		Short:   "Make a newsroom",
		Long: `Init makes a newsroom: a folder with everything in it. Your name is shown in
the histories of stories; it may be a pseudonym. On a terminal init asks for
it, elsewhere --person gives it. The first edition is the first language.

With --sample the newsroom is Three Shores, an invented one with stories of
every kind in English, Spanish and Arabic.`,
		Example: `  galley init --title "Three Shores" --editions en,es,ar --zone Europe/Madrid
  galley init --sample --room ~/three-shores`,
		Args: cobra.NoArgs,
		RunE: c.run(func(cmd *cobra.Command, _ []string) error {
			r.Dir = c.newDir()
			return c.init(cmd.Context(), r, sample)
		}),
	}
	flags := cmd.Flags()
	flags.BoolVar(&sample, "sample", false, "make the sample newsroom")
	flags.StringVar(&r.Name, "title", "", "what the newspaper is called")
	flags.StringVar(&r.Slogan, "slogan", "", "its slogan")
	flags.StringSliceVar(&r.Editions, "editions", nil, "its `languages`, such as en,ar,es (default en)")
	flags.StringVar(&r.Zone, "zone", "", "its time `zone`, such as Europe/Madrid (default this computer's)")
	flags.StringVar(&r.Person, "person", "", "your `name`, which may be a pseudonym")
	return c.printing(cmd)
}

func (c *cli) init(ctx context.Context, r app.NewRoom, sample bool) error {
	if r.Person == "" {
		r.Person = c.person
	}
	if r.Person == "" {
		r.Person = c.askName()
	}
	a := app.New(c.options(ctx, hosted{role: owner.Command}))
	if err := a.Make(r, sample); err != nil {
		return err
	}
	var state app.RoomState
	err := a.Calls("").Do(ctx, "Rooms", "State", &state)
	if err := errors.Join(err, a.Close()); err != nil {
		return err
	}
	if c.json {
		return c.printJSON(state)
	}
	c.line("%s is ready in %s. Open the desk with “galley”.", plain(state.Name), state.Dir)
	return nil
}

// askName asks for the person's name on a terminal. An empty answer is an
// answer: the histories name nobody then.
func (c *cli) askName() string {
	if !isTerminal(c.in) || !isTerminal(c.err) {
		return ""
	}
	_, _ = fmt.Fprint(c.err, "Your name, as histories show it (it may be a pseudonym): ")
	name, err := bufio.NewReader(c.in).ReadString('\n')
	if err != nil {
		return ""
	}
	return strings.TrimSpace(name)
}

// isTerminal says whether a person sits at the other end of stream.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
