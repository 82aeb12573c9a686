package markdown

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
	"golang.org/x/net/html"
)

// reference is the id of a mark in the text, by its note and its turn.
func reference(note, turn int) string {
	id := "ref-" + strconv.Itoa(note)
	if turn > 0 {
		id += "-" + strconv.Itoa(turn+1)
	}
	return id
}

func (p *page) footnoteLink(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		note := n.(*extast.FootnoteLink)
		number := strconv.Itoa(note.Index)
		_, _ = w.WriteString(`<sup id="` + reference(note.Index, note.RefIndex) + `"><a href="#note-` + number +
			`" class="footnote-ref" role="doc-noteref">` + html.EscapeString(p.digits(number)) + `</a></sup>`)
	}
	return ast.WalkContinue, nil
}

func (p *page) footnoteBacklink(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		note := n.(*extast.FootnoteBacklink)
		arrow := "↩"
		if Direction(p.o.Language) == "rtl" {
			arrow = "↪"
		}
		_, _ = w.WriteString("\u00a0" + `<a href="#` + reference(note.Index, note.RefIndex) +
			`" class="footnote-back" role="doc-backlink" aria-label="` + html.EscapeString(p.labels.back) + `">` + arrow + "\ufe0e</a>")
	}
	return ast.WalkContinue, nil
}

func (p *page) footnote(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	return wrap(w, entering, `<li id="note-`+strconv.Itoa(n.(*extast.Footnote).Index)+"\">\n", "</li>\n")
}

func (p *page) footnoteList(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
	return wrap(w, entering,
		`<section class="footnotes" role="doc-endnotes" aria-label="`+html.EscapeString(p.labels.notes)+"\">\n<ol>\n",
		"</ol>\n</section>\n")
}
