package edition

import (
	"html/template"
	"strings"

	"galley/app/news"
)

// sign is a link of the navigation before it is known from where it leads.
type sign struct {
	text    template.HTML
	address string
}

// signs are an edition's navigation.
type signs struct {
	front, live           sign
	main, sections, kinds []sign
	own                   []sign

	folders map[string]bool // that they lead into
	pages   map[string]bool // that they lead to
}

// signsOf are the signs of m's edition.
func (m *maker) signsOf() (*signs, error) {
	return kept(m.state, m.state.signs, m.tag(), func() (*signs, error) {
		kind := func(k news.Kind) string { return listAddress(kindQuery(m.tag(), k), 0) }
		s := &signs{
			front: m.sign("", frontAddress(m.tag())),
			live:  m.sign(m.loc.T("page.live"), kind(news.LiveBlog)),
			main: []sign{
				m.sign(m.loc.T("page.news"), newsAddress(m.tag())),
				m.sign(m.loc.T("page.articles"), articlesAddress(m.tag())),
				m.sign(m.loc.T("page.videos"), kind(news.VideoKind)),
				m.sign(m.loc.T("page.infographs"), kind(news.Infograph)),
				m.sign(m.loc.T("page.pictures"), kind(news.Gallery)),
			},
			folders: map[string]bool{}, pages: map[string]bool{},
		}
		for _, section := range m.sections {
			if section.Parent == "" {
				s.sections = append(s.sections, m.sign(m.label(section.Labels), listAddress(sectionQuery(m.tag(), section.ID), 0)))
			}
		}
		for _, k := range news.Kinds {
			if k.UnderArticles() {
				s.kinds = append(s.kinds, m.sign(m.loc.Kind(k), kind(k)))
			}
		}
		for _, p := range m.state.pages {
			s.own = append(s.own, m.sign(m.label(p.Titles), ownAddress(m.tag(), p.Slug)))
		}
		s.own = append(s.own, m.sign(m.loc.T("page.authors"), authorsAddress(m.tag())),
			m.sign(m.loc.T("archive.title"), archiveFront(m.tag())), m.sign(m.loc.T("corrections.title"), correctionsAddress(m.tag())))
		for _, some := range [][]sign{{s.front, s.live}, s.main, s.sections, s.kinds, s.own} {
			for _, one := range some {
				s.pages[one.address] = true
				for i, r := range one.address {
					if r == '/' {
						s.folders[one.address[:i+1]] = true
					}
				}
			}
		}
		return s, nil
	})
}

func (m *maker) sign(text, address string) sign { return sign{m.text(text), address} }

// deepest is how deep a page lies for which anything is kept: the addresses of
// pages that are not there may be of any depth.
const deepest = 8

// place is the same for two addresses from which all signs lead by the same
// ways: those that go into the same of the signs' folders and then as deep. A
// page that a sign leads to is a place of its own.
func (s *signs) place(at string) string {
	if s.pages[at] {
		return at
	}
	known, depth := 0, 0
	for i := range len(at) {
		switch {
		case at[i] != '/':
		case depth == 0 && s.folders[at[:i+1]]:
			known = i + 1
		default:
			depth++
		}
	}
	return at[:known] + strings.Repeat("../", depth)
}

// ways are the signs as they stand on a page.
type ways struct {
	front                      string
	live                       link
	main, sections, kinds, own []link
}

func (m *maker) deep() bool { return strings.Count(m.at, "/") > deepest }

// navigation puts the ways to everything on the page.
func (m *maker) navigation(f *frame) error {
	signs, err := m.signsOf()
	if err != nil {
		return err
	}
	ways, err := keptIf(!m.deep(), m.state, m.state.ways, signs.place(m.at), func() (ways, error) {
		return ways{
			front: m.href(signs.front.address), live: m.way(signs.live), main: m.waysTo(signs.main),
			sections: m.waysTo(signs.sections), kinds: m.waysTo(signs.kinds), own: m.waysTo(signs.own),
		}, nil
	})
	if err != nil {
		return err
	}
	f.FrontHref, f.Live, f.Main, f.Own = ways.front, ways.live, ways.main, ways.own
	f.Sections, f.Kinds = ways.sections, ways.kinds
	live, err := m.runningBlogs()
	if err != nil {
		return err
	}
	f.LiveOn = len(live) > 0
	m.along(f)
	return nil
}

func (m *maker) way(to sign) link {
	return link{Text: to.text, Href: m.href(to.address), Current: to.address == m.at}
}

func (m *maker) waysTo(signs []sign) []link {
	var links []link
	for _, s := range signs {
		links = append(links, m.way(s))
	}
	return links
}
