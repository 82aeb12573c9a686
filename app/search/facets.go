package search

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// Facets are how many of the stories found stand where; of each, the most
// frequent values first.
type Facets struct {
	Section, Region, Tag, Author, Year, Language []Count
}

// Count is how many stories have a value.
type Count struct {
	Value string
	Count int
}

// mostValues is how many values of a facet are given.
const mostValues = 50

// values are what the documents of a segment can be counted by: for each
// document the numbers of its values, read from the index when facets are
// first asked for.
type values struct {
	once  sync.Once
	err   error
	terms []string
	first []uint32 // where a document's begin in numbers
	each  []uint32
}

func (v *values) of(number uint32) []uint32 { return v.each[v.first[number]:v.first[number+1]] }

// read fills v from a segment: a pass that counts, and one that places.
func (v *values) read(s segment.Segment) error {
	v.once.Do(func() {
		v.first = make([]uint32, s.Count()+1)
		if v.err = v.walk(s, func(number, _ uint32) { v.first[number+1]++ }); v.err != nil {
			return
		}
		for i := range v.first[1:] {
			v.first[i+1] += v.first[i]
		}
		v.terms, v.each = nil, make([]uint32, v.first[len(v.first)-1])
		next := slices.Clone(v.first)
		v.err = v.walk(s, func(number, value uint32) {
			v.each[next[number]] = value
			next[number]++
		})
	})
	return v.err
}

// walk visits every value of every document.
func (v *values) walk(s segment.Segment, visit func(number, value uint32)) error {
	d, err := s.Dictionary(facetField)
	if err != nil {
		return fmt.Errorf("read what can be counted: %w", err)
	}
	var list segment.PostingsList
	words := termsOf(d, nil, nil)
	for {
		entry, err := words.Next()
		if err != nil {
			return fmt.Errorf("read what can be counted: %w", err)
		}
		if entry == nil {
			return nil
		}
		if by := entry.Term[0]; by == byKind || by == byStatus || by == byLanguage && strings.Contains(entry.Term, "-") {
			continue
		}
		if list, err = d.PostingsList([]byte(entry.Term), nil, list); err != nil {
			return fmt.Errorf("read what can be counted: %w", err)
		}
		for number := range roaring.Values(documents(list)) {
			visit(number, uint32(len(v.terms)))
		}
		v.terms = append(v.terms, entry.Term)
	}
}

// counts are facets being counted.
type counts struct {
	shards map[*shard][]int // by value
	years  *years
	inYear map[int]int
	err    error
}

func newCounts(zone *time.Location) *counts {
	return &counts{shards: map[*shard][]int{}, years: yearsOf(zone), inYear: map[int]int{}}
}

func (c *counts) add(s *shard, number uint32) {
	counted, begun := c.shards[s]
	if !begun {
		if err := s.values.read(s.segment); err != nil {
			c.err = err
			return
		}
		counted = make([]int, len(s.values.terms))
		c.shards[s] = counted
	}
	for _, value := range s.values.of(number) {
		counted[value]++
	}
	if at := s.at[number]; at != 0 {
		c.inYear[c.years.of(at)]++
	}
}

func (c *counts) facets() Facets {
	sums := map[string]int{}
	for s, counted := range c.shards {
		for value, n := range counted {
			if n > 0 {
				sums[s.values.terms[value]] += n
			}
		}
	}
	by := map[byte][]Count{}
	for term, n := range sums {
		by[term[0]] = append(by[term[0]], Count{term[1:], n})
	}
	var inYear []Count
	for year, n := range c.inYear {
		inYear = append(inYear, Count{strconv.Itoa(year), n})
	}
	return Facets{
		Section: most(by[bySection]), Region: most(by[byRegion]), Tag: most(by[byTag]), Author: most(by[byAuthor]),
		Year: most(inYear), Language: most(by[byLanguage]),
	}
}

// most are the values that most stories have.
func most(list []Count) []Count {
	slices.SortFunc(list, func(a, b Count) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Value, b.Value))
	})
	return list[:min(len(list), mostValues)]
}
