package edition

import (
	"html/template"
	"strings"

	"galley/app/locale"
	"galley/app/news"
)

// byline names who made the story.
func (m *maker) byline(p *storyPage, s news.Story) error {
	c := s.Content
	var credits []locale.NamedCredit
	for _, credit := range c.Credits {
		a, err := m.author(credit.Author)
		if err != nil {
			return err
		}
		named := locale.NamedCredit{Name: credit.As, Role: credit.Role}
		if a != nil {
			named.Author = a.ID
			if named.Name == "" {
				named.Name = m.label(a.Names)
			}
		}
		if named.Name == "" {
			continue
		}
		credits = append(credits, named)
		if p.Avatar == nil && credit.Role == news.By && c.Kind != news.Opinion {
			if p.Avatar, err = m.portrait(a, smallSizes); err != nil {
				return err
			}
		}
	}
	place := c.Place
	if m.settings.PlaceInText {
		place = ""
	}
	for _, part := range m.loc.BylineParts(credits, place) {
		l := link{Text: m.spaced(part.Text)}
		if part.Author != "" {
			l.Href = m.href(listAddress(authorQuery(m.tag(), part.Author), 0))
		}
		p.Byline = append(p.Byline, l)
	}
	if c.Source != "" {
		p.Source = m.text(m.loc.T("story.source", "source", c.Source))
	}
	if c.Words > 0 {
		p.Minutes = m.minutes(c.Words)
	}
	if c.Interest != "" && c.Kind != news.Opinion {
		p.Interest = m.text(m.loc.T("story.interest", "text", c.Interest))
	}
	return nil
}

// spaced is a run of a line with the spaces at its ends, which part it from
// its neighbours.
func (m *maker) spaced(s string) template.HTML {
	words := strings.TrimSpace(s)
	if words == "" {
		return template.HTML(template.HTMLEscapeString(s))
	}
	before, after, _ := strings.Cut(s, words)
	return template.HTML(before) + m.text(words) + template.HTML(after)
}

// dateline opens the text of a story from elsewhere, where the newsroom wants
// it there: PORT ALDER, 8 June —.
func (m *maker) dateline(s news.Story) string {
	if !m.settings.PlaceInText || s.Content.Place == "" {
		return ""
	}
	place := s.Content.Place
	if m.loc.Language() == "en" { // Arabic has no capitals, Spanish wants none
		place = strings.ToUpper(place)
	}
	at := s.PublishedAt
	if at == 0 {
		at = m.now
	}
	return m.loc.T("story.dateline", "place", place, "date", m.loc.DayMonth(at))
}
