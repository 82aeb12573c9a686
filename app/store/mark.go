package store

import (
	"bytes"
	"encoding/binary"
	"iter"
)

// markHead is what a mark's key begins with: the list's number and the level.
const markHead = 4 + 1

// mark is the key of the mark of a level that begins at position; of none, the
// level's first.
func (l *list) mark(level int, position []byte) []byte {
	key := binary.BigEndian.AppendUint32(make([]byte, 0, markHead+positionSize), uint32(l.number))
	return append(append(key, byte(level)), position...)
}

// marks says whether key is of the list's marks of a level.
func (l *list) marks(level int, key []byte) bool {
	return key != nil && bytes.HasPrefix(key, l.mark(level, nil))
}

func (t *Tx) blockAt(l *list, key, frame []byte) (block, error) {
	var entries, parts uint64
	if err := decodeNumbers(inMarks, key, frame, &entries, &parts); err != nil {
		return block{}, damaged(inMarks, l.name, err)
	}
	return block{int(entries), int(parts)}, nil
}

func (t *Tx) putBlock(key []byte, b block) error {
	return t.bucket(inMarks).Put(key, encodeNumbers(inMarks, key, uint64(max(b.entries, 0)), uint64(max(b.parts, 0))))
}

// markOf is the position at which the block of a level begins that takes in
// position; empty for the first.
func (t *Tx) markOf(l *list, level int, position []byte) ([]byte, error) {
	k, _ := t.bucket(inMarks).Cursor().before(append(l.mark(level, position), 0))
	if !l.marks(level, k) {
		return nil, damaged(inMarks, l.name, errFrame)
	}
	return bytes.Clone(k[markHead:]), nil
}

// nextMark is the position of the mark of a level after the one at position;
// nil at the list's end.
func (t *Tx) nextMark(l *list, level int, position []byte) []byte {
	k, _ := t.bucket(inMarks).Cursor().Seek(append(l.mark(level, position), 0))
	if !l.marks(level, k) {
		return nil
	}
	return bytes.Clone(k[markHead:])
}

// parts walks what the blocks of a level are made of, the entries of the list
// or the marks of the level below, from the position from up to to, nil being
// the list's end. It gives each position and how many entries lie under it.
func (t *Tx) parts(l *list, level int, from, to []byte, failed *error) iter.Seq2[[]byte, int] {
	if level == 0 {
		return t.entries(l, from, to)
	}
	level--
	return func(yield func([]byte, int) bool) {
		c := t.bucket(inMarks).Cursor()
		for k, frame := c.Seek(l.mark(level, from)); l.marks(level, k); k, frame = c.Next() {
			position := k[markHead:]
			if to != nil && bytes.Compare(position, to) >= 0 {
				return
			}
			b, err := t.blockAt(l, k, frame)
			if err != nil {
				*failed = err
				return
			}
			if !yield(position, b.entries) {
				return
			}
		}
	}
}

// entries walks the positions of l.
func (t *Tx) entries(l *list, from, to []byte) iter.Seq2[[]byte, int] {
	return func(yield func([]byte, int) bool) {
		c := t.bucket(inEditions).Cursor()
		for k, _ := c.Seek(l.key(from)); l.holds(k); k, _ = c.Next() {
			position := k[len(l.prefix()):]
			if to != nil && bytes.Compare(position, to) >= 0 || !yield(position, 1) {
				return
			}
		}
	}
}

// holds says whether key is of the list's entries.
func (l *list) holds(key []byte) bool { return key != nil && bytes.HasPrefix(key, l.prefix()) }

// before goes to the last key before bound.
func (c *cursor) before(bound []byte) (k, v []byte) {
	if k, _ := c.Seek(bound); k == nil {
		return c.Last()
	}
	return c.Prev()
}
