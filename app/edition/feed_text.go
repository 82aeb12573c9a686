package edition

import (
	"bytes"
	"fmt"
	"html/template"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"galley/app/news"
)

// feedText is the text of s with its pictures; of a live blog its entries. It is
// the same in all feeds and made once: what is in it leads to whole addresses,
// or nowhere.
func (m *maker) feedText(s news.Story) (template.HTML, error) {
	return keptUpTo(mostTexts, m.state, m.state.texts, s.ID, func() (template.HTML, error) {
		em := m.within(s)
		p, err := em.storyPage(s)
		if err != nil {
			return "", err
		}
		em.settle(p, s)
		all, err := pageTemplates()
		if err != nil {
			return "", err
		}
		var out bytes.Buffer
		if err := all["feed"].ExecuteTemplate(&out, "text", p); err != nil {
			return "", fmt.Errorf("making the text of %s for feeds: %w", em.at, err)
		}
		return em.outside(out.String())
	})
}

// within makes what belongs to the page of s, wherever it will stand.
func (m *maker) within(s news.Story) *maker {
	em := *m
	em.at, em.outward, em.opts.Leave = storyAddress(s.Language, s.Address), false, false
	return &em
}

// outside is a text of this page where there is no page: its links and pictures
// have whole addresses, or leave their words.
func (m *maker) outside(text string) (template.HTML, error) {
	root, err := detacher{link: m.fromOutside, picture: m.inPublic}.detach(text)
	if err != nil {
		return "", err
	}
	m.leadToPage(root)
	words, err := markup(root)
	return template.HTML(strings.TrimSpace(string(words))), err
}

// inPublic is the whole address of a picture of the media folder.
func (m *maker) inPublic(name string) (string, bool) {
	public := m.publicAddress(mediaFolder + name)
	return public, public != "" && m.hasPicture(name)
}

// leadToPage has links from place to place in a text lead to the places on its
// page: many texts stand together where a feed is read, and ids would meet.
func (m *maker) leadToPage(root *html.Node) {
	var local []*html.Node
	for n := range root.Descendants() {
		unset(n, "id")
		if href := valueOf(n, "href"); n.DataAtom == atom.A && (href == "" || href[0] == '#') {
			local = append(local, n)
		}
	}
	for _, n := range local {
		page, fragment := m.publicAddress(m.at), valueOf(n, "href")
		unset(n, "href")
		if page == "" || fragment == "" {
			lift(n)
			continue
		}
		n.Attr = append(n.Attr, html.Attribute{Key: "href", Val: page + fragment})
	}
}
