package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// Plain is the text of src without its marks: blocks are parted by an empty
// line, pictures and the numbers of footnotes are left out.
func Plain(src string) string {
	doc, source := parse(src)
	return strings.Join(blocksOf(doc, source, func(ast.Node) bool { return true }), "\n\n")
}

// Words counts the words of src as a reader would.
func Words(src string) int { return countWords(Plain(src)) }

// Heading is a heading of a body.
type Heading struct {
	Level int // 2 to 6
	ID    string
	Text  string
}

// Outline lists the headings of src, with the ids that Render gives them.
func Outline(src string) []Heading {
	doc, source := parse(src)
	var headings []Heading
	walk(doc, func(n ast.Node) {
		if h, ok := n.(*ast.Heading); ok {
			id, _ := h.AttributeString("id")
			value, _ := id.([]byte)
			headings = append(headings, Heading{Level: h.Level, ID: string(value), Text: Strip(wordsOf(h, source))})
		}
	})
	return headings
}

// blocksOf is the text of each block below n that holds text and that wanted
// takes, in reading order.
func blocksOf(n ast.Node, source []byte, wanted func(ast.Node) bool) []string {
	var blocks []string
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // never fails
		if !entering || n.Type() == ast.TypeDocument {
			return ast.WalkContinue, nil
		}
		if !wanted(n) {
			return ast.WalkSkipChildren, nil
		}
		var words string
		switch n.Kind() {
		case ast.KindParagraph, ast.KindTextBlock, ast.KindHeading, extast.KindTableCell:
			words = wordsOf(n, source)
		case ast.KindCodeBlock, ast.KindFencedCodeBlock:
			words = linesOf(n, source)
		case ast.KindHTMLBlock:
			words = htmlWords(n, source)
		default:
			return ast.WalkContinue, nil
		}
		if words = strings.TrimSpace(words); words != "" {
			blocks = append(blocks, words)
		}
		return ast.WalkSkipChildren, nil
	})
	return blocks
}

// wordsOf is the text below an inline or a block of inlines, without pictures
// but for the alternative text of n itself.
func wordsOf(n ast.Node, source []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) { // never fails
		if !entering {
			return ast.WalkContinue, nil
		}
		switch node := c.(type) {
		case *ast.Text:
			writeText(&b, node, source)
		case *ast.String:
			if !node.IsCode() {
				b.Write(node.Value)
			}
		case *ast.AutoLink:
			b.Write(node.Label(source))
		case *ast.Image:
			if c != n {
				return ast.WalkSkipChildren, nil
			}
		case *ast.RawHTML:
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	var c controls
	return c.clean(b.String()) + c.close()
}

func writeText(b *strings.Builder, node *ast.Text, source []byte) {
	value := node.Segment.Value(source)
	if node.IsRaw() || node.Parent().Kind() == ast.KindCodeSpan {
		b.Write(value)
	} else {
		b.WriteString(unescape(value))
	}
	if node.SoftLineBreak() || node.HardLineBreak() {
		b.WriteByte('\n')
	}
}
