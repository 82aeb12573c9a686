package edition_test

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// document is a parsed page.
type document struct{ root *html.Node }

func parse(t *testing.T, page string) document {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return document{root}
}

// all are the elements that match, in the page's order.
func (d document) all(match func(*html.Node) bool) []*html.Node {
	var found []*html.Node
	for n := range d.root.Descendants() {
		if n.Type == html.ElementNode && match(n) {
			found = append(found, n)
		}
	}
	return found
}

// class are the elements of a class.
func (d document) class(name string) []*html.Node {
	return d.all(func(n *html.Node) bool { return hasClass(n, name) })
}

func (d document) tag(a atom.Atom) []*html.Node {
	return d.all(func(n *html.Node) bool { return n.DataAtom == a })
}

func hasClass(n *html.Node, name string) bool {
	for _, c := range strings.Fields(attr(n, "class")) {
		if c == name {
			return true
		}
	}
	return false
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// words is the text of n, its spaces folded.
func words(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// scripts are the scripts that could run: what describes a page is none.
func (d document) scripts() []*html.Node {
	return d.all(func(n *html.Node) bool { return n.DataAtom == atom.Script && attr(n, "type") != dataType })
}

const dataType = "application/ld+json"

// under is n's part of the document.
func under(n *html.Node) document { return document{n} }

func texts(nodes []*html.Node) []string {
	var all []string
	for _, n := range nodes {
		all = append(all, words(n))
	}
	return all
}
