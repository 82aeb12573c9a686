package markdown

import (
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
	"golang.org/x/net/html"
)

// table writes a table in a box that scrolls sideways, by keys too.
func (p *page) table(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	return wrap(w, entering,
		`<div class="scroll" role="region" aria-label="`+html.EscapeString(p.labels.table)+`" tabindex="0"`+idOf(n)+"><table>\n",
		"</table></div>\n")
}

func (p *page) tableHeader(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	after := "</tr></thead>\n"
	if n.NextSibling() != nil {
		after += "<tbody>\n"
	}
	return wrap(w, entering, "<thead><tr>", after)
}

func (p *page) tableRow(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	after := "</tr>\n"
	if n.NextSibling() == nil {
		after += "</tbody>"
	}
	return wrap(w, entering, "<tr>", after)
}

// tableCell aligns to the start and the end of the line, not to the left and
// the right: a column of figures is mirrored with its table.
func (p *page) tableCell(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	class := ""
	switch n.(*extast.TableCell).Alignment {
	case extast.AlignLeft:
		class = ` class="start"`
	case extast.AlignRight:
		class = ` class="end"`
	case extast.AlignCenter:
		class = ` class="center"`
	}
	if n.Parent().Kind() == extast.KindTableHeader {
		return wrap(w, entering, `<th scope="col"`+class+">", "</th>")
	}
	return wrap(w, entering, "<td"+class+">", "</td>")
}
