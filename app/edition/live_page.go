package edition

import (
	"html/template"
	"slices"
	"time"

	"galley/app/news"
)

// oldestFirst ends the name of a live blog's page in the order of its events.
// No address holds a full stop.
const oldestFirst = ".oldest"

func oldestAddress(edition, address string) string {
	return storyAddress(edition, address+oldestFirst)
}

// An entry says when it was posted if that was so much later than the event.
const postedLate = 10 * time.Minute

// livePage is what the page of a live blog shows besides its frame.
type livePage struct {
	On      bool
	State   string
	Last    string
	Count   string
	Keys    []link
	Intro   template.HTML
	Order   []link // newest first, oldest first
	Entries []liveView
}

// liveView is an entry as its page shows it.
type liveView struct {
	ID        string // of the entry on the page
	Time      stamp
	Day       string // where it is not that of the entry above
	passage          // its words
	Author    *link
	Posted    *stamp // where that was later than the event
	Pinned    bool
	Key       bool
	Corrected bool
	Removed   bool
}

// livePage prepares the entries of s, whose text is body: pinned ones first,
// then newest first, or oldest first.
func (m *maker) livePage(s news.Story, body template.HTML) (*livePage, error) {
	intro, passages := splitPassages(body)
	ids := make([]string, len(passages))
	for i, p := range passages {
		ids[i] = p.ID
	}
	entries := liveEntries(s.Content, ids)
	l := liveOf(s)
	p := &livePage{On: l != nil && !l.silent(m.now), Intro: intro}
	if live := s.Content.Live; live != nil && live.State != news.LiveLive {
		p.State = m.loc.T("live." + string(live.State)) // LIVE itself is said while it is
	}
	if len(entries) > 0 {
		p.Last = m.loc.T("live.last", "time", m.loc.DateTime(entries[0].At))
	}
	if m.oldest {
		slices.Reverse(entries)
	}
	slices.SortStableFunc(entries, func(a, b liveEntry) int {
		switch {
		case a.Pinned == b.Pinned:
			return 0
		case a.Pinned:
			return -1
		}
		return 1
	})
	posted, day := 0, ""
	for _, e := range entries {
		v, err := m.liveView(e, passages)
		if err != nil {
			return nil, err
		}
		if date := m.loc.Date(e.At); date != day {
			v.Day, day = m.loc.ListDate(e.At, m.now), date
		}
		if v.Key {
			p.Keys = append(p.Keys, link{Text: v.Headline, Href: "#" + v.ID})
		}
		if !v.Removed {
			posted++
		}
		p.Entries = append(p.Entries, v)
	}
	p.Count = m.loc.T("live.entries", "count", posted)
	return p, nil
}

func (m *maker) liveView(e liveEntry, passages []passage) (liveView, error) {
	v := liveView{
		ID: "entry-" + e.ID, Pinned: e.Pinned, Removed: e.Status == entryRemoved,
		Time: stamp{e.At.Second().String(), m.loc.Time(e.At)},
	}
	if v.Removed {
		return v, nil
	}
	if e.passage >= 0 {
		v.passage = passages[e.passage]
	}
	if e.Posted >= e.At.Add(postedLate) {
		v.Posted = &stamp{e.Posted.Second().String(), m.loc.T("live.posted", "time", m.since(e.Posted, e.At))}
	}
	v.Key, v.Corrected = e.Kind == entryKey, e.Kind == entryCorrection
	a, err := m.author(e.Author)
	if a != nil {
		l := m.link(m.label(a.Names), listAddress(authorQuery(m.tag(), a.ID), 0))
		v.Author = &l
	}
	return v, err
}

// turnsAround says whether s has a page in the order of its events.
func turnsAround(s news.Story) bool {
	return s.Content.Kind == news.LiveBlog && s.Withdrawn == nil
}

// liveOrder leads to the same entries the other way around.
func (m *maker) liveOrder(p *storyPage, s news.Story) error {
	if p.Blog == nil {
		return nil
	}
	if m.oldest {
		p.NoIndex = true // its words are those of the other page
	}
	if len(p.Blog.Entries) > 1 {
		p.Blog.Order = []link{
			m.link(m.loc.T("live.newest_first"), storyAddress(m.tag(), s.Address)),
			m.link(m.loc.T("live.oldest_first"), oldestAddress(m.tag(), s.Address)),
		}
	}
	return nil
}
