package markdown

import (
	"net/url"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
	"golang.org/x/net/html"
)

// target is where a link leads; an empty href leads nowhere.
type target struct {
	href    string
	outward bool
}

// target judges a destination as the writer wrote it.
func (p *page) target(destination []byte) target {
	// Resolves references and escapes as a browser would see them.
	address := string(util.URLEscape(destination, true))
	scheme, rest, hasScheme := strings.Cut(address, ":")
	if hasScheme && strings.ContainsAny(scheme, "/?#") {
		hasScheme = false // a colon further on in a relative address
	}
	if address == "" || strings.ContainsFunc(address, notInAddress) {
		return target{}
	}
	if !hasScheme {
		return relative(address)
	}
	switch strings.ToLower(scheme) {
	case "story":
		return p.story(rest)
	case "http", "https":
		return p.web(address)
	case "mailto", "tel":
		if u, err := url.Parse(address); err == nil && u.Opaque != "" {
			return target{href: address}
		}
	}
	return target{}
}

// notInAddress says whether r, in an address, can only mislead.
func notInAddress(r rune) bool {
	return r <= ' ' || r == '\\' || r == '<' || r == '>' || r == '"' || r == 0x7f
}

// relative keeps an address within the edition: not one that names another
// host or starts from the server's root.
func relative(address string) target {
	u, err := url.Parse(address)
	if err != nil || u.Host != "" || strings.HasPrefix(address, "/") {
		return target{}
	}
	return target{href: address}
}

func (p *page) story(address string) target {
	if p.o.Link == nil {
		return target{}
	}
	address, fragment, hasFragment := strings.Cut(address, "#")
	if plain, err := url.PathUnescape(address); err == nil {
		address = plain
	}
	href, ok := p.o.Link(address)
	if !ok {
		return target{}
	}
	if hasFragment {
		href += "#" + fragment
	}
	return target{href: href}
}

// web keeps a whole address without a user's name in it, which serves only to
// pass one host off as another.
func (p *page) web(address string) target {
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" || u.User != nil {
		return target{}
	}
	if p.o.Outward != nil {
		address = p.o.Outward(address)
	}
	return target{href: address, outward: true}
}

// open writes the start of a link.
func (t target) open(w util.BufWriter, title string) {
	_, _ = w.WriteString(`<a href="` + html.EscapeString(t.href) + `"`)
	if title = Strip(title); title != "" {
		_, _ = w.WriteString(` title="` + html.EscapeString(title) + `"`)
	}
	if t.outward {
		_, _ = w.WriteString(` rel="noopener noreferrer"`)
	}
	_ = w.WriteByte('>')
}

func (p *page) link(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	link := n.(*ast.Link)
	t := p.target(link.Destination)
	switch {
	case t.href == "":
	case entering:
		t.open(w, unescape(link.Title))
	default:
		_, _ = w.WriteString("</a>")
	}
	return ast.WalkContinue, nil
}

func (p *page) autoLink(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	link := n.(*ast.AutoLink)
	address, label := link.URL(source), html.EscapeString(string(link.Label(source)))
	if link.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(string(address)), "mailto:") {
		address = append([]byte("mailto:"), address...)
	}
	t := p.target(address)
	if t.href == "" {
		_, _ = w.WriteString(label)
		return ast.WalkContinue, nil
	}
	t.open(w, "")
	_, _ = w.WriteString(label + "</a>")
	return ast.WalkContinue, nil
}

// unescape reads a title or the like as the writer meant it.
func unescape(text []byte) string {
	return string(util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(text))))
}
