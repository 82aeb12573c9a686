package search

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"
	index "github.com/blevesearch/bleve_index_api"

	"galley/app/news"
)

// Likeness is a story that is like another, how much, and what both have.
type Likeness struct {
	ID      string
	At      news.Moment
	Score   float32  // 1 says the same; a story on the same matter has about 0.2
	Tags    []string // ids, the most telling first, as of the rest
	Regions []string
	Words   []string // the terms that tell most
}

const (
	toldWithin   = 3000 // bytes: a story says first what it is about
	weighedTerms = 48   // of a text, those that stand out in it
	tellingTerms = 24   // of those, the rarest elsewhere
	sharedWords  = 5    // given as a reason
	// What a shared tag and a shared region count against a word that is as
	// rare as they are.
	tagMatters    = 1.5
	regionMatters = 0.4
)

// errNoText says that likeness to a story needs Options.Text.
var errNoText = errors.New("the index was opened without the stories' texts")

// Like finds up to n stories in the language of a story that are like it, the
// newer before the older of two that are so alike: for Read this.
func (x *Index) Like(ctx context.Context, id string, public bool, n int) ([]Likeness, error) {
	if x.options.Text == nil {
		return nil, errNoText
	}
	d, err := x.options.Text(id, public)
	if err != nil {
		return nil, fmt.Errorf("read the text of %s: %w", id, err)
	}
	return x.like(ctx, &d, public, n, freshAt(x.options.Now()))
}

// LikeText finds up to n stories that say what d says, whatever their age: for
// what comes in a second time.
func (x *Index) LikeText(ctx context.Context, d Document, public bool, n int) ([]Likeness, error) {
	return x.like(ctx, &d, public, n, freshness{factor: freshFactors[freshDays:]})
}

func (x *Index) like(ctx context.Context, d *Document, public bool, n int, fresh freshness) (list []Likeness, err error) {
	err = x.reading(func(v *view) error {
		l := likening{text: d, side: Query{Public: public}.side(), fresh: fresh, top: top{limit: max(n, 1)}}
		if err := l.weigh(v); err != nil {
			return err
		}
		for _, s := range v.shards {
			if err := errors.Join(ctx.Err(), l.searchShard(s)); err != nil {
				return err
			}
		}
		for i := range l.top.places {
			like, err := l.explain(&l.top.places[i])
			if err != nil {
				return err
			}
			list = append(list, like)
		}
		return l.top.err
	})
	if err != nil {
		return nil, fmt.Errorf("compare stories: %w", err)
	}
	return list, nil
}

// sign is what a text is known by.
type sign struct {
	alternative
	worth float32
}

// likening is the search for what is like a text.
type likening struct {
	text  *Document
	side  seen
	words []sign
	facts []sign  // tags and regions
	all   float32 // what the text itself would score
	fresh freshness
	top   top
}

// weigh finds the signs of the text. A word is weighed among what the side sees
// alone: what readers are recommended must not depend on drafts, nor on what
// is still to be cleared away.
func (l *likening) weigh(v *view) error {
	a := analysers.Get().(*analyser)
	beginning := *l.text
	beginning.Body = cut(beginning.Body, toldWithin)
	written := textOf(&beginning, a)
	analysers.Put(a)
	all := v.visible(l.side)
	for _, entry := range standingOut(written) {
		word := alternative{written.name, string(entry.Term), 1}
		documents, err := v.visibleWith(word, l.side)
		if err != nil {
			return err
		}
		if documents > 0 && documents < all/20+10 {
			l.words = append(l.words, sign{word, worth(documents, all) * fit(imprint(entry.Frequency()), float32(written.length))})
		}
	}
	slices.SortFunc(l.words, byWorth)
	l.words = l.words[:min(len(l.words), tellingTerms)]
	for _, fact := range []struct {
		terms   []string
		matters float32
	}{{facetTerms(byTag, l.text.Tags), tagMatters}, {facetTerms(byRegion, l.text.Regions), regionMatters}} {
		for _, term := range fact.terms {
			a := alternative{facetField, term, 1}
			documents, err := v.visibleWith(a, l.side)
			if err != nil {
				return err
			}
			l.facts = append(l.facts, sign{a, fact.matters * worth(documents, all)})
		}
	}
	slices.SortFunc(l.facts, byWorth)
	for _, s := range slices.Concat(l.words, l.facts) {
		l.all += s.worth
	}
	return nil
}

// byWorth puts what tells most first.
func byWorth(a, b sign) int {
	return cmp.Or(cmp.Compare(b.worth, a.worth), strings.Compare(a.term, b.term))
}

// standingOut are the terms that weigh most in a text.
func standingOut(written *field) []*index.TokenFreq {
	var list []*index.TokenFreq
	for term, e := range written.terms {
		if !strings.HasSuffix(term, more) && len(term) > 2 {
			list = append(list, e)
		}
	}
	slices.SortFunc(list, func(a, b *index.TokenFreq) int {
		if byWeight := cmp.Compare(imprint(b.Frequency()).weight(), imprint(a.Frequency()).weight()); byWeight != 0 {
			return byWeight
		}
		return bytes.Compare(a.Term, b.Term)
	})
	return list[:min(len(list), weighedTerms)]
}

func (l *likening) searchShard(s *shard) error {
	scores := make([]float32, s.segment.Count())
	for _, sign := range l.words {
		list, err := s.postings(sign.field, sign.term)
		if err != nil {
			return err
		}
		for number := range roaring.Values(documents(list)) {
			scores[number] += sign.worth
		}
	}
	for _, sign := range l.facts {
		list, err := s.postings(sign.field, sign.term)
		if err != nil {
			return err
		}
		for number := range roaring.Values(documents(list)) {
			if scores[number] > 0 || sign.term[0] == byTag { // a region alone is no likeness
				scores[number] += sign.worth
			}
		}
	}
	same, err := s.having([]string{facetTerm(byLanguage, l.text.Language)})
	if err != nil {
		return err
	}
	hidden := s.hidden(l.side)
	for number, score := range scores {
		if score == 0 || hidden.Contains(uint32(number)) || !same.Contains(uint32(number)) {
			continue
		}
		p := place{score: score / l.all * l.fresh.of(s.at[number]), at: s.at[number], shard: s, number: uint32(number)}
		if len(l.top.places) == l.top.limit && l.top.compare(&p, &l.top.places[l.top.limit-1]) >= 0 {
			continue
		}
		if l.top.id(&p) != l.text.ID {
			l.top.add(p)
		}
	}
	return nil
}

// explain says what a place has in common with the text.
func (l *likening) explain(p *place) (Likeness, error) {
	like := Likeness{ID: p.id, At: p.at, Score: p.score / l.fresh.of(p.at)}
	for _, sign := range slices.Concat(l.facts, l.words) {
		list, err := p.shard.postings(sign.field, sign.term)
		if err != nil {
			return like, err
		}
		if !documents(list).Contains(p.number) {
			continue
		}
		switch {
		case sign.field == facetField && sign.term[0] == byTag:
			like.Tags = append(like.Tags, sign.term[1:])
		case sign.field == facetField:
			like.Regions = append(like.Regions, sign.term[1:])
		case len(like.Words) < sharedWords:
			like.Words = append(like.Words, sign.term)
		}
	}
	return like, nil
}
