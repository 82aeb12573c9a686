package corpus

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strings"
	"unicode/utf8"
)

// lexicon is a language's words by how often they are used: rank 0 most.
type lexicon struct {
	seed     uint64
	function []string // the, of, and …: the first ranks
	words    []string // of the list
}

// newLexicon ranks the words of a list. Lists are alphabetical and say nothing
// of use; short words are used more, so a word's rank is its length and luck.
func newLexicon(seed uint64, function, list []string) *lexicon {
	type ranked struct {
		word string
		key  float64
	}
	all := make([]ranked, len(list))
	for i, word := range list {
		h := fnv.New64a()
		h.Write([]byte(word))
		luck := float64(mix(h.Sum64()^seed)>>11) / (1 << 53)
		all[i] = ranked{word, float64(utf8.RuneCountInString(word)) + 10*luck}
	}
	slices.SortFunc(all, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(a.key, b.key), strings.Compare(a.word, b.word))
	})
	l := &lexicon{seed: seed, function: function}
	for i, r := range all {
		if (i == 0 || r.word != all[i-1].word) && !slices.Contains(function, r.word) {
			l.words = append(l.words, r.word)
		}
	}
	return l
}

// word is the word of a rank. Behind the list's end stand coined ones, as a
// newspaper's vocabulary never ends: names, compounds, slips.
func (l *lexicon) word(rank uint64) string {
	if rank < uint64(len(l.function)) {
		return l.function[rank]
	}
	rank -= uint64(len(l.function))
	if rank < uint64(len(l.words)) {
		return l.words[rank]
	}
	h := mix(rank ^ l.seed)
	n := uint64(len(l.words))
	front, back := []rune(l.words[h%n]), []rune(l.words[(h>>32)%n])
	return string(front[:(len(front)+1)/2]) + string(back[len(back)/2:])
}

// isFunction says whether rank is a function word's.
func (l *lexicon) isFunction(rank uint64) bool { return rank < uint64(len(l.function)) }

// mix spreads the bits of x (the finaliser of SplitMix64).
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
