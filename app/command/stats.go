package command

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"galley/app"
	"galley/app/news"
)

func (c *cli) statsCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "stats",
		GroupID: groupRoom,
		Short:   "Count and measure the newsroom",
		Args:    cobra.NoArgs,
		RunE:    c.run(func(cmd *cobra.Command, _ []string) error { return c.stats(cmd.Context()) }),
	}
	return c.printing(cmd)
}

func (c *cli) stats(ctx context.Context) error {
	return c.within(ctx, func(api API) error {
		s, err := ask[app.Stats](ctx, api, "Safety", "Stats")
		if err != nil {
			return err
		}
		if c.json {
			return c.printJSON(s)
		}
		rows := [][]string{{"stories", strconv.Itoa(s.Stories)}, {"public", strconv.Itoa(s.Public)}}
		for _, status := range news.Statuses {
			rows = append(rows, []string{"  " + string(status), strconv.Itoa(s.Statuses[string(status)])})
		}
		for _, edition := range slices.Sorted(maps.Keys(s.Editions)) {
			rows = append(rows, []string{"edition " + edition, strconv.Itoa(s.Editions[edition])})
		}
		c.table(append(rows,
			[]string{"revisions", strconv.Itoa(s.Revisions)},
			[]string{"sections", strconv.Itoa(s.Sections)},
			[]string{"regions", strconv.Itoa(s.Regions)},
			[]string{"tags", strconv.Itoa(s.Tags)},
			[]string{"authors", strconv.Itoa(s.Authors)},
			[]string{"pictures", strconv.Itoa(s.Pictures)},
			[]string{"changes", strconv.FormatUint(s.Journal, 10)},
			[]string{"database", size(s.DatabaseBytes)},
			[]string{"media", fmt.Sprintf("%s in %d files", size(s.MediaBytes), s.MediaFiles)},
			[]string{"format", strconv.Itoa(s.Schema)},
		))
		return nil
	})
}

// size is a number of bytes as people say it.
func size(n int64) string {
	if n < 1000 {
		return fmt.Sprintf("%d bytes", n)
	}
	value, unit := float64(n)/1000, "kB"
	for _, larger := range []string{"MB", "GB"} {
		if value >= 1000 {
			value, unit = value/1000, larger
		}
	}
	return fmt.Sprintf("%.1f %s", value, unit)
}
