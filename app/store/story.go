package store

import (
	"bytes"
	"crypto/sha256"
	"slices"
	"strings"

	"galley/app/news"
)

// Story is the working version of the story id, its text included.
func (t *Tx) Story(id string) (news.Story, error) {
	key, err := parseID(id)
	if err != nil {
		return news.Story{}, err
	}
	s, err := need[news.Story](t, inStories, key[:], "story", id)
	if err != nil {
		return s, err
	}
	s.Content.Body, err = t.body(key, s.Revision)
	return s, err
}

// Row is what lists show of the working version of the story id.
func (t *Tx) Row(id string) (news.Row, error) {
	key, err := parseID(id)
	if err != nil {
		return news.Row{}, err
	}
	return need[news.Row](t, inRows, key[:], "story", id)
}

// StoryBySource is the story that was imported from key; the newest, where
// several were.
func (t *Tx) StoryBySource(key string) (s news.Story, found bool, err error) {
	if key == "" {
		return s, false, nil
	}
	prefix := sourceKey(key, nil)
	var id storyID
	if err := t.walk(inSources, prefix, func(k, _ []byte) (bool, error) {
		id, found = storyID(k[len(prefix):]), true
		return true, nil
	}); err != nil || !found {
		return s, false, err
	}
	s, err = t.Story(id.String())
	return s, err == nil, err
}

// Group reads every version of a group, the original first, then by language.
func (t *Tx) Group(group string) ([]news.Row, error) { return t.group(group, inRows) }

func (t *Tx) group(group string, from bucket) ([]news.Row, error) {
	var rows []news.Row
	prefix := groupKey(group, nil)
	err := t.walk(inGroups, prefix, func(key, _ []byte) (bool, error) {
		id := storyID(key[len(prefix):])
		row, found, err := get[news.Row](t, from, id[:], id.String())
		if found {
			rows = append(rows, row)
		}
		return true, err
	})
	slices.SortStableFunc(rows, func(a, b news.Row) int {
		if a.Original != b.Original {
			if a.Original {
				return -1
			}
			return 1
		}
		return strings.Compare(a.Language, b.Language)
	})
	return rows, err
}

func groupKey(group string, id []byte) []byte { return append([]byte(group+separator), id...) }

// sourceKey is the key of an importer's identity: what it says may be longer
// than a key, so its hash stands for it.
func sourceKey(source string, id []byte) []byte {
	sum := sha256.Sum256([]byte(source))
	return append(sum[:16:16], id...)
}

// PutStory stores the record s with its indexes, counters and the journal
// entry e. Where the text or anything else of its content is new, r is the
// revision that holds it (r.Number is s.Revision), or a text kept aside beside
// an unchanged story. What readers see follows from s.LiveRevision and
// s.Withdrawn alone; e.PublicMoved is set by whether it changed.
func (t *Tx) PutStory(s news.Story, r *news.Revision, e news.Entry) error {
	id, err := parseID(s.ID)
	if err != nil {
		return err
	}
	old, known, err := get[news.Story](t, inStories, id[:], s.ID)
	if err != nil {
		return err
	}
	if r != nil {
		if err := t.putRevision(id, s, *r); err != nil {
			return err
		}
	}
	if r == nil || r.Number != s.Revision {
		if err := t.sameContent(id, s); err != nil {
			return err
		}
	}
	if err := put(t, inStories, id[:], s); err != nil {
		return err
	}
	if err := put(t, inRows, id[:], news.RowOf(s)); err != nil {
		return err
	}
	if err := t.reindex(id, old, known, s); err != nil {
		return err
	}
	if e.PublicMoved, err = t.putPublic(id, s); err != nil {
		return err
	}
	if e.Revision == 0 {
		e.Revision = s.Revision
	}
	return t.journal(news.StoryEntry, s.ID, e)
}

