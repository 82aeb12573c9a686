package command

import (
	"context"
	"strconv"

	"github.com/spf13/cobra"

	"galley/app"
)

func (c *cli) historyCommand() *cobra.Command {
	var before, limit int
	cmd := &cobra.Command{
		Use:     "history ID",
		GroupID: groupStories,
		Short:   "List a story's revisions, newest first",
		Example: "  galley history 0190…",
		Args:    cobra.ExactArgs(1),
		RunE: c.run(func(cmd *cobra.Command, args []string) error {
			return c.history(cmd.Context(), args[0], before, limit)
		}),
	}
	cmd.Flags().IntVar(&limit, "limit", 50, "how `many` at most")
	cmd.Flags().IntVar(&before, "before", 0, "go on before this `revision`")
	return c.printing(cmd)
}

func (c *cli) history(ctx context.Context, id string, before, limit int) error {
	return c.within(ctx, func(api API) error {
		page, err := ask[app.Revisions](ctx, api, "Stories", "History", id, before, limit)
		if err != nil {
			return err
		}
		if c.json {
			return c.printJSON(page)
		}
		rows := [][]string{{"REVISION", "TIME", "PERSON", "ACT", "STATUS", "WORDS", "NOTE"}}
		for _, r := range page.Revisions {
			rows = append(rows, []string{number(r), r.At, plain(r.Person), act(r), r.Status, strconv.Itoa(r.Words), short(r.Note)})
		}
		c.table(rows)
		if page.Next != 0 {
			c.note("More: add --before %d", page.Next)
		}
		return nil
	})
}

// number marks the revision that is public.
func number(r app.Rev) string {
	if r.Live {
		return strconv.Itoa(r.Number) + " public"
	}
	return strconv.Itoa(r.Number)
}

// act says in words what made a revision.
func act(r app.Rev) string {
	switch {
	case r.Aside:
		return "kept aside"
	case r.Move != "" && r.NoCheck:
		return r.Move + ", no second reader"
	case r.Move != "":
		return r.Move
	}
	return "edit"
}
