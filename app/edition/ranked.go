package edition

import (
	"net/http"
	"slices"

	"galley/app/news"
)

// rankSizes is how wide the pictures of a rank stand.
const rankSizes = "5rem"

// How many stories of each the column beside a front has: it is no longer than
// the lead.
const frontRanked = 3

// rankedMost is how many stories the page of a rank has.
const rankedMost = 20

// rank is a few stories in an order that is not that of time.
type rank struct {
	Head     string
	All      string // the page with more of them
	Cards    []card
	Numbered bool // the places are what it is about
}

// frontRanks is choice on a front, where a story stands once: only Most read
// may repeat what stands elsewhere. ordered is what Editors' choice is of.
func (m *maker) frontRanks(pick *picker, ordered []news.Row) ([]rank, error) {
	ranks, err := m.readHere(func(r ranking, rows []news.Row) []news.Row {
		if r.numbered {
			rows = slices.DeleteFunc(rows, func(r news.Row) bool { return pick.never[r.ID] })
			return rows[:min(frontRanked, len(rows))]
		}
		return pick.take(rows, frontRanked)
	})
	if err != nil || len(ranks) > 0 {
		return ranks, err
	}
	return m.editorsChoice(pick.take(ordered, choiceCount))
}

// readHere are Trending and Most read, as far as there are any, of the stories
// that may leaves.
func (m *maker) readHere(may func(ranking, []news.Row) []news.Row) ([]rank, error) {
	var ranks []rank
	for _, r := range m.rankings() {
		rows, err := r.rows(m.tag(), 2*choiceCount)
		if err != nil {
			return nil, err
		}
		rows = may(r, rows)
		cards, err := m.cards(rows[:min(choiceCount, len(rows))], rankSizes, "")
		if err != nil {
			return nil, err
		}
		if len(cards) > 0 {
			ranks = append(ranks, rank{Head: m.loc.T(r.title), All: m.href(r.address(m.tag())), Cards: cards, Numbered: r.numbered})
		}
	}
	return ranks, nil
}

// editorsChoice is rows under that name.
func (m *maker) editorsChoice(rows []news.Row) ([]rank, error) {
	cards, err := m.cards(rows, "", "")
	if err != nil || len(cards) == 0 {
		return nil, err
	}
	return []rank{{Head: m.loc.T("rail.editors_choice"), All: m.href(trendingAddress(m.tag())), Cards: cards, Numbered: true}}, nil
}

// inOrder are the newest in the automatic order.
func (m *maker) inOrder() ([]news.Row, error) {
	return kept(m.state, m.state.newest, m.tag(), func() ([]news.Row, error) {
		rows, err := m.view.Newest(Query{Edition: m.tag()}, choicePool)
		return order(standing(rows)), err
	})
}

// ranking is a list of what is read here, as its block and its page name it.
type ranking struct {
	title, from string // in the catalogue
	address     func(edition string) string
	rows        func(edition string, limit int) ([]news.Row, error)
	numbered    bool
}

func (m *maker) rankings() []ranking {
	return []ranking{
		{"rail.trending", "rail.trending_from", trendingAddress, m.view.Trending, false},
		{"rail.most_read", "rail.most_read_from", mostReadAddress, m.view.MostRead, true},
	}
}

func trendingAddress(edition string) string { return edition + "/trending/index.html" }
func mostReadAddress(edition string) string { return edition + "/most-read/index.html" }

// rankPage is the page of a ranking, or of Read this.
type rankPage struct {
	*frame
	Heading  string
	From     string // what it was made from
	Others   []link
	Cards    []card
	Numbered bool
	Shelves  []shelf // of Read this: by the story that they go with
	Choice   bool    // it is the editors'
}

// rankedAt makes the page of a ranking, by its folder.
func (m *maker) rankedAt(r ranking) (Page, error) {
	p, err := m.rankPage(r.title, r.address)
	if err != nil {
		return Page{}, err
	}
	rows, err := r.rows(m.tag(), rankedMost)
	if err != nil {
		return Page{}, err
	}
	if err := m.fillRank(p, rows, r.from); err != nil {
		return Page{}, err
	}
	p.Numbered = r.numbered && !p.Choice
	return m.page(http.StatusOK, "ranked", p.frame, p)
}

// rankPage begins a page that leads to the others of its kind. What stands
// there is this machine's: nobody is to find it by searching.
func (m *maker) rankPage(title string, address func(string) string) (*rankPage, error) {
	name := m.loc.T(title)
	f, err := m.frame(name, m.everywhere(address))
	if err != nil {
		return nil, err
	}
	f.Within, f.Crumbs, f.NoIndex = "", [][]link{m.home(), m.here(name)}, true
	p := &rankPage{frame: f, Heading: name}
	for _, r := range m.rankings() {
		p.Others = append(p.Others, m.link(m.loc.T(r.title), r.address(m.tag())))
	}
	p.Others = append(p.Others, m.link(m.loc.T("rail.read_this"), readThisAddress(m.tag())))
	return p, nil
}

// fillRank puts rows on p and says what they were made from; without any it is
// the editors' choice.
func (m *maker) fillRank(p *rankPage, rows []news.Row, from string) (err error) {
	p.From = m.loc.T(from)
	if len(rows) == 0 {
		p.Choice, p.From = true, m.loc.T("rail.too_few")
		if rows, err = m.inOrder(); err != nil {
			return err
		}
		rows = rows[:min(rankedMost, len(rows))]
	}
	p.Cards, err = m.cards(rows, lineSizes, "")
	return err
}
