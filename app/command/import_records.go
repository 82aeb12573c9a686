package command

import (
	"cmp"
	"fmt"
	"strings"

	"galley/app"
)

// recordNouns are the kinds of record, in the order in which they are told of.
var recordNouns = []struct{ kind, many string }{
	{"edition", "editions"}, {"section", "sections"}, {"region", "regions"}, {"tag", "tags"}, {"author", "authors"}, {"page", "pages"},
	{"front", "fronts"},
}

// printRecords tells what came of the records that an import brought.
func (c *cli) printRecords(r app.ImportedRecords) {
	for _, did := range []struct {
		what    string
		records []app.RecordName
	}{{"made", r.Made}, {"completed", r.Completed}} {
		if len(did.records) > 0 {
			c.line("records %s: %s", did.what, countRecords(did.records))
		}
	}
	for _, d := range r.Differing {
		c.line("%s %s: %s stays “%s”; the folder has “%s”", d.Kind, d.ID, d.Field, short(cmp.Or(d.Kept, "none")), short(d.Given))
	}
}

func countRecords(records []app.RecordName) string {
	counts := map[string]int{}
	for _, r := range records {
		counts[r.Kind]++
	}
	var parts []string
	for _, noun := range recordNouns {
		if n := counts[noun.kind]; n > 0 {
			parts = append(parts, counted(n, noun.kind, noun.many))
		}
	}
	return strings.Join(parts, ", ")
}

// counted is a number with its noun.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
