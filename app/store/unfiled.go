package store

import (
	"bytes"
	"slices"

	"galley/app/news"
)

// A save changes where a story stands on the desk: at the top of every list
// that it is in. Writing a dozen lists anew at each save would cost several
// times what the words cost, so a few stories may be unfiled: the lists still
// have them where they stood, and reading a list puts them where they belong
// (docs/adr/004-unfiled-stories.md).
const mostUnfiled = 32

// unfiled are the positions that the desk's lists still have, of stories that
// have changed since.
func (t *Tx) unfiled() (map[storyID][]byte, error) {
	if t.late != nil {
		return t.late, nil
	}
	late := make(map[storyID][]byte)
	err := t.bucket(inUnfiled).ForEach(func(key, frame []byte) error {
		var at uint64
		if err := decodeNumbers(inUnfiled, key, frame, &at); err != nil {
			return damaged(inUnfiled, storyID(key).String(), err)
		}
		late[storyID(key)] = position(fromSortable(at), storyID(key))
		return nil
	})
	if err == nil {
		t.late = late
	}
	return late, err
}

// filed is the position that the desk's lists have of the stored record s.
func (t *Tx) filed(id storyID, s news.Story) ([]byte, error) {
	late, err := t.unfiled()
	if p, is := late[id]; is || err != nil {
		return p, err
	}
	return position(s.UpdatedAt, id), nil
}

// leaveUnfiled lets a story that only moves within its lists stay where they
// have it, as far as there is room. It says whether it did.
func (t *Tx) leaveUnfiled(id storyID, was, now placing) (bool, error) {
	moving, err := t.moving()
	if err != nil || moving != nil || bytes.Equal(was.position, now.position) || was.counted != now.counted || !sameLists(was.lists, now.lists) {
		return false, err
	}
	late, err := t.unfiled()
	if err != nil {
		return false, err
	}
	if _, is := late[id]; is {
		return true, nil
	}
	if len(late) >= mostUnfiled {
		if err := t.fileAll(); err != nil {
			return false, err
		}
	}
	t.late[id] = was.position
	return true, t.bucket(inUnfiled).Put(id[:], encodeNumbers(inUnfiled, id[:], sortable(placedAt(was.position))))
}

// file notes that the desk's lists have the story where it belongs.
func (t *Tx) file(id storyID) error {
	late, err := t.unfiled()
	if err != nil {
		return err
	}
	if _, is := late[id]; !is {
		return nil
	}
	delete(late, id)
	return t.bucket(inUnfiled).Delete(id[:])
}

// fileAll moves every unfiled story to where it belongs.
func (t *Tx) fileAll() error {
	late, err := t.unfiled()
	if err != nil {
		return err
	}
	for id, stood := range late {
		s, err := need[news.Story](t, inStories, id[:], "story", id.String())
		if err != nil {
			return err
		}
		now, err := t.deskPlacing(id, s)
		if err != nil {
			return err
		}
		was := now
		was.position = stood
		if err := t.replace(inDesk, was, now); err != nil {
			return err
		}
		if err := t.file(id); err != nil {
			return err
		}
	}
	return nil
}

// lateIn are the positions at which unfiled stories belong, of those that
// stand in all of lists.
func (t *Tx) lateIn(lists []*list) ([][]byte, error) {
	late, err := t.unfiled()
	if err != nil {
		return nil, err
	}
	var found [][]byte
	for id, stood := range late {
		inAll := !slices.ContainsFunc(lists, func(l *list) bool { return !t.has(inDesk, l.key(stood)) })
		if !inAll {
			continue
		}
		row, err := need[news.Row](t, inRows, id[:], "story", id.String())
		if err != nil {
			return nil, err
		}
		found = append(found, position(row.UpdatedAt, id))
	}
	return found, nil
}

// merged puts the late positions among those found after from, in order, and
// cuts the page at limit. What belongs behind the page's end is left to the
// next one.
func merged(found, late [][]byte, from []byte, next string, limit int) ([][]byte, string) {
	end, err := parseToken(next)
	if err != nil {
		end = nil // our own token: it can be read
	}
	for _, p := range late {
		if bytes.Compare(p, from) > 0 && (end == nil || bytes.Compare(p, end) <= 0) {
			found = append(found, p)
		}
	}
	slices.SortFunc(found, bytes.Compare)
	if len(found) > limit {
		return found[:limit], token(found[limit-1])
	}
	return found, next
}

func sameLists(a, b []string) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(name string) bool { return !slices.Contains(b, name) })
}
