package command

import (
	"context"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"galley/app"
	"galley/app/news"
)

func (c *cli) diffCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "diff ID R1 R2",
		GroupID: groupStories,
		Short:   "Show what changed between two revisions",
		Long:    "Diff shows what went as [-…-] and what came as {+…+}.",
		Example: "  galley diff 0190… 3 7",
		Args:    cobra.ExactArgs(3),
		RunE: c.run(func(cmd *cobra.Command, args []string) error {
			a, err := revision(args[1])
			if err != nil {
				return err
			}
			b, err := revision(args[2])
			if err != nil {
				return err
			}
			return c.diff(cmd.Context(), args[0], a, b)
		}),
	}
	return c.printing(cmd)
}

func revision(s string) (int, error) {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 {
		return 0, &news.Error{Code: news.CodeInvalid, Field: "revision", Args: map[string]string{"value": s},
			Message: "“" + s + "” is not a revision. Revisions are numbers; “galley history” lists them."}
	}
	return n, nil
}

func (c *cli) diff(ctx context.Context, id string, a, b int) error {
	return c.within(ctx, func(api API) error {
		d, err := ask[app.Diff](ctx, api, "Stories", "Diff", id, a, b)
		if err != nil {
			return err
		}
		if c.json {
			return c.printJSON(d)
		}
		for _, f := range d.Fields {
			c.line("%s: %s", f.Field, marked(f.Spans))
		}
		for _, block := range d.Body {
			if block.Changed {
				c.line("\n%s", marked(block.Spans))
			}
		}
		return nil
	})
}

// marked writes spans in one line of text, as wdiff does.
func marked(spans []app.Span) string {
	var b strings.Builder
	for _, s := range spans {
		switch s.Op {
		case "insert":
			b.WriteString("{+" + visible(s.Text) + "+}")
		case "delete":
			b.WriteString("[-" + visible(s.Text) + "-]")
		default:
			b.WriteString(visible(s.Text))
		}
	}
	return b.String()
}
