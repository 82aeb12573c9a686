package search

import (
	"context"
	"fmt"
)

// Search finds stories. What a person can put right in a query comes as a
// *news.Error.
func (x *Index) Search(ctx context.Context, q Query) (Page, error) {
	after, err := parseCursor(q.After)
	if err != nil {
		return Page{}, err
	}
	var page Page
	err = x.reading(func(v *view) error {
		page, err = x.search(ctx, v, q, after)
		return err
	})
	return page, err
}

func (x *Index) search(ctx context.Context, v *view, q Query, after *cursor) (Page, error) {
	t := parse(q.Text)
	s, err := x.question(v, q, t, after)
	if err != nil {
		return Page{}, err
	}
	if err := s.run(ctx); err != nil {
		return Page{}, fmt.Errorf("search: %w", err)
	}
	corrected := ""
	if s.top.total == 0 && len(t.clauses) > 0 {
		if s, corrected, err = x.correct(ctx, s, t, after); err != nil {
			return Page{}, fmt.Errorf("correct a query: %w", err)
		}
	}
	page, err := x.page(s, corrected, t.cut)
	if err != nil {
		return Page{}, fmt.Errorf("read what was found: %w", err)
	}
	return page, nil
}

// question is the search that q asks for, its text taken apart as t.
func (x *Index) question(v *view, q Query, t typed, after *cursor) (*search, error) {
	zone := x.options.Zone()
	bounds, err := q.bounds(t.filters, x.options.resolve, zone)
	if err != nil {
		return nil, err
	}
	s := &search{query: q, view: v, bounds: bounds, fresh: freshAt(after.now(x.options.Now))}
	s.top = top{sort: q.Sort, limit: q.limit() + 1, after: after.place()} // the last says that there is more
	a := analysers.Get().(*analyser)
	defer analysers.Put(a)
	clauses := t.clauses
	if q.Prefix {
		clauses, s.started = start(clauses, a)
	}
	s.read(clauses, a)
	if s.browse && s.started == nil {
		s.top.sort = ByDate // nothing fits better than another
	}
	if q.Facets {
		s.counts = newCounts(zone)
	}
	return s, nil
}

// read is what the clauses say in each tongue.
func (s *search) read(clauses []typedClause, a *analyser) {
	s.spoken = spokenIn(clauses, s.query.Language)
	s.browse = true
	for _, c := range clauses {
		s.browse = s.browse && c.not
	}
	for t := range tongues {
		s.readings = append(s.readings, read(clauses, t, a))
	}
}
