package edition

import (
	"html/template"
	"net/http"
	"slices"

	"galley/app/markdown"
	"galley/app/news"
)

// ownView is a page that the newsroom wrote itself.
type ownView struct {
	*frame
	Heading template.HTML
	Body    template.HTML
}

// ownPage makes the newsroom's page slug: About, Privacy, Contact.
func (m *maker) ownPage(slug string) (Page, error) {
	i := slices.IndexFunc(m.state.pages, func(p news.Page) bool { return p.Slug == slug })
	if i < 0 {
		return m.notFound()
	}
	title := m.label(m.state.pages[i].Titles)
	f, err := m.frame(title, m.everywhere(func(e string) string { return ownAddress(e, slug) }))
	if err != nil {
		return Page{}, err
	}
	f.Within, f.Crumbs = "", [][]link{m.home(), m.here(title)}
	p := &ownView{frame: f, Heading: m.text(title), Body: m.body(m.label(m.state.pages[i].Bodies), news.Content{}, "")}
	return m.page(http.StatusOK, "own", f, p)
}

// body is src as HTML, with the pictures of content.
func (m *maker) body(src string, content news.Content, dateline string) template.HTML {
	o := markdown.Options{
		Language: m.tag(), Link: m.storyLink, Picture: m.bodyPicture(content),
		Dateline: dateline, BlockIDs: m.preview, Digits: m.loc.Digits,
	}
	if m.opts.Leave {
		o.Outward = m.leave
	}
	return markdown.Render(src, o)
}

// storyLink answers story:ADDRESS while readers can see the story.
func (m *maker) storyLink(address string) (string, bool) {
	s, _, err := m.view.ByAddress(m.tag(), address)
	if err != nil || s.Withdrawn != nil {
		return "", false
	}
	return m.href(storyAddress(m.tag(), s.Address)), true
}

// notePage is a page with one message.
type notePage struct {
	*frame
	Heading string
	Text    string
	Href    string
	Link    string
}

// moved makes the page that leads on to where a story is now.
func (m *maker) moved(address, headline string) (Page, error) {
	title := m.loc.T("page.moved")
	f, err := m.frame(title, m.everywhere(frontAddress))
	if err != nil {
		return Page{}, err
	}
	f.NoIndex, f.Within, f.Alternates = true, "", nil
	f.RefreshTo = m.href(address)
	page, err := m.page(http.StatusMovedPermanently, "note", f, &notePage{
		frame: f, Heading: title, Href: f.RefreshTo, Link: markdown.Strip(headline),
	})
	page.Location = f.RefreshTo
	return page, err
}

// root makes the page at the root, which leads on to the first edition.
func (m *maker) root() (Page, error) {
	page, err := m.moved(frontAddress(m.tag()), m.label(m.settings.Name))
	page.Status = http.StatusFound // another edition may come first tomorrow
	return page, err
}
