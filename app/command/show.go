package command

import (
	"context"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"galley/app"
	"galley/app/storyfile"
)

func (c *cli) showCommand() *cobra.Command {
	var revision int
	cmd := &cobra.Command{
		Use:     "show ID",
		GroupID: groupStories,
		Short:   "Show a story",
		Example: `  galley show 0190…
  galley show 0190… --revision 3 --json`,
		Args: cobra.ExactArgs(1),
		RunE: c.run(func(cmd *cobra.Command, args []string) error { return c.show(cmd.Context(), args[0], revision) }),
	}
	cmd.Flags().IntVar(&revision, "revision", 0, "the story as it was at this revision")
	return c.printing(cmd)
}

func (c *cli) show(ctx context.Context, id string, revision int) error {
	return c.within(ctx, func(api API) error {
		story, err := c.story(ctx, api, id, revision)
		if err != nil {
			return err
		}
		if c.json {
			return c.printJSON(story)
		}
		c.printStory(story)
		return nil
	})
}

func (c *cli) story(ctx context.Context, api API, id string, revision int) (storyfile.Story, error) {
	if revision != 0 {
		return ask[storyfile.Story](ctx, api, "Stories", "Revision", id, revision)
	}
	doc, err := ask[app.StoryDoc](ctx, api, "Stories", "Get", id)
	return doc.Story, err
}

func (c *cli) printStory(s storyfile.Story) {
	c.pairs(
		"Headline", plain(s.Headline),
		"Standfirst", plain(s.Standfirst),
		"Status", s.Status,
		"Revision", strconv.Itoa(s.Revision),
		"Public revision", strconv.Itoa(s.LiveRevision),
		"Language", s.Language,
		"Kind", s.Kind,
		"Section", s.Section,
		"Regions", strings.Join(s.Regions, ", "),
		"Tags", plain(strings.Join(s.Tags, ", ")),
		"By", plain(strings.Join(s.Authors, ", ")),
		"Source", plain(s.Source),
		"Place", plain(s.Place),
		"Address", s.Address,
		"Version of", s.TranslationOf,
		"Published", s.PublishedAt,
		"Scheduled", s.ScheduledAt,
		"Embargo until", s.EmbargoUntil,
		"Changed", s.UpdatedAt,
		"Words", strconv.Itoa(s.Words),
		"Notes", plain(s.DeskNotes),
	)
	for _, change := range s.Changes {
		c.line("%s  %s  %s", change.At, change.Kind, plain(change.Note))
	}
	if s.Withdrawn != nil {
		c.line("Withdrawn %s: %s", s.Withdrawn.At, plain(s.Withdrawn.Reason))
	}
	if s.Body != "" {
		c.line("\n%s", visible(s.Body))
	}
}

// visible is text of several lines without what could steer a terminal.
func visible(text string) string {
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = plain(lines[i])
	}
	return strings.Join(lines, "\n")
}
