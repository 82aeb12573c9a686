package command

import (
	"context"

	"github.com/spf13/cobra"

	"galley/app"
)

func (c *cli) listCommand() *cobra.Command {
	var q app.ListQuery
	cmd := &cobra.Command{
		Use:     "list",
		GroupID: groupStories,
		Short:   "List stories, the newest change first",
		Example: `  galley list --status review
  galley list --status public --section economy --language es --json`,
		Args: cobra.NoArgs,
		RunE: c.run(func(cmd *cobra.Command, _ []string) error { return c.list(cmd.Context(), q) }),
	}
	flags := cmd.Flags()
	flags.StringVar(&q.Status, "status", "", "only in this `state`: draft, review, ready, scheduled, published, corrected, withdrawn, spiked; public is published and corrected")
	flags.StringVar(&q.Section, "section", "", "only in this section, by its `slug`")
	flags.StringVar(&q.Region, "region", "", "only of this region, by its `slug`")
	flags.StringVar(&q.Tag, "tag", "", "only with this tag, by any of its `names`")
	flags.StringVar(&q.Author, "author", "", "only by this author, by `name`")
	flags.StringVar(&q.Language, "language", "", "only in this `language`")
	flags.IntVar(&q.Limit, "limit", 50, "how `many` at most")
	flags.StringVar(&q.After, "after", "", "go on after this `cursor`, the “next” of the list before")
	return c.printing(cmd)
}

func (c *cli) list(ctx context.Context, q app.ListQuery) error {
	return c.within(ctx, func(api API) error {
		if c.json {
			page, err := ask[app.StoryPage](ctx, api, "Stories", "Whole", q)
			if err != nil {
				return err
			}
			return c.printJSON(page)
		}
		page, err := ask[app.RowPage](ctx, api, "Stories", "List", q)
		if err != nil {
			return err
		}
		c.printRows(page)
		return nil
	})
}

func (c *cli) printRows(page app.RowPage) {
	if len(page.Rows) == 0 {
		c.note("No story is like that.")
		return
	}
	rows := [][]string{{"ID", "STATUS", "LANGUAGE", "SECTION", "CHANGED", "HEADLINE"}}
	for _, r := range page.Rows {
		status := r.Status
		if r.Pending {
			status += " +" // changes that are not published
		}
		rows = append(rows, []string{r.ID, status, r.Language, r.Section, r.UpdatedAt, short(r.Headline)})
	}
	c.table(rows)
	if page.Next != "" {
		c.note("More: add --after %s", page.Next)
	}
}
