package site

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"galley/app/edition"
)

// A page is written after those it leads to: stories before lists, and those
// before the fronts.
const (
	first = iota // what pages are shown with
	stories
	lists
	fronts
	ranks
)

func rank(address string) int {
	parts := strings.Split(address, "/")
	switch {
	case parts[0] == "assets":
		return first
	case len(parts) < 3:
		return fronts
	case parts[1] == "story", parts[1] == "share", parts[1] == "page", parts[1] == "search" && path.Ext(address) == ".js":
		return stories
	}
	return lists
}

// byRank parts pages by when they are written.
func byRank(pages []edition.Listed) [ranks][]edition.Listed {
	var by [ranks][]edition.Listed
	for _, p := range pages {
		by[rank(p.Address)] = append(by[rank(p.Address)], p)
	}
	for _, some := range by {
		slices.SortStableFunc(some, func(a, b edition.Listed) int { return cmp.Compare(a.Address, b.Address) })
	}
	return by
}
