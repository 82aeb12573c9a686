package edition

import (
	"cmp"
	"html/template"
	"net/http"

	"galley/app/markdown"
	"galley/app/news"
)

// withdrawnPage is the notice that stays at a withdrawn story's address.
type withdrawnPage struct {
	*frame
	Headline template.HTML
	On       string
	Reason   template.HTML
	At       stamp
	Zone     string
	First    stamp // of the publication
	Choice   template.HTML
}

// withdrawn makes the notice of s: the headline, or the neutral one, and the
// reason.
func (m *maker) withdrawn(s news.Story) (Page, error) {
	v, err := m.versions(s)
	if err != nil {
		return Page{}, err
	}
	headline := cmp.Or(s.Withdrawn.Headline, s.Content.Headline)
	f, err := m.frame(headline, v.addresses)
	if err != nil {
		return Page{}, err
	}
	f.Title = m.loc.T("story.withdrawn_mark") + ": " + markdown.Strip(headline)
	f.NoIndex = true
	f.Crumbs = [][]link{
		m.home(), m.crumb(m.loc.T("page.news"), newsAddress(m.tag())), m.here(m.loc.T("story.withdrawn_mark")),
	}
	p := &withdrawnPage{
		frame: f, Headline: m.text(headline), Reason: m.text(s.Withdrawn.Reason),
		On: m.loc.T("story.withdrawn_on", "time", m.loc.Date(s.Withdrawn.At)),
		At: m.stamp(s.Withdrawn.At), Zone: m.loc.Zone(s.Withdrawn.At), First: m.stamp(s.PublishedAt),
	}
	if p.Choice, err = m.choice(s.ID); err != nil {
		return Page{}, err
	}
	return m.page(http.StatusGone, "withdrawn", f, p)
}
