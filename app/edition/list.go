package edition

import (
	"html/template"
	"net/http"

	"galley/app/news"
)

// PageSize is how many stories a numbered page holds.
const PageSize = 20

// listPage is a list of stories: of a section, region, tag, author, kind, or
// all news.
type listPage struct {
	*frame
	Heading link
	Intro   string
	Author  *authorHead
	Under   []link // the parts of what is listed: subsections, regions within
	Lead    *card
	Beside  []card
	Lines   []card
	Count   string
	Newer   string
	Older   string
	Page    string
	Choice  template.HTML
	IsEmpty bool
	Before  *link // of a day of the archive: the days beside it
	After   *link
}

// list is a list to be made.
type list struct {
	query   Query
	title   string
	besides string // what its stories' kickers need not repeat
	crumbs  [][]link
	within  string
	author  *authorHead
	person  *schemaParty // the same for programs
	under   []link
	// Where the address differs in other editions but for their tag.
	versions map[string]string
	// Of a day of the archive: its stories say the hour, and the days beside it.
	hours         bool
	before, after *link
}

func (m *maker) newsList(n int) (Page, error) {
	return m.list(list{
		query: newsQuery(m.tag()), title: m.loc.T("page.news"),
		crumbs:   [][]link{m.home(), m.here(m.loc.T("page.news"))},
		within:   underNews,
		versions: m.everywhere(newsAddress),
	}, n)
}

func (m *maker) sectionList(id string, n int) (Page, error) {
	s, ok := m.section(id)
	if !ok {
		return m.notFound()
	}
	crumbs := [][]link{m.home(), m.crumb(m.loc.T("page.news"), newsAddress(m.tag()))}
	for _, above := range m.above(s.Parent) {
		crumbs = append(crumbs, m.crumb(m.label(above.Labels), listAddress(sectionQuery(m.tag(), above.ID), 0)))
	}
	l := list{
		query: sectionQuery(m.tag(), id), title: m.label(s.Labels), besides: id,
		crumbs:   append(crumbs, m.here(m.label(s.Labels))),
		within:   underNews,
		versions: m.everywhere(func(e string) string { return listAddress(sectionQuery(e, id), 0) }),
	}
	for _, under := range m.sections {
		if under.Parent == id {
			l.under = append(l.under, m.link(m.label(under.Labels), listAddress(sectionQuery(m.tag(), under.ID), 0)))
		}
	}
	return m.list(l, n)
}

// above are the sections that id stands in, itself included, outermost first.
func (m *maker) above(id string) []news.Section {
	var all []news.Section
	for range m.sections { // a ring of parents ends here
		s, ok := m.section(id)
		if !ok {
			break
		}
		all = append([]news.Section{s}, all...)
		id = s.Parent
	}
	return all
}

func (m *maker) regionList(id string, n int) (Page, error) {
	r, ok := m.region(id)
	if !ok {
		return m.notFound()
	}
	l := list{
		query: regionQuery(m.tag(), id), title: m.label(r.Labels), besides: id,
		crumbs:   [][]link{m.home(), m.crumb(m.loc.T("page.news"), newsAddress(m.tag())), m.here(m.label(r.Labels))},
		within:   underNews,
		versions: m.everywhere(func(e string) string { return listAddress(regionQuery(e, id), 0) }),
	}
	for _, under := range m.regions {
		if under.Parent == id {
			l.under = append(l.under, m.link(m.label(under.Labels), listAddress(regionQuery(m.tag(), under.ID), 0)))
		}
	}
	return m.list(l, n)
}

func (m *maker) tagList(id string, n int) (Page, error) {
	t, err := found(m.view.Tag(id))
	if err != nil {
		return Page{}, err
	}
	if t == nil {
		return m.notFound()
	}
	where, err := m.having(func(e string) Query { return tagQuery(e, id) })
	if err != nil {
		return Page{}, err
	}
	name := m.label(t.Names)
	return m.list(list{
		query: tagQuery(m.tag(), id), title: name,
		crumbs:   [][]link{m.home(), m.here(name)},
		versions: where,
	}, n)
}

func (m *maker) kindList(k news.Kind, n int) (Page, error) {
	l := list{
		query: kindQuery(m.tag(), k), title: m.kindTitle(k), besides: string(k), within: branch(k),
		versions: m.everywhere(func(e string) string { return listAddress(kindQuery(e, k), 0) }),
	}
	l.crumbs = [][]link{m.home()}
	if k.UnderArticles() {
		l.crumbs = append(l.crumbs, m.crumb(m.loc.T("page.articles"), articlesAddress(m.tag())))
	}
	l.crumbs = append(l.crumbs, m.here(l.title))
	return m.list(l, n)
}

// kindTitle is the name of the list of kind k.
func (m *maker) kindTitle(k news.Kind) string {
	switch k {
	case news.VideoKind:
		return m.loc.T("page.videos")
	case news.Infograph:
		return m.loc.T("page.infographs")
	case news.Gallery:
		return m.loc.T("page.pictures")
	case news.LiveBlog:
		return m.loc.T("page.live")
	}
	return m.loc.Kind(k)
}

