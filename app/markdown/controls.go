package markdown

import (
	"strings"
	"unicode"
)

// The characters that steer direction.
const (
	leftEmbedding, rightEmbedding = '\u202a', '\u202b'
	popEmbedding                  = '\u202c'
	leftOverride, rightOverride   = '\u202d', '\u202e'
	leftIsolate, rightIsolate     = '\u2066', '\u2067'
	firstStrongIsolate            = '\u2068'
	popIsolate                    = '\u2069'
)

// controls balances the characters that steer direction within one block.
type controls struct{ open []rune } // what closes each one left open

// keep says whether r may stand where it is.
func (c *controls) keep(r rune) bool {
	switch r {
	case leftOverride, rightOverride:
		return false
	case leftEmbedding, rightEmbedding:
		c.open = append(c.open, popEmbedding)
	case leftIsolate, rightIsolate, firstStrongIsolate:
		c.open = append(c.open, popIsolate)
	case popEmbedding, popIsolate:
		last := len(c.open) - 1
		if last < 0 || c.open[last] != r {
			return false
		}
		c.open = c.open[:last]
	case '\n', '\t':
	case '\ufeff', '\ufffe', '\uffff':
		return false
	default:
		return !unicode.IsControl(r)
	}
	return true
}

// close is what ends all that is open, innermost first.
func (c *controls) close() string {
	var b strings.Builder
	for i := len(c.open) - 1; i >= 0; i-- {
		b.WriteRune(c.open[i])
	}
	c.open = c.open[:0]
	return b.String()
}

// clean is text without stray controls; the open ones stay open in c.
func (c *controls) clean(text string) string {
	return strings.Map(func(r rune) rune {
		if c.keep(r) {
			return r
		}
		return -1
	}, text)
}

// Strip makes one clean line of text: no control characters, white space as
// single spaces, marks of direction balanced.
func Strip(text string) string {
	var c controls
	line := strings.Join(strings.Fields(strings.ToValidUTF8(text, "\ufffd")), " ")
	line = c.clean(line)
	return line + c.close()
}
