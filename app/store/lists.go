package store

import (
	"encoding/binary"
	"fmt"

	"galley/app/news"
)

// The shelves that lists stand on: the desk's, the desk's of one language, and
// an edition's.
const deskShelf = "desk"

func deskShelfOf(language string) string { return "desk/" + language }

func editionShelf(edition string) string { return "edition/" + edition }

// The kinds of list.
const (
	byAll      = "all"
	byNews     = "news" // kinds that stand in News; value: a section, or empty
	byPublic   = "public"
	byStatus   = "status"
	bySection  = "section"
	byRegion   = "region"
	byTag      = "tag"
	byAuthor   = "author"
	byAssignee = "assignee"
	byKind     = "kind"

	// Lists of an edition that stand beside the one of all.
	byWithdrawn  = "withdrawn"  // the notices among all
	byCorrection = "correction" // by the time of the correction
)

// listName names a list: what it is by, the value, and the shelf it stands on.
// The shelf comes last so that all lists of one tag lie together.
func listName(by, value, shelf string) string { return by + separator + value + separator + shelf }

// A list is known by a number, which begins the keys of its entries, and
// counts them: all that stand in it, and those that are not notices of
// something withdrawn.
type list struct {
	name    string
	number  uint64
	entries uint64
	counted uint64
	levels  uint64 // of marks; 0 for a short list
	tops    uint64 // marks of the highest level
	dirty   bool
	stored  [5]uint64      // its numbers as the file has them
	moved   map[string]int // positions that came (+1) and went (-1) since the marks were set
}

// numbers are what the file keeps of l.
func (l *list) numbers() [5]uint64 {
	return [5]uint64{l.number, l.entries, l.counted, l.levels, l.tops}
}

// prefix begins the keys of the list's entries.
func (l *list) prefix() []byte { return binary.BigEndian.AppendUint32(nil, uint32(l.number)) }

// end is beyond the keys of the list's entries.
func (l *list) end() []byte { return binary.BigEndian.AppendUint32(nil, uint32(l.number)+1) }

func (l *list) key(position []byte) []byte {
	return append(binary.BigEndian.AppendUint32(make([]byte, 0, 4+positionSize), uint32(l.number)), position...)
}

// list returns the list name, nil where nothing ever stood in it.
func (t *Tx) list(name string) (*list, error) {
	if l, met := t.lists[name]; met {
		return l, nil
	}
	key := []byte(name)
	frame := t.bucket(inLists).Get(key)
	if frame == nil {
		return nil, nil
	}
	l := &list{name: name}
	if err := decodeNumbers(inLists, key, frame, &l.number, &l.entries, &l.counted, &l.levels, &l.tops); err != nil {
		return nil, damaged(inLists, name, err)
	}
	l.stored = l.numbers()
	if t.bolt.Writable() {
		t.meet(l)
	}
	return l, nil
}

// listFor is list for a writer: it begins the list where there is none.
func (t *Tx) listFor(name string) (*list, error) {
	l, err := t.list(name)
	if err != nil || l != nil {
		return l, err
	}
	number, err := t.bucket(inLists).NextSequence()
	if err != nil {
		return nil, err
	}
	l = &list{name: name, number: number, dirty: true}
	t.meet(l)
	return l, nil
}

func (t *Tx) meet(l *list) {
	if t.lists == nil {
		t.lists = make(map[string]*list)
	}
	t.lists[l.name] = l
}

// settleLists sets the marks of the long lists and writes all counters.
func (t *Tx) settleLists() error {
	for name, l := range t.lists {
		if !l.dirty {
			continue
		}
		if err := t.settleMarks(l); err != nil {
			return err
		}
		l.dirty = false
		if l.numbers() == l.stored {
			continue // a story that only moved within its lists: their pages stay as they are
		}
		key, numbers := []byte(name), l.numbers()
		if err := t.bucket(inLists).Put(key, encodeNumbers(inLists, key, numbers[:]...)); err != nil {
			return err
		}
		l.stored = numbers
	}
	return nil
}

// count is how many stories the list name counts.
func (t *Tx) count(name string) (int, error) {
	l, err := t.list(name)
	if err != nil || l == nil {
		return 0, err
	}
	return int(l.counted), nil
}

// shelvesOf are the shelves on which a list by value has entries.
func (t *Tx) shelvesOf(by, value string) (shelves []string, err error) {
	if err := t.settleLists(); err != nil {
		return nil, err
	}
	prefix := listName(by, value, "")
	err = t.walk(inLists, []byte(prefix), func(key, frame []byte) (bool, error) {
		var number, entries uint64
		if err := decodeNumbers(inLists, key, frame, &number, &entries); err != nil {
			return false, damaged(inLists, string(key), err)
		}
		if entries > 0 {
			shelves = append(shelves, string(key[len(prefix):]))
		}
		return true, nil
	})
	return shelves, err
}

// inUse says whether a story of the desk or of any edition stands in a list by
// value.
func (t *Tx) inUse(by, value string) (bool, error) {
	shelves, err := t.shelvesOf(by, value)
	return len(shelves) > 0, err
}

// keepUsed refuses to lose a record that stories still name.
func (t *Tx) keepUsed(by, value string) error {
	used, err := t.inUse(by, value)
	if err != nil || !used {
		return err
	}
	return &news.Error{Code: news.CodeConflict,
		Message: fmt.Sprintf("The %s “%s” still has stories. Move them first.", by, value),
		Args:    map[string]string{"what": by, "id": value}}
}
