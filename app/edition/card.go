package edition

import (
	"html/template"

	"galley/app/news"
)

// card is a story as lists show it.
type card struct {
	Href       string
	Headline   template.HTML
	Standfirst template.HTML
	Kickers    []link
	LiveNow    string // the word for it, while it is LIVE
	Video      bool
	Opinion    bool // the headline is set as opinion
	Picture    *image
	By         []link // the authors
	Portrait   *image // of the first author
	Date       stamp
	Told       []stamp // the last correction, and an update since
	Minutes    string
	Why        template.HTML // why it is recommended
	Withdrawn  string        // what takes the place of everything but the headline
	Reason     template.HTML
}

// standing are the rows of stories that were not withdrawn.
func standing(rows []news.Row) []news.Row {
	var kept []news.Row
	for _, r := range rows {
		if r.WithdrawnAt == 0 {
			kept = append(kept, r)
		}
	}
	return kept
}

// card is row as a list shows it; sizes say how wide its picture is, empty
// for none. besides is the section, region, kind or author whose list it is:
// that name needs no repeating.
func (m *maker) card(row news.Row, sizes, besides string) (card, error) {
	c := card{
		Href:     m.href(storyAddress(row.Language, row.Address)),
		Headline: m.text(row.Headline),
		Date:     stamp{row.PublishedAt.Second().String(), m.loc.ListDate(row.PublishedAt, m.now)},
	}
	if m.hours {
		c.Date.Text = m.loc.Time(row.PublishedAt)
	}
	if row.WithdrawnAt != 0 {
		c.Withdrawn = m.loc.T("story.withdrawn_on", "time", m.listMoment(row.WithdrawnAt))
		c.Reason = m.text(row.Reason)
		return c, nil
	}
	c.Standfirst = m.text(row.Standfirst)
	c.Opinion, c.Video = row.Kind == news.Opinion, row.Kind == news.VideoKind
	if row.Words > 0 {
		c.Minutes = m.minutes(row.Words)
	}
	c.Kickers, c.Told = m.kickers(row, besides), m.toldOf(row)
	live, err := m.running(row)
	if err != nil {
		return card{}, err
	}
	if live != nil {
		c.LiveNow = m.loc.T("page.live")
	}
	if row.Lead != nil && sizes != "" && m.opts.Light == "" {
		if c.Picture, err = m.image(*row.Lead, sizes); err != nil {
			return card{}, err
		}
	}
	return c, m.signCard(&c, row, besides)
}

// toldOf says what readers were told of a story since it came out, and when:
// its last correction, and that it was updated after that.
func (m *maker) toldOf(row news.Row) (told []stamp) {
	if row.Corrected > row.PublishedAt {
		text := m.loc.T("change.line", "change", m.loc.Change(row.CorrectedAs), "time", m.listMoment(row.Corrected))
		told = append(told, stamp{row.Corrected.Second().String(), text})
	}
	if row.PublicUpdated > max(row.PublishedAt, row.Corrected) {
		told = append(told, stamp{row.PublicUpdated.Second().String(), m.loc.T("story.updated", "time", m.listMoment(row.PublicUpdated))})
	}
	return told
}

// listMoment is an instant as lists show it: 8 Jun, 09:20.
func (m *maker) listMoment(at news.Moment) string {
	return m.loc.T("page.moment", "date", m.loc.ListDate(at, m.now), "time", m.loc.Time(at))
}

// signCard adds who wrote it, but for the author whose list it is.
func (m *maker) signCard(c *card, row news.Row, besides string) error {
	for i, id := range row.Authors {
		a, err := m.author(id)
		if err != nil {
			return err
		}
		if a == nil {
			continue
		}
		if id != besides {
			c.By = append(c.By, m.link(m.label(a.Names), listAddress(authorQuery(m.tag(), id), 0)))
		}
		if i == 0 {
			if c.Portrait, err = m.portrait(a, smallSizes); err != nil {
				return err
			}
		}
	}
	return nil
}

// kickers are the words over a headline: the kind where it is not plain news,
// and the first region, or else the section.
func (m *maker) kickers(row news.Row, besides string) []link {
	var all []link
	if row.Kind.UnderArticles() && besides != string(row.Kind) {
		all = append(all, m.link(m.loc.Kind(row.Kind), listAddress(kindQuery(m.tag(), row.Kind), 0)))
	}
	if len(row.Regions) > 0 && row.Regions[0] != besides {
		if r, ok := m.region(row.Regions[0]); ok {
			return append(all, m.link(m.label(r.Labels), listAddress(regionQuery(m.tag(), r.ID), 0)))
		}
	}
	if s, ok := m.section(row.Section); ok && s.ID != besides && len(all) == 0 {
		all = append(all, m.link(m.label(s.Labels), listAddress(sectionQuery(m.tag(), s.ID), 0)))
	}
	return all
}

// cards are rows as a list shows them.
func (m *maker) cards(rows []news.Row, sizes, besides string) ([]card, error) {
	var all []card
	for _, row := range rows {
		c, err := m.card(row, sizes, besides)
		if err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	return all, nil
}

// wordsPerMinute is how fast a reader reads.
const wordsPerMinute = 220

func (m *maker) minutes(words int) string {
	return m.loc.T("story.minutes", "count", max(1, (words+wordsPerMinute/2)/wordsPerMinute))
}
