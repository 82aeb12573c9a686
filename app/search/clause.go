package search

import (
	"slices"
	"strings"
)

// alternative is a term that a word may be found by.
type alternative struct {
	field  string
	term   string
	weight float32 // how much less it counts than the word as typed
}

// spot is a word of a clause: any of its alternatives, so many places after
// the clause's first.
type spot struct {
	offset       int
	alternatives []alternative
}

// clause is a word, or words that stand next to each other.
type clause []spot

func (c clause) equal(other clause) bool {
	return slices.EqualFunc(c, other, func(a, b spot) bool {
		return a.offset == b.offset && slices.Equal(a.alternatives, b.alternatives)
	})
}

// enyeWeight is what a word counts that is spelled with ñ where n was typed.
const enyeWeight = 0.4

// reading is a query as the analysis of one tongue has it.
type reading struct {
	tongue   tongue
	required []clause
	excluded []clause
	titled   bool // the clauses are of the title field, which all tongues share
}

// read makes the typed clauses the tongue's. Function words are places in a
// phrase and nothing else; where there is nothing but them, they are looked
// for in headlines as they are.
func read(clauses []typedClause, t tongue, a *analyser) reading {
	r := reading{tongue: t}
	for _, c := range clauses {
		made := readClause(c.text, t, a)
		switch {
		case len(made) == 0 || slices.ContainsFunc(r.required, made.equal) && !c.not:
		case c.not:
			r.excluded = append(r.excluded, made)
		default:
			r.required = append(r.required, made)
		}
	}
	if len(r.required) == 0 {
		r.required, r.titled = asTitle(clauses, a), true
	}
	return r
}

func readClause(text string, t tongue, a *analyser) clause {
	var made clause
	place := 0
	words(text, func(w word) bool {
		place++
		found := a.token(text[w.start:w.end], t)
		if !found.function && len(made) < mostClauses {
			made = append(made, spot{place, alternativesOf(found, t, a)})
		}
		return true
	})
	return made
}

func alternativesOf(found token, t tongue, a *analyser) []alternative {
	field := fieldOf[t]
	var list []alternative
	for _, term := range found.terms {
		if term != "" {
			list = append(list, alternative{field, term, 1})
		}
	}
	for _, spelling := range withEnye(found.surface) {
		if other := a.token(spelling, t); !other.function && !found.matches(other.terms[0]) {
			list = append(list, alternative{field, other.terms[0], enyeWeight})
		}
	}
	return list
}

// asTitle reads clauses of function words alone: headlines have them as they
// are written.
func asTitle(clauses []typedClause, a *analyser) []clause {
	var made []clause
	for _, c := range clauses {
		if c.not {
			continue
		}
		words(c.text, func(w word) bool {
			surface := a.token(c.text[w.start:w.end], inOther).surface
			if surface != "" && len(made) < mostClauses {
				made = append(made, clause{{0, []alternative{{titleField, surface, 1}}}})
			}
			return true
		})
	}
	return made
}

// started is the word that is still being typed: what stands in the title
// field, and what texts may have.
type started struct {
	beginnings []string // folded; an Arabic one without its article too
	whole      [tongues][]alternative
}

// start takes the last clause of a query that is still being typed, if it is
// a single word.
func start(clauses []typedClause, a *analyser) (rest []typedClause, s *started) {
	if len(clauses) == 0 {
		return clauses, nil
	}
	last := clauses[len(clauses)-1]
	if last.phrase || last.not || strings.TrimSpace(last.text) == "" {
		return clauses, nil
	}
	s = &started{}
	words(last.text, func(w word) bool {
		if s.beginnings != nil { // several words
			s = nil
			return false
		}
		for t := range tongues {
			found := a.token(last.text[w.start:w.end], t)
			if t == inOther {
				s.beginnings = append(s.beginnings, found.surface)
			}
			if !found.function {
				s.whole[t] = alternativesOf(found, t, a)
			}
		}
		return true
	})
	if s == nil || len(s.beginnings) == 0 {
		return clauses, nil
	}
	if whole := s.beginnings[0]; isArabic(whole) {
		if bare, cut := withoutPrefix(whole); cut {
			s.beginnings = append(s.beginnings, bare)
		}
	}
	return clauses[:len(clauses)-1], s
}
