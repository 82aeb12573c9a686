package store

import (
	"bytes"
	"maps"
	"slices"
)

// A long public list carries marks, so that its n-th oldest story is found
// without walking it (docs/adr/002-numbered-lists.md, 007-marks-of-marks.md).
// The marks of level 0 cut the list's entries into blocks; those of each
// higher level cut the marks below them in the same way. A mark lies under the
// position at which its block begins and says how much the block holds; the
// first of a level begins before every position. A short list has no marks.
const (
	blockMax  = 64 // a block with more parts is cut
	blockSize = 32 // into blocks of so many
)

// block is what a mark says: the parts that it is made of, entries or marks of
// the level below, and the entries under them all.
type block struct{ entries, parts int }

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

// settleMarks brings the marks of l up to what has moved in it, level by
// level: what changes in a level is passed on to the marks above.
func (t *Tx) settleMarks(l *list) error {
	moved := l.moved
	l.moved = nil
	if len(moved) == 0 {
		return nil
	}
	if l.levels == 0 {
		return t.grow(l, int(l.entries))
	}
	changed := make(map[string]block) // by the position of what changed, a level below
	for position, change := range moved {
		if change != 0 {
			changed[position] = block{change, change}
		}
	}
	for level := range int(l.levels) {
		above := make(map[string]block)
		if err := t.settleLevel(l, level, changed, above); err != nil {
			return err
		}
		changed = above
	}
	for _, change := range changed {
		l.tops = uint64(int(l.tops) + change.parts)
	}
	return t.grow(l, int(l.tops))
}

// settleLevel applies changes of what lies below to the marks of a level, and
// notes in above what that changes for the next.
func (t *Tx) settleLevel(l *list, level int, changed, above map[string]block) error {
	own := make(map[string]block) // by the position of the level's marks
	for position, change := range changed {
		begin, err := t.markOf(l, level, []byte(position))
		if err != nil {
			return err
		}
		sum := own[string(begin)]
		own[string(begin)] = block{sum.entries + change.entries, sum.parts + change.parts}
	}
	for _, begin := range slices.Sorted(maps.Keys(own)) {
		change := own[begin]
		if change == (block{}) {
			continue
		}
		born, err := t.settleMark(l, level, []byte(begin), change)
		if err != nil {
			return err
		}
		above[begin] = block{change.entries, born}
	}
	return nil
}

// settleMark changes one mark and returns how many marks its level has more.
func (t *Tx) settleMark(l *list, level int, begin []byte, change block) (born int, err error) {
	key := l.mark(level, begin)
	b, err := t.blockAt(l, key, t.bucket(inMarks).Get(key))
	if err != nil {
		return 0, err
	}
	b.entries, b.parts = b.entries+change.entries, b.parts+change.parts
	switch {
	case b.parts > blockMax:
		made, err := t.cut(l, level, begin, t.nextMark(l, level, begin))
		return made - 1, err
	case b.parts <= 0 && len(begin) > 0: // the first block stays, empty or not
		return -1, t.bucket(inMarks).Delete(key)
	}
	return 0, t.putBlock(key, b)
}

// grow sets levels of marks on the highest one, which has so many parts, until
// the highest is short.
func (t *Tx) grow(l *list, parts int) error {
	for parts > blockMax {
		made, err := t.cut(l, int(l.levels), nil, nil)
		if err != nil {
			return err
		}
		l.levels++
		l.tops = uint64(made)
		parts = made
	}
	return nil
}

// cut sets a level's marks anew from the block that begins at from up to the
// one that begins at to, nil being the list's end, and returns how many.
func (t *Tx) cut(l *list, level int, from, to []byte) (made int, err error) {
	begin, b := bytes.Clone(from), block{}
	set := func() error {
		made++
		return t.putBlock(l.mark(level, begin), b)
	}
	for position, part := range t.parts(l, level, from, to, &err) {
		if b.parts == blockSize {
			if err := set(); err != nil {
				return made, err
			}
			begin, b = bytes.Clone(position), block{}
		}
		b.entries += part
		b.parts++
	}
	if err != nil {
		return made, err
	}
	return made, set()
}

// skipBlocks passes over whole blocks from the list's oldest end while they
// fit into skip, from the highest level down. It returns the position at which
// what was passed over begins, nil being none, and how many entries before it
// are still to be skipped.
func (t *Tx) skipBlocks(l *list, skip int) (end []byte, rest int, err error) {
	c := t.bucket(inMarks).Cursor()
	for level := int(l.levels) - 1; level >= 0; level-- {
		bound := l.mark(level+1, nil) // of the level's marks
		if end != nil {
			bound = l.mark(level, end)
		}
		for k, frame := c.before(bound); l.marks(level, k); k, frame = c.Prev() {
			b, err := t.blockAt(l, k, frame)
			if err != nil {
				return nil, 0, err
			}
			if skip < b.entries {
				break
			}
			skip -= b.entries
			end = bytes.Clone(k[markHead:])
		}
	}
	return end, skip, nil
}

// numbered reads up to n positions beginning with the skip-th oldest of l,
// newest first. Near the newest end, where most readers are, it counts from
// there and needs no marks.
func (t *Tx) numbered(l *list, skip, n int) ([][]byte, error) {
	n = min(n, int(l.entries)-skip)
	if newer := int(l.entries) - skip - n; newer <= blockMax {
		return t.newest(l, newer, n), nil
	}
	positions, err := t.oldest(l, skip, n)
	slices.Reverse(positions)
	return positions, err
}

// newest reads up to n positions of l after the newest skip, newest first.
func (t *Tx) newest(l *list, skip, n int) (positions [][]byte) {
	for position := range t.entries(l, nil, nil) {
		if skip > 0 {
			skip--
			continue
		}
		if len(positions) == n {
			break
		}
		positions = append(positions, bytes.Clone(position))
	}
	return positions
}

// oldest reads up to n positions beginning with the skip-th oldest of l, oldest
// first.
func (t *Tx) oldest(l *list, skip, n int) ([][]byte, error) {
	end, skip, err := t.skipBlocks(l, skip)
	if err != nil {
		return nil, err
	}
	bound := (&list{number: l.number + 1}).prefix()
	if end != nil {
		bound = l.key(end)
	}
	c := t.bucket(inEditions).Cursor()
	var positions [][]byte
	for k, _ := c.before(bound); l.holds(k) && len(positions) < n; k, _ = c.Prev() {
		if skip > 0 {
			skip--
			continue
		}
		positions = append(positions, bytes.Clone(k[len(l.prefix()):]))
	}
	return positions, nil
}
