package search

import (
	"slices"

	"galley/app/news"
)

// place is where a document stands in a list.
type place struct {
	score  float32
	at     news.Moment
	shard  *shard
	number uint32
	id     string // read when two places are otherwise equal
}

// top gathers the first places of a list after a given one.
type top struct {
	sort   Sort
	limit  int
	after  *place // nil begins at the beginning
	places []place
	total  int
	err    error
}

// add offers a document.
func (t *top) add(p place) {
	t.total++
	if t.after != nil && t.compare(&p, t.after) <= 0 {
		return
	}
	if len(t.places) == t.limit {
		if t.compare(&p, &t.places[t.limit-1]) >= 0 {
			return
		}
		t.places = t.places[:t.limit-1]
	}
	at, _ := slices.BinarySearchFunc(t.places, p, func(a, b place) int { return t.compare(&a, &b) })
	t.places = slices.Insert(t.places, at, p)
}

// compare is negative where a stands before b.
func (t *top) compare(a, b *place) int {
	if t.sort == ByRelevance && a.score != b.score {
		if a.score > b.score {
			return -1
		}
		return 1
	}
	if a.at != b.at {
		if a.at > b.at {
			return -1
		}
		return 1
	}
	first, second := t.id(a), t.id(b)
	switch {
	case first < second:
		return -1
	case first > second:
		return 1
	}
	return 0
}

// id is a place's story.
func (t *top) id(p *place) string {
	if p.id == "" && p.shard != nil {
		key, err := p.shard.segment.DocID(uint64(p.number))
		if err != nil {
			t.err = err
		}
		p.id = storyOf(string(key))
	}
	return p.id
}
