package store

import (
	"bytes"
	"fmt"
	"slices"

	"galley/app/news"
)

// Check reads the whole room and recomputes from its records what indexes,
// counters and marks ought to hold. It returns every difference it finds, in
// the log's words, and an error where a value cannot be read at all.
func (s *Store) Check() (problems []string, err error) {
	err = s.Read(func(t *Tx) error {
		if err := t.sound(); err != nil {
			return err
		}
		c := checker{tx: t, want: make(map[bucket]map[string]string), lists: make(map[string]tally)}
		for _, b := range []bucket{inDesk, inEditions, inCalendar, inGroups, inAddresses, inSources, inNames} {
			c.want[b] = make(map[string]string)
		}
		for _, part := range []func() error{c.stories, c.public, c.revisions, c.names, c.counters, c.tallies, c.marks, c.keys} {
			if err := part(); err != nil {
				return err
			}
		}
		problems = c.problems
		return nil
	})
	return problems, err
}

// A checker gathers what ought to be in each bucket of keys, and what is not.
type checker struct {
	tx       *Tx
	want     map[bucket]map[string]string
	lists    map[string]tally
	problems []string
}

type tally struct{ entries, counted uint64 }

func (c *checker) problem(format string, args ...any) {
	c.problems = append(c.problems, fmt.Sprintf(format, args...))
}

func (c *checker) stories() error {
	return each(c.tx, inStories, func(key []byte, s news.Story) error {
		id := storyID(key)
		if s.ID != id.String() {
			c.problem("story %s lies under %s", s.ID, id)
		}
		if row, found, err := get[news.Row](c.tx, inRows, key, s.ID); err != nil || !found || !sameRow(row, news.RowOf(s)) {
			c.problem("row of %s differs from the story (%v)", id, err)
		}
		s.Content.Body = ""
		if r, err := c.tx.revision(id, s.Revision); err != nil {
			c.problem("story %s: %v", id, err)
		} else if same, err := equal(r.Content, s.Content); err != nil || !same {
			c.problem("story %s differs from its revision %d", id, s.Revision)
		}
		if s.LiveRevision != 0 && s.Withdrawn == nil && !c.tx.has(inPublic, key) {
			c.problem("story %s has a live revision and no public record", id)
		}
		p, err := c.tx.deskPlacing(id, s)
		if err != nil {
			return err
		}
		if p.position, err = c.tx.filed(id, s); err != nil {
			return err
		}
		c.place(inDesk, p)
		for _, l := range leads(id, s) {
			c.want[l.in][l.key] = ""
		}
		keys, values := addresses(id, s)
		for i, key := range keys {
			c.want[inAddresses][key] = values[i]
		}
		return nil
	})
}

func (c *checker) public() error {
	return each(c.tx, inPublic, func(key []byte, s news.Story) error {
		id := storyID(key)
		if row, found, err := get[news.Row](c.tx, inPublicRows, key, s.ID); err != nil || !found || !sameRow(row, publicRow(s)) {
			c.problem("public row of %s differs from the public story (%v)", id, err)
		}
		working, found, err := get[news.Story](c.tx, inStories, key, s.ID)
		if err != nil {
			return err
		}
		switch {
		case !found:
			c.problem("public story %s has no story", id)
		case s.Withdrawn != nil:
			if s.Content.Body != "" || s.Content.Standfirst != "" || len(s.Content.Pictures) > 0 {
				c.problem("the notice of %s still has words", id)
			}
		case s.LiveRevision != working.LiveRevision:
			c.problem("public story %s shows revision %d, not %d", id, s.LiveRevision, working.LiveRevision)
		default:
			r, err := c.tx.revision(id, s.LiveRevision)
			if err != nil {
				return err
			}
			if same, err := equal(r.Content, s.Content); err != nil || !same {
				c.problem("public story %s differs from its revision %d", id, s.LiveRevision)
			}
		}
		for _, p := range correctedPlacings(id, s) {
			c.place(inEditions, p)
		}
		p, err := c.tx.publicPlacing(id, s)
		c.place(inEditions, p)
		return err
	})
}

// revisions looks for texts without a revision, and for revisions without a
// text or a story.
func (c *checker) revisions() error {
	err := each(c.tx, inRevisions, func(key []byte, r news.Revision) error {
		if !c.tx.has(inBodies, key) || !c.tx.has(inStories, key[:len(storyID{})]) {
			c.problem("revision %d of %s has no text or no story", r.Number, storyID(key[:len(storyID{})]))
		}
		return nil
	})
	if err != nil {
		return err
	}
	return c.tx.bucket(inBodies).ForEach(func(key, _ []byte) error {
		if !c.tx.has(inRevisions, key) {
			c.problem("the text of %s revision %d belongs to no revision", storyID(key[:len(storyID{})]), revisionAt(key))
		}
		return nil
	})
}

