package markdown

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"golang.org/x/net/html"
)

// figures is a block of pictures that stood in a paragraph of their own.
type figures struct{ ast.BaseBlock }

var kindFigures = ast.NewNodeKind("Figures")

func (*figures) Kind() ast.NodeKind              { return kindFigures }
func (f *figures) Dump(source []byte, level int) { ast.DumpHelper(f, source, level, nil, nil) }

// quote is a pull quote: a quotation, then its attribution.
type quote struct{ ast.BaseBlock }

var kindQuote = ast.NewNodeKind("Quote")

func (*quote) Kind() ast.NodeKind              { return kindQuote }
func (q *quote) Dump(source []byte, level int) { ast.DumpHelper(q, source, level, nil, nil) }

// attribution says who is quoted.
type attribution struct{ ast.BaseBlock }

var kindAttribution = ast.NewNodeKind("Attribution")

func (*attribution) Kind() ast.NodeKind              { return kindAttribution }
func (a *attribution) Dump(source []byte, level int) { ast.DumpHelper(a, source, level, nil, nil) }

// arrange turns what Markdown has no words for into nodes of its own, and
// marks the blocks.
func (p *page) arrange(doc *ast.Document, source []byte) {
	if p.o.BlockIDs {
		number := 0
		for block := doc.FirstChild(); block != nil; block = block.NextSibling() {
			number++
			markBlock(block, "b"+strconv.Itoa(number))
		}
	}
	var paragraphs, quotations []ast.Node
	walk(doc, func(n ast.Node) {
		switch {
		case n.Kind() == ast.KindBlockquote:
			quotations = append(quotations, n)
		case ast.IsParagraph(n) && onlyPictures(n, source):
			paragraphs = append(paragraphs, n)
		}
	})
	for _, n := range paragraphs {
		become(n, &figures{})
	}
	for _, n := range quotations {
		attribute(n, source)
	}
	if p.o.Dateline != "" {
		p.dateline(doc)
	}
}

// markBlock gives a block its number. A heading keeps the id that leads to it.
func markBlock(block ast.Node, id string) {
	if block.Kind() == ast.KindHeading {
		mark := ast.NewString([]byte(`<span id="` + id + `"></span>`))
		mark.SetCode(true) // written as it is
		block.InsertBefore(block, block.FirstChild(), mark)
		return
	}
	if block.Kind() != extast.KindFootnoteList {
		block.SetAttributeString("id", []byte(id))
	}
}

// become puts another node into the place of n, with n's children and id.
func become(n, other ast.Node) {
	for child := n.FirstChild(); child != nil; child = n.FirstChild() {
		other.AppendChild(other, child)
	}
	if id, found := n.AttributeString("id"); found {
		other.SetAttributeString("id", id)
	}
	n.Parent().ReplaceChild(n.Parent(), n, other)
}

func onlyPictures(paragraph ast.Node, source []byte) bool {
	pictures := 0
	for child := paragraph.FirstChild(); child != nil; child = child.NextSibling() {
		switch node := child.(type) {
		case *ast.Image:
			pictures++
		case *ast.Text:
			if strings.TrimSpace(string(node.Segment.Value(source))) != "" {
				return false
			}
		default:
			return false
		}
	}
	return pictures > 0
}

// attribute makes a pull quote of a quotation whose last line opens with a
// dash.
func attribute(quotation ast.Node, source []byte) {
	last := quotation.LastChild()
	if last == nil || !ast.IsParagraph(last) || quotation.Parent() == nil {
		return
	}
	opening := lastLine(last)
	text, ok := opening.(*ast.Text)
	if !ok {
		return
	}
	name, found := cutDash(text.Segment.Value(source))
	whole := opening == last.FirstChild()
	if !found || whole && last.PreviousSibling() == nil {
		return
	}
	text.Segment = text.Segment.WithStart(text.Segment.Stop - len(name))

	by := &attribution{}
	for n := opening; n != nil; {
		next := n.NextSibling()
		by.AppendChild(by, n)
		n = next
	}
	if whole {
		quotation.RemoveChild(quotation, last)
	} else if before, ok := last.LastChild().(*ast.Text); ok {
		before.SetSoftLineBreak(false)
		before.SetHardLineBreak(false)
	}
	figure := &quote{}
	quotation.Parent().ReplaceChild(quotation.Parent(), quotation, figure)
	if id, found := quotation.AttributeString("id"); found {
		figure.SetAttributeString("id", id)
		quotation.RemoveAttributes()
	}
	figure.AppendChild(figure, quotation)
	figure.AppendChild(figure, by)
}

// lastLine is the first node of the paragraph's last line.
func lastLine(paragraph ast.Node) ast.Node {
	for n := paragraph.LastChild(); n != nil; n = n.PreviousSibling() {
		previous, ok := n.PreviousSibling().(*ast.Text)
		if n.PreviousSibling() == nil || ok && (previous.SoftLineBreak() || previous.HardLineBreak()) {
			return n
		}
	}
	return nil
}

// cutDash is what follows a dash that opens a line.
func cutDash(line []byte) (rest []byte, found bool) {
	dash, size := utf8.DecodeRune(line)
	if dash == '-' && len(line) > 1 && line[1] == '-' {
		size = 2
	} else if dash != '—' && dash != '–' && dash != '―' {
		return nil, false
	}
	rest = []byte(strings.TrimLeft(string(line[size:]), " \u00a0"))
	return rest, true
}

// dateline opens the first paragraph with the place and the day.
func (p *page) dateline(doc *ast.Document) {
	for block := doc.FirstChild(); block != nil; block = block.NextSibling() {
		if block.Kind() != ast.KindParagraph {
			continue
		}
		line := ast.NewString([]byte(`<span class="dateline">` + html.EscapeString(Strip(p.o.Dateline)) + `</span> `))
		line.SetCode(true) // written as it is
		block.InsertBefore(block, block.FirstChild(), line)
		return
	}
}