// list makes page n of l. The newest page, index.html, also holds the stories
// of the page before it while it is not full: a list never opens with one
// story. Every number has a page, so that no address ends when a list grows or
// shrinks; the lists' own links pass over those that stand on index.html.
func (m *maker) list(l list, n int) (Page, error) {
	rows, pages, err := m.view.Numbered(l.query, n, PageSize)
	if err != nil {
		return Page{}, err
	}
	index, err := m.onIndex(l.query, rows, n, pages)
	if err != nil {
		return Page{}, err
	}
	if n > pages {
		return m.notFound()
	}
	if n == 0 && index < pages {
		before, _, err := m.view.Numbered(l.query, index, PageSize)
		if err != nil {
			return Page{}, err
		}
		rows = append(rows, before...)
	}

	f, err := m.frame(l.title, l.versions)
	if err != nil {
		return Page{}, err
	}
	f.Crumbs, f.Within = l.crumbs, l.within
	f.numbered(n)
	f.person = l.person
	p := &listPage{frame: f, Heading: link{Text: m.text(l.title)}, Author: l.author, Under: l.under, IsEmpty: len(rows) == 0, Before: l.before, After: l.after}
	m.hours = l.hours
	if err := m.listStories(p, rows, n == 0, l.besides); err != nil {
		return Page{}, err
	}
	m.hours = false
	if err := m.listEnds(p, l.query, n, index); err != nil {
		return Page{}, err
	}
	return m.page(http.StatusOK, "list", f, p)
}

// listLead is how many stories a list must have to open with a large one.
const listLead = 5

// listStories places the stories: the newest page of a list opens with one
// large and three beside it.
func (m *maker) listStories(p *listPage, rows []news.Row, newest bool, besides string) error {
	lines := rows
	if lead := standing(rows[:min(4, len(rows))]); newest && p.Author == nil && len(rows) >= listLead && len(lead) == 4 {
		lines = rows[4:]
		big, err := m.card(lead[0], wideSizes, besides)
		if err != nil {
			return err
		}
		if big.Picture != nil {
			big.Picture.Eager = true
		}
		p.Lead = &big
		if p.Beside, err = m.cards(lead[1:], cardSizes, besides); err != nil {
			return err
		}
		for i := 1; i < len(p.Beside); i++ {
			p.Beside[i].Picture = nil
		}
	}
	var err error
	p.Lines, err = m.cards(lines, lineSizes, besides)
	return err
}

// listEnds says where in the list the page stands, and what is beside it;
// index is the first numbered page whose stories stand on index.html.
func (m *maker) listEnds(p *listPage, q Query, n, index int) error {
	if n == 0 { // a numbered page stays as it is while the list grows
		count, err := m.view.Count(q)
		if err != nil {
			return err
		}
		if count > 0 {
			p.Count = m.loc.T("list.stories", "count", count)
		}
	}
	older := n - 1
	if n == 0 {
		older = index - 1
	}
	if older > 0 {
		p.Older = m.href(listAddress(q, older))
	}
	if n > 0 {
		number := m.loc.Number(n)
		p.Page = m.loc.T("list.page", "page", number)
		p.Title += " (" + number + ")"
		newer := n + 1
		if newer >= index {
			newer = 0
		}
		p.Newer = m.href(listAddress(q, newer))
	}
	var err error
	p.Choice, err = m.choice("")
	return err
}

// onIndex is the first numbered page of q whose stories stand on index.html,
// where rows are those of page n.
func (m *maker) onIndex(q Query, rows []news.Row, n, pages int) (int, error) {
	if n > 0 {
		newest, _, err := m.view.Numbered(q, 0, PageSize)
		return onIndex(len(newest), pages), err
	}
	return onIndex(len(rows), pages), nil
}

// articlesPage is where the kinds under Articles meet.
type articlesPage struct {
	*frame
	Heading link
	Rivers  []river
}

// articles makes the page of the four kinds under Articles.
func (m *maker) articles() (Page, error) {
	title := m.loc.T("page.articles")
	f, err := m.frame(title, m.everywhere(articlesAddress))
	if err != nil {
		return Page{}, err
	}
	f.Within, f.Crumbs = underArticles, [][]link{m.home(), m.here(title)}
	p := &articlesPage{frame: f, Heading: link{Text: m.text(title)}}
	for _, k := range news.Kinds {
		if !k.UnderArticles() {
			continue
		}
		q := kindQuery(m.tag(), k)
		rows, err := m.view.Newest(q, 2*riverStories)
		if err != nil {
			return Page{}, err
		}
		rows = standing(rows)
		cards, err := m.cards(rows[:min(riverStories+1, len(rows))], cardSizes, string(k))
		if err != nil {
			return Page{}, err
		}
		if len(cards) > 0 {
			p.Rivers = append(p.Rivers, river{Head: m.link(m.loc.Kind(k), listAddress(q, 0)), First: cards[0], Rest: cards[1:]})
		}
	}
	return m.page(http.StatusOK, "articles", f, p)
}
