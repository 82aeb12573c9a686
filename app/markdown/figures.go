package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/text/unicode/bidi"
)

// figures is the markup of a run of figures without letters inside
// right-to-left text; none where it shows right by itself.
func (s *scanner) figures(run string) string {
	if first, dash, second, ok := cutRange(run); ok && s.arabic {
		// Each number alone: European ones would hold the hyphen between them.
		return `<bdi dir="rtl"><bdi>` + first + "</bdi>" + dash + "<bdi>" + second + "</bdi></bdi>"
	}
	unsigned, signed := strings.CutPrefix(run, "+")
	if !strings.ContainsAny(unsigned, "-–+_*×#=~@ $€£") && !(signed && isTelephone(run)) {
		return "" // a number with or without its sign, a time, a date with slashes
	}
	if strings.ContainsFunc(run, func(r rune) bool { return class(r) == bidi.AN && unicode.IsDigit(r) }) {
		return `<bdo dir="ltr">` + html.EscapeString(run) + "</bdo>"
	}
	return "<bdi>" + html.EscapeString(run) + "</bdi>"
}

// cutRange parts a range or a score: two numbers that a hyphen or a dash
// joins, and that do not look like a telephone number or a code.
func cutRange(run string) (first, dash, second string, ok bool) {
	at := strings.IndexAny(run, "-–")
	if at < 0 {
		return "", "", "", false
	}
	_, size := utf8.DecodeRuneInString(run[at:])
	first, dash, second = run[:at], run[at:at+size], run[at+size:]
	return first, dash, second, isCount(first) && isCount(second) && !isTelephone(run)
}

// isCount says whether s is a number, a time or a year as ranges hold them.
func isCount(s string) bool {
	figures := 0
	for _, r := range s {
		switch {
		case unicode.IsDigit(r):
			figures++
		case !strings.ContainsRune(".,:٫٬", r):
			return false
		}
	}
	timed := strings.ContainsAny(s, ".:,٫٬")
	return figures == 1 || figures > 1 && (timed || value(s) >= 10 && figures <= 4 && value(s) <= 2100 && !leadsWithZero(s))
}

// isTelephone says whether groups of figures are one number to dial: long, and
// not two years.
func isTelephone(run string) bool {
	if strings.ContainsAny(run, ":.,٫٬") {
		return false
	}
	groups := strings.FieldsFunc(run, func(r rune) bool { return !unicode.IsDigit(r) })
	figures := 0
	for _, group := range groups {
		figures += utf8.RuneCountInString(group)
	}
	twoYears := len(groups) == 2 && figures == 8 && value(groups[0]) <= 2100 && value(groups[1]) <= 2100
	return figures >= 7 && !twoYears
}

func leadsWithZero(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return digit(r) == 0
}

// value is the number in s, in either digits, as far as ranges go.
func value(s string) int {
	n := 0
	for _, r := range s {
		if d := digit(r); d >= 0 && n < 100_000 {
			n = n*10 + d
		}
	}
	return n
}

// digit is the value of an Arabic, Persian or European digit, else -1.
func digit(r rune) int {
	for _, zero := range []rune{'0', '٠', '۰'} {
		if zero <= r && r <= zero+9 {
			return int(r - zero)
		}
	}
	return -1
}
