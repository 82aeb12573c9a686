package search

import "strings"

// inARow is how many words in a row two texts must share to share anything:
// on one matter they share words, but hardly three in a row.
const inARow = 3

// Resemblance is how much of the shorter text, headline and body, the longer
// one says in the same words, from 0 to 1. Texts in two languages share nothing.
func Resemblance(a, b *Document) float64 {
	if tongueOf(a.Language) != tongueOf(b.Language) {
		return 0
	}
	of, in := rows(a), rows(b)
	if len(in) < len(of) {
		of, in = in, of
	}
	if len(of) == 0 {
		return 0
	}
	shared := 0
	for row := range of {
		if in[row] {
			shared++
		}
	}
	return float64(shared) / float64(len(of))
}

// rows are the rows of words of a text; of one that is shorter, all it has.
func rows(d *Document) map[string]bool {
	words := Terms(d.Language, d.Headline+"\n"+d.Body)
	set := map[string]bool{}
	if 0 < len(words) && len(words) < inARow {
		set[strings.Join(words, " ")] = true
	}
	for i := range max(0, len(words)-inARow+1) {
		set[strings.Join(words[i:i+inARow], " ")] = true
	}
	return set
}
