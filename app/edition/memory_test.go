package edition_test

import (
	"cmp"
	"context"
	"io/fs"
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing/fstest"
	"time"

	"galley/app/edition"
	"galley/app/news"
)

// memory is a room in memory: an edition.Source, and its own View.
type memory struct {
	settings news.Settings
	sections []news.Section
	regions  []news.Region
	tags     []news.Tag
	authors  []news.Author
	pages    []news.Page
	fronts   map[string]news.Front
	pictures map[string]news.Picture
	stories  []news.Story
	media    fstest.MapFS
	now      time.Time

	asked   []edition.Find // of its search
	found   edition.Found  // what every search finds besides
	alike   map[string][]edition.Alike
	refusal error // what every search says instead

	read, rising []string // ids of the stories that are read here, and more than they were
	shared       map[string]int
	states       atomic.Uint64
	steady       bool
	readings     uint64
}

var (
	_ edition.Source = (*memory)(nil)
	_ edition.View   = (*memory)(nil)
)

func (m *memory) Read(fn func(edition.View) error) error { return fn(m) }
func (m *memory) Media() fs.FS                           { return m.media }
func (m *memory) Now() time.Time                         { return m.now }

func notFound(what string) error {
	return &news.Error{Code: news.CodeNotFound, Message: what + " is not here."}
}

// State never says the same twice, as tests change what the room holds, but
// while it is steady.
func (m *memory) State() uint64 {
	if m.steady {
		return m.states.Load()
	}
	return m.states.Add(1)
}

func (m *memory) Readings() uint64 { return m.readings }

func (m *memory) Settings() (news.Settings, error)   { return m.settings, nil }
func (m *memory) Sections() ([]news.Section, error)  { return m.sections, nil }
func (m *memory) Regions() ([]news.Region, error)    { return m.regions, nil }
func (m *memory) Pages() ([]news.Page, error)        { return m.pages, nil }
func (m *memory) Dated(string) (news.Moment, error)  { return news.At(m.now), nil }
func (m *memory) Front(e string) (news.Front, error) { return m.fronts[e], nil }

func (m *memory) Tag(id string) (news.Tag, error) {
	return one(m.tags, id, func(t news.Tag) string { return t.ID })
}

func (m *memory) Author(id string) (news.Author, error) {
	return one(m.authors, id, func(a news.Author) string { return a.ID })
}

func (m *memory) Story(id string) (news.Story, error) {
	return one(m.stories, id, func(s news.Story) string { return s.ID })
}

func (m *memory) Head(id string) (news.Story, error) {
	s, err := m.Story(id)
	s.Content.Body = ""
	return s, err
}

func (m *memory) Row(id string) (news.Row, error) {
	s, err := m.Story(id)
	return news.RowOf(s), err
}

func (m *memory) Alike(_ context.Context, id string, most int) ([]edition.Alike, error) {
	return m.alike[id][:min(most, len(m.alike[id]))], nil
}

func (m *memory) Picture(id string) (news.Picture, error) {
	if p, ok := m.pictures[id]; ok {
		return p, nil
	}
	return news.Picture{}, notFound(id)
}

func one[T any](all []T, id string, key func(T) string) (T, error) {
	i := slices.IndexFunc(all, func(t T) bool { return key(t) == id })
	if i < 0 {
		var none T
		return none, notFound(id)
	}
	return all[i], nil
}

func (m *memory) Authors(tag string) iter.Seq2[news.Author, error] {
	return each(m.authors, func(a news.Author) (int, error) { return m.Count(edition.Query{Edition: tag, Author: a.ID}) })
}

func (m *memory) Tags(tag string) iter.Seq2[news.Tag, error] {
	return each(m.tags, func(t news.Tag) (int, error) { return m.Count(edition.Query{Edition: tag, Tag: t.ID}) })
}

// each are those of all that have stories.
func each[T any](all []T, count func(T) (int, error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, t := range all {
			if stories, err := count(t); (stories > 0 || err != nil) && !yield(t, err) {
				return
			}
		}
	}
}

func (m *memory) Versions(group string) ([]news.Row, error) {
	var rows []news.Row
	for _, s := range m.stories {
		if s.Group == group {
			rows = append(rows, row(s))
		}
	}
	return rows, nil
}

// row is what is public of s: of a withdrawn story its headline only.
func row(s news.Story) news.Row {
	r := news.RowOf(s)
	if s.Withdrawn != nil {
		r.Standfirst, r.Lead, r.Authors = "", nil, nil
	}
	return r
}

