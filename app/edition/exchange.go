package edition

import (
	"html/template"
	"slices"
	"strings"

	"galley/app/news"
)

// answer is the other side of an exchange of opinions.
type answer struct {
	Head string
	Link link
	By   template.HTML
	Date stamp
}

// exchange finds the opinions that answer s, and those that s answers: the
// opinions that name each other. The later one is the reply.
func (m *maker) exchange(p *storyPage, s news.Story) error {
	related, err := m.related(s.Content)
	if err != nil {
		return err
	}
	for _, row := range standing(related) {
		if row.Kind != news.Opinion {
			continue
		}
		back, err := m.relatedTo(row.ID)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(back, func(r news.Row) bool { return r.ID == s.ID }) {
			continue
		}
		c, err := m.card(row, "", "")
		if err != nil {
			return err
		}
		var by []string
		for _, name := range c.By {
			by = append(by, string(name.Text))
		}
		head := m.loc.T("story.reply")
		if s.PublishedAt == 0 || row.PublishedAt < s.PublishedAt {
			head = m.loc.T("story.reply_to")
		}
		p.Exchange = append(p.Exchange, answer{
			Head: head, Link: link{Text: c.Headline, Href: c.Href},
			By: template.HTML(strings.Join(by, p.Comma())), Date: c.Date,
		})
	}
	return nil
}
