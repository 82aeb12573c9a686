package search

import (
	"fmt"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
	index "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"

	"galley/app/news"
)

// seen says from which sides a document is visible, and above that which
// tongue it is in.
type seen byte

const (
	byDesk seen = 1 << iota
	byReaders
	tongueShift = iota
)

// in is s of a document in a tongue.
func (s seen) in(t tongue) seen { return s | seen(t)<<tongueShift }

func (s seen) tongue() tongue { return tongue(s >> tongueShift) }

// columns are what ranking needs of every document of a segment, by the
// document's number. A segment never changes, so neither do they.
type columns struct {
	seen []seen
	at   []news.Moment

	hidden map[seen]func() *roaring.Bitmap // by side; made when first asked for
}

func newColumns(count uint64) *columns {
	c := &columns{seen: make([]seen, count), at: make([]news.Moment, count), hidden: map[seen]func() *roaring.Bitmap{}}
	for _, side := range []seen{byDesk, byReaders} {
		c.hidden[side] = sync.OnceValue(func() *roaring.Bitmap {
			set := roaring.New()
			for number, s := range c.seen {
				if s&side == 0 {
					set.Add(uint32(number))
				}
			}
			return set
		})
	}
	return c
}

// hiddenFrom are the documents that a side does not see.
func (c *columns) hiddenFrom(side seen) *roaring.Bitmap { return c.hidden[side]() }

// columnOf is the term that says a document's columns, in bytes below 0x80:
// 0xff parts terms where they are read by document.
func columnOf(s seen, at news.Moment) string {
	term := []byte{byte(s), 0, 0, 0, 0, 0, 0, 0}
	bits := max(int64(at), 0)
	for i := len(term) - 1; i > 0; i-- {
		term[i] = byte(bits & 0x7f)
		bits >>= 7
	}
	return string(term)
}

func (c *columns) read(number uint64, term []byte) {
	if len(term) < 2 {
		return
	}
	bits := int64(0)
	for _, b := range term[1:] {
		bits = bits<<7 | int64(b&0x7f)
	}
	c.seen[number], c.at[number] = seen(term[0]), news.Moment(bits)
}

// readColumns reads a segment's.
func readColumns(s segment.Segment) (*columns, error) {
	count := s.Count()
	c := newColumns(count)
	values, ok := s.(segment.DocValueVisitable)
	if !ok {
		return nil, fmt.Errorf("a segment of type %T has no columns", s)
	}
	var state segment.DocVisitState
	var number uint64
	var visit index.DocValueVisitor = func(_ string, term []byte) { c.read(number, term) }
	var err error
	for number = range count {
		if state, err = values.VisitDocValues(number, []string{whenField}, visit, state); err != nil {
			return nil, fmt.Errorf("read columns: %w", err)
		}
	}
	return c, nil
}
