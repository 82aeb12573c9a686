package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// Excerpt is the beginning of the text's paragraphs in one line of at most so
// many runes. It ends with a whole word, and with … where something follows.
func Excerpt(src string, runes int) string {
	doc, source := parse(src)
	paragraphs := blocksOf(doc, source, func(n ast.Node) bool {
		switch n.Kind() {
		case ast.KindHeading, ast.KindCodeBlock, ast.KindFencedCodeBlock, ast.KindHTMLBlock,
			extast.KindTable, extast.KindFootnoteList:
			return false
		}
		return true
	})
	return Shorten(Strip(strings.Join(paragraphs, " ")), runes)
}

// Shorten cuts a line to at most so many runes, the ellipsis included.
func Shorten(line string, runes int) string {
	if utf8.RuneCountInString(line) <= runes {
		return line
	}
	if runes < 1 {
		return ""
	}
	text := []rune(line)
	end := runes - 1
	for end > 0 && !unicode.IsSpace(text[end]) {
		end--
	}
	if end == 0 { // one long word: do not part a letter from its marks
		end = runes - 1
		for end > 0 && (unicode.IsMark(text[end]) || text[end] == '\u200d' || text[end-1] == '\u200d') {
			end--
		}
	}
	cut := strings.TrimRightFunc(string(text[:end]), func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(",;:—–-،؛", r)
	})
	return balanced(cut+"…", runes)
}

// balanced closes what the cut left open, if there is room, else drops it.
func balanced(line string, runes int) string {
	if closed := Strip(line); utf8.RuneCountInString(closed) <= runes {
		return closed
	}
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, line)
}
