package search

import (
	"fmt"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// found is an alternative's documents in one shard.
type found struct {
	list   segment.PostingsList
	more   []segment.PostingsList // its further places, in phrases
	weight float32
}

// foundSpot is a spot in one shard.
type foundSpot struct {
	offset       int
	alternatives []found
	set          *roaring.Bitmap // of any alternative
	worth        float32         // how much the word tells
}

// foundClause is a clause in one shard.
type foundClause []foundSpot

func (s *shard) find(c clause) (foundClause, error) {
	made := make(foundClause, len(c))
	for i, spot := range c {
		made[i].offset = spot.offset
		var sets []*roaring.Bitmap
		for _, a := range spot.alternatives {
			list, err := s.postings(a.field, a.term)
			if err != nil {
				return nil, err
			}
			if list.Count() > 0 {
				further, err := s.further(a, len(c) > 1)
				if err != nil {
					return nil, err
				}
				made[i].alternatives = append(made[i].alternatives, found{list, further, a.weight})
				sets = append(sets, documents(list))
			}
		}
		made[i].set = union(sets)
	}
	return made, nil
}

// further are the places of a word beyond its first imprint, for a phrase.
func (s *shard) further(a alternative, phrase bool) (lists []segment.PostingsList, err error) {
	for term := a.term + more; phrase && len(lists) < mostMores; term += more {
		list, err := s.postings(a.field, term)
		if err != nil || list.Count() == 0 {
			return lists, err
		}
		lists = append(lists, list)
	}
	return lists, nil
}

// documents are those that have the clause, of those within; nil is all.
func (c foundClause) documents(within *roaring.Bitmap) (*roaring.Bitmap, error) {
	sets := within
	for _, spot := range c.rarestFirst() {
		sets = intersect(sets, spot.set)
		if sets.IsEmpty() {
			return sets, nil
		}
	}
	if len(c) < 2 {
		return sets, nil
	}
	return c.together(sets)
}

func (c foundClause) rarestFirst() []foundSpot {
	return slices.SortedFunc(slices.Values(c), func(a, b foundSpot) int {
		return int(a.set.GetCardinality()) - int(b.set.GetCardinality())
	})
}

// together are those documents of set in which the words stand at their
// offsets from one another.
func (c foundClause) together(set *roaring.Bitmap) (*roaring.Bitmap, error) {
	readers := make([]spotReader, len(c))
	for i, spot := range c {
		readers[i] = spot.reader()
	}
	phrase := roaring.New()
	for number := range roaring.Values(set) {
		together := true
		for i := range readers {
			if err := readers[i].to(uint64(number)); err != nil {
				return nil, err
			}
			follows, err := readers[i].follows(readers[:i], c[i].offset, uint64(number))
			if err != nil {
				return nil, err
			}
			if together = follows; !together {
				break
			}
		}
		if together {
			phrase.Add(number)
		}
	}
	return phrase, nil
}

// spotReader reads a spot's postings in the order of the documents.
type spotReader struct {
	alternatives []postingReader
	places       []int // of the clause's beginning, in the document it stands at
}

func (s foundSpot) reader() spotReader {
	r := spotReader{alternatives: make([]postingReader, len(s.alternatives))}
	for i, a := range s.alternatives {
		r.alternatives[i] = newPostingReader(a.list, a.weight)
		for _, list := range a.more {
			r.alternatives[i].more = append(r.alternatives[i].more, newPostingReader(list, 0))
		}
	}
	return r
}

// to goes on to a document; the documents asked for only grow.
func (r *spotReader) to(number uint64) error {
	for i := range r.alternatives {
		if err := r.alternatives[i].to(number); err != nil {
			return err
		}
	}
	return nil
}

// follows notes where the clause would begin by this spot, and says whether
// it does so by those before it too.
func (r *spotReader) follows(before []spotReader, offset int, number uint64) (bool, error) {
	r.places = r.places[:0]
	for i := range r.alternatives {
		var err error
		if r.places, err = r.alternatives[i].places(r.places, number); err != nil {
			return false, err
		}
	}
	for i := range r.places {
		r.places[i] -= offset
	}
	if len(before) > 0 {
		last := before[len(before)-1].places
		r.places = slices.DeleteFunc(r.places, func(place int) bool { return !slices.Contains(last, place) })
	}
	return len(r.places) > 0, nil
}

// postingReader reads the postings of one term.
type postingReader struct {
	iterator segment.PostingsIterator
	next     segment.Posting // the one it stands at
	here     segment.Posting // the same, if it is the document that was asked for
	weight   float32
	more     []postingReader // of the word's further places
	begun    bool
	done     bool
}

func newPostingReader(list segment.PostingsList, weight float32) postingReader {
	return postingReader{iterator: list.Iterator(true, true, false, nil), weight: weight}
}

// places adds to list where the word stands in the document it was led to.
func (r *postingReader) places(list []int, number uint64) ([]int, error) {
	if r.here == nil {
		return list, nil
	}
	written := imprint(r.here.Frequency())
	list = written.places(list)
	for i := 0; i < len(r.more) && written.full(); i++ {
		if err := r.more[i].to(number); err != nil {
			return list, err
		}
		if r.more[i].here == nil {
			break
		}
		written = imprint(r.more[i].here.Frequency())
		list = written.places(list)
	}
	return list, nil
}

func (r *postingReader) to(number uint64) (err error) {
	r.here = nil
	if r.done {
		return nil
	}
	if !r.begun || r.next.Number() < number {
		r.begun = true
		if r.next, err = r.iterator.Advance(number); err != nil {
			return fmt.Errorf("read the places of a word: %w", err)
		}
		if r.next == nil {
			r.done = true
			return nil
		}
	}
	if r.next.Number() == number {
		r.here = r.next
	}
	return nil
}
