package store

import (
	"fmt"
	"slices"

	"galley/app/news"
)

// moveBatch is how many stories one transaction of a move re-indexes.
const moveBatch = 500

var movingKey = []byte("moving")

// moving is a section or region on its way to another parent. Its stories are
// re-indexed batch by batch; until that is done each stands either under the
// ancestors that it had or under the new ones.
type moving struct {
	Tree     tree     `cbor:"1,keyasint"`
	ID       string   `cbor:"2,keyasint"`
	Former   []string `cbor:"3,keyasint,omitempty"` // what was above it
	Shelf    string   `cbor:"4,keyasint,omitempty"` // how far the batches have come
	Position []byte   `cbor:"5,keyasint,omitempty"`
}

// moving is the move that is under way; nil where none is.
func (t *Tx) moving() (*moving, error) {
	if !t.moveRead {
		m, found, err := get[moving](t, inMeta, movingKey, "moving")
		if err != nil {
			return nil, err
		}
		if found {
			t.move = &m
		}
		t.moveRead = true
	}
	return t.move, nil
}

// MoveSection puts the section id under parent, at the top where it is empty,
// and re-indexes its stories. Where that is interrupted, opening the room
// finishes it.
func (s *Store) MoveSection(id, parent string, e news.Entry) error {
	return s.moveUnder(sectionTree, id, parent, func(t *Tx) error { return t.reparentSection(id, parent, e) })
}

func (t *Tx) reparentSection(id, parent string, e news.Entry) error {
	section, err := t.Section(id)
	if err != nil {
		return err
	}
	section.Parent = parent
	return t.putRecord(inSections, news.SectionEntry, id, section, e)
}

// MoveRegion does for regions what MoveSection does for sections.
func (s *Store) MoveRegion(id, parent string, e news.Entry) error {
	return s.moveUnder(regionTree, id, parent, func(t *Tx) error {
		region, err := t.Region(id)
		if err != nil {
			return err
		}
		region.Parent = parent
		return t.putRecord(inRegions, news.RegionEntry, id, region, e)
	})
}

func (s *Store) moveUnder(of tree, id, parent string, change func(*Tx) error) error {
	if err := s.finishMoving(); err != nil {
		return err
	}
	if err := s.Write(func(t *Tx) error { return t.beginMoving(of, id, parent, change) }); err != nil {
		return err
	}
	return s.finishMoving()
}

// beginMoving changes the record and notes that its stories are to follow.
func (t *Tx) beginMoving(of tree, id, parent string, change func(*Tx) error) error {
	if err := t.notBelow(of, id, parent); err != nil {
		return err
	}
	chain, err := t.chain(of, id)
	if err != nil {
		return err
	}
	if err := t.fileAll(); err != nil { // from here on, positions are what the records say
		return err
	}
	if err := change(t); err != nil {
		return err
	}
	t.move = &moving{Tree: of, ID: id, Former: chain[1:]}
	return put(t, inMeta, movingKey, *t.move)
}

// notBelow refuses a parent that stands below id, or is it.
func (t *Tx) notBelow(of tree, id, parent string) error {
	above, err := t.chain(of, parent)
	if err != nil || !slices.Contains(above, id) {
		return err
	}
	return &news.Error{Code: news.CodeInvalid, Field: "parent",
		Message: fmt.Sprintf("“%s” cannot stand under “%s”, which stands under it.", id, parent),
		Args:    map[string]string{"id": id, "value": parent}}
}

// finishMoving carries out what is left of a move, batch by batch.
func (s *Store) finishMoving() error {
	for {
		pending := false
		if err := s.Read(func(t *Tx) error {
			m, err := t.moving()
			pending = m != nil
			return err
		}); err != nil || !pending {
			return err
		}
		if err := s.Write((*Tx).moveSome); err != nil {
			return err
		}
	}
}

// moveSome re-indexes the next stories of the move under way.
func (t *Tx) moveSome() error {
	m, err := t.moving()
	if err != nil || m == nil {
		return err
	}
	names, err := t.shelvesOf(m.by(), m.ID)
	if err != nil {
		return err
	}
	left := moveBatch
	for _, shelf := range names {
		if shelf < m.Shelf {
			continue
		}
		if shelf > m.Shelf {
			m.Shelf, m.Position = shelf, nil
		}
		l, err := t.list(listName(m.by(), m.ID, shelf))
		if err != nil {
			return err
		}
		index, records := inEditions, inPublic
		if shelf == deskShelf {
			index, records = inDesk, inStories
		}
		found, _ := follow(t.bucket(index), l, m.Position, left, nil)
		for _, position := range found {
			if err := t.moveOne(*m, index, records, shelf, idAt(position)); err != nil {
				return err
			}
			m.Position = position
		}
		if left -= len(found); left == 0 {
			return put(t, inMeta, movingKey, *m)
		}
	}
	return t.bucket(inMeta).Delete(movingKey)
}

// moveOne takes a story from the former ancestors' lists to the new ones'.
func (t *Tx) moveOne(m moving, index, records bucket, shelf string, id storyID) error {
	s, err := need[news.Story](t, records, id[:], "story", id.String())
	if err != nil {
		return err
	}
	place := t.publicPlacing
	if index == inDesk {
		place = t.deskPlacing
	}
	now, err := place(id, s)
	if err != nil {
		return err
	}
	was := now
	was.lists = slices.DeleteFunc(m.former(shelf), func(name string) bool { return slices.Contains(now.lists, name) })
	if err := t.leave(index, was); err != nil {
		return err
	}
	for _, name := range now.lists {
		l, err := t.listFor(name)
		if err != nil {
			return err
		}
		if t.has(index, l.key(now.position)) {
			continue
		}
		if err := t.enterList(index, name, now); err != nil {
			return err
		}
	}
	return nil
}

func (m moving) by() string {
	if m.Tree == sectionTree {
		return bySection
	}
	return byRegion
}

// former are the lists on shelf of what was above.
func (m moving) former(shelf string) []string {
	var names []string
	for _, id := range m.Former {
		names = append(names, listName(m.by(), id, shelf))
		if m.Tree == sectionTree && shelf != deskShelf {
			names = append(names, listName(byNews, id, shelf))
		}
	}
	return names
}

// deskStood is deskPlacing for a record that may have been indexed before the
// move that is under way.
func (t *Tx) deskStood(id storyID, s news.Story) (placing, error) {
	p, err := t.deskPlacing(id, s)
	if err != nil {
		return p, err
	}
	if p.position, err = t.filed(id, s); err != nil {
		return p, err
	}
	return t.withFormer(p, deskShelf)
}

// publicStood is the same for public records.
func (t *Tx) publicStood(id storyID, s news.Story) (placing, error) {
	p, err := t.publicPlacing(id, s)
	if err != nil {
		return p, err
	}
	return t.withFormer(p, editionShelf(s.Language))
}

func (t *Tx) withFormer(p placing, shelf string) (placing, error) {
	m, err := t.moving()
	if err != nil || m == nil || !slices.Contains(p.lists, listName(m.by(), m.ID, shelf)) {
		return p, err
	}
	p.lists = appendNew(p.lists, m.former(shelf)...)
	return p, nil
}
