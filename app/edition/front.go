package edition

import (
	"html/template"
	"net/http"

	"galley/app/news"
)

// How many stories stand where no editor places any, and among how many of the
// newest they are chosen.
const (
	frontPool    = 40
	frontRivers  = 8
	riverStories = 4
	frontFilms   = 2
	teaserLines  = 3
)

// frontPage is an edition's front.
type frontPage struct {
	*frame
	Lead     *card
	Related  []card // under the lead: first what it names itself
	Seconds  []card
	Teasers  []teaser
	Choice   []rank
	Opinion  []card
	AllOp    string
	Rivers   []river
	Pictures []card
	AllPics  string
	Films    []river
}

// teaser is the LIVE box.
type teaser struct {
	Headline template.HTML
	Href     string
	Lines    []teaserLine
}

type teaserLine struct {
	Time stamp
	Text template.HTML
}

// river is a section's column.
type river struct {
	Head  link
	First card
	Rest  []card
}

// front makes an edition's front page.
func (m *maker) front() (Page, error) {
	f, err := m.frame(m.loc.T("page.front"), m.everywhere(frontAddress))
	if err != nil {
		return Page{}, err
	}
	f.Front, f.Within = true, ""
	l, err := m.layFront()
	if err != nil {
		return Page{}, err
	}
	p := &frontPage{
		frame:   f,
		Choice:  l.ranks,
		AllOp:   m.href(listAddress(kindQuery(m.tag(), news.Opinion), 0)),
		AllPics: m.href(listAddress(kindQuery(m.tag(), news.Gallery), 0)),
	}
	for _, show := range []func(*frontPage, *layer) error{m.showLead, m.showDecks, m.showStrips, m.showRivers} {
		if err := show(p, l); err != nil {
			return Page{}, err
		}
	}
	m.showTeasers(p, l)
	return m.page(http.StatusOK, "front", f, p)
}

// showLead shows the lead and what stands under it.
func (m *maker) showLead(p *frontPage, l *layer) error {
	leads, err := m.spotCards(l.Spots[news.LeadArea], wideSizes, "")
	if err != nil || len(leads) == 0 {
		return err
	}
	p.Lead = &leads[0]
	if p.Lead.Picture != nil {
		p.Lead.Picture.Eager = true
	}
	p.Related, err = m.spotCards(l.Spots[news.UnderArea], "", "")
	return err
}

// showDecks shows what stands beside the lead: a picture on top, and words
// where they fit.
func (m *maker) showDecks(p *frontPage, l *layer) (err error) {
	p.Seconds, err = m.spotCards(l.Spots[news.BesideArea], cardSizes, "")
	for i := range p.Seconds {
		if i > 0 {
			p.Seconds[i].Picture = nil
		}
		if i > 1 {
			p.Seconds[i].Standfirst = ""
		}
	}
	return err
}

// showStrips shows the strips that belong to a kind.
func (m *maker) showStrips(p *frontPage, l *layer) error {
	var err error
	if p.Opinion, err = m.spotCards(l.Spots[news.OpinionArea], "", string(news.Opinion)); err != nil {
		return err
	}
	if len(p.Opinion) > 2 { // no room for more than the headlines
		for i := range p.Opinion {
			p.Opinion[i].Standfirst = ""
		}
	}
	if p.Pictures, err = m.spotCards(l.Spots[news.PicturesArea], wideSizes, string(news.Gallery)); err != nil {
		return err
	}
	names := map[news.Kind]string{news.VideoKind: "page.videos", news.Infograph: "page.infographs"}
	for _, row := range l.Films {
		c, err := m.card(row, cardSizes, string(row.Kind))
		if err != nil {
			return err
		}
		head := m.link(m.loc.T(names[row.Kind]), listAddress(kindQuery(m.tag(), row.Kind), 0))
		p.Films = append(p.Films, river{Head: head, First: c})
	}
	return nil
}

// spotCards are the cards of spots.
func (m *maker) spotCards(spots []Spot, sizes, besides string) ([]card, error) {
	var rows []news.Row
	for _, s := range spots {
		rows = append(rows, s.Row)
	}
	return m.cards(rows, sizes, besides)
}

// pictured are the rows whose lead picture can be shown.
func (m *maker) pictured(rows []news.Row) ([]news.Row, error) {
	var kept []news.Row
	for _, r := range rows {
		if r.Lead == nil {
			continue
		}
		img, err := m.image(*r.Lead, "")
		if err != nil {
			return nil, err
		}
		if img != nil {
			kept = append(kept, r)
		}
	}
	return kept, nil
}

// showRivers shows each section's column.
func (m *maker) showRivers(p *frontPage, l *layer) error {
	for _, column := range l.Sections {
		cards, err := m.cards(column.Rows, cardSizes, column.Section.ID)
		if err != nil {
			return err
		}
		head := m.link(m.label(column.Section.Labels), listAddress(sectionQuery(m.tag(), column.Section.ID), 0))
		p.Rivers = append(p.Rivers, river{Head: head, First: cards[0], Rest: cards[1:]})
	}
	return nil
}

// showTeasers fills the LIVE boxes.
func (m *maker) showTeasers(p *frontPage, l *layer) {
	for _, b := range l.blogs {
		t := teaser{Headline: m.text(b.story.Content.Headline), Href: m.href(storyAddress(m.tag(), b.story.Address))}
		for _, e := range b.entries {
			if e.Status != entryRemoved && e.passage >= 0 && len(t.Lines) < teaserLines {
				at := stamp{e.At.Second().String(), m.loc.Time(e.At)}
				t.Lines = append(t.Lines, teaserLine{at, m.text(b.headlines[e.passage])})
			}
		}
		p.Teasers = append(p.Teasers, t)
	}
}
