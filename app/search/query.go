package search

import (
	"slices"
	"time"

	"galley/app/news"
)

// Sort is the order of what was found.
type Sort int

// The orders.
const (
	ByRelevance Sort = iota // what fits best, the newer before the older of two that fit alike
	ByDate                  // the newest first
)

// Query asks for stories.
type Query struct {
	Text     string // words, "phrases", -exclusions and filters as a person types them
	Public   bool   // readers' texts only; else the desk's only
	Language string // that of the screen: what the words are taken for where they do not tell
	Filter   Filter // besides those in Text
	Sort     Sort
	After    string // Page.Next of the page before
	Limit    int    // 0 is 20, at most 100
	Facets   bool
	Prefix   bool // the last word is still being typed
	Excerpts bool // make excerpts, which costs reading the texts
}

// Filter narrows a query by ids; what is empty does not. The filters of one
// story's single value (section, kind, status, language) are alternatives,
// those of its many (regions, tags, authors) must all be met.
type Filter struct {
	Section, Region, Tag, Author []string
	Kind                         []news.Kind
	Status                       []news.Status
	Language                     []string
	From, To                     news.Moment // from, and before
}

const (
	defaultLimit = 20
	highestLimit = 100
)

func (q Query) limit() int {
	if q.Limit <= 0 {
		return defaultLimit
	}
	return min(q.Limit, highestLimit)
}

func (q Query) side() seen {
	if q.Public {
		return byReaders
	}
	return byDesk
}

// bounds are filters in the index's terms.
type bounds struct {
	one      [][]string // each list: one of its terms at least
	none     []string
	from, to news.Moment
}

// bounds are q's filters, those in its text resolved.
func (q Query) bounds(filters []typedFilter, resolve Resolver, zone *time.Location) (bounds, error) {
	b := bounds{from: q.Filter.From, to: q.Filter.To}
	b.add(bySection, false, q.Filter.Section)
	b.add(byRegion, true, q.Filter.Region)
	b.add(byTag, true, q.Filter.Tag)
	b.add(byAuthor, true, q.Filter.Author)
	b.add(byKind, false, texts(q.Filter.Kind))
	b.add(byStatus, false, texts(q.Filter.Status))
	b.add(byLanguage, false, q.Filter.Language)
	single := map[Name][]string{}
	for _, f := range filters {
		begin, end, err := f.dates(zone)
		if err != nil {
			return b, err
		}
		if begin != 0 {
			b.from = max(b.from, begin)
		}
		if end != 0 && (b.to == 0 || end < b.to) {
			b.to = end
		}
		by, many := f.name.letter()
		if by == 0 {
			continue
		}
		ids := resolve(f.name, f.value)
		switch {
		case len(ids) == 0:
			return b, unknown(f)
		case f.not:
			b.none = append(b.none, facetTerms(by, ids)...)
		case many:
			b.one = append(b.one, facetTerms(by, ids))
		default:
			single[f.name] = append(single[f.name], facetTerms(by, ids)...)
		}
	}
	for _, name := range []Name{Section, Kind, Status, Language} {
		if terms := single[name]; len(terms) > 0 {
			b.one = append(b.one, terms)
		}
	}
	return b, nil
}

func unknown(f typedFilter) error {
	field := string(f.name)
	if f.name == Language {
		field = "language"
	}
	return &news.Error{Code: news.CodeUnknown, Field: field, Args: map[string]string{"value": f.value},
		Message: "“" + f.value + "” is not known in this newsroom. Choose one that is there."}
}

// add asks for ids: for each of them, or for one.
func (b *bounds) add(by byte, each bool, ids []string) {
	terms := facetTerms(by, ids)
	switch {
	case len(terms) == 0:
	case each:
		for term := range slices.Chunk(terms, 1) {
			b.one = append(b.one, term)
		}
	default:
		b.one = append(b.one, terms)
	}
}

func facetTerms(by byte, ids []string) []string {
	var terms []string
	for _, id := range ids {
		terms = append(terms, facetTerm(by, id))
	}
	return terms
}

func texts[T ~string](list []T) []string {
	var made []string
	for _, item := range list {
		made = append(made, string(item))
	}
	return made
}

// letter is how a filter's values are marked in the index, and whether a story
// has many.
func (n Name) letter() (by byte, many bool) {
	switch n {
	case Section:
		return bySection, false
	case Region:
		return byRegion, true
	case Tag:
		return byTag, true
	case Author:
		return byAuthor, true
	case Kind:
		return byKind, false
	case Status:
		return byStatus, false
	case Language:
		return byLanguage, false
	}
	return 0, false
}

// dates are the bounds that a filter sets in time; zero leaves a side open.
func (f typedFilter) dates(zone *time.Location) (begin, end news.Moment, err error) {
	if f.name != from && f.name != to && f.name != date {
		return 0, 0, nil
	}
	if f.not {
		return 0, 0, &news.Error{Code: news.CodeInvalid, Args: map[string]string{"value": "-" + string(f.name) + ":" + f.value},
			Message: "A date cannot be left out. Say from: or to: instead."}
	}
	begin, end, err = span(f.value, zone)
	switch f.name {
	case from:
		end = 0
	case to:
		begin = 0
	}
	return begin, end, err
}
