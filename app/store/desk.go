package store

import "galley/app/news"

// DeskQuery asks for working versions, the newest change first. Every field
// that is set narrows the list. A section or region takes in those below it;
// an author is anyone credited.
type DeskQuery struct {
	Status     news.Status
	PublicOnly bool // published or corrected
	Language   string
	Section    string
	Region     string
	Tag        string // id
	Author     string // id
	Assignee   string
	Kind       news.Kind
	After      string // the Next of the page before
	Limit      int    // 0 is 50, at most 500
}

// Desk reads a page of the desk's list.
func (t *Tx) Desk(q DeskQuery) (RowPage, error) {
	return t.page(inDesk, inRows, q.lists(), q.After, q.Limit)
}

// Counted says whether a counter knows how many stories q selects: q may name
// one thing, and a language beside a status or PublicOnly.
func (q DeskQuery) Counted() bool { return len(q.lists()) == 1 }

// Count is how many stories q selects, of a q that is Counted.
func (t *Tx) Count(q DeskQuery) (int, error) {
	names := q.lists()
	if len(names) > 1 {
		return 0, misuse("no counter for %+v", q)
	}
	return t.count(names[0])
}

// lists are the lists in which all that q selects stands.
func (q DeskQuery) lists() []string {
	shelf := deskShelf
	if q.Language != "" {
		shelf = deskShelfOf(q.Language)
	}
	var names []string
	if q.Status != "" {
		names = append(names, listName(byStatus, string(q.Status), shelf))
	}
	if q.PublicOnly {
		names = append(names, listName(byPublic, "", shelf))
	}
	if len(names) == 0 && q.Language != "" {
		names = append(names, listName(byAll, "", shelf))
	}
	for _, by := range []struct{ by, value string }{
		{bySection, q.Section}, {byRegion, q.Region}, {byTag, q.Tag}, {byAuthor, q.Author},
		{byAssignee, q.Assignee}, {byKind, string(q.Kind)},
	} {
		if by.value != "" {
			names = append(names, listName(by.by, by.value, deskShelf))
		}
	}
	if len(names) == 0 {
		names = append(names, listName(byAll, "", deskShelf))
	}
	return names
}
