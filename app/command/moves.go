package command

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"galley/app"
	"galley/app/news"
	"galley/app/storyfile"
)

// help is what the help says of each move; the table of moves says the rest.
var help = map[news.Move]struct{ short, example string }{
	news.Submit:     {"Send a draft to review", "galley submit 0190…"},
	news.Return:     {"Send a story back to its writer", `galley return 0190… --note "Who says so?"`},
	news.Approve:    {"Say that a story is ready", "galley approve 0190…"},
	news.Schedule:   {"Have a ready story published at a time", `galley schedule 0190… --at "2026-06-09 06:00"`},
	news.Unschedule: {"Take a story off the schedule", "galley unschedule 0190…"},
	news.Publish:    {"Publish a story", "galley publish 0190…"},
	news.UpdateLive: {"Publish the changes of a public story", "galley update 0190… --kind minor"},
	news.Discard:    {"Drop the changes that are not published; history keeps them", "galley discard 0190…"},
	news.Correct:    {"Publish the changes as a correction", `galley correct 0190… --note "The ferry carries 120 cars, not 210."`},
	news.Withdraw:   {"Take a public story back", `galley withdraw 0190… --reason "The scales were wrong."`},
	news.Reinstate:  {"Publish a withdrawn story again", `galley reinstate 0190… --note "The figures were checked."`},
	news.Rework:     {"Make a withdrawn story a draft", "galley rework 0190…"},
	news.Spike:      {"Drop a story that is not public", `galley spike 0190… --reason "Overtaken."`},
	news.Restore:    {"Bring a spiked story back to where it was", "galley restore 0190…"},
}

// moveCommands are the moves of the table, each a command.
func (c *cli) moveCommands() []*cobra.Command {
	commands := make([]*cobra.Command, len(news.Moves))
	for i, rule := range news.Moves {
		commands[i] = c.moveCommand(rule)
	}
	return commands
}

func (c *cli) moveCommand(rule news.Rule) *cobra.Command {
	m := app.MoveRequest{Move: string(rule.Move)}
	cmd := &cobra.Command{
		Use:     string(rule.Move) + " ID",
		GroupID: groupMoves,
		Short:   help[rule.Move].short,
		Example: "  " + help[rule.Move].example,
		Args:    cobra.ExactArgs(1),
		RunE:    c.run(func(cmd *cobra.Command, args []string) error { return c.move(cmd.Context(), args[0], m) }),
	}
	flags := cmd.Flags()
	flags.IntVar(&m.IfRevision, "if-revision", 0, "refuse when the story is not at this `revision`")
	need := func(name string) { _ = cmd.MarkFlagRequired(name) } // it fails for unknown flags only
	switch rule.Need {
	case news.NeedsNote:
		flags.StringVar(&m.Note, "note", "", "what is told: to the writer, or to readers")
		need("note")
	case news.NeedsReason:
		flags.StringVar(&m.Note, "reason", "", "why")
		need("reason")
	case news.NeedsTime:
		flags.StringVar(&m.At, "at", "", "the `time`: RFC 3339, or \"YYYY-MM-DD HH:MM\" in the edition's zone")
		need("at")
	case news.NeedsKind:
		flags.StringVar(&m.Kind, "kind", string(news.Update), "the `kind` of change: minor, update, clarification, note")
		flags.StringVar(&m.Note, "note", "", "what readers are told")
	}
	switch rule.Move {
	case news.Publish:
		flags.StringVar(&m.LiftEmbargo, "lift-embargo", "", "publish before the embargo's end, and `why`")
		flags.BoolVar(&m.Quiet, "quiet", false, "notify nobody")
	case news.Withdraw:
		flags.StringVar(&m.Headline, "headline", "", "a neutral `headline` for the notice")
	}
	return c.printing(cmd)
}

func (c *cli) move(ctx context.Context, id string, m app.MoveRequest) error {
	return c.within(ctx, func(api API) error {
		doc, err := ask[app.StoryDoc](ctx, api, "Stories", "Move", id, m)
		if err != nil {
			return err
		}
		if c.json {
			return c.printJSON(doc.Story)
		}
		c.line("%s is %s now, at revision %d.", doc.Story.ID, news.Status(doc.Story.Status).Phrase(), doc.Story.Revision)
		if doc.Story.ScheduledAt != "" {
			return c.printSchedule(ctx, api, doc.Story)
		}
		return nil
	})
}

// printSchedule repeats the moment in the edition's zone and in this
// computer's, so that a mistaken zone is seen at once.
func (c *cli) printSchedule(ctx context.Context, api API, s storyfile.Story) error {
	room, err := ask[app.RoomState](ctx, api, "Rooms", "State")
	if err != nil {
		return err
	}
	at, err := time.Parse(time.RFC3339, s.ScheduledAt)
	if err != nil {
		return fmt.Errorf("read the scheduled time: %w", err)
	}
	zone := room.Zone
	for _, e := range room.Editions {
		if e.Tag == s.Language {
			zone = e.Zone
		}
	}
	there, err := time.LoadLocation(zone)
	if err != nil {
		return fmt.Errorf("read the edition's zone: %w", err)
	}
	const layout = "2 January 2006, 15:04"
	c.line("It will be published on %s in the edition’s zone (%s), %s on this computer (%s).",
		at.In(there).Format(layout), zone, at.Local().Format(layout), at.Local().Format("MST"))
	return nil
}
