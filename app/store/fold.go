package store

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Fold makes names comparable: without regard to case, diacritics, hamza and
// the other forms of Arabic letters, tatweel, kinds of digit, punctuation
// between and inside words, and the Arabic article. Two spellings of a name
// have the same fold.
func Fold(s string) string { return withoutArticles(foldLetters(s)) }

// foldLetters is Fold that keeps the article.
func foldLetters(s string) string {
	var b strings.Builder
	space := false
	for _, r := range norm.NFKD.String(cases.Fold().String(s)) {
		switch r = foldRune(r); {
		case r == ignored:
		case r == ' ':
			space = b.Len() > 0
		default:
			if space {
				b.WriteByte(' ')
				space = false
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}

// ignored marks letters that a fold leaves out.
const ignored = -1

// foldRune is what r becomes, after its marks (hamza among them) have been
// taken apart from it by NFKD.
func foldRune(r rune) rune {
	switch r {
	case 'ٱ':
		return 'ا'
	case 'ى', 'ی':
		return 'ي'
	case 'ک':
		return 'ك'
	case 'ة':
		return 'ه'
	case 'ء', 'ـ', '\'', '’', '‘', 'ʼ', 'ʿ', 'ʾ', '`', '´', '.', '·':
		return ignored
	}
	switch {
	case unicode.In(r, unicode.Mn, unicode.Cf):
		return ignored
	case unicode.In(r, unicode.Z, unicode.Pd, unicode.Pc, unicode.Pi, unicode.Pf, unicode.Ps, unicode.Pe, unicode.Cc),
		r == ',', r == '،', r == ';', r == '؛', r == ':', r == '"':
		return ' '
	case unicode.IsDigit(r):
		return '0' + digit(r)
	}
	return r
}

// digit is the value of a decimal digit of any script: digits come in runs of
// ten that begin at their zero.
func digit(r rune) rune {
	value := rune(0)
	for unicode.IsDigit(r-1) && value < 9 {
		r, value = r-1, value+1
	}
	return value
}

const article = "ال"

// withoutArticles takes the article from every word that keeps two letters
// without it.
func withoutArticles(folded string) string {
	if !strings.Contains(folded, article) {
		return folded
	}
	words := strings.Split(folded, " ")
	for i, word := range words {
		if bare, has := strings.CutPrefix(word, article); has && utf8.RuneCountInString(bare) > 2 {
			words[i] = bare
		}
	}
	return strings.Join(words, " ")
}
