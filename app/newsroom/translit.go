package newsroom

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

const tatweel = 'ـ'

// latin writes text in Latin letters without diacritics: é as e, ñ as n, ß as
// ss, and Arabic letters by the table below.
func latin(text string) string {
	runes := []rune(norm.NFC.String(text))
	var b strings.Builder
	for i, r := range runes {
		if s, found := letters[unicode.ToLower(r)]; found {
			b.WriteString(s)
			continue
		}
		if r == 'و' || r == 'ي' || r == 'ى' || r == 'ی' {
			b.WriteString(semivowel(runes, i))
			continue
		}
		if d := r - '٠'; d >= 0 && d <= 9 {
			b.WriteRune('0' + d)
			continue
		}
		if d := r - '۰'; d >= 0 && d <= 9 {
			b.WriteRune('0' + d)
			continue
		}
		for _, part := range norm.NFD.String(string(r)) {
			if !unicode.Is(unicode.Mn, part) {
				b.WriteRune(part)
			}
		}
	}
	return b.String()
}

// letters are those that are not their base letter with a mark. The Arabic
// ones follow the plain English forms that newsrooms use for names.
var letters = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l", 'ı': "i",
	'ء': "", 'ا': "a", 'أ': "a", 'إ': "i", 'آ': "a", 'ٱ': "a", 'ؤ': "u", 'ئ': "i",
	'ب': "b", 'ة': "a", 'ت': "t", 'ث': "th", 'ج': "j", 'ح': "h", 'خ': "kh", 'د': "d", 'ذ': "dh",
	'ر': "r", 'ز': "z", 'س': "s", 'ش': "sh", 'ص': "s", 'ض': "d", 'ط': "t", 'ظ': "z", 'ع': "a",
	'غ': "gh", 'ف': "f", 'ق': "q", 'ك': "k", 'ل': "l", 'م': "m", 'ن': "n", 'ه': "h",
	'پ': "p", 'چ': "ch", 'ژ': "zh", 'گ': "g", 'ک': "k", 'ڤ': "v", tatweel: "",
	'،': " ", '؛': " ", '؟': " ",
}

// semivowel reads waw and ya: a consonant where a word begins or beside an
// alif, a long vowel elsewhere.
func semivowel(runes []rune, i int) string {
	consonant := i == 0 || !unicode.IsLetter(runes[i-1]) ||
		strings.ContainsRune("اأإآ", runes[i-1]) ||
		i+1 < len(runes) && strings.ContainsRune("اأآة", runes[i+1])
	switch {
	case runes[i] == 'و' && consonant:
		return "w"
	case runes[i] == 'و':
		return "u"
	case runes[i] == 'ى':
		return "a"
	case consonant:
		return "y"
	}
	return "i"
}

// hasArabic says whether text has letters of the Arabic script.
func hasArabic(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Arabic, r) && unicode.IsLetter(r) })
}
