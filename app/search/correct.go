package search

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	segment "github.com/blevesearch/scorch_segment_api/v2"
	"github.com/blevesearch/vellum/levenshtein"
)

// How far a spelling is looked for, and how many words of the index are
// weighed for it.
const (
	shortestTwice  = 7 // letters a word has for two of them to be wrong
	longestLoose   = 40
	mostSpellings  = 300
	mostCorrected  = 3 // words of one query
	mostAttempts   = 3 // spellings of one word
	correctClauses = 8 // a longer query is not guessed at
)

// correct searches again with the words that are nowhere in the index spelled
// as the nearest that is: first of headlines and tags, then of texts. It
// returns s itself where that finds nothing that the query's side may see.
func (x *Index) correct(ctx context.Context, s *search, t typed, after *cursor) (*search, string, error) {
	if len(t.clauses) > correctClauses {
		return s, "", nil
	}
	near := t
	near.clauses = slices.Clone(t.clauses)
	corrected := 0
	for i, c := range t.clauses {
		if c.not || c.phrase || corrected == mostCorrected {
			continue
		}
		spelling, err := x.spell(ctx, s, t, c)
		if err != nil {
			return s, "", err
		}
		if spelling != "" {
			near.clauses[i].text = spelling
			corrected++
		}
	}
	if corrected == 0 {
		return s, "", nil
	}
	again, err := x.again(ctx, s, near, after)
	if err != nil || again.top.total == 0 {
		return s, "", err
	}
	return again, near.String(), nil
}

// again is s with other clauses, each word whole.
func (x *Index) again(ctx context.Context, s *search, t typed, after *cursor) (*search, error) {
	q := s.query
	q.Prefix = false
	again, err := x.question(s.view, q, t, after)
	if err != nil {
		return nil, err
	}
	return again, again.run(ctx)
}

// spell is another spelling of a word that finds something by itself; empty
// where the word does so as it is, or none does.
func (x *Index) spell(ctx context.Context, s *search, t typed, c typedClause) (string, error) {
	surface := fold(c.text)
	letters := utf8.RuneCountInString(surface)
	if letters < shortestLoose || letters > longestLoose || strings.ContainsFunc(surface, func(r rune) bool { return kindIn(r) == apart }) {
		return "", nil
	}
	if alone, err := x.alone(ctx, s, t, c.text); err != nil || alone.top.total > 0 {
		return "", err
	}
	for distance := 1; distance <= 2 && (distance == 1 || letters >= shortestTwice); distance++ {
		around, err := spellingsAround(surface, distance)
		if err != nil {
			return "", err
		}
		for _, field := range append([]string{titleField}, fieldOf[:]...) {
			nearest, err := s.view.nearest(field, surface, around)
			if err != nil {
				return "", err
			}
			for _, spelling := range nearest {
				alone, err := x.alone(ctx, s, t, spelling)
				if err != nil {
					return "", err
				}
				if alone.top.total > 0 {
					return x.asWritten(alone, field, spelling)
				}
			}
		}
	}
	return "", nil
}

// alone searches for a word by itself, within the query's filters.
func (x *Index) alone(ctx context.Context, s *search, t typed, text string) (*search, error) {
	return x.again(ctx, s, typed{clauses: []typedClause{{text: text}}, filters: t.filters}, nil)
}

// asWritten is a spelling as a person writes it. What stands in the field of a
// text is only the part that its forms have in common, so the word is taken
// from a story that has it.
func (x *Index) asWritten(alone *search, field, spelling string) (string, error) {
	if field == titleField || x.options.Text == nil {
		return spelling, nil
	}
	d, err := x.options.Text(alone.top.id(&alone.top.places[0]), alone.query.Public)
	if err != nil {
		return "", fmt.Errorf("read a story for a spelling: %w", err)
	}
	a := analysers.Get().(*analyser)
	defer analysers.Put(a)
	m := alone.marker(d.Language, a)
	for _, text := range []string{d.Standfirst, d.Body} {
		for _, w := range m.find(text, excerptSearch) {
			return strings.ToLower(text[w.start:w.end]), nil
		}
	}
	return spelling, nil
}

// builders make automata for one and for two wrong letters.
var builders = sync.OnceValues(func() (made [2]*levenshtein.LevenshteinAutomatonBuilder, err error) {
	for i := range made {
		if made[i], err = levenshtein.NewLevenshteinAutomatonBuilder(uint8(i+1), false); err != nil {
			return made, fmt.Errorf("prepare for spellings: %w", err)
		}
	}
	return made, nil
})

// spellingsAround takes what is so many letters from surface. It is made once
// for all dictionaries, for making it is most of the work.
func spellingsAround(surface string, distance int) (segment.Automaton, error) {
	made, err := builders()
	if err != nil {
		return nil, err
	}
	around, err := made[distance-1].BuildDfa(surface, uint8(distance))
	if err != nil {
		return nil, fmt.Errorf("look for a spelling: %w", err)
	}
	return around, nil
}

// nearest are the words of a field that around takes, those of the most
// documents first.
func (v *view) nearest(field, surface string, around segment.Automaton) ([]string, error) {
	documents := map[string]uint64{}
	for _, s := range v.shards {
		d, err := s.dictionary(field)
		if err != nil {
			return nil, err
		}
		words := d.AutomatonIterator(around, nil, nil)
		for read := 0; read < mostSpellings; read++ {
			entry, err := words.Next()
			if err != nil {
				return nil, fmt.Errorf("look for a spelling: %w", err)
			}
			if entry == nil {
				break
			}
			if !strings.ContainsAny(entry.Term, more+beginning("")) && entry.Term != surface {
				documents[strings.Clone(entry.Term)] += entry.Count
			}
		}
	}
	spellings := slices.SortedFunc(maps.Keys(documents), func(a, b string) int {
		return cmp.Or(cmp.Compare(documents[b], documents[a]), strings.Compare(a, b))
	})
	return spellings[:min(len(spellings), mostAttempts)], nil
}

// String is the query as it would be typed.
func (t typed) String() string {
	var parts []string
	for _, c := range t.clauses {
		text := c.text
		if c.phrase {
			text = `"` + text + `"`
		}
		if c.not {
			text = "-" + text
		}
		parts = append(parts, text)
	}
	for _, f := range t.filters {
		value := f.value
		if strings.ContainsFunc(value, isBlank) {
			value = `"` + value + `"`
		}
		text := string(f.name) + ":" + value
		if f.not {
			text = "-" + text
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, " ")
}
