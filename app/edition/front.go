package edition

import (
	"html/template"
	"net/http"
	"slices"

	"galley/app/news"
)

// How many stories stand where on a front, and among how many of the newest
// they are chosen.
const (
	frontPool    = 40
	frontSeconds = 3
	frontOpinion = 4
	frontMosaic  = 5
	frontRivers  = 8
	frontRelated = 2
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
	p := &frontPage{
		frame:   f,
		AllOp:   m.href(listAddress(kindQuery(m.tag(), news.Opinion), 0)),
		AllPics: m.href(listAddress(kindQuery(m.tag(), news.Gallery), 0)),
	}
	pick := &picker{used: map[string]bool{}}
	for _, step := range []func(*frontPage, *picker) error{
		m.frontTeasers, m.frontLead, m.frontStrips, m.frontDecks, m.frontRivers,
	} {
		if err := step(p, pick); err != nil {
			return Page{}, err
		}
	}
	return m.page(http.StatusOK, "front", f, p)
}

// frontLead chooses the lead: what an editor placed, else the first in the
// automatic order that is not opinion.
func (m *maker) frontLead(p *frontPage, pick *picker) error {
	lead, err := m.placedLead()
	if err != nil {
		return err
	}
	if lead == nil {
		rows, err := m.view.Newest(Query{Edition: m.tag()}, frontPool)
		if err != nil {
			return err
		}
		for _, r := range order(standing(rows)) {
			if r.Kind != news.Opinion {
				lead = &r
				break
			}
		}
	}
	if lead == nil {
		return nil
	}
	pick.used[lead.ID] = true
	c, err := m.card(*lead, wideSizes, "")
	if err != nil {
		return err
	}
	if c.Picture != nil {
		c.Picture.Eager = true
	}
	p.Lead = &c
	related, err := m.relatedTo(lead.ID)
	if err != nil {
		return err
	}
	related = slices.DeleteFunc(standing(related), func(r news.Row) bool {
		return r.Kind == news.Opinion || r.Kind == news.Gallery // these have strips of their own
	})
	p.Related, err = m.cards(pick.take(related, frontRelated), "", "")
	return err
}

// placedLead is the story that an editor placed first, while it is public in
// this edition.
func (m *maker) placedLead() (*news.Row, error) {
	front, err := m.view.Front(m.tag())
	if err != nil || front.Lead == "" {
		return nil, err
	}
	s, err := found(m.view.Story(front.Lead))
	if err != nil || s == nil || s.Language != m.tag() || s.Withdrawn != nil {
		return nil, err
	}
	row := news.RowOf(*s)
	return &row, nil
}

// frontStrips fills the strips that belong to a kind: opinion, pictures,
// films and graphics.
func (m *maker) frontStrips(p *frontPage, pick *picker) error {
	var err error
	if p.Opinion, err = m.strip(pick, news.Opinion, frontOpinion, ""); err != nil {
		return err
	}
	if len(p.Opinion) > 2 { // no room for more than the headlines
		for i := range p.Opinion {
			p.Opinion[i].Standfirst = ""
		}
	}
	if p.Pictures, err = m.strip(pick, news.Gallery, frontMosaic, wideSizes); err != nil {
		return err
	}
	for _, film := range []struct {
		kind news.Kind
		name string
	}{{news.VideoKind, "page.videos"}, {news.Infograph, "page.infographs"}} {
		cards, err := m.strip(pick, film.kind, frontFilms, cardSizes)
		if err != nil {
			return err
		}
		for _, c := range cards {
			head := m.link(m.loc.T(film.name), listAddress(kindQuery(m.tag(), film.kind), 0))
			p.Films = append(p.Films, river{Head: head, First: c})
		}
	}
	return nil
}

// strip takes the newest n stories of kind k. Those of the mosaic need a
// picture.
func (m *maker) strip(pick *picker, k news.Kind, n int, sizes string) ([]card, error) {
	rows, err := m.view.Newest(kindQuery(m.tag(), k), 2*n)
	if err != nil {
		return nil, err
	}
	rows = standing(rows)
	if k == news.Gallery {
		rows, err = m.pictured(rows)
		if err != nil {
			return nil, err
		}
	}
	return m.cards(pick.take(rows, n), sizes, string(k))
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

// frontDecks fills the columns beside the lead from the automatic order.
func (m *maker) frontDecks(p *frontPage, pick *picker) error {
	rows, err := m.view.Newest(Query{Edition: m.tag()}, frontPool)
	if err != nil {
		return err
	}
	ordered := order(standing(rows))
	if p.Seconds, err = m.cards(pick.take(ordered, frontSeconds), cardSizes, ""); err != nil {
		return err
	}
	for i := range p.Seconds { // a picture on top, and words where they fit
		if i > 0 {
			p.Seconds[i].Picture = nil
		}
		if i > 1 {
			p.Seconds[i].Standfirst = ""
		}
	}
	if p.Lead != nil { // what is related is little: the next ones fill the row
		next, err := m.cards(pick.take(ordered, frontRelated-len(p.Related)), "", "")
		if err != nil {
			return err
		}
		p.Related = append(p.Related, next...)
	}
	p.Choice, err = m.frontRanks(pick, ordered)
	return err
}

// frontRivers gives every section that has stories left its column.
func (m *maker) frontRivers(p *frontPage, pick *picker) error {
	for _, s := range m.sections {
		if s.Parent != "" || len(p.Rivers) == frontRivers {
			continue
		}
		q := sectionQuery(m.tag(), s.ID)
		rows, err := m.view.Newest(q, riverStories+frontPool)
		if err != nil {
			return err
		}
		cards, err := m.cards(pick.take(standing(rows), riverStories), cardSizes, s.ID)
		if err != nil {
			return err
		}
		if len(cards) > 0 {
			head := m.link(m.label(s.Labels), listAddress(q, 0))
			p.Rivers = append(p.Rivers, river{Head: head, First: cards[0], Rest: cards[1:]})
		}
	}
	return nil
}

// frontTeasers fills the LIVE boxes. A lead may stand in one too; nothing else
// on the front repeats them.
func (m *maker) frontTeasers(p *frontPage, pick *picker) error {
	blogs, err := m.runningBlogs()
	if err != nil {
		return err
	}
	for _, l := range blogs {
		pick.used[l.story.ID] = true
		t := teaser{Headline: m.text(l.story.Content.Headline), Href: m.href(storyAddress(m.tag(), l.story.Address))}
		for _, e := range l.entries {
			if e.Status != entryRemoved && e.passage >= 0 && len(t.Lines) < teaserLines {
				at := stamp{e.At.Second().String(), m.loc.Time(e.At)}
				t.Lines = append(t.Lines, teaserLine{at, m.text(l.headlines[e.passage])})
			}
		}
		p.Teasers = append(p.Teasers, t)
	}
	return nil
}
