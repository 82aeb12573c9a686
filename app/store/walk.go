package store

import (
	"bytes"
	"errors"
	"slices"

	"galley/app/news"
)

// RowPage is a part of a list. Next is the cursor of what follows; empty at
// the list's end. A page may be shorter than was asked for and still have a
// Next.
type RowPage struct {
	Rows []news.Row
	Next string
}

const (
	defaultLimit = 50
	maxLimit     = 500
	// maxReads is how many entries one page may read while it looks for those
	// that stand in every list asked for.
	maxReads = 2000
)

// page reads the rows, from the bucket rows, of what stands in all the lists
// named on the index b, in order, after the cursor.
func (t *Tx) page(b, rows bucket, names []string, cursor string, limit int) (RowPage, error) {
	var page RowPage
	from, err := parseToken(cursor)
	if err != nil {
		return page, err
	}
	switch {
	case limit <= 0:
		limit = defaultLimit
	case limit > maxLimit:
		limit = maxLimit
	}
	lists, err := t.smallestFirst(names)
	if err != nil || lists == nil {
		return page, err
	}
	var late map[storyID][]byte
	if b == inDesk {
		if late, err = t.unfiled(); err != nil {
			return page, err
		}
	}
	var found [][]byte
	if len(lists) == 1 {
		found, page.Next = follow(t.bucket(b), lists[0], from, limit, late)
	} else {
		found, page.Next = intersect(t.bucket(b), lists, from, limit, late)
	}
	if len(late) > 0 {
		belong, err := t.lateIn(lists)
		if err != nil {
			return page, err
		}
		found, page.Next = merged(found, belong, from, page.Next, limit)
	}
	if err := onward(b, from, found, page.Next); err != nil {
		return RowPage{}, err
	}
	page.Rows, err = t.rows(rows, found)
	return page, err
}

// onward says whether a page goes on from where the one before ended. Keys
// carry no checksum: damaged ones can lead back, and whoever reads page after
// page would go in a circle.
func onward(b bucket, from []byte, found [][]byte, next string) error {
	if from == nil {
		return nil
	}
	end, err := parseToken(next)
	if err != nil || end != nil && bytes.Compare(end, from) <= 0 {
		return damaged(b, "order", errOrder)
	}
	for _, p := range found {
		if bytes.Compare(p, from) <= 0 {
			return damaged(b, "order", errOrder)
		}
		from = p
	}
	return nil
}

var errOrder = errors.New("keys out of order")

// rows reads the rows of the stories at positions.
func (t *Tx) rows(b bucket, positions [][]byte) ([]news.Row, error) {
	rows := make([]news.Row, len(positions))
	for i, p := range positions {
		id := idAt(p)
		frame := t.bucket(b).Get(id[:])
		if err := decodeRecord(b, id[:], frame, &rows[i]); err != nil {
			return nil, damaged(b, id.String(), err)
		}
	}
	return rows, nil
}

// smallestFirst looks the lists up, that with the fewest entries first; nil
// where one of them is empty, for then nothing stands in all.
func (t *Tx) smallestFirst(names []string) ([]*list, error) {
	var lists []*list
	for _, name := range names {
		l, err := t.list(name)
		if err != nil || l == nil || l.entries == 0 {
			return nil, err
		}
		lists = append(lists, l)
	}
	slices.SortStableFunc(lists, func(a, b *list) int { return int(a.entries) - int(b.entries) })
	return lists, nil
}

// follow returns up to limit positions of one list after from, and the cursor
// of the rest. It passes over the stories of late.
func follow(index *part, l *list, from []byte, limit int, late map[storyID][]byte) (found [][]byte, next string) {
	c := index.Cursor()
	k, _ := c.Seek(l.key(from))
	if from != nil && bytes.Equal(k, l.key(from)) {
		k, _ = c.Next()
	}
	for ; l.holds(k); k, _ = c.Next() {
		if _, is := late[idAt(k[len(k)-positionSize:])]; is {
			continue
		}
		if len(found) == limit {
			return found, token(found[limit-1])
		}
		found = append(found, bytes.Clone(k[len(k)-positionSize:]))
	}
	return found, ""
}

// intersect returns up to limit positions after from that stand in every list,
// and the cursor of the rest. All lists of an index share their positions, so
// each is asked for the first entry not before the one that the others have
// reached. It passes over the stories of late.
func intersect(index *part, lists []*list, from []byte, limit int, late map[storyID][]byte) (found [][]byte, next string) {
	cursors := make([]*cursor, len(lists))
	for i := range lists {
		cursors[i] = index.Cursor()
	}
	passed := bytes.Clone(from) // the last position that is settled
	seek := after(passed)       // what every list must reach
	agreed := 0
	for read := 0; read < maxReads; read++ {
		i := read % len(lists)
		k, _ := cursors[i].Seek(lists[i].key(seek))
		if !lists[i].holds(k) {
			return found, ""
		}
		position := k[len(k)-positionSize:]
		if bytes.Equal(position, seek) {
			agreed++
		} else {
			if len(seek) == positionSize {
				passed = seek
			}
			seek, agreed = bytes.Clone(position), 1
		}
		if agreed == len(lists) {
			if len(found) == limit {
				return found, token(found[limit-1])
			}
			if _, is := late[idAt(seek)]; !is {
				found = append(found, seek)
			}
			passed, seek, agreed = seek, after(seek), 0
		}
	}
	return found, token(passed)
}

// after is the least key that follows position.
func after(position []byte) []byte {
	if position == nil {
		return nil
	}
	return append(bytes.Clone(position), 0)
}