// DeleteStory takes the story id away whole, its revisions too, and leaves a
// tombstone.
func (t *Tx) DeleteStory(id string, e news.Entry) error {
	key, err := parseID(id)
	if err != nil {
		return err
	}
	old, err := need[news.Story](t, inStories, key[:], "story", id)
	if err != nil {
		return err
	}
	gone := old
	gone.LiveRevision, gone.Withdrawn = 0, nil
	if e.PublicMoved, err = t.putPublic(key, gone); err != nil {
		return err
	}
	if err := t.unindex(key, old); err != nil {
		return err
	}
	for _, b := range []bucket{inStories, inRows} {
		if err := t.bucket(b).Delete(key[:]); err != nil {
			return err
		}
	}
	for _, b := range []bucket{inRevisions, inBodies} {
		c := t.bucket(b).Cursor()
		for k, _ := c.Seek(key[:]); k != nil && bytes.HasPrefix(k, key[:]); k, _ = c.Seek(key[:]) {
			if err := c.Delete(); err != nil {
				return err
			}
		}
	}
	if err := put(t, inDeleted, key[:], tombstone{At: e.At, Revision: old.LastRevision}); err != nil {
		return err
	}
	return t.journal(news.StoryEntry, id, e)
}

// A tombstone says that a story was here.
type tombstone struct {
	At       news.Moment `cbor:"1,keyasint"`
	Revision int         `cbor:"2,keyasint"` // the highest number it had given
}

// reindex moves everything that leads to a story from the stored record old to
// s.
func (t *Tx) reindex(id storyID, old news.Story, known bool, s news.Story) error {
	if !known {
		return t.index(id, s)
	}
	was, err := t.deskStood(id, old)
	if err != nil {
		return err
	}
	now, err := t.deskPlacing(id, s)
	if err != nil {
		return err
	}
	stays, err := t.leaveUnfiled(id, was, now)
	if err != nil {
		return err
	}
	if !stays {
		if err := t.replace(inDesk, was, now); err != nil {
			return err
		}
		if err := t.file(id); err != nil {
			return err
		}
	}
	if err := t.moveLeads(leads(id, old), leads(id, s)); err != nil {
		return err
	}
	return t.moveAddresses(id, old, s)
}

func (t *Tx) index(id storyID, s news.Story) error {
	if err := t.bucket(inDeleted).Delete(id[:]); err != nil { // it is back
		return err
	}
	p, err := t.deskPlacing(id, s)
	if err != nil {
		return err
	}
	if err := t.enter(inDesk, p); err != nil {
		return err
	}
	if err := t.moveLeads(nil, leads(id, s)); err != nil {
		return err
	}
	return t.moveAddresses(id, news.Story{}, s)
}

func (t *Tx) unindex(id storyID, old news.Story) error {
	p, err := t.deskStood(id, old)
	if err != nil {
		return err
	}
	if err := t.leave(inDesk, p); err != nil {
		return err
	}
	if err := t.file(id); err != nil {
		return err
	}
	if err := t.moveLeads(leads(id, old), nil); err != nil {
		return err
	}
	return t.moveAddresses(id, old, news.Story{})
}

// A lead is a key by which a story is found: its group, its source, a date of
// the calendar.
type lead struct {
	in  bucket
	key string
}

func leads(id storyID, s news.Story) []lead {
	found := []lead{{inGroups, string(groupKey(s.Group, id[:]))}}
	if s.SourceKey != "" {
		found = append(found, lead{inSources, string(sourceKey(s.SourceKey, id[:]))})
	}
	for _, d := range dates(s) {
		found = append(found, lead{inCalendar, string(d.key(id))})
	}
	return found
}

// moveLeads takes away the leads of old that now has no more, and puts the new.
func (t *Tx) moveLeads(old, now []lead) error {
	for _, l := range old {
		if slices.Contains(now, l) {
			continue
		}
		if err := t.bucket(l.in).Delete([]byte(l.key)); err != nil {
			return err
		}
	}
	for _, l := range now {
		if slices.Contains(old, l) {
			continue
		}
		if err := t.set(l.in, []byte(l.key)); err != nil {
			return err
		}
	}
	return nil
}
