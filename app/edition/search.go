package edition

import (
	"context"
	"errors"
	"net/http"
	"net/url"

	"galley/app/markdown"
	"galley/app/news"
)

// searching is a search as it went, before its page is made.
type searching struct {
	find  Find
	found Found
	cut   bool
	wrong *news.Error // what a reader can put right in the query
	down  bool        // search does not answer
}

// answered says whether there are results, be they none.
func (s searching) answered() bool { return !s.down && s.wrong == nil }

// search finds what the address asks for, where it is that of a search page.
// The index reads the room by itself, so the page's snapshot is not open yet.
func (e *Edition) search(ctx context.Context, address string, query url.Values) searching {
	tag := firstPart(address)
	if address != searchAddress(tag) {
		return searching{}
	}
	s := searching{find: findOf(tag, query)}
	if s.find.empty() || !e.isEdition(tag) {
		return s
	}
	_, s.cut = cutLine(query.Get("q"))
	var err error
	s.found, err = e.src.Search(ctx, s.find)
	switch {
	case err == nil:
		s.cut = s.cut || s.found.Cut
	case errors.Is(err, &news.Error{Code: news.CodeBadTime}), errors.Is(err, &news.Error{Code: news.CodeInvalid}):
		errors.As(err, &s.wrong)
	default:
		s.down = true
		if ctx.Err() == nil {
			e.opts.Log.Error("searching for a reader", "edition", tag, "error", err)
		}
	}
	return s
}

// searchPage is where readers look for stories by their words.
type searchPage struct {
	*frame
	Heading  string
	Query    string
	Newest   bool
	Filters  []link // each leads to the same page without it
	Orders   []link
	Count    string
	Notes    []string
	Lines    []card
	Tallies  []tally
	Offline  *offlineSearch // where no server answers
	First    string
	More     string
	MoreText string
}

// searchResults makes the search page.
func (m *maker) searchResults() (Page, error) {
	s := m.searched
	title := m.loc.T("search.title")
	if s.find.Text != "" {
		title = m.loc.T("search.results_for", "query", s.find.Text)
	}
	f, err := m.frame(title, m.everywhere(searchAddress))
	if err != nil {
		return Page{}, err
	}
	f.NoIndex, f.Within, f.Alternates = true, "", nil
	f.Crumbs = [][]link{m.home(), m.here(m.loc.T("search.title"))}
	for i := range f.Languages {
		f.Languages[i].Href += s.find.first().query()
	}
	p := &searchPage{frame: f, Heading: title, Query: s.find.Text, Newest: s.find.Newest}
	if m.opts.Words != nil {
		if p.Offline, err = m.offlineSearch(f); err != nil {
			return Page{}, err
		}
	}
	status := http.StatusOK
	if s.down {
		status = http.StatusServiceUnavailable
	}
	if !s.find.empty() {
		if err := m.results(p, s); err != nil {
			return Page{}, err
		}
	}
	return m.page(status, "search", f, p)
}

// results fills in what was found.
func (m *maker) results(p *searchPage, s searching) error {
	var err error
	if p.Filters, err = m.filters(s.find); err != nil {
		return err
	}
	if p.Notes = m.searchNotes(s); !s.answered() {
		return nil
	}
	for _, hit := range s.found.Hits {
		line, err := m.hit(hit)
		if err != nil {
			return err
		}
		p.Lines = append(p.Lines, line...)
	}
	if s.found.Total > 0 {
		p.Count = m.loc.T("search.count", "count", s.found.Total)
		p.Orders = m.orders(s.find)
	}
	m.searchEnds(p, s)
	p.Tallies, err = m.tallies(s.find, s.found.Tallies)
	return err
}

// hit is a card with what was found marked in it; none where readers cannot
// see the story any more.
func (m *maker) hit(h Hit) ([]card, error) {
	s, err := found(m.view.Story(h.ID))
	if err != nil || s == nil || s.Withdrawn != nil {
		return nil, err
	}
	c, err := m.card(news.RowOf(*s), lineSizes, "")
	if err != nil {
		return nil, err
	}
	c.Headline = marked(h.Headline, m.tag())
	if len(h.Excerpt) > 0 {
		c.Standfirst = marked(h.Excerpt, m.tag())
	}
	return []card{c}, nil
}

// searchNotes are the sentences over the results.
func (m *maker) searchNotes(s searching) []string {
	var notes []string
	say := func(when bool, sentence string) {
		if when {
			notes = append(notes, sentence)
		}
	}
	if s.down {
		return []string{m.loc.T("search.down")}
	}
	if s.wrong != nil {
		return []string{m.loc.Error(s.wrong)}
	}
	nothing, query := s.found.Total == 0, s.find.Text
	say(s.found.Corrected != "", m.loc.T("search.corrected", "query", query, "instead", markdown.Strip(s.found.Corrected)))
	say(nothing && query != "", m.loc.T("search.none", "query", query))
	say(nothing && query == "", m.loc.T("page.empty"))
	say(nothing && !s.find.unfiltered(), m.loc.T("search.fewer_filters"))
	say(s.cut, m.loc.T("search.cut"))
	say(s.found.Partly, m.loc.T("search.partly"))
	return notes
}

// orders are the two orders of the results.
func (m *maker) orders(f Find) []link {
	f = f.first()
	best, newest := f, f
	best.Newest, newest.Newest = false, true
	return []link{
		{Text: m.text(m.loc.T("search.by_relevance")), Href: m.searchHref(best), Current: !f.Newest},
		{Text: m.text(m.loc.T("search.by_date")), Href: m.searchHref(newest), Current: f.Newest},
	}
}

// searchEnds says what comes before and after.
func (m *maker) searchEnds(p *searchPage, s searching) {
	if s.find.After != "" {
		p.First = m.searchHref(s.find.first())
	}
	if s.found.Next == "" {
		return
	}
	next := s.find
	next.After = s.found.Next
	p.More, p.MoreText = m.searchHref(next), m.loc.T("search.more")
	if s.find.Newest {
		p.MoreText = m.loc.T("search.older")
	}
}

// searchHref is the way to what f finds in f's edition.
func (m *maker) searchHref(f Find) string { return m.href(searchAddress(f.Edition)) + f.query() }
