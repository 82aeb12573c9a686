package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
	"golang.org/x/net/html"
)

// RegisterFuncs implements renderer.NodeRenderer: everything that goldmark
// would write otherwise than a story needs it.
func (p *page) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindLink, p.link)
	r.Register(ast.KindAutoLink, p.autoLink)
	r.Register(ast.KindImage, p.inlinePicture)
	r.Register(kindFigures, p.figures)
	r.Register(kindQuote, p.quote)
	r.Register(kindAttribution, p.attribution)
	r.Register(ast.KindCodeSpan, p.codeSpan)
	r.Register(ast.KindCodeBlock, p.codeBlock)
	r.Register(ast.KindFencedCodeBlock, p.codeBlock)
	r.Register(ast.KindRawHTML, dropTag)
	r.Register(ast.KindHTMLBlock, p.htmlBlock)
	r.Register(extast.KindTaskCheckBox, p.checkBox)
	r.Register(extast.KindTable, p.table)
	r.Register(extast.KindTableHeader, p.tableHeader)
	r.Register(extast.KindTableRow, p.tableRow)
	r.Register(extast.KindTableCell, p.tableCell)
	r.Register(extast.KindFootnoteLink, p.footnoteLink)
	r.Register(extast.KindFootnoteBacklink, p.footnoteBacklink)
	r.Register(extast.KindFootnote, p.footnote)
	r.Register(extast.KindFootnoteList, p.footnoteList)
}

// idOf is the node's id as an attribute, with a space before it.
func idOf(n ast.Node) string {
	id, _ := n.AttributeString("id")
	if value, ok := id.([]byte); ok {
		return ` id="` + html.EscapeString(string(value)) + `"`
	}
	return ""
}

// wrap writes before on entering and after on leaving.
func wrap(w util.BufWriter, entering bool, before, after string) (ast.WalkStatus, error) {
	if !entering {
		before = after
	}
	_, _ = w.WriteString(before)
	return ast.WalkContinue, nil
}

func (p *page) quote(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	return wrap(w, entering, `<figure class="quote"`+idOf(n)+">\n", "</figure>\n")
}

func (p *page) attribution(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
	return wrap(w, entering, "<figcaption>", "</figcaption>\n")
}

// Code runs from left to right in every language.
func (p *page) codeSpan(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		code := strings.ReplaceAll(wordsOf(n, source), "\n", " ")
		_, _ = w.WriteString(`<code dir="ltr">` + html.EscapeString(code) + `</code>`)
	}
	return ast.WalkSkipChildren, nil
}

func (p *page) codeBlock(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.WriteString(`<pre dir="ltr"` + idOf(n) + `><code>` + html.EscapeString(linesOf(n, source)) + "</code></pre>\n")
	}
	return ast.WalkSkipChildren, nil
}

func dropTag(util.BufWriter, []byte, ast.Node, bool) (ast.WalkStatus, error) {
	return ast.WalkSkipChildren, nil
}

// htmlBlock keeps the words of a block of HTML.
func (p *page) htmlBlock(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if words := htmlWords(n, source); entering && words != "" {
		_, _ = w.WriteString("<p" + idOf(n) + ">" + html.EscapeString(words) + "</p>\n")
	}
	return ast.WalkSkipChildren, nil
}

// htmlWords is a block of HTML without its tags, its scripts and its styles.
func htmlWords(n ast.Node, source []byte) string {
	block := n.(*ast.HTMLBlock)
	markup := linesOf(n, source)
	if block.HasClosure() {
		markup += string(block.ClosureLine.Value(source))
	}
	return strings.Join(strings.Fields(html.UnescapeString(tagless.Sanitize(markup))), " ")
}

func (p *page) checkBox(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		mark, label := "☐", p.labels.open
		if n.(*extast.TaskCheckBox).IsChecked {
			mark, label = "☑", p.labels.done
		}
		_, _ = w.WriteString(`<span class="task" role="img" aria-label="` + label + `">` + mark + `</span> `)
	}
	return ast.WalkContinue, nil
}

// linesOf is the source of a block's lines.
func linesOf(n ast.Node, source []byte) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		b.Write(line.Value(source))
	}
	return b.String()
}
