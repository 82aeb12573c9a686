package edition

import (
	"slices"

	"galley/app/news"
)

// Layout is what stands on an edition's front page, as the rows of its stories:
// what is held by hand in its place, and the rest by the rules.
type Layout struct {
	Spots    map[news.Area][]Spot
	Live     []news.Row // in the LIVE boxes
	Films    []news.Row // videos, then infographs
	Sections []Column
}

// Spot is a place of a front page and the story that stands there.
type Spot struct {
	Row  news.Row
	Held bool // by hand
}

// Column is what a section has on a front page.
type Column struct {
	Section news.Section
	Rows    []news.Row
}

// Layout lays the front page of composed.Edition out as if composed were what
// is set there by hand.
func (e *Edition) Layout(composed news.Front) (Layout, error) {
	var l *layer
	err := e.src.Read(func(v View) error {
		m, err := e.maker(composedView{v, composed}, frontAddress(composed.Edition))
		if err == nil {
			l, err = m.layFront()
		}
		return err
	})
	if err != nil {
		return Layout{}, err
	}
	return l.Layout, nil
}

// layer lays a front page out. A story stands once: what is held is taken
// before any rule chooses.
type layer struct {
	*maker
	Layout
	composed news.Front
	pick     *picker
	held     map[news.Area]map[int]news.Row
	blogs    []*liveNow
	ordered  []news.Row // the newest, in the automatic order
	related  []news.Row // to the lead, for the places under it
	ranks    []rank     // Trending and Most read, or Editors' choice
}

func (m *maker) layFront() (*layer, error) {
	composed, err := m.view.Front(m.tag())
	if err != nil {
		return nil, err
	}
	l := &layer{
		maker: m, Layout: Layout{Spots: map[news.Area][]Spot{}}, composed: composed,
		pick: &picker{used: map[string]bool{}, never: map[string]bool{}},
		held: map[news.Area]map[int]news.Row{},
	}
	for _, id := range composed.Never {
		l.pick.never[id] = true
	}
	rows, err := m.view.Newest(Query{Edition: m.tag()}, frontPool)
	if err != nil {
		return nil, err
	}
	l.ordered = order(standing(rows))
	for _, lay := range []func() error{l.layLive, l.layHeld, l.layLead, l.layStrips, l.layDecks, l.layChoice, l.laySections} {
		if err := lay(); err != nil {
			return nil, err
		}
	}
	return l, nil
}

// layLive puts what is LIVE into its boxes. The lead may stand in one too; no
// rule repeats it.
func (l *layer) layLive() error {
	if l.composed.HideLive {
		return nil
	}
	blogs, err := l.runningBlogs()
	if err != nil {
		return err
	}
	for _, b := range blogs {
		if !l.pick.never[b.story.ID] {
			l.blogs, l.Live = append(l.blogs, b), append(l.Live, news.RowOf(b.story))
			l.pick.used[b.story.ID] = true
		}
	}
	return nil
}

// layHeld takes what is held. What has ended, is not public here or cannot
// stand where it was put leaves its place to the rules.
func (l *layer) layHeld() error {
	placed := map[string]bool{}
	for _, p := range l.composed.Held() {
		if p.Ended(l.now) || placed[p.Story] || l.pick.never[p.Story] || p.Slot < 0 || p.Slot >= p.Area.Size() {
			continue
		}
		row, err := found(l.view.Row(p.Story))
		if err != nil {
			return err
		}
		if row == nil || row.Language != l.tag() || row.WithdrawnAt != 0 || !p.Area.Takes(row.Kind) {
			continue
		}
		if p.Area == news.PicturesArea {
			if shown, err := l.pictured([]news.Row{*row}); err != nil {
				return err
			} else if len(shown) == 0 {
				continue
			}
		}
		if p.Headline != "" {
			row.Headline = p.Headline
		}
		if l.held[p.Area] == nil {
			l.held[p.Area] = map[int]news.Row{}
		}
		l.held[p.Area][p.Slot] = *row
		placed[p.Story], l.pick.used[p.Story] = true, true
	}
	return nil
}

// free is how many slots of an area nobody holds.
func (l *layer) free(area news.Area) int { return area.Size() - len(l.held[area]) }

