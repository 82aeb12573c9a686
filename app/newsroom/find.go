package newsroom

import (
	"context"
	"strings"
	"time"

	"galley/app/news"
	"galley/app/search"
)

// Find asks for stories by their words and by what they are about. Every field
// that is set narrows what is found.
type Find struct {
	Text     string // words, "phrases", -exclusions, section:economy and other filters
	Public   bool   // what readers see; otherwise what the desk works on
	Language string // of the stories
	Section  string // id, or a name in any language, as the others
	Region   string
	Tag      string
	Author   string
	Kind     string
	Status   string // a state, or "public"
	From, To string // a moment or a day, in the room's zone; both taken in
	Screen   string // the language of whoever asks
	ByDate   bool
	Typing   bool // the last word is still being typed
	Facets   bool
	After    string
	Limit    int
}

// Results are a part of what was found.
type Results struct {
	Stories   []FoundStory
	Next      string // asks for the part that follows; empty at the end
	Total     int
	Facets    []Facet
	Corrected string // what was looked for, where nothing has the words as typed
	Indexing  Indexing
}

// FoundStory is a story with the words that were found.
type FoundStory struct {
	Listed
	Headline, Excerpt []search.Fragment
	Score             float64
}

// Search finds stories, those that fit best first.
func (n *Newsroom) Search(ctx context.Context, f Find) (Results, error) {
	q := search.Query{
		Text: f.Text, Public: f.Public, Language: f.Screen, After: f.After, Limit: f.Limit,
		Facets: f.Facets, Prefix: f.Typing, Excerpts: true,
	}
	if f.ByDate {
		q.Sort = search.ByDate
	}
	var known bool
	var err error
	if q.Filter, known, err = n.filter(ctx, f); err != nil || !known {
		return Results{Indexing: n.Indexing()}, err
	}
	var page search.Page
	indexing, err := n.consult(ctx, func(index *search.Index) (err error) {
		page, err = index.Search(ctx, q)
		return err
	})
	if err != nil {
		return Results{}, err
	}
	found := Results{Next: page.Next, Total: page.Total, Corrected: page.Corrected, Indexing: indexing}
	err = n.read(ctx, func(r *reading) error {
		for _, h := range page.Hits {
			row, err := r.found(h.ID, f.Public)
			if notFound(err) {
				continue // gone since the index was fed
			}
			if err != nil {
				return err
			}
			listed, err := r.listed(row)
			if err != nil {
				return err
			}
			found.Stories = append(found.Stories, FoundStory{Listed: listed, Headline: h.Headline, Excerpt: h.Excerpt, Score: float64(h.Score)})
		}
		found.Facets, err = r.facets(page.Facets, f.Screen)
		return err
	})
	return found, err
}

// found is the row of a story that was found.
func (r *reading) found(id string, public bool) (news.Row, error) {
	if !public {
		return r.tx.Row(id)
	}
	s, err := r.tx.Public().Story(id)
	if err == nil && s.Withdrawn != nil {
		return news.Row{}, &news.Error{Code: news.CodeNotFound, Message: "The story was withdrawn."}
	}
	return news.RowOf(s), err
}

// filter are f's fields in the index's terms; known is false where one of them
// names what no story can have.
func (n *Newsroom) filter(ctx context.Context, f Find) (filter search.Filter, known bool, err error) {
	known = true
	ids := func(name search.Name, value string) []string {
		if value == "" {
			return nil
		}
		list := n.resolve(name, value)
		known = known && len(list) > 0
		return list
	}
	filter.Section, filter.Region = ids(search.Section, f.Section), ids(search.Region, f.Region)
	filter.Tag, filter.Author = ids(search.Tag, f.Tag), ids(search.Author, f.Author)
	filter.Language = ids(search.Language, f.Language)
	for _, kind := range ids(search.Kind, f.Kind) {
		filter.Kind = append(filter.Kind, news.Kind(kind))
	}
	for _, status := range ids(search.Status, f.Status) {
		filter.Status = append(filter.Status, news.Status(status))
	}
	settings, err := n.Settings(ctx)
	if err != nil {
		return filter, known, err
	}
	loc := zone(settings, "")
	if filter.From, _, err = within(f.From, "from", loc); err != nil {
		return filter, known, err
	}
	_, filter.To, err = within(f.To, "to", loc)
	return filter, known, err
}

// Layouts of a span of time, and how long it is.
var spans = []struct {
	layout              string
	years, months, days int
}{{"2006-01-02", 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}}

// within is the span that s names: a day, a month, a year, or a moment.
func within(s, field string, loc *time.Location) (from, to news.Moment, err error) {
	if s = strings.TrimSpace(s); s == "" {
		return 0, 0, nil
	}
	for _, span := range spans {
		if t, err := time.ParseInLocation(span.layout, s, loc); err == nil {
			return news.At(t), news.At(t.AddDate(span.years, span.months, span.days)), nil
		}
	}
	t, err := ParseTime(s, loc)
	if err != nil {
		return 0, 0, &news.Error{Code: news.CodeBadTime, Field: field, Args: map[string]string{"it": clip(s)},
			Message: "“" + clip(s) + "” is not a time. Write it as 2026-06-08, 2026-06 or 2026-06-08 09:20."}
	}
	return news.At(t), news.At(t) + 1, nil
}
