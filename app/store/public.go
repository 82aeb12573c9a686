package store

import (
	"slices"

	"galley/app/news"
)

// Public reads what readers may see, live revisions and the notices of
// withdrawn stories, and nothing else.
type Public struct{ tx *Tx }

// Public is the readers' view of the transaction.
func (t *Tx) Public() Public { return Public{t} }

// Story is the story id as readers see it. Of a withdrawn one it holds the
// headline and where it stood, and Withdrawn says why.
func (p Public) Story(id string) (news.Story, error) {
	key, err := parseID(id)
	if err != nil {
		return news.Story{}, err
	}
	return p.story(key)
}

func (p Public) story(id storyID) (news.Story, error) {
	s, err := need[news.Story](p.tx, inPublic, id[:], "public story", id.String())
	if err != nil || s.Withdrawn != nil {
		return shown(s), err
	}
	s.Content.Body, err = p.tx.body(id, s.LiveRevision)
	return s, err
}

// Standing is the story id as it stands in lists: of a withdrawn one it holds,
// besides what Story gives, the tags and credits that keep its notice in theirs.
func (p Public) Standing(id string) (news.Story, error) {
	key, err := parseID(id)
	if err != nil {
		return news.Story{}, err
	}
	s, err := need[news.Story](p.tx, inPublic, key[:], "public story", id)
	if err != nil || s.Withdrawn != nil {
		return s, err
	}
	return p.story(key)
}

// Head is the story id as Story gives it, but for its text: less is read.
func (p Public) Head(id string) (news.Story, error) {
	key, err := parseID(id)
	if err != nil {
		return news.Story{}, err
	}
	s, err := need[news.Story](p.tx, inPublic, key[:], "public story", id)
	if err == nil && s.Withdrawn != nil {
		s = shown(s)
	}
	return s, err
}

// Row is the story id as readers' lists show it.
func (p Public) Row(id string) (news.Row, error) {
	key, err := parseID(id)
	if err != nil {
		return news.Row{}, err
	}
	return need[news.Row](p.tx, inPublicRows, key[:], "public story", id)
}

// ByAddress is the public story at an address of edition; moved says that the
// address is one that it had before.
func (p Public) ByAddress(edition, address string) (s news.Story, moved bool, err error) {
	id, old, found := p.tx.addressee(edition, address)
	if !found {
		return s, false, notFound("public story", address)
	}
	s, err = p.story(id)
	return s, old, err
}

// Versions reads the public versions of a group, the original first, then by
// language; what is withdrawn is none.
func (p Public) Versions(group string) ([]news.Row, error) {
	rows, err := p.tx.group(group, inPublicRows)
	return slices.DeleteFunc(rows, func(r news.Row) bool { return r.WithdrawnAt != 0 }), err
}

// PublicQuery asks for what an edition's readers see, the newest first
// publication first. A section or region takes in those below it. NewsOnly
// leaves the kinds that stand in News. Withdrawn stories stand in lists as
// notices: Row.WithdrawnAt tells.
type PublicQuery struct {
	Edition  string
	Section  string
	Region   string
	Tag      string // id
	Author   string // id
	Kind     news.Kind
	NewsOnly bool
	// Corrections asks for what stands among the edition's corrections, by the
	// time of each. It goes with nothing else.
	Corrections bool
	// From and Until, where they differ, leave what was published from the one
	// up to but without the other: of everything, for Count and Numbered.
	From, Until news.Moment
	After       string // the Next of the page before
	Limit       int    // 0 is 50, at most 500
}

// spanned says whether q leaves what was published in some time.
func (q PublicQuery) spanned() bool { return q.From != q.Until }

// List reads a page of an edition's list.
func (p Public) List(q PublicQuery) (RowPage, error) {
	if q.spanned() {
		return RowPage{}, misuse("no list of %+v", q)
	}
	return p.tx.page(inEditions, inPublicRows, q.lists(), q.After, q.Limit)
}

// Withdrawn reads a page of the notices of an edition, however old they are,
// after the Next of the page before.
func (p Public) Withdrawn(edition, after string) (RowPage, error) {
	return p.tx.page(inEditions, inPublicRows, []string{listName(byWithdrawn, "", editionShelf(edition))}, after, maxLimit)
}

// Count is how many stories q selects, notices left out. It is a counter: q
// may name one thing, and NewsOnly by itself or beside a section.
func (p Public) Count(q PublicQuery) (int, error) {
	names := q.lists()
	if len(names) > 1 || q.spanned() && names[0] != listName(byAll, "", editionShelf(q.Edition)) {
		return 0, misuse("no counter for %+v", q)
	}
	if q.spanned() {
		counts, err := p.Between(q.Edition, []news.Moment{q.From, q.Until})
		if err != nil {
			return 0, err
		}
		return counts[0], nil
	}
	return p.tx.count(names[0])
}

// Numbered reads page number page of a list cut from its oldest end into pages
// of size: page 1 holds the oldest stories, the last one the newest, so that a
// full page never changes when a story is added. Rows come newest first; pages
// is how many there are. q may name what Count may.
func (p Public) Numbered(q PublicQuery, page, size int) (rows []news.Row, pages int, err error) {
	found, pages, err := p.positions(q, page, size)
	if err != nil {
		return nil, 0, err
	}
	rows, err = p.tx.rows(inPublicRows, found)
	return rows, pages, err
}

// positions are where the stories of a numbered page stand.
func (p Public) positions(q PublicQuery, page, size int) (found [][]byte, pages int, err error) {
	names := q.lists()
	if len(names) > 1 || size < 1 {
		return nil, 0, misuse("no numbered pages of %d for %+v", size, q)
	}
	if err := p.tx.settleLists(); err != nil { // a writer sees its own changes
		return nil, 0, err
	}
	l, err := p.tx.list(names[0])
	if err != nil || l == nil {
		return nil, 0, err
	}
	newer, entries, err := p.within(l, q)
	if err != nil {
		return nil, 0, err
	}
	pages = (entries + size - 1) / size
	if page < 1 || page > pages {
		return nil, pages, nil
	}
	skip := (page - 1) * size // in the span, from its oldest end
	older := int(l.entries) - newer - entries
	found, err = p.tx.numbered(l, older+skip, min(size, entries-skip))
	return found, pages, err
}

// lists are the lists in which all that q selects stands.
func (q PublicQuery) lists() []string {
	shelf := editionShelf(q.Edition)
	if q.Corrections {
		return []string{listName(byCorrection, "", shelf)}
	}
	var names []string
	switch {
	case q.NewsOnly:
		names = append(names, listName(byNews, q.Section, shelf))
	case q.Section != "":
		names = append(names, listName(bySection, q.Section, shelf))
	}
	for _, by := range []struct{ by, value string }{
		{byRegion, q.Region}, {byTag, q.Tag}, {byAuthor, q.Author}, {byKind, string(q.Kind)},
	} {
		if by.value != "" {
			names = append(names, listName(by.by, by.value, shelf))
		}
	}
	if len(names) == 0 {
		names = append(names, listName(byAll, "", shelf))
	}
	return names
}
