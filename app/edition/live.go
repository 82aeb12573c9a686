package edition

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"galley/app/markdown"
	"galley/app/news"
)

// A live blog is LIVE while its state says so and its last entry is younger
// than this.
const liveFor = 3 * time.Hour

// What a live entry may be, as stored; the empty status is a posted one.
const (
	entryKey        = "key"
	entryCorrection = "correction"
	entryDraft      = "draft"
	entryRemoved    = "removed"
)

// liveNow is a live blog that is running.
type liveNow struct {
	story     news.Story
	entries   []liveEntry // newest first
	headlines []string    // of the passages
}

// liveEntry is one posted entry, and the place of its words among the
// passages of the text; -1 where it has none.
type liveEntry struct {
	news.LiveEntry
	passage int
}

// liveEntries are the public entries of c, newest first; headings are the ids
// of the text's second-level headings.
func liveEntries(c news.Content, headings []string) []liveEntry {
	if c.Live == nil {
		return nil
	}
	var entries []liveEntry
	places := EntryPlaces(c.Live.Entries, headings)
	for i, e := range c.Live.Entries {
		if e.Status != entryDraft {
			entries = append(entries, liveEntry{LiveEntry: e, passage: places[i]})
		}
	}
	slices.SortStableFunc(entries, func(a, b liveEntry) int { return cmp.Compare(b.At, a.At) })
	return entries
}

// EntryPlaces says under which of a text's second-level headings the words of
// each entry stand; -1 where an entry has none. That is the heading with its
// id (## The vote {#e12}), or, where headings carry no ids, the one in its
// place.
func EntryPlaces(entries []news.LiveEntry, headings []string) []int {
	named := map[string]bool{}
	for _, e := range entries {
		named[headingID(e)] = true
	}
	places := make([]int, len(entries))
	for i, e := range entries {
		places[i] = slices.Index(headings, headingID(e))
		if places[i] < 0 && i < len(headings) && !named[headings[i]] {
			places[i] = i
		}
	}
	return places
}

// headingID is the id that markdown gives the heading marked with e's id.
func headingID(e news.LiveEntry) string { return "h-" + strings.ToLower(e.ID) }

// running is row's live blog while it is LIVE, else nil.
func (m *maker) running(row news.Row) (*liveNow, error) {
	if row.Kind != news.LiveBlog || row.Live != news.LiveLive || row.WithdrawnAt != 0 {
		return nil, nil
	}
	l, err := kept(m.state, m.state.lives, row.ID, func() (*liveNow, error) {
		s, err := found(m.view.Story(row.ID))
		if err != nil || s == nil {
			return nil, err
		}
		return liveOf(*s), nil
	})
	if l == nil || l.silent(m.now) {
		return nil, err
	}
	return l, nil
}

// silent says whether its last entry is too old at that moment.
func (l *liveNow) silent(at news.Moment) bool { return at >= l.entries[0].At.Add(liveFor) }

// liveOf is s as a live blog whose state says that it is LIVE, with an entry at
// least; else nil.
func liveOf(s news.Story) *liveNow {
	if s.Content.Live == nil || s.Content.Live.State != news.LiveLive {
		return nil
	}
	var ids, headlines []string
	for _, h := range markdown.Outline(s.Content.Body) {
		if h.Level == 2 {
			ids, headlines = append(ids, h.ID), append(headlines, h.Text)
		}
	}
	entries := liveEntries(s.Content, ids)
	if len(entries) == 0 {
		return nil
	}
	return &liveNow{story: s, entries: entries, headlines: headlines}
}

// blogsToTry is how many of the newest live blogs may be running.
const blogsToTry = 5

// runningBlogs are the live blogs that are LIVE, newest first.
func (m *maker) runningBlogs() ([]*liveNow, error) {
	rows, err := kept(m.state, m.state.blogs, m.tag(), func() ([]news.Row, error) {
		return m.view.Newest(kindQuery(m.tag(), news.LiveBlog), blogsToTry)
	})
	if err != nil {
		return nil, err
	}
	var all []*liveNow
	for _, row := range rows {
		l, err := m.running(row)
		if err != nil {
			return nil, err
		}
		if l != nil {
			all = append(all, l)
		}
	}
	return all, nil
}
