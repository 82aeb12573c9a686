package edition

import (
	"html/template"
	"net/http"

	"galley/app/news"
)

// correctionsPage lists what readers were told of an edition's stories.
type correctionsPage struct {
	*listPage
	Entries []told
}

// told is one entry of the corrections.
type told struct {
	Href     string
	Headline template.HTML
	Kind     string
	Time     stamp
	Text     template.HTML
	Gone     bool // the story was withdrawn
}

func correctionsQuery(edition string) Query { return Query{Edition: edition, Corrections: true} }

func correctionsAddress(edition string) string { return listAddress(correctionsQuery(edition), 0) }

// corrections makes page n of the edition's corrections.
func (m *maker) corrections(n int) (Page, error) {
	list, pages, err := m.view.Corrections(m.tag(), n, PageSize)
	if err != nil {
		return Page{}, err
	}
	if n > pages {
		return m.notFound()
	}
	index := onIndex(len(list), pages)
	if n > 0 {
		newest, _, err := m.view.Corrections(m.tag(), 0, PageSize)
		if err != nil {
			return Page{}, err
		}
		index = onIndex(len(newest), pages)
	} else if index < pages {
		before, _, err := m.view.Corrections(m.tag(), index, PageSize)
		if err != nil {
			return Page{}, err
		}
		list = append(list, before...)
	}
	title := m.loc.T("corrections.title")
	f, err := m.frame(title, m.everywhere(correctionsAddress))
	if err != nil {
		return Page{}, err
	}
	f.Within, f.Crumbs = "", [][]link{m.home(), m.here(title)}
	f.numbered(n)
	p := &correctionsPage{listPage: &listPage{frame: f, Heading: link{Text: m.text(title)}, IsEmpty: len(list) == 0}}
	for _, c := range list {
		p.Entries = append(p.Entries, m.told(c))
	}
	if err := m.listEnds(p.listPage, correctionsQuery(m.tag()), n, index); err != nil {
		return Page{}, err
	}
	return m.page(http.StatusOK, "corrections", f, p)
}

// told is c as the page shows it.
func (m *maker) told(c news.CorrectionRow) told {
	t := told{
		Href:     m.href(storyAddress(c.Row.Language, c.Row.Address)),
		Headline: m.text(c.Row.Headline),
		Kind:     m.loc.Change(c.Change.Kind), Text: m.text(c.Change.Note),
		Time: stamp{c.Change.At.Second().String(), m.momentText(c.Change.At)},
	}
	if c.Row.WithdrawnAt != 0 {
		t.Kind, t.Text, t.Gone = m.loc.T("story.withdrawn_mark"), m.text(c.Row.Reason), true
	}
	return t
}
