package search

import (
	"fmt"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// view is the index at one moment. It is closed when a search is done with
// it, and nothing that came from it may be used after.
type view struct {
	snapshot *scorch.IndexSnapshot
	shards   []*shard
}

func (v *view) close() { _ = v.snapshot.Close() } // it is let go of, whatever it says

// count is how many documents there are, for weighing words.
func (v *view) count() uint64 {
	total := uint64(0)
	for _, s := range v.shards {
		total += s.segment.Count()
	}
	return total
}

// documents is how many documents have a term.
func (v *view) documents(a alternative) (count uint64, err error) {
	for _, s := range v.shards {
		list, err := s.postings(a.field, a.term)
		if err != nil {
			return 0, err
		}
		count += list.Count()
	}
	return count, nil
}

// visible is how many documents a side sees.
func (v *view) visible(side seen) (count uint64) {
	for _, s := range v.shards {
		count += s.segment.Count() - s.hidden(side).GetCardinality()
	}
	return count
}

// visibleWith is how many of those have a term.
func (v *view) visibleWith(a alternative, side seen) (count uint64, err error) {
	for _, s := range v.shards {
		list, err := s.postings(a.field, a.term)
		if err != nil {
			return 0, err
		}
		having := documents(list)
		count += having.GetCardinality() - s.hidden(side).AndCardinality(having) // far fewer are hidden than seen
	}
	return count, nil
}

// shard is a segment of a view.
type shard struct {
	*part
	deleted      *roaring.Bitmap // nil where nothing is
	dictionaries map[string]segment.TermDictionary
	lists        map[posted]segment.PostingsList // looked up: a word is weighed first, then read
	sides        map[seen]*roaring.Bitmap        // what each does not see
}

// posted is a term of a field.
type posted struct{ field, term string }

// dictionary is that of a field. Those of one shard are used by one goroutine.
func (s *shard) dictionary(field string) (segment.TermDictionary, error) {
	if known := s.dictionaries[field]; known != nil {
		return known, nil
	}
	made, err := s.segment.Dictionary(field)
	if err != nil {
		return nil, fmt.Errorf("read the words of %s: %w", field, err)
	}
	s.dictionaries[field] = made
	return made, nil
}

// uncounted are dictionaries that do not count the documents of each word that
// they go through, which costs reading its postings.
type uncounted interface {
	AutomatonIteratorOmitCount(a segment.Automaton, from, before []byte) segment.DictionaryIterator
}

// termsOf goes through the terms of a dictionary; nil is no bound.
func termsOf(d segment.TermDictionary, from, before []byte) segment.DictionaryIterator {
	if d, ok := d.(uncounted); ok {
		return d.AutomatonIteratorOmitCount(nil, from, before)
	}
	return d.AutomatonIterator(nil, from, before)
}

// postings are the documents of a term.
func (s *shard) postings(field, term string) (segment.PostingsList, error) {
	if known := s.lists[posted{field, term}]; known != nil {
		return known, nil
	}
	d, err := s.dictionary(field)
	if err != nil {
		return nil, err
	}
	list, err := d.PostingsList([]byte(term), nil, nil)
	if err != nil {
		return nil, fmt.Errorf("read the places of a word: %w", err)
	}
	s.lists[posted{field, term}] = list
	return list, nil
}

// documents are those of a term as a set, which is the index's own and must
// not be changed.
func documents(list segment.PostingsList) *roaring.Bitmap {
	found, ok := list.Iterator(false, false, false, nil).(segment.OptimizablePostingsIterator)
	if !ok {
		return roaring.New()
	}
	if number, single := found.DocNum1Hit(); single {
		return roaring.BitmapOf(uint32(number))
	}
	if set := found.ActualBitmap(); set != nil {
		return set
	}
	return roaring.New()
}

// hidden are the documents that a side does not see, and those deleted.
func (s *shard) hidden(side seen) *roaring.Bitmap {
	if known := s.sides[side]; known != nil {
		return known
	}
	set := s.hiddenFrom(side)
	if s.deleted != nil {
		set = roaring.Or(set, s.deleted)
	}
	s.sides[side] = set
	return set
}

// having are the documents that have one of a facet's terms.
func (s *shard) having(terms []string) (*roaring.Bitmap, error) {
	sets := make([]*roaring.Bitmap, 0, len(terms))
	for _, term := range terms {
		list, err := s.postings(facetField, term)
		if err != nil {
			return nil, err
		}
		sets = append(sets, documents(list))
	}
	return union(sets), nil
}

// union is one set of several; of one it is that set itself.
func union(sets []*roaring.Bitmap) *roaring.Bitmap {
	if len(sets) == 1 {
		return sets[0]
	}
	return roaring.FastOr(sets...)
}

// all are the documents of the shard.
func (s *shard) all() *roaring.Bitmap {
	set := roaring.New()
	set.AddRange(0, s.segment.Count())
	return set
}

// within are the documents that a search may find at all: nil is all of them.
func (s *shard) within(b bounds) (*roaring.Bitmap, error) {
	var within *roaring.Bitmap
	for _, terms := range b.one {
		set, err := s.having(terms)
		if err != nil {
			return nil, err
		}
		within = intersect(within, set)
	}
	if len(b.none) == 0 {
		return within, nil
	}
	none, err := s.having(b.none)
	if err != nil {
		return nil, err
	}
	if within == nil {
		within = s.all()
	}
	return roaring.AndNot(within, none), nil
}

// intersect narrows a set, of which nil is all.
func intersect(all, set *roaring.Bitmap) *roaring.Bitmap {
	if all == nil {
		return set
	}
	return roaring.And(all, set)
}
