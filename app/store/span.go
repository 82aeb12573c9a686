package store

import (
	"bytes"
	"encoding/binary"
	"slices"

	"galley/app/news"
)

// The archive asks for what was published between two moments. Which moments
// begin a day, a month, a year is the caller's to say: nothing that is kept
// depends on a time zone.

// before is where, in a list, that begins which is older than at.
func before(at news.Moment) []byte {
	return binary.BigEndian.AppendUint64(nil, ^sortable(at-1))
}

// Between counts an edition's stories, notices left out, between each two
// neighbours of moments, which rise: from the one, up to but without the other.
func (p Public) Between(edition string, moments []news.Moment) ([]int, error) {
	if len(moments) < 2 || !slices.IsSorted(moments) {
		return nil, misuse("no counts between %v", moments)
	}
	all, err := p.newer(listName(byAll, "", editionShelf(edition)), moments)
	if err != nil {
		return nil, err
	}
	gone, err := p.newer(listName(byWithdrawn, "", editionShelf(edition)), moments)
	if err != nil {
		return nil, err
	}
	counts := make([]int, len(moments)-1)
	for i := range counts {
		counts[i] = (all[i] - all[i+1]) - (gone[i] - gone[i+1])
	}
	return counts, nil
}

// newer counts what the list name has that is not older than each of moments,
// which rise. A page asks for the same moments again and again, so a reader's
// snapshot remembers them.
func (p Public) newer(name string, moments []news.Moment) ([]int, error) {
	known := p.tx.ranks[name]
	var missing []news.Moment
	for _, at := range moments {
		if _, is := known[at]; !is {
			missing = append(missing, at)
		}
	}
	found, err := p.ranked(name, missing)
	if err != nil {
		return nil, err
	}
	if known == nil {
		known = make(map[news.Moment]int)
	}
	for i, at := range missing {
		known[at] = found[i]
	}
	if !p.tx.bolt.Writable() {
		if p.tx.ranks == nil {
			p.tx.ranks = make(map[string]map[news.Moment]int)
		}
		p.tx.ranks[name] = known
	}
	counts := make([]int, len(moments))
	for i, at := range moments {
		counts[i] = known[at]
	}
	return counts, nil
}

// ranked is newer by the list itself.
func (p Public) ranked(name string, moments []news.Moment) ([]int, error) {
	if err := p.tx.settleLists(); err != nil { // a writer sees its own changes
		return nil, err
	}
	counts := make([]int, len(moments))
	l, err := p.tx.list(name)
	if err != nil || l == nil || len(moments) == 0 {
		return counts, err
	}
	var bounds [][]byte
	for _, at := range slices.Backward(moments) { // in the order of the list
		bounds = append(bounds, before(at))
	}
	err = p.tx.rank(l, int(l.levels), nil, nil, 0, bounds, counts)
	slices.Reverse(counts)
	return counts, err
}

// rank fills ranks with how many entries of l stand before each of bounds, of
// which all lie after from and none after to. It looks at the parts of that
// stretch, one level below level, and under those in which a bound lies;
// passed is how many entries stand before from.
func (t *Tx) rank(l *list, level int, from, to []byte, passed int, bounds [][]byte, ranks []int) (err error) {
	part, size := bytes.Clone(from), 0
	settle := func(n int, next []byte) error {
		if level > 0 && n > 0 {
			if err := t.rank(l, level-1, part, next, passed, bounds[:n], ranks[:n]); err != nil {
				return err
			}
		} else {
			for i := range n {
				ranks[i] = passed + size
			}
		}
		bounds, ranks = bounds[n:], ranks[n:]
		passed += size
		return nil
	}
	for position, entries := range t.parts(l, level, from, to, &err) {
		n := 0
		for n < len(bounds) && bytes.Compare(bounds[n], position) <= 0 {
			n++
		}
		if err := settle(n, position); err != nil || len(bounds) == 0 {
			return err
		}
		part, size = bytes.Clone(position), entries
	}
	if err != nil {
		return err
	}
	return settle(len(bounds), to)
}

// within is where in l the stories lie that q's span takes in: how many are
// newer, and how many they are themselves.
func (p Public) within(l *list, q PublicQuery) (newer, entries int, err error) {
	if !q.spanned() {
		return 0, int(l.entries), nil
	}
	counts, err := p.newer(l.name, []news.Moment{q.From, q.Until})
	if err != nil {
		return 0, 0, err
	}
	return counts[1], counts[0] - counts[1], nil
}
