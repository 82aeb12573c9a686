package newsroom_test

import (
	"testing"

	"galley/app/newsroom"
)

func TestCountsOfAQuery(t *testing.T) {
	r := sampleRoom(t)
	for _, c := range []struct {
		name          string
		query         newsroom.Query
		all, byStatus bool // which counters know
	}{
		{"everything", newsroom.Query{}, true, true},
		{"a language", newsroom.Query{Language: "ar"}, true, true},
		{"a section", newsroom.Query{Section: "economy"}, true, false},
		{"a tag by its name", newsroom.Query{Tag: "Port Alder"}, true, false},
		{"a section and a region", newsroom.Query{Section: "economy", Region: "strait"}, false, false},
		{"a state is left out", newsroom.Query{Status: "draft", Language: "es"}, true, true},
	} {
		counts, err := r.Counts(t.Context(), c.query)
		if err != nil {
			t.Fatal(err)
		}
		if (counts.All != nil) != c.all {
			t.Errorf("%s: all are counted: %t", c.name, counts.All != nil)
		}
		if got := len(counts.Status) > 0; got != c.byStatus {
			t.Errorf("%s: states are counted: %t", c.name, got)
		}
		q := c.query
		q.Status = ""
		if counts.All != nil && *counts.All != r.listed(t, q) {
			t.Errorf("%s: the counter says %d, the list has %d", c.name, *counts.All, r.listed(t, q))
		}
		for status, n := range counts.Status {
			if q.Status = status; n != r.listed(t, q) {
				t.Errorf("%s, %s: the counter says %d, the list has %d", c.name, status, n, r.listed(t, q))
			}
		}
	}
	none, err := r.Counts(t.Context(), newsroom.Query{Tag: "Nobody uses this"})
	if err != nil || none.All == nil || *none.All != 0 {
		t.Errorf("a tag that is not there: %+v, %v", none, err)
	}
}

// listed is how many stories a list has from its beginning to its end.
func (r *room) listed(t *testing.T, q newsroom.Query) int {
	t.Helper()
	n := 0
	for {
		page, err := r.List(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		n += len(page.Stories)
		if q.After = page.Next; q.After == "" {
			return n
		}
	}
}
