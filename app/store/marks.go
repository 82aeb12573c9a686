package store

import (
	"bytes"
	"iter"
	"slices"
)

// A long public list carries sparse marks, so that its n-th oldest story is
// found without walking it (docs/adr/002-numbered-lists.md). The marks cut the
// list into blocks: a mark lies under the position at which its block begins
// and says how many entries the block holds. The first block begins before
// every position. A list of up to blockMax entries has no marks.
const (
	blockMax  = 512 // a block that grows beyond is cut
	blockSize = 256 // into blocks of this size
)

// note remembers for the marks that position came or went.
func (l *list) note(b bucket, position []byte, change int) {
	if b != inEditions { // only public lists are numbered
		return
	}
	if l.moved == nil {
		l.moved = make(map[string]int)
	}
	l.moved[string(position)] += change
}

// settleMarks brings the marks of l up to what has moved in it.
func (t *Tx) settleMarks(l *list) error {
	moved := l.moved
	l.moved = nil
	if l.blocks == 0 {
		if l.entries <= blockMax || len(moved) == 0 {
			return nil
		}
		return t.cut(l, l.prefix(), nil)
	}
	marks := t.bucket(inMarks)
	changes := make(map[string]int) // by the mark's key
	for position, change := range moved {
		if change == 0 {
			continue
		}
		key, err := t.markOf(l, l.key([]byte(position)))
		if err != nil {
			return err
		}
		changes[string(key)] += change
	}
	keys := make([]string, 0, len(changes))
	for key := range changes {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	for _, k := range keys {
		key := []byte(k)
		size, err := blockEntries(l, key, marks.Get(key))
		if err != nil {
			return err
		}
		now := int(size) + changes[k]
		switch {
		case now > blockMax:
			err = t.cut(l, key, t.nextMark(l, key))
		case now <= 0 && len(key) > len(l.prefix()): // the first block stays, empty or not
			l.blocks--
			err = marks.Delete(key)
		default:
			err = marks.Put(key, encodeNumbers(inMarks, key, uint64(max(now, 0))))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// cut sets the marks anew from the block that begins at key from up to the one
// that begins at to, nil being the list's end.
func (t *Tx) cut(l *list, from, to []byte) error {
	marks := t.bucket(inMarks)
	if l.blocks > 0 {
		l.blocks--
	}
	set := func(key []byte, size int) error {
		l.blocks++
		return marks.Put(key, encodeNumbers(inMarks, key, uint64(size)))
	}
	begin, size := bytes.Clone(from), 0
	for k := range t.block(l, from, to) {
		if size == blockSize {
			if err := set(begin, size); err != nil {
				return err
			}
			begin, size = bytes.Clone(k), 0
		}
		size++
	}
	return set(begin, size)
}

// block walks the entries of l from the key from up to the key to, nil being
// the list's end.
func (t *Tx) block(l *list, from, to []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		c := t.bucket(inEditions).Cursor()
		for k, _ := c.Seek(from); l.holds(k) && (to == nil || bytes.Compare(k, to) < 0); k, _ = c.Next() {
			if !yield(k) {
				return
			}
		}
	}
}

// holds says whether key is of the list's entries or marks.
func (l *list) holds(key []byte) bool { return key != nil && bytes.HasPrefix(key, l.prefix()) }

// markOf is the key of the mark whose block takes in key.
func (t *Tx) markOf(l *list, key []byte) ([]byte, error) {
	c := t.bucket(inMarks).Cursor()
	k, _ := c.Seek(key)
	if !bytes.Equal(k, key) {
		if k == nil {
			k, _ = c.Last()
		} else {
			k, _ = c.Prev()
		}
	}
	if !l.holds(k) {
		return nil, damaged(inMarks, l.name, errFrame)
	}
	return bytes.Clone(k), nil
}

// nextMark is the key of the mark after key; nil at the list's end.
func (t *Tx) nextMark(l *list, key []byte) []byte {
	c := t.bucket(inMarks).Cursor()
	c.Seek(key)
	if k, _ := c.Next(); l.holds(k) {
		return bytes.Clone(k)
	}
	return nil
}

func blockEntries(l *list, key, frame []byte) (size uint64, err error) {
	if err := decodeNumbers(inMarks, key, frame, &size); err != nil {
		return 0, damaged(inMarks, l.name, err)
	}
	return size, nil
}

// oldest reads up to n positions beginning with the skip-th oldest of l, oldest
// first.
func (t *Tx) oldest(l *list, skip, n int) ([][]byte, error) {
	end, skip, err := t.skipBlocks(l, skip)
	if err != nil {
		return nil, err
	}
	c := t.bucket(inEditions).Cursor()
	k, _ := c.Seek(end)
	if k == nil {
		k, _ = c.Last()
	} else {
		k, _ = c.Prev()
	}
	var positions [][]byte
	for ; l.holds(k) && len(positions) < n; k, _ = c.Prev() {
		if skip > 0 {
			skip--
			continue
		}
		positions = append(positions, bytes.Clone(k[len(l.prefix()):]))
	}
	return positions, nil
}

// skipBlocks passes over whole blocks from the list's oldest end while they
// fit into skip. It returns the key at which what was passed over begins, and
// how many entries before it are still to be skipped.
func (t *Tx) skipBlocks(l *list, skip int) (end []byte, rest int, err error) {
	past := (&list{number: l.number + 1}).prefix()
	if l.blocks == 0 {
		return past, skip, nil
	}
	end = past
	c := t.bucket(inMarks).Cursor()
	k, _ := c.Seek(past)
	var frame []byte
	if k == nil {
		k, frame = c.Last()
	} else {
		k, frame = c.Prev()
	}
	for ; l.holds(k); k, frame = c.Prev() {
		size, err := blockEntries(l, k, frame)
		if err != nil {
			return nil, 0, err
		}
		if skip < int(size) {
			break
		}
		skip -= int(size)
		end = bytes.Clone(k)
	}
	return end, skip, nil
}
