package search

import (
	"slices"
	"strings"
	"unicode/utf8"
)

var (
	arabicForms = readForms("arabic.txt")
	// arabicKnown are words as they are: what is one is cut no further.
	arabicKnown = func() set {
		known := readSet("arabic-whole.txt")
		for form := range arabicForms {
			delete(known, form)
		}
		for _, word := range arabicForms {
			known[word] = struct{}{}
		}
		return known
	}()
)

// arabicPrefixes end in the article, longest first; a prefix must leave two
// letters of a word, and three where it could be the word's own beginning.
var arabicPrefixes = []string{"وبال", "وكال", "فبال", "ولل", "فلل", "وال", "فال", "بال", "كال", "لل", "ال"}

// stemArabic is the term of a folded Arabic word, and a second one where the
// word may begin with a preposition: conjunctions, prepositions before the
// article, the article, pronouns, the endings of number and kind are cut, and
// broken plurals led to their singular by the lexicon.
func stemArabic(folded string) (term, also string) {
	term = stemArabicWord(folded)
	if bare, cut := withoutPreposition(folded); cut && !arabicKnown.has(term) {
		stem, known := withoutSuffixes(bare)
		if known || utf8.RuneCountInString(stem) >= 4 {
			also = stem
		}
	}
	return term, also
}

func stemArabicWord(word string) string {
	for {
		stem, known := withoutSuffixes(word)
		next, cut := withoutPrefix(word)
		if !cut || isKnownArabic(word) {
			return stem
		}
		if !strings.HasPrefix(word, "و") || !known { // what follows an article is a word, rather than its end an ending
			if bare, is := withoutSuffixes(next); is {
				return bare
			}
		}
		if known {
			return stem
		}
		word = next
	}
}

func withoutPrefix(word string) (string, bool) {
	for _, prefix := range arabicPrefixes {
		if rest, cut := strings.CutPrefix(word, prefix); cut {
			letters := utf8.RuneCountInString(rest)
			if letters >= 3 || letters == 2 && prefix == "ال" {
				return rest, true
			}
		}
	}
	if rest, cut := strings.CutPrefix(word, "و"); cut && utf8.RuneCountInString(rest) >= 3 {
		return rest, true
	}
	return word, false
}

// withoutPreposition takes away a ب or ل that is written before a noun
// without article, and the conjunction before that.
func withoutPreposition(word string) (string, bool) {
	if rest, cut := strings.CutPrefix(word, "و"); cut {
		word = rest
	}
	for _, preposition := range []string{"ب", "ل"} {
		if rest, cut := strings.CutPrefix(word, preposition); cut && !strings.HasPrefix(rest, "ال") {
			return rest, true
		}
	}
	return word, false
}

// ending is a suffix: how many letters it must leave, and whether what it
// leaves must be a known word, because many words end so by themselves.
type ending struct {
	letters string
	leaves  int
	known   bool
}

var (
	arabicPronouns = []ending{{"هما", 3, false}, {"هم", 3, false}, {"ها", 3, false}, {"هن", 3, true}, {"نا", 3, true}, {"كم", 3, true}, {"ه", 3, true}}
	arabicNumbers  = []ending{{"تان", 3, false}, {"تين", 3, false}, {"ات", 3, false}, {"ان", 4, false}, {"ين", 4, false}, {"ون", 4, false}, {"ان", 3, true}, {"ين", 3, true}, {"ون", 3, true}, {"وا", 3, false}}
	arabicKinds    = []ending{{"ه", 3, false}, {"ي", 4, false}, {"ا", 3, true}}
)

// withoutSuffixes is the word without its endings, and whether it is a known
// one.
func withoutSuffixes(word string) (string, bool) {
	for range 4 { // a word has no more endings
		if arabicKnown.has(word) {
			return word, true
		}
		if singular := arabicForms[word]; singular != "" {
			return singular, true
		}
		next, cut := withoutEnding(word)
		if !cut {
			return word, false
		}
		word = next
	}
	return word, arabicKnown.has(word)
}

func withoutEnding(word string) (string, bool) {
	for _, endings := range [][]ending{arabicPronouns, arabicNumbers, arabicKinds} {
		for _, e := range endings {
			rest, cut := strings.CutSuffix(word, e.letters)
			if !cut || utf8.RuneCountInString(rest) < e.leaves {
				continue
			}
			if whole, is := closed(rest, e.letters); is {
				return whole, true
			}
			if !e.known || isKnownArabic(rest) {
				return rest, true
			}
		}
	}
	return word, false
}

// closed gives a word back its ة, which is a ت before a pronoun and has gone
// before the ending of the plural.
func closed(rest, ending string) (string, bool) {
	stem, opened := strings.CutSuffix(rest, "ت")
	if slices.Contains([]string{"ات", "تان", "تين"}, ending) {
		stem, opened = rest, true
	}
	if whole := stem + "ه"; opened && arabicKnown.has(whole) {
		return whole, true
	}
	return "", false
}

func isKnownArabic(word string) bool {
	return arabicKnown.has(word) || arabicForms[word] != ""
}
