package search

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const (
	tatweel = '\u0640'
	tilde   = '\u0303'
)

// plain are letters that decomposing leaves whole.
var plain = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l", 'ı': "i", 'ŋ': "ng",
}

// fold makes the spellings of a word one: lower case, without accents and
// Arabic vowel signs, with Western digits. The ñ stays a letter.
func fold(s string) string {
	if isPlainASCII(s) {
		return s
	}
	out := make([]byte, 0, len(s))
	last := rune(0)
	for _, r := range norm.NFKD.String(s) {
		r = unicode.ToLower(r)
		switch {
		case r == tilde && last == 'n':
			out = append(out[:len(out)-1], "ñ"...)
		case r == tatweel, unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf), kindIn(r) == quote:
			continue // last stays the letter that carries the mark
		case r == '٫':
			out = append(out, '.')
		case r == '٬':
			out = append(out, ',')
		case unicode.IsDigit(r):
			out = append(out, western(r))
		default:
			if p := plain[r]; p != "" {
				out = append(out, p...)
			} else {
				out = utf8.AppendRune(out, arabicLetter(r))
			}
		}
		last = r
	}
	return string(out)
}

// isPlainASCII says whether fold would leave s as it is.
func isPlainASCII(s string) bool {
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' || c == '\'' {
			return false
		}
	}
	return true
}

// arabicLetter makes the forms of a letter one; what NFKD takes apart (the
// hamza on its seats, the madda) is gone by then.
func arabicLetter(r rune) rune {
	switch r {
	case 'ٱ':
		return 'ا'
	case 'ى', 'ی', 'ې', 'ے':
		return 'ي'
	case 'ة', 'ہ', 'ۀ', 'ۃ', 'ە':
		return 'ه'
	case 'ک', 'ڪ':
		return 'ك'
	}
	return r
}

// western is the Western digit of a decimal digit of any script: they come in
// runs of ten that begin at their zero.
func western(r rune) byte {
	if '0' <= r && r <= '9' {
		return byte(r)
	}
	value := byte(0)
	for unicode.IsDigit(r-1) && value < 9 {
		r, value = r-1, value+1
	}
	return '0' + value
}

// isArabic says whether a word is in Arabic letters.
func isArabic(folded string) bool {
	for _, r := range folded {
		if unicode.IsLetter(r) {
			return unicode.Is(unicode.Arabic, r)
		}
	}
	return false
}

// shortestLoose is how long a word must be, in letters, for another spelling
// of it to be looked for: short words are taken at their word.
const shortestLoose = 4

// withEnye are the spellings of a folded word in which an n may have been
// meant as ñ. Short words are taken at their word: ano is not año.
func withEnye(folded string) []string {
	if utf8.RuneCountInString(folded) < shortestLoose {
		return nil
	}
	var spellings []string
	for i := 0; i < len(folded) && len(spellings) < 3; i++ {
		if folded[i] == 'n' {
			spellings = append(spellings, folded[:i]+"ñ"+folded[i+1:])
		}
	}
	return spellings
}
