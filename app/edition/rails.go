package edition

import (
	"cmp"
	"slices"

	"galley/app/news"
)

// How many stories stand in the rails of a story's page, and among how many
// they are chosen.
const (
	choicePool   = 30
	choiceCount  = 5
	shelfCount   = 3
	readThis     = 4
	perReason    = 8
	reasonsTried = 3 // tags and regions that recommend, each
)

// rails fills what stands beside and under a story.
func (m *maker) rails(p *storyPage, s news.Story) error {
	pick := &picker{used: map[string]bool{s.ID: true}}
	var err error
	if m.opts.Light != "" { // the front has the choice, and a list is a link away
		return m.recommend(p, s, pick)
	}
	if p.Choice, err = m.choice(s.ID); err != nil {
		return err
	}
	if err := m.shelf(p, s, pick); err != nil {
		return err
	}
	return m.recommend(p, s, pick)
}

// shelf is what the newsroom relates the story to; else more by the writer of
// an opinion, or more from the section.
func (m *maker) shelf(p *storyPage, s news.Story, pick *picker) error {
	c := s.Content
	related, err := m.related(c)
	if err != nil {
		return err
	}
	head := m.loc.T("story.related")
	if by := c.Names(news.By); len(related) == 0 && c.Kind == news.Opinion && len(by) > 0 {
		a, err := m.author(by[0])
		if err != nil {
			return err
		}
		if a != nil {
			head = m.loc.T("rail.more_by", "name", m.label(a.Names))
			if related, err = m.view.Newest(authorQuery(m.tag(), a.ID), perReason); err != nil {
				return err
			}
		}
	}
	if sec, ok := m.section(c.Section); ok && len(related) == 0 {
		head = m.loc.T("rail.more_in", "name", m.label(sec.Labels))
		if related, err = m.view.Newest(sectionQuery(m.tag(), sec.ID), perReason); err != nil {
			return err
		}
	}
	cards, err := m.cards(pick.take(standing(related), shelfCount), cardSizes, "")
	for i := 1; i < len(cards); i++ {
		cards[i].Picture = nil
	}
	p.Rail = shelf{Head: head, Cards: cards}
	return err
}

// relatedTo are the stories that the newsroom relates the story id to.
func (m *maker) relatedTo(id string) ([]news.Row, error) {
	s, err := found(m.view.Story(id))
	if err != nil || s == nil {
		return nil, err
	}
	return m.related(s.Content)
}

// related are the stories that c names, in this edition's versions.
func (m *maker) related(c news.Content) ([]news.Row, error) {
	var rows []news.Row
	for _, id := range c.Related {
		s, err := found(m.view.Story(id))
		if err != nil {
			return nil, err
		}
		if s == nil {
			continue
		}
		if s.Language == m.tag() {
			rows = append(rows, news.RowOf(*s))
			continue
		}
		versions, err := m.view.Versions(s.Group)
		if err != nil {
			return nil, err
		}
		for _, v := range versions {
			if v.Language == m.tag() {
				rows = append(rows, v)
			}
		}
	}
	return rows, nil
}

// reason is a list that a story is recommended from, and what it says of it.
type reason struct {
	query Query
	why   string
}

// candidate is a story to recommend, and why.
type candidate struct {
	row news.Row
	why string
}

// recommend fills Read this: the stories most like s, and then those that share
// most with it, the newest first among equals; each says why it is there.
func (m *maker) recommend(p *storyPage, s news.Story, pick *picker) error {
	for _, find := range []func(news.Content) ([]candidate, error){m.likely, m.sharing} {
		if len(p.ReadThis) == readThis {
			break
		}
		candidates, err := find(s.Content)
		if err != nil {
			return err
		}
		for _, c := range pick.choose(candidates, readThis-len(p.ReadThis)) {
			card, err := m.card(c.row, cardSizes, "")
			if err != nil {
				return err
			}
			card.Why = m.text(c.why)
			p.ReadThis = append(p.ReadThis, card)
		}
	}
	return nil
}

// choose takes the first n candidates that do not stand on the page yet.
func (p *picker) choose(candidates []candidate, n int) []candidate {
	var chosen []candidate
	for _, c := range candidates {
		if len(chosen) < n && len(p.take([]news.Row{c.row}, 1)) == 1 {
			chosen = append(chosen, c)
		}
	}
	return chosen
}

// sharing are the stories that share tags, regions or the section with c, those
// that share most first.
func (m *maker) sharing(c news.Content) ([]candidate, error) {
	reasons, err := m.reasons(c)
	if err != nil {
		return nil, err
	}
	var all []candidate
	count := map[string]int{}
	for _, r := range reasons {
		rows, err := m.view.Newest(r.query, perReason)
		if err != nil {
			return nil, err
		}
		for _, row := range standing(rows) {
			if count[row.ID] == 0 {
				all = append(all, candidate{row, r.why})
			}
			count[row.ID]++
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(count[b.row.ID], count[a.row.ID]), cmp.Compare(b.row.PublishedAt, a.row.PublishedAt))
	})
	return all, nil
}

// reasons are a story's tags, its regions and its section.
func (m *maker) reasons(c news.Content) ([]reason, error) {
	var all []reason
	for _, id := range c.Tags[:min(reasonsTried, len(c.Tags))] {
		t, err := found(m.view.Tag(id))
		if err != nil {
			return nil, err
		}
		if t != nil {
			all = append(all, reason{tagQuery(m.tag(), id), m.loc.T("rail.why_tag", "name", m.label(t.Names))})
		}
	}
	for _, id := range c.Regions[:min(reasonsTried, len(c.Regions))] {
		if r, ok := m.region(id); ok {
			all = append(all, reason{regionQuery(m.tag(), id), m.loc.T("rail.why_region", "name", m.label(r.Labels))})
		}
	}
	if _, ok := m.section(c.Section); ok {
		all = append(all, reason{sectionQuery(m.tag(), c.Section), m.loc.T("rail.why_section")})
	}
	return all, nil
}
