package edition

import (
	"cmp"
	"slices"

	"galley/app/news"
)

// order is the automatic order of a front: urgency, then time, with at most
// two stories in a row from one section while another section has any.
func order(rows []news.Row) []news.Row {
	left := slices.Clone(rows)
	slices.SortStableFunc(left, func(a, b news.Row) int {
		return cmp.Or(
			cmp.Compare(urgency(a), urgency(b)),
			cmp.Compare(b.PublishedAt, a.PublishedAt),
			cmp.Compare(a.ID, b.ID))
	})
	ordered := make([]news.Row, 0, len(left))
	for len(left) > 0 {
		next := max(0, slices.IndexFunc(left, func(r news.Row) bool { return !wouldCrowd(ordered, r) }))
		ordered = append(ordered, left[next])
		left = slices.Delete(left, next, next+1)
	}
	return ordered
}

// wouldCrowd says whether r would be the third in a row from its section.
func wouldCrowd(before []news.Row, r news.Row) bool {
	n := len(before)
	return n >= 2 && before[n-1].Section == r.Section && before[n-2].Section == r.Section
}

func urgency(r news.Row) int {
	return news.Content{Urgency: r.Urgency}.UrgencyOr3()
}

// picker hands out rows so that a story stands once on a page.
type picker struct {
	used  map[string]bool
	never map[string]bool // stay off the page; nil for none
}

// take marks the first n rows that were not taken yet, and returns them.
func (p *picker) take(rows []news.Row, n int) []news.Row {
	var taken []news.Row
	for _, r := range rows {
		if len(taken) >= n {
			break
		}
		if !p.used[r.ID] && !p.never[r.ID] {
			p.used[r.ID] = true
			taken = append(taken, r)
		}
	}
	return taken
}