// place notes that a record ought to stand where p says.
func (c *checker) place(b bucket, p placing) {
	for _, name := range p.lists {
		l, err := c.tx.list(name)
		if err != nil || l == nil {
			c.problem("list %q is missing (%v)", name, err)
			continue
		}
		c.want[b][string(l.key(p.position))] = ""
		n := c.lists[name]
		n.entries++
		if p.counted {
			n.counted++
		}
		c.lists[name] = n
	}
}

func (c *checker) names() error {
	err := each(c.tx, inTags, func(_ []byte, g news.Tag) error {
		c.named(nameKeys(tagNames, g.ID, tagNamesOf(g)))
		return nil
	})
	if err != nil {
		return err
	}
	return each(c.tx, inAuthors, func(_ []byte, a news.Author) error {
		c.named(nameKeys(authorNames, a.ID, labelsOf(a.Names)))
		return nil
	})
}

func (c *checker) named(keys map[string]string) {
	for key, value := range keys {
		c.want[inNames][key] = value
	}
}

// counters compares what the lists count with what stands in them.
func (c *checker) counters() error {
	return c.tx.bucket(inLists).ForEach(func(key, _ []byte) error {
		l, err := c.tx.list(string(key))
		if err != nil {
			return err
		}
		if n := c.lists[l.name]; l.entries != n.entries || l.counted != n.counted {
			c.problem("list %q has %d entries and counts %d, not %d and %d", l.name, l.entries, l.counted, n.entries, n.counted)
		}
		return nil
	})
}

// tallies compares what the parts say they hold with what lies in them.
func (c *checker) tallies() error {
	for b := range tallied {
		n := 0
		if err := c.tx.bucket(b).ForEach(func(_, _ []byte) error { n++; return nil }); err != nil {
			return err
		}
		if said := c.tx.tally(b); said != n {
			c.problem("%s says that it holds %d, not %d", b, said, n)
		}
	}
	return nil
}

// marks compares the blocks of the long lists with what lies in them.
func (c *checker) marks() error {
	known := make(map[string]bool) // keys of marks that lists lead to
	err := c.tx.bucket(inLists).ForEach(func(key, _ []byte) error {
		l, err := c.tx.list(string(key))
		if err != nil {
			return err
		}
		for level := range int(l.levels) {
			marks, err := c.level(l, level, known)
			if err != nil {
				return err
			}
			if top := level == int(l.levels)-1; top && uint64(marks) != l.tops {
				c.problem("list %q has %d marks on top, not %d", l.name, marks, l.tops)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return c.tx.bucket(inMarks).ForEach(func(key, _ []byte) error {
		if !known[string(key)] {
			c.problem("the mark %x belongs to no list", key)
		}
		return nil
	})
}

// level compares the blocks of one level with what lies in them.
func (c *checker) level(l *list, level int, known map[string]bool) (marks int, err error) {
	for begin := []byte{}; begin != nil; {
		next := c.tx.nextMark(l, level, begin)
		if next != nil && bytes.Compare(next, begin) <= 0 {
			return marks, damaged(inMarks, l.name, errOrder)
		}
		marks++
		key := l.mark(level, begin)
		known[string(key)] = true
		said, err := c.tx.blockAt(l, key, c.tx.bucket(inMarks).Get(key))
		if err != nil {
			return marks, err
		}
		var b block
		for _, entries := range c.tx.parts(l, level, begin, next, &err) {
			b.entries += entries
			b.parts++
		}
		if err != nil {
			return marks, err
		}
		if b != said {
			c.problem("a block of list %q holds %+v, its mark says %+v", l.name, b, said)
		}
		begin = next
	}
	return marks, nil
}

// keys compares the buckets of keys with what ought to be in them.
func (c *checker) keys() error {
	for b, want := range c.want {
		err := c.tx.bucket(b).ForEach(func(key, value []byte) error {
			if expected, known := want[string(key)]; !known {
				c.problem("%s holds %x, which leads nowhere", b, key)
			} else if expected != string(value) {
				c.problem("%s holds %x under %x, not %x", b, value, key, expected)
			}
			delete(want, string(key))
			return nil
		})
		if err != nil {
			return err
		}
		for key := range want {
			c.problem("%s lacks %x", b, key)
		}
	}
	slices.Sort(c.problems)
	return nil
}

// each decodes every record of a bucket in turn.
func each[T any](t *Tx, b bucket, visit func(key []byte, v T) error) error {
	return t.bucket(b).ForEach(func(key, frame []byte) error {
		var v T
		if err := decodeRecord(b, key, frame, &v); err != nil {
			return damaged(b, fmt.Sprintf("%x", key), err)
		}
		return visit(key, v)
	})
}

func sameRow(a, b news.Row) bool {
	left, err := encoding().Marshal(a)
	if err != nil {
		return false
	}
	right, err := encoding().Marshal(b)
	return err == nil && string(left) == string(right)
}
