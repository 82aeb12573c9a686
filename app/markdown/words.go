package markdown

import "unicode"

// countWords counts runs of letters and digits. Marks, joiners and a kashida
// belong to the word around them; an apostrophe, a hyphen or a point does
// where it stands between two letters, a comma only between two digits.
func countWords(text string) int {
	runes := []rune(text)
	words, inside := 0, false
	for i, r := range runes {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r):
			if !inside {
				words++
			}
			inside = true
		case unicode.IsMark(r), unicode.Is(unicode.Cf, r):
		case inside && i+1 < len(runes) && joins(runes[i-1], r, runes[i+1]):
		default:
			inside = false
		}
	}
	return words
}

// joins says whether r holds what stands before and after it in one word.
func joins(before, r, after rune) bool {
	switch r {
	case '\'', '’', '-', '.', '·', '_':
		return unicode.IsLetter(after) || unicode.IsDigit(after)
	case ',', ':', '٫', '٬':
		return unicode.IsDigit(before) && unicode.IsDigit(after)
	}
	return false
}
