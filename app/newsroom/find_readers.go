package newsroom

import (
	"context"
	"errors"
	"time"

	"galley/app/edition"
	"galley/app/news"
	"galley/app/search"
)

// Search finds stories for readers. To name in a filter what no public story
// has finds nothing, whether the desk knows it or not.
func (s source) Search(ctx context.Context, f edition.Find) (edition.Found, error) {
	settings, err := s.newsroom.Settings(ctx)
	if err != nil {
		return edition.Found{}, err
	}
	var out edition.Found
	indexing, err := s.newsroom.consult(ctx, func(index *search.Index) (err error) {
		out, err = searchForReaders(ctx, index, f, settings)
		return err
	})
	out.Partly = indexing.Running
	if errors.Is(err, &news.Error{Code: news.CodeUnknown}) {
		err = nil
	}
	return out, err
}

func searchForReaders(ctx context.Context, index *search.Index, f edition.Find, settings news.Settings) (edition.Found, error) {
	q := readersQuery(f, zone(settings, ""))
	page, err := index.Search(ctx, q)
	if err != nil {
		return edition.Found{}, err
	}
	out := edition.Found{Next: page.Next, Total: page.Total, Corrected: page.Corrected, Cut: page.Cut}
	for _, h := range page.Hits {
		hit := edition.Hit{ID: h.ID, Headline: readersFragments(h.Headline)}
		if h.Where != search.InNames { // the name of a tag alone is no excerpt
			hit.Excerpt = readersFragments(h.Excerpt)
		}
		out.Hits = append(out.Hits, hit)
	}
	if f.After == "" {
		out.Tallies = edition.Tallies{
			Sections: tallies(page.Facets.Section), Regions: tallies(page.Facets.Region), Tags: tallies(page.Facets.Tag),
			Authors: tallies(page.Facets.Author), Years: tallies(page.Facets.Year),
		}
		out.Tallies.Editions, err = elsewhere(ctx, index, q, settings)
	}
	return out, err
}

// readersQuery is f in the index's terms.
func readersQuery(f edition.Find, loc *time.Location) search.Query {
	q := search.Query{
		Text: f.Text, Public: true, Language: f.Edition, After: f.After, Limit: f.Limit, Facets: f.After == "", Excerpts: true,
		Filter: search.Filter{
			Section: anyOf(f.Section), Region: anyOf(f.Region), Tag: anyOf(f.Tag), Author: anyOf(f.Author),
			Language: []string{news.Base(f.Edition)},
		},
	}
	if f.Newest {
		q.Sort = search.ByDate
	}
	if f.Year != 0 {
		first := time.Date(f.Year, 1, 1, 0, 0, 0, 0, loc)
		q.Filter.From, q.Filter.To = news.At(first), news.At(first.AddDate(1, 0, 0))
	}
	return q
}

// anyOf is a filter's value as a list, of none where there is none.
func anyOf(value string) []string {
	if value == "" {
		return nil
	}
	return []string{value}
}

func readersFragments(list []search.Fragment) []edition.Fragment {
	out := make([]edition.Fragment, len(list))
	for i, f := range list {
		out[i] = edition.Fragment(f)
	}
	return out
}

func tallies(counts []search.Count) []edition.Tally {
	out := make([]edition.Tally, len(counts))
	for i, c := range counts {
		out[i] = edition.Tally(c)
	}
	return out
}

// elsewhere counts what q finds in the other editions, but for those whose
// language is that of q's.
func elsewhere(ctx context.Context, index *search.Index, q search.Query, settings news.Settings) ([]edition.Tally, error) {
	here := news.Base(q.Language)
	seen := map[string]bool{here: true}
	var others []string // one for each language
	for _, e := range settings.Editions {
		if base := news.Base(e.Tag); !seen[base] {
			seen[base] = true
			others = append(others, e.Tag)
		}
	}
	if len(others) == 0 {
		return nil, nil
	}
	q.Filter.Language, q.Excerpts, q.Limit = nil, false, 1
	page, err := index.Search(ctx, q)
	if err != nil {
		return nil, err
	}
	var list []edition.Tally
	for _, tag := range others {
		for _, c := range page.Facets.Language {
			if c.Value == news.Base(tag) {
				list = append(list, edition.Tally{Value: tag, Count: c.Count})
			}
		}
	}
	return list, nil
}
