package search

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/spanish"

	"galley/app/news"
)

// tongue is how texts are analysed: a field of the index for each.
type tongue uint8

const (
	inEnglish tongue = iota
	inSpanish
	inArabic
	inOther
	tongues // how many there are
)

// tongueOf is the analysis for texts in a language.
func tongueOf(language string) tongue {
	switch news.Base(language) {
	case "en":
		return inEnglish
	case "es":
		return inSpanish
	case "ar":
		return inArabic
	}
	return inOther
}

// token is a word as it is indexed.
type token struct {
	surface  string    // folded, as it was written
	terms    [2]string // what it is found by; the second may be empty
	function bool      // a function word: no term, but a place in a phrase
}

// matches says whether two words are found by one another.
func (t token) matches(term string) bool {
	return t.terms[0] == term || t.terms[1] == term && term != ""
}

const (
	longestWord = 120     // bytes; the rest of a longer word is not looked at
	remembered  = 1 << 14 // words an analyser keeps of each tongue
)

// analyser turns words into tokens and remembers those it has met, because a
// text says the same words again and again. It serves one goroutine.
type analyser struct{ known [tongues]map[string]token }

var analysers = sync.Pool{New: func() any {
	a := &analyser{}
	for t := range a.known {
		a.known[t] = map[string]token{}
	}
	return a
}}

func (a *analyser) token(word string, t tongue) token {
	if found, known := a.known[t][word]; known {
		return found
	}
	if len(a.known[t]) >= remembered {
		clear(a.known[t])
	}
	found := analyse(cut(word, longestWord), t)
	a.known[t][strings.Clone(word)] = found
	return found
}

// analyse is the token of a word in a text in t. The letters decide first:
// an Arabic name in an English text is an Arabic word.
func analyse(word string, t tongue) token {
	lower := strings.ToLower(word)
	surface := cut(fold(word), longestWord)
	if surface != "" && surface[0] <= '9' && strings.ContainsAny(surface, ".,") {
		surface = number(surface)
	}
	switch {
	case surface == "":
		return token{function: true}
	case isArabic(surface):
		return analyseArabic(lower, surface, t)
	case t == inEnglish:
		return analyseEnglish(strings.ReplaceAll(lower, "’", "'"), surface)
	case t == inSpanish:
		return analyseSpanish(lower, surface)
	}
	return token{surface: surface, terms: [2]string{surface}}
}

func analyseArabic(written, surface string, t tongue) token {
	if t == inOther { // Persian, Urdu: the letters are one, the grammar is not
		return token{surface: surface, terms: [2]string{surface}}
	}
	if arabicFunction.has(surface) && !isAli(written, surface) {
		return token{surface: surface, function: true}
	}
	term, also := stemArabic(surface)
	return token{surface: surface, terms: [2]string{term, also}}
}

// isAli tells the name Ali from the preposition that folds to the same letters:
// only the preposition ends without dots.
func isAli(written, surface string) bool {
	return surface == "علي" && !strings.ContainsAny(written, "ىی")
}

var (
	englishForms = readForms("english.txt")
	englishWhole = readForms("english-whole.txt")
)

func analyseEnglish(lower, surface string) token {
	if bare, possessive := strings.CutSuffix(lower, "'s"); possessive && bare != "" {
		surface = fold(bare)
	}
	if englishFunction.has(surface) {
		return token{surface: surface, function: true}
	}
	if whole := englishWhole[surface]; whole != "" {
		return token{surface: surface, terms: [2]string{whole}}
	}
	word := british(surface)
	if of := englishForms[surface]; of != "" {
		word = of
	}
	env := snowballstem.NewEnv(word)
	english.Stem(env)
	stem := env.Current()
	if of := englishForms[stem]; of != "" { // a form in the plural
		env.SetCurrent(of)
		english.Stem(env)
		stem = env.Current()
	}
	return token{surface: surface, terms: [2]string{stem}}
}

// british spells the ending -ize and its family with an s: the stemmer tells
// the two apart.
func british(word string) string {
	for _, ending := range []string{"e", "es", "ed", "er", "ers", "ing", "ation", "ations"} {
		if root, american := strings.CutSuffix(word, "iz"+ending); american && len(root) > 3 {
			return root + "is" + ending
		}
	}
	return word
}

var (
	spanishForms = readForms("spanish.txt")
	spanishWhole = readForms("spanish-whole.txt")
)

// analyseSpanish stems a word as it is written and as it is written without
// its accents: publicó leads to publicar by its accent only, and economia must
// find economía.
func analyseSpanish(lower, surface string) token {
	if spanishFunction.has(surface) {
		return token{surface: surface, function: true}
	}
	if whole := spanishWhole[surface]; whole != "" {
		return token{surface: surface, terms: [2]string{whole}}
	}
	if of := spanishForms[surface]; of != "" {
		return token{surface: surface, terms: [2]string{stemSpanish(of)}}
	}
	terms := [2]string{stemSpanish(lower), stemSpanish(surface)}
	if terms[0] == terms[1] {
		terms[1] = ""
	}
	if root, plural := strings.CutSuffix(surface, "ces"); plural && root != "" {
		terms[1] = stemSpanish(root + "z") // jueces
	}
	return token{surface: surface, terms: terms}
}

func stemSpanish(word string) string {
	env := snowballstem.NewEnv(word)
	spanish.Stem(env)
	return fold(env.Current())
}

// cut is the beginning of s in at most limit bytes, whole letters.
func cut(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	for limit > 0 && !utf8.RuneStart(s[limit]) {
		limit--
	}
	return s[:limit]
}

// Terms are the words of a text as the index knows them, function words left
// out: for a comparison that is to be fed the same analysis.
func Terms(language, text string) []string {
	a := analysers.Get().(*analyser)
	defer analysers.Put(a)
	t := tongueOf(language)
	var terms []string
	words(text, func(w word) bool {
		if found := a.token(text[w.start:w.end], t); !found.function {
			terms = append(terms, found.terms[0])
		}
		return true
	})
	return terms
}
