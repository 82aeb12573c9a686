package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// Passage is the part of a text from a second-level heading, which stands by
// itself and not in a list or quotation, up to the next one. From and To count
// bytes of the text.
type Passage struct {
	ID       string // of the heading, as Render gives it
	From, To int
}

// Passages are the passages of src, which is valid UTF-8.
func Passages(src string) []Passage {
	doc, source := parse(src)
	var passages []Passage
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		h, is := n.(*ast.Heading)
		if !is || h.Level != 2 {
			continue
		}
		at := bytes.LastIndexByte(source[:beginning(h)], '\n') + 1
		if last := len(passages) - 1; last >= 0 {
			passages[last].To = at
		}
		id, _ := h.AttributeString("id")
		value, _ := id.([]byte)
		passages = append(passages, Passage{ID: string(value), From: at, To: len(source)})
	}
	return passages
}

// beginning is where the words of a heading begin, or its marks where it has
// no words.
func beginning(h *ast.Heading) int {
	if h.Lines().Len() > 0 {
		return h.Lines().At(0).Start
	}
	return max(h.Pos(), 0)
}
