package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/text/unicode/bidi"
)

// scanner finds the runs of one text that go against its direction.
type scanner struct {
	isolator
	text string
}

func (s *scanner) rune(at int) (rune, int) { return utf8.DecodeRuneInString(s.text[at:]) }

// class is the bidirectional class of r; the marks of direction have none
// that matters here.
func class(r rune) bidi.Class {
	if r < utf8.RuneSelf && unicode.IsLetter(r) {
		return bidi.L // the commonest by far
	}
	properties, _ := bidi.LookupRune(r)
	return properties.Class()
}

func isLatin(r rune) bool { return unicode.IsLetter(r) && class(r) == bidi.L }
func isNumber(r rune) bool {
	c := class(r)
	return (c == bidi.EN || c == bidi.AN) && unicode.IsDigit(r)
}
func isWord(r rune) bool { return isLatin(r) || isNumber(r) }
func isArabic(r rune) bool {
	c := class(r)
	return (c == bidi.AL || c == bidi.R) && !unicode.IsControl(r) && !unicode.Is(unicode.Cf, r)
}

// starts says whether a run of the other direction may start with r.
func (s *scanner) starts(at int, r rune, size int) bool {
	if !s.rtl {
		return isArabic(r)
	}
	if isWord(r) {
		return true
	}
	next, _ := s.rune(at + size)
	switch r {
	case '+':
		return isNumber(next)
	case '@', '#':
		return isLatin(next)
	case '$', '€', '£':
		return isNumber(next)
	case '(':
		return s.areaCodeEnd(at) > 0
	}
	return false
}

// run is the end of the run that starts at at, and its markup; none where it
// shows right by itself.
func (s *scanner) run(at int) (end int, markup string) {
	if !s.rtl {
		end = s.arabicEnd(at)
		return end, `<bdi lang="ar">` + html.EscapeString(s.text[at:end]) + "</bdi>"
	}
	if end = s.areaCodeEnd(at); end == 0 {
		end = s.wordEnd(at)
	}
	if strings.ContainsFunc(s.text[at:end], isLatin) {
		end = s.nameEnd(end)
		return end, "<bdi>" + html.EscapeString(s.text[at:end]) + "</bdi>"
	}
	if grouped := s.groupsEnd(end); grouped > end && isTelephone(s.text[at:grouped]) {
		end = grouped
	}
	return end, s.figures(s.text[at:end])
}

// arabicEnd is the end of the Arabic text from at: its last letter or mark
// before text of the other direction.
func (s *scanner) arabicEnd(at int) int {
	end := at
	for at < len(s.text) {
		r, size := s.rune(at)
		at += size
		switch {
		case isArabic(r), class(r) == bidi.NSM, class(r) == bidi.AN:
			end = at
		case isLatin(r), r == '\n':
			return end
		}
	}
	return end
}

// joiners may stand within a word, a code or an address.
const joiners = "-–_./\\:@&'’+#=?~*×,%٫٬"

// wordEnd is the end of the word, number, code or address from at.
func (s *scanner) wordEnd(at int) int {
	_, end := s.rune(at)
	end += at // whatever it starts with
	for at = end; at < len(s.text); {
		r, size := s.rune(at)
		at += size
		switch {
		case isWord(r), class(r) == bidi.NSM, r == '\u200d', r == '\u200c':
			end = at
		case !strings.ContainsRune(joiners, r):
			return s.wordTail(end)
		}
		// A joiner counts once what follows it does: "C++" is for wordTail.
		if next, _ := s.rune(at); strings.ContainsRune(joiners, r) && !isWord(next) && !strings.ContainsRune("/-+#.:", next) {
			return s.wordTail(end)
		}
	}
	return s.wordTail(end)
}

// wordTail takes in the signs that end a name: C++, C#, U.S.
func (s *scanner) wordTail(end int) int {
	last, size := utf8.DecodeLastRuneInString(s.text[:end])
	if !isLatin(last) {
		return end
	}
	if strings.HasPrefix(s.text[end:], ".") && end-size > 0 && s.text[end-size-1] == '.' {
		return end + 1
	}
	for end < len(s.text) && (s.text[end] == '+' || s.text[end] == '#') {
		end++
	}
	return end
}

// between are what may part the words of one name.
var between = []string{" ", ", ", " & ", "’ ", "' ", "\u00a0", "\n"}

// nameEnd is the end of the name of several words whose first ends at end.
func (s *scanner) nameEnd(end int) int {
	for {
		next := 0
		for _, gap := range between {
			if !strings.HasPrefix(s.text[end:], gap) {
				continue
			}
			at := end + len(gap)
			r, _ := s.rune(at)
			if isLatin(r) || class(r) == bidi.EN && gap != ", " {
				next = s.wordEnd(at)
			}
		}
		if next == 0 {
			return end
		}
		end = next
	}
}

// groupsEnd is the end of the groups of figures that follow one another,
// parted by single spaces, from the one that ends at end.
func (s *scanner) groupsEnd(end int) int {
	for end < len(s.text) && s.text[end] == ' ' {
		next := end + 1
		if code := s.areaCodeEnd(next); code > 0 {
			end = code
			continue
		}
		if r, _ := s.rune(next); !isNumber(r) {
			return end
		}
		end = s.wordEnd(next)
	}
	return end
}

// areaCodeEnd is the end of figures in brackets at at; 0 where there are none.
func (s *scanner) areaCodeEnd(at int) int {
	if !strings.HasPrefix(s.text[at:], "(") {
		return 0
	}
	for end := at + 1; end < len(s.text); {
		r, size := s.rune(end)
		end += size
		switch {
		case r == ')' && end > at+2:
			return end
		case !isNumber(r):
			return 0
		}
	}
	return 0
}
