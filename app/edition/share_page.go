package edition

import (
	"html/template"
	"net/http"

	"galley/app/news"
)

// A story longer than so many codes is not carried that way: nobody holds up a
// telephone that often.
const mostCodes = 60

// seriesPage is a story as codes and as text, to be taken from the screen.
type seriesPage struct {
	*frame
	Headline template.HTML
	Story    string // address of its page
	Parts    []code
	TooLong  bool
	Text     string
	File     string
	FileName string
}

// series makes the page from which the story at address is taken along.
func (m *maker) series(address string) (Page, error) {
	s, page, err := m.shared(address, seriesAddress)
	if s == nil || err != nil {
		return page, err
	}
	f, err := m.frame(s.Content.Headline, m.everywhere(frontAddress))
	if err != nil {
		return Page{}, err
	}
	f.Title = m.loc.T("share.series_of", "headline", f.Title)
	f.NoIndex, f.Within, f.Alternates = true, branch(s.Content.Kind), nil
	f.Crumbs = [][]link{m.home(), m.here(s.Content.Headline)}
	sent, err := m.sending(*s, false)
	if err != nil {
		return Page{}, err
	}
	p := &seriesPage{
		frame: f, Headline: m.text(s.Content.Headline), Text: sent.plain(),
		Story: m.href(storyAddress(m.tag(), s.Address)),
		File:  m.href(fileAddress(m.tag(), s.Address)),
	}
	if m.opts.OnSave == nil {
		p.FileName = fileName(*s)
	}
	p.Parts, p.TooLong, err = m.codes(sent)
	if err != nil {
		return Page{}, err
	}
	page, err = m.page(http.StatusOK, "series", f, p)
	page.Shares = s.ID
	return page, err
}

// codes are the series that has all of a story, each under its number, which is
// in it, too; none where there would be too many.
func (m *maker) codes(sent sending) (parts []code, tooLong bool, err error) {
	name := func(number, count int) string {
		return m.loc.T("share.part", "number", m.loc.Number(number), "count", m.loc.Number(count))
	}
	texts := sent.parts(codeBytes - len(name(mostCodes, mostCodes)+between))
	if len(texts) > mostCodes {
		return nil, true, nil
	}
	for i, text := range texts {
		title := name(i+1, len(texts))
		if len(texts) > 1 {
			text = title + between + text
		}
		part, err := drawCode(text, m.loc.T("share.code_of", "part", title))
		if err != nil {
			return nil, false, err
		}
		part.Name = title
		parts = append(parts, part)
	}
	return parts, false, nil
}

// shared is the story at address, to be sent on; where it is none to send, the
// page that says so.
func (m *maker) shared(address string, at func(edition, address string) string) (*news.Story, Page, error) {
	s, moved, err := m.view.ByAddress(m.tag(), address)
	switch {
	case isNotFound(err):
		page, err := m.notFound()
		return nil, page, err
	case err != nil:
		return nil, Page{}, err
	case moved || s.Address != address:
		page, err := m.moved(at(m.tag(), s.Address), s.Content.Headline)
		return nil, page, err
	case s.Withdrawn != nil: // nothing of it goes on
		page, err := m.moved(storyAddress(m.tag(), s.Address), m.loc.T("story.withdrawn_mark"))
		page.Status = http.StatusFound
		return nil, page, err
	}
	return &s, Page{}, nil
}
