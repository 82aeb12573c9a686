package search

import (
	"unicode"
	"unicode/utf8"
)

// word is a word of a text and where it stands: whole clusters, so that what
// is cut or marked there never parts a letter from its marks.
type word struct{ start, end int }

// words calls yield for the words of text in order, until it says to stop.
// Letters of scripts that are written without spaces are words each, which a
// query finds again as a phrase.
func words(text string, yield func(word) bool) {
	for i := 0; i < len(text); {
		r, size := runeAt(text, i)
		kind := kindOf(r)
		if kind == apart {
			i += size
			continue
		}
		end := endOf(text, i+size, kind, r)
		if !yield(word{i, end}) {
			return
		}
		i = end
	}
}

// kind is what a rune does to a word.
type kind uint8

const (
	apart  kind = iota // stands between words
	letter             // part of a word
	digit              // part of a word; points and commas may stand between two
	alone              // a word by itself
	mark               // stays with the letter before it
	joiner             // stays inside a word, never begins or ends one
	quote              // inside a word between letters
	point              // inside a number between digits
)

// endOf is the end of the word that goes on at i after prev, of kind before.
func endOf(text string, i int, before kind, prev rune) int {
	end := i
	for i < len(text) {
		r, size := runeAt(text, i)
		switch kind := kindIn(r); kind {
		case mark:
			end = i + size
		case joiner:
		case letter, digit:
			if before == alone {
				return end
			}
			before, prev, end = kind, r, i+size
		case quote, point:
			next, _ := runeAt(text, i+size)
			if !bridges(kind, before, kindOf(next), prev) {
				return end
			}
		default:
			return end
		}
		i += size
	}
	return end
}

// bridges says whether an apostrophe or a point between two runes leaves them
// one word.
func bridges(between, before, after kind, prev rune) bool {
	if between == quote {
		return before == letter && after == letter && !unicode.Is(unicode.Arabic, prev)
	}
	return before == digit && after == digit
}

func runeAt(text string, i int) (rune, int) {
	if i >= len(text) {
		return 0, 1
	}
	if c := text[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(text[i:])
}

// unspaced are the scripts without spaces between words.
var unspaced = []*unicode.RangeTable{
	unicode.Han, unicode.Hiragana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar, unicode.Tibetan,
}

var asciiKinds = func() (table [utf8.RuneSelf]kind) {
	for c := range table {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z':
			table[c] = letter
		case '0' <= c && c <= '9':
			table[c] = digit
		}
	}
	return table
}()

// kindOf is what r does outside a word.
func kindOf(r rune) kind {
	if r < utf8.RuneSelf {
		return asciiKinds[r]
	}
	switch {
	case 0x0620 <= r && r <= 0x064A && r != tatweel: // the Arabic alphabet, the common case
		return letter
	case unicode.IsLetter(r):
		if r >= 0x0E00 && unicode.In(r, unspaced...) {
			return alone
		}
		return letter
	case unicode.IsNumber(r):
		return digit
	}
	return apart
}

// kindIn is what r does inside a word.
func kindIn(r rune) kind {
	switch r {
	case '\'', '’', 'ʼ':
		return quote
	case '.', ',', '٫', '٬':
		return point
	case tatweel:
		return mark
	case '\u00AD', '\u200C', '\u200D', '\u200E', '\u200F', '\u061C', '\u2060', '\uFEFF':
		return joiner
	}
	if r >= 0x0300 && unicode.IsMark(r) {
		return mark
	}
	return kindOf(r)
}
