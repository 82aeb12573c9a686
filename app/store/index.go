package store

import (
	"bytes"
	"slices"

	"galley/app/news"
)

// A placing is where a record stands in one index: the lists, and the position
// that it has in each of them.
type placing struct {
	lists    []string
	position []byte
	counted  bool // a notice of a withdrawn story stands in lists and is not counted
}

// enter puts the placing p in the index b.
func (t *Tx) enter(b bucket, p placing) error {
	for _, name := range p.lists {
		if err := t.enterList(b, name, p); err != nil {
			return err
		}
	}
	return nil
}

func (t *Tx) enterList(b bucket, name string, p placing) error {
	l, err := t.listFor(name)
	if err != nil {
		return err
	}
	if err := t.set(b, l.key(p.position)); err != nil {
		return err
	}
	l.dirty = true
	l.entries++
	if p.counted {
		l.counted++
	}
	l.note(b, p.position, +1)
	return nil
}

// leave takes the placing p out of the index b. A list that it does not stand
// in is passed over: a section being moved has stories on either side.
func (t *Tx) leave(b bucket, p placing) error {
	for _, name := range p.lists {
		if err := t.leaveList(b, name, p); err != nil {
			return err
		}
	}
	return nil
}

func (t *Tx) leaveList(b bucket, name string, p placing) error {
	l, err := t.list(name)
	if err != nil || l == nil {
		return err
	}
	was, err := t.remove(b, l.key(p.position))
	if err != nil || !was {
		return err
	}
	l.dirty = true
	l.entries--
	if p.counted {
		l.counted--
	}
	l.note(b, p.position, -1)
	return nil
}

// replace moves a record from where it stood to where it stands now, touching
// no list in which nothing changes.
func (t *Tx) replace(b bucket, old, now placing) error {
	moving, err := t.moving()
	if err != nil {
		return err
	}
	if !bytes.Equal(old.position, now.position) || old.counted != now.counted || moving != nil {
		if err := t.leave(b, old); err != nil {
			return err
		}
		return t.enter(b, now)
	}
	for _, name := range old.lists {
		if !slices.Contains(now.lists, name) {
			if err := t.leaveList(b, name, old); err != nil {
				return err
			}
		}
	}
	for _, name := range now.lists {
		if !slices.Contains(old.lists, name) {
			if err := t.enterList(b, name, now); err != nil {
				return err
			}
		}
	}
	return nil
}

// deskPlacing is where a story's working version stands.
func (t *Tx) deskPlacing(id storyID, s news.Story) (placing, error) {
	p := placing{position: position(s.UpdatedAt, id), counted: true}
	for _, shelf := range []string{deskShelf, deskShelfOf(s.Language)} {
		p.lists = append(p.lists, listName(byAll, "", shelf), listName(byStatus, string(s.Status), shelf))
		if s.Status.Public() {
			p.lists = append(p.lists, listName(byPublic, "", shelf))
		}
	}
	if s.Assignee != "" {
		p.lists = append(p.lists, listName(byAssignee, s.Assignee, deskShelf))
	}
	subjects, err := t.subjects(s.Content, deskShelf)
	p.lists = append(p.lists, subjects...)
	return p, err
}

// publicPlacing is where a public record stands in its edition.
func (t *Tx) publicPlacing(id storyID, s news.Story) (placing, error) {
	shelf := editionShelf(s.Language)
	p := placing{position: position(s.PublishedAt, id), counted: s.Withdrawn == nil}
	p.lists = append(p.lists, listName(byAll, "", shelf))
	if s.Withdrawn != nil {
		p.lists = append(p.lists, listName(byWithdrawn, "", shelf))
	}
	subjects, err := t.subjects(s.Content, shelf)
	if err != nil {
		return p, err
	}
	p.lists = append(p.lists, subjects...)
	if s.Content.Kind.InNews() {
		p.lists = append(p.lists, listName(byNews, "", shelf))
		sections, err := t.chain(sectionTree, s.Content.Section)
		if err != nil {
			return p, err
		}
		for _, section := range sections {
			p.lists = append(p.lists, listName(byNews, section, shelf))
		}
	}
	return p, nil
}

// subjects are the lists on shelf that a story stands in for what it is about
// and who made it; under a section or region it stands under those above too.
func (t *Tx) subjects(c news.Content, shelf string) ([]string, error) {
	lists := []string{listName(byKind, string(c.Kind), shelf)}
	sections, err := t.chain(sectionTree, c.Section)
	if err != nil {
		return nil, err
	}
	for _, id := range sections {
		lists = append(lists, listName(bySection, id, shelf))
	}
	var regions []string
	for _, region := range c.Regions {
		chain, err := t.chain(regionTree, region)
		if err != nil {
			return nil, err
		}
		regions = appendNew(regions, chain...)
	}
	for _, id := range regions {
		lists = append(lists, listName(byRegion, id, shelf))
	}
	for _, id := range appendNew(nil, c.Tags...) {
		lists = append(lists, listName(byTag, id, shelf))
	}
	var authors []string
	for _, credit := range c.Credits {
		authors = appendNew(authors, credit.Author)
	}
	for _, id := range authors {
		lists = append(lists, listName(byAuthor, id, shelf))
	}
	return lists, nil
}

// appendNew appends what is neither empty nor there yet.
func appendNew(values []string, more ...string) []string {
	for _, v := range more {
		if v != "" && !slices.Contains(values, v) {
			values = append(values, v)
		}
	}
	return values
}
