package search

import "strings"

// number writes a folded number as it is written everywhere: 1250, 3.5. What
// parts thousands is a point in some countries and a comma in others of the
// same language, so how many digits follow decides.
func number(folded string) string {
	var b strings.Builder
	for i := range len(folded) {
		switch c := folded[i]; {
		case c != '.' && c != ',':
			b.WriteByte(c)
		case digitsAt(folded[i+1:]) != 3 || folded[0] == '0':
			b.WriteByte('.')
		}
	}
	return b.String()
}

// digitsAt is how many digits s begins with.
func digitsAt(s string) int {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return n
}
