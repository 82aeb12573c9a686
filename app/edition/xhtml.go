package edition

import (
	"strings"

	"golang.org/x/net/html"
)

// xhtml is what root holds as well-formed XML, in the namespace of XHTML that
// is declared around it.
func xhtml(root *html.Node) string {
	var b strings.Builder
	for n := root.FirstChild; n != nil; n = n.NextSibling {
		writeXML(&b, n, "")
	}
	return b.String()
}

// namespaces are those that an HTML page has without saying so.
var namespaces = map[string]string{
	"svg": "http://www.w3.org/2000/svg", "math": "http://www.w3.org/1998/Math/MathML",
}

// writeXML writes n, which stands in an element of the namespace within.
func writeXML(b *strings.Builder, n *html.Node, within string) {
	switch n.Type {
	case html.TextNode:
		b.WriteString(textXML.Replace(inXML(n.Data)))
		return
	case html.ElementNode:
	default:
		return
	}
	b.WriteString("<" + n.Data)
	if n.Namespace != within && namespaces[n.Namespace] != "" {
		b.WriteString(` xmlns="` + namespaces[n.Namespace] + `"`)
	}
	for _, a := range n.Attr {
		key := a.Key
		if a.Namespace != "" || strings.ContainsRune(key, ':') {
			continue // xlink and the like: nothing of ours needs them
		}
		b.WriteString(" " + key + `="` + valueXML.Replace(inXML(a.Val)) + `"`)
	}
	if n.FirstChild == nil && (isVoid(n.Data) || n.Namespace != "") { // <p/> would be right, and is read wrong by some
		b.WriteString("/>")
		return
	}
	b.WriteByte('>')
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		writeXML(b, child, n.Namespace)
	}
	b.WriteString("</" + n.Data + ">")
}

var (
	textXML  = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
	valueXML = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\n", "&#10;", "\t", "&#9;")
)

// inXML drops the characters that XML has no place for.
func inXML(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == '\ufffe' || r == '\uffff' || r == 0x7f {
			return -1
		}
		return r
	}, s)
}
