package command

import (
	"context"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"galley/app"
	"galley/app/storyfile"
)

func (c *cli) searchCommand() *cobra.Command {
	var q app.FindQuery
	cmd := &cobra.Command{
		Use:     "search QUERY…",
		GroupID: groupStories,
		Short:   "Find stories by their words",
		Long: `Search finds published stories, what fits best first; with --drafts it finds
what the desk works on. Every word must be there, in any form of it. A query may
hold "phrases", -exclusions and filters: section:economy, region:, tag:, author:,
kind:, status:, lang:, from:2026-01, to:2026-06-08.`,
		Example: `  galley search night ferry
  galley search '"night ferries" -port section:economy'
  galley search انتخابات --language ar --from 2026-01 --json`,
		Args: cobra.MinimumNArgs(1),
		RunE: c.run(func(cmd *cobra.Command, words []string) error {
			q.Text = strings.Join(words, " ")
			return c.search(cmd.Context(), q)
		}),
	}
	flags := cmd.Flags()
	flags.StringVar(&q.Language, "language", "", "only in this `language`")
	flags.StringVar(&q.Section, "section", "", "only in this `section` and those under it")
	flags.StringVar(&q.Region, "region", "", "only of this `region` and those under it")
	flags.StringVar(&q.Tag, "tag", "", "only with this tag, by any of its `names`")
	flags.StringVar(&q.Author, "author", "", "only by this author, by `name`")
	flags.StringVar(&q.From, "from", "", "only from this `time` on: 2026, 2026-06, 2026-06-08 or 2026-06-08 09:20")
	flags.StringVar(&q.To, "to", "", "only up to this `time`, taken in")
	flags.BoolVar(&q.Drafts, "drafts", false, "search what the desk works on, not only what readers see")
	flags.BoolVar(&q.ByDate, "by-date", false, "the newest first, instead of what fits best")
	flags.IntVar(&q.Limit, "limit", 20, "how `many` at most, up to 100")
	flags.StringVar(&q.After, "after", "", "go on after this `cursor`, the “next” of the results before")
	return c.printing(cmd)
}

// searched is what search prints as JSON.
type searched struct {
	Results   []result `json:"results"`
	Next      string   `json:"next,omitempty"`
	Total     int      `json:"total"`
	Corrected string   `json:"corrected,omitempty"`
}

type result struct {
	Story   storyfile.Story `json:"story"`
	Excerpt string          `json:"excerpt"` // the words found between « and »
	Score   float64         `json:"score"`
}

func (c *cli) search(ctx context.Context, q app.FindQuery) error {
	return c.within(ctx, func(api API) error {
		if err := c.indexed(ctx, api); err != nil {
			return err
		}
		page, err := ask[app.FindPage](ctx, api, "Search", "Find", q)
		if err != nil {
			return err
		}
		if c.json {
			out := searched{Results: []result{}, Next: page.Next, Total: page.Total, Corrected: page.Corrected}
			for _, h := range page.Hits {
				out.Results = append(out.Results, result{Story: h.Story, Excerpt: excerpt(h.Excerpt, "«", "»"), Score: h.Score})
			}
			return c.printJSON(out)
		}
		c.printFound(page)
		return nil
	})
}

// indexed waits until the index is made, which takes long only the first time
// in a large room, and says how far it is.
func (c *cli) indexed(ctx context.Context, api API) error {
	at, err := ask[app.IndexProgress](ctx, api, "Search", "Prepare")
	if err != nil || !at.Running {
		return err
	}
	told := c.progressOf("Making the search index", at.Total)
	defer told.end()
	for done := 0; at.Running; {
		told.add(at.Done - done)
		done = at.Done
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(200 * time.Millisecond):
		}
		if at, err = ask[app.IndexProgress](ctx, api, "Search", "Progress"); err != nil {
			return err
		}
	}
	return nil
}

func (c *cli) printFound(page app.FindPage) {
	if page.Corrected != "" {
		c.note("Nothing has these words. These are the results for: %s", plain(page.Corrected))
	}
	if len(page.Hits) == 0 {
		c.note("No story has these words.")
		return
	}
	on, off := "", ""
	if isTerminal(c.out) {
		on, off = "\x1b[1m", "\x1b[0m"
	}
	for _, h := range page.Hits {
		at := h.Story.PublishedAt
		if at == "" {
			at = h.Story.UpdatedAt
		}
		c.line("%s  %s  %s  %s", h.Story.ID, h.Story.Language, at, excerpt(h.Headline, on, off))
		if text := excerpt(h.Excerpt, on, off); text != "" {
			c.line("    %s", text)
		}
	}
	if page.Next != "" {
		c.note("%d in all. More: --after %s", page.Total, page.Next)
	}
}

// excerpt is fragments as one line, those that are marked between on and off.
func excerpt(fragments []app.Fragment, on, off string) string {
	var b strings.Builder
	for _, f := range fragments {
		if f.Marked {
			b.WriteString(on + plain(f.Text) + off)
		} else {
			b.WriteString(plain(f.Text))
		}
	}
	return b.String()
}