func (m *memory) list(q edition.Query) []news.Row {
	var rows []news.Row
	for _, s := range m.stories {
		c := s.Content
		switch {
		case s.Language != q.Edition,
			q.Section != "" && !m.inSection(c.Section, q.Section),
			q.Region != "" && !slices.Contains(c.Regions, q.Region),
			q.Tag != "" && !slices.Contains(c.Tags, q.Tag),
			q.Author != "" && !slices.Contains(c.Names(news.By), q.Author),
			q.Kind != "" && c.Kind != q.Kind,
			q.NewsOnly && !c.Kind.InNews(),
			q.From != q.Until && (s.PublishedAt < q.From || s.PublishedAt >= q.Until),
			s.Withdrawn != nil && s.Withdrawn.At.Add(30*24*time.Hour) < news.At(m.now):
			continue
		}
		rows = append(rows, row(s))
	}
	slices.SortFunc(rows, func(a, b news.Row) int {
		return cmp.Or(cmp.Compare(b.PublishedAt, a.PublishedAt), cmp.Compare(b.ID, a.ID))
	})
	return rows
}

func (m *memory) inSection(id, in string) bool {
	for id != "" {
		if id == in {
			return true
		}
		s, err := one(m.sections, id, func(s news.Section) string { return s.ID })
		if err != nil {
			return false
		}
		id = s.Parent
	}
	return false
}

func (m *memory) Newest(q edition.Query, limit int) ([]news.Row, error) {
	rows := m.list(q)
	return rows[:min(limit, len(rows))], nil
}

func (m *memory) Count(q edition.Query) (int, error) {
	rows := m.list(q)
	if q.Corrections {
		rows = nil
		for _, c := range m.told(q.Edition) {
			rows = append(rows, c.Row)
		}
	}
	return len(slices.DeleteFunc(rows, func(r news.Row) bool { return r.WithdrawnAt != 0 })), nil
}

func (m *memory) Numbered(q edition.Query, n, size int) ([]news.Row, int, error) {
	rows := m.list(q)
	if q.Corrections {
		rows = nil
		for _, c := range m.told(q.Edition) {
			rows = append(rows, c.Row)
		}
	}
	page, pages := pageOf(rows, n, size)
	return page, pages, nil
}

func (m *memory) ByAddress(tag, address string) (news.Story, bool, error) {
	for _, s := range m.stories {
		if s.Language != tag {
			continue
		}
		if strings.EqualFold(s.Address, address) {
			if s.Withdrawn != nil {
				s.Content = news.Content{Headline: s.Content.Headline}
			}
			return s, false, nil
		}
		if slices.Contains(s.OldAddresses, address) {
			return s, true, nil
		}
	}
	return news.Story{}, false, notFound(address)
}

// Search finds the stories whose headline, standfirst or text has the letters
// that are asked for, whatever else stands around them: what an index does
// with words is tested with one.
func (m *memory) Search(_ context.Context, f edition.Find) (edition.Found, error) {
	m.asked = append(m.asked, f)
	if m.refusal != nil {
		return edition.Found{}, m.refusal
	}
	found := m.found
	var all []edition.Hit
	sections, languages := map[string]int{}, map[string]int{}
	for _, s := range m.stories {
		c := s.Content
		if s.Withdrawn != nil || !strings.Contains(c.Headline+"\n"+c.Standfirst+"\n"+c.Body, f.Text) || f.Section != "" && c.Section != f.Section {
			continue
		}
		if languages[s.Language]++; s.Language == f.Edition {
			sections[c.Section]++
			all = append(all, edition.Hit{ID: s.ID, Headline: split(c.Headline, f.Text), Excerpt: split(c.Standfirst, f.Text)})
		}
	}
	from, _ := strconv.Atoi(f.After)
	until := min(from+f.Limit, len(all))
	found.Hits, found.Total = append(found.Hits, all[from:until]...), found.Total+len(all)
	if until < len(all) {
		found.Next = strconv.Itoa(until)
	}
	if from == 0 {
		found.Tallies.Sections = tallied(sections)
		delete(languages, f.Edition)
		found.Tallies.Editions = tallied(languages)
	}
	return found, nil
}

func tallied(counts map[string]int) (list []edition.Tally) {
	for _, value := range slices.Sorted(maps.Keys(counts)) {
		list = append(list, edition.Tally{Value: value, Count: counts[value]})
	}
	return list
}

// split marks what is looked for.
func split(text, query string) (list []edition.Fragment) {
	for i, part := range strings.Split(text, query) {
		if i > 0 {
			list = append(list, edition.Fragment{Text: query, Marked: true})
		}
		list = append(list, edition.Fragment{Text: part})
	}
	return list
}