// fill gives an area what is held there, each in its slot, and rows to the
// other slots. Where rows are too few the held ones move up.
func (l *layer) fill(area news.Area, rows []news.Row) {
	for slot := range area.Size() {
		if row, is := l.held[area][slot]; is {
			l.Spots[area] = append(l.Spots[area], Spot{row, true})
		} else if len(rows) > 0 {
			l.Spots[area] = append(l.Spots[area], Spot{Row: rows[0]})
			rows = rows[1:]
		}
	}
}

// layLead chooses the lead: what an editor placed, else the first in the
// automatic order that is not opinion, else the first that is held near it.
func (l *layer) layLead() error {
	may := slices.DeleteFunc(slices.Clone(l.ordered), func(r news.Row) bool { return r.Kind == news.Opinion })
	l.fill(news.LeadArea, l.pick.take(may, l.free(news.LeadArea)))
	for _, area := range []news.Area{news.BesideArea, news.UnderArea} {
		for slot := 0; slot < area.Size() && len(l.Spots[news.LeadArea]) == 0; slot++ {
			if row, is := l.held[area][slot]; is {
				delete(l.held[area], slot)
				l.Spots[news.LeadArea] = []Spot{{row, true}}
			}
		}
	}
	return l.layRelated()
}

// layRelated takes what the lead names itself for the places under it.
func (l *layer) layRelated() error {
	if len(l.Spots[news.LeadArea]) == 0 {
		return nil
	}
	related, err := l.relatedTo(l.Spots[news.LeadArea][0].Row.ID)
	if err != nil {
		return err
	}
	related = slices.DeleteFunc(standing(related), func(r news.Row) bool {
		return r.Kind == news.Opinion || r.Kind == news.Gallery // these have strips of their own
	})
	l.related = l.pick.take(related, l.free(news.UnderArea))
	return nil
}

// layStrips fills the strips that belong to a kind: opinion, pictures, films
// and graphics.
func (l *layer) layStrips() error {
	opinion, err := l.newest(news.Opinion, news.OpinionSize)
	if err != nil {
		return err
	}
	l.fill(news.OpinionArea, l.pick.take(opinion, l.free(news.OpinionArea)))
	galleries, err := l.newest(news.Gallery, news.PicturesSize)
	if err != nil {
		return err
	}
	if galleries, err = l.pictured(galleries); err != nil {
		return err
	}
	l.fill(news.PicturesArea, l.pick.take(galleries, l.free(news.PicturesArea)))
	for _, kind := range []news.Kind{news.VideoKind, news.Infograph} {
		films, err := l.newest(kind, frontFilms)
		if err != nil {
			return err
		}
		l.Films = append(l.Films, l.pick.take(films, frontFilms)...)
	}
	return nil
}

// newest are the newest stories of a kind, twice as many as its strip has room
// for, and more by those that stay off the page.
func (l *layer) newest(k news.Kind, n int) ([]news.Row, error) {
	rows, err := l.view.Newest(kindQuery(l.tag(), k), 2*n+len(l.pick.never))
	return standing(rows), err
}

// layDecks fills the places beside the lead from the automatic order, and those
// under it that what is related leaves.
func (l *layer) layDecks() error {
	l.fill(news.BesideArea, l.pick.take(l.ordered, l.free(news.BesideArea)))
	if len(l.Spots[news.LeadArea]) > 0 {
		next := l.pick.take(l.ordered, l.free(news.UnderArea)-len(l.related))
		l.fill(news.UnderArea, append(l.related, next...))
	}
	return nil
}

func (l *layer) layChoice() (err error) {
	l.ranks, err = l.frontRanks(l.pick, l.ordered)
	return err
}

// laySections gives every section that has stories left its column.
func (l *layer) laySections() error {
	for _, s := range l.sections {
		if s.Parent != "" || len(l.Sections) == frontRivers {
			continue
		}
		rows, err := l.view.Newest(sectionQuery(l.tag(), s.ID), riverStories+frontPool)
		if err != nil {
			return err
		}
		if rows = l.pick.take(standing(rows), riverStories); len(rows) > 0 {
			l.Sections = append(l.Sections, Column{s, rows})
		}
	}
	return nil
}
