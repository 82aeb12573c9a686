package edition

import (
	"fmt"
	"html/template"
	"path"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// detacher takes the main part of a story's page out of the edition, so that
// it stands by itself: what only leads on in the edition goes, a film leaves
// its poster, and links and pictures are what the place where it will stand
// has of them.
type detacher struct {
	// link answers where a link within the edition, or out of it, leads from
	// there; not ok leaves its words.
	link func(href string) (string, bool)
	// picture answers where the file name of the media folder is there; not ok
	// leaves the picture's words.
	picture func(name string) (src string, ok bool)
}

// detach is the markup of a page's main part on its own.
func (d detacher) detach(main string) (*html.Node, error) {
	root := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(main), root)
	if err != nil {
		return nil, fmt.Errorf("reading a page's main part: %w", err)
	}
	for _, n := range nodes {
		root.AppendChild(n)
	}
	d.children(root)
	return root, nil
}

// markup writes what detach has given.
func markup(root *html.Node) (template.HTML, error) {
	var b strings.Builder
	for n := root.FirstChild; n != nil; n = n.NextSibling {
		if err := html.Render(&b, n); err != nil {
			return "", fmt.Errorf("writing a page's main part: %w", err)
		}
	}
	return template.HTML(b.String()), nil
}

func (d detacher) children(parent *html.Node) {
	for n := parent.FirstChild; n != nil; {
		next := n.NextSibling
		switch {
		case n.Type == html.CommentNode, n.Type == html.ElementNode && staysBehind(n):
			parent.RemoveChild(n)
		case n.Type == html.ElementNode:
			d.element(n)
		}
		n = next
	}
}

// Parts of a page that lead on in the edition, or act there.
var behind = map[string]bool{"crumb": true, "share": true, "sheetwrap": true, "tags": true, "thumbs": true, "rail": true, "readthis": true}

func staysBehind(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Nav, atom.Aside, atom.Script, atom.Form, atom.Button, atom.Template, atom.Iframe, atom.Object, atom.Track:
		return true
	}
	for _, class := range strings.Fields(valueOf(n, "class")) {
		if behind[class] {
			return true
		}
	}
	// What opens a picture in full, and is not the picture itself.
	return n.DataAtom == atom.A && n.FirstChild != nil && n.FirstChild.Type == html.TextNode && strings.Contains(valueOf(n, "href"), "../"+mediaFolder)
}

func (d detacher) element(n *html.Node) {
	switch n.DataAtom {
	case atom.A:
		d.anchor(n)
	case atom.Picture:
		for child := n.FirstChild; child != nil; {
			next := child.NextSibling
			if child.DataAtom == atom.Source {
				n.RemoveChild(child)
			}
			child = next
		}
		d.children(n)
		lift(n)
		return
	case atom.Img:
		d.image(n, valueOf(n, "src"))
		return
	case atom.Video:
		for n.FirstChild != nil {
			n.RemoveChild(n.FirstChild)
		}
		poster := valueOf(n, "poster")
		n.Data, n.DataAtom, n.Attr = "img", atom.Img, []html.Attribute{{Key: "alt"}}
		d.image(n, poster)
		return
	}
	d.children(n)
	if n.DataAtom == atom.A && valueOf(n, "href") == "" && valueOf(n, "id") == "" {
		lift(n)
	}
}

func (d detacher) anchor(n *html.Node) {
	href := valueOf(n, "href")
	if strings.HasPrefix(href, "#") {
		return
	}
	for _, key := range []string{"href", "download", "target", "rel", "hreflang", "title"} {
		unset(n, key)
	}
	if to, ok := d.link(href); ok {
		n.Attr = append(n.Attr, html.Attribute{Key: "href", Val: to})
	}
}

// image gives an img the source that it has where it will stand.
func (d detacher) image(n *html.Node, src string) {
	for _, key := range []string{"srcset", "sizes", "loading"} {
		unset(n, key)
	}
	if src, ok := d.picture(path.Base(src)); ok {
		unset(n, "src")
		n.Attr = append([]html.Attribute{{Key: "src", Val: src}}, n.Attr...)
		return
	}
	if n.Parent == nil {
		return
	}
	if alt := valueOf(n, "alt"); alt != "" {
		n.Parent.InsertBefore(&html.Node{Type: html.TextNode, Data: alt}, n)
	}
	n.Parent.RemoveChild(n)
}

// lift puts the children of n into its place.
func lift(n *html.Node) {
	for child := n.FirstChild; child != nil; child = n.FirstChild {
		n.RemoveChild(child)
		n.Parent.InsertBefore(child, n)
	}
	n.Parent.RemoveChild(n)
}

func valueOf(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func unset(n *html.Node, key string) {
	for i, a := range n.Attr {
		if a.Key == key {
			n.Attr = append(n.Attr[:i:i], n.Attr[i+1:]...)
			return
		}
	}
}
