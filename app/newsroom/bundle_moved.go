package newsroom

import (
	"galley/app/news"
	"galley/app/store"
)

// moved is what the journal says has changed for readers.
type moved struct {
	to            uint64 // the last entry of it
	more          bool
	stories       []string        // ids, the oldest change first
	news          map[string]bool // ids of those that readers are told of
	tags, authors map[string]bool // ids
}

// movedAfter walks the journal on from after, until it has met limit stories,
// 0 being all. What only the desk sees does not count: asking again after it
// gives nothing.
func (r *reading) movedAfter(after uint64, limit int) (moved, error) {
	m := moved{to: after, news: map[string]bool{}, tags: map[string]bool{}, authors: map[string]bool{}}
	met := map[string]bool{}
	v := view{tx: r.tx, public: r.tx.Public()}
	for at := after; ; {
		entries, err := r.tx.Journal(at, 500)
		if err != nil || len(entries) == 0 {
			return m, err
		}
		for _, e := range entries {
			at = e.Seq
			if e.Kind == news.StoryEntry && e.PublicMoved && !met[e.ID] {
				if limit > 0 && len(m.stories) == limit {
					m.more = true
					return m, nil
				}
				met[e.ID] = true
				m.stories = append(m.stories, e.ID)
			}
			public, err := m.note(v, e)
			if err != nil {
				return m, err
			}
			if public {
				m.to = at
			}
		}
	}
}

// note notes what e means for readers, and says whether it means anything.
func (m *moved) note(v view, e news.Entry) (public bool, err error) {
	switch e.Kind {
	case news.StoryEntry:
		if told(e) {
			m.news[e.ID] = true
		}
		return e.PublicMoved, nil
	case news.SectionEntry, news.RegionEntry, news.PageEntry, news.FrontEntry, news.SettingsEntry:
		return true, nil
	case news.TagEntry:
		return noteNamed(v, m.tags, e.ID, func(q *store.PublicQuery) { q.Tag = e.ID })
	case news.AuthorEntry:
		return noteNamed(v, m.authors, e.ID, func(q *store.PublicQuery) { q.Author = e.ID })
	}
	return false, nil
}

// noteNamed notes a tag or author that a public story names: what only a draft
// names is the desk's, and goes along with the story once that is public.
func noteNamed(v view, ids map[string]bool, id string, narrow func(*store.PublicQuery)) (public bool, err error) {
	if ids[id] {
		return true, nil
	}
	if public, err = v.named(narrow); public {
		ids[id] = true
	}
	return public, err
}

// named says whether any edition has a story in the list that narrow names.
func (v view) named(narrow func(*store.PublicQuery)) (bool, error) {
	settings, err := v.tx.Settings()
	if err != nil {
		return false, err
	}
	for _, e := range settings.Editions {
		q := store.PublicQuery{Edition: e.Tag}
		narrow(&q)
		if count, err := v.public.Count(q); err != nil || count > 0 {
			return count > 0, err
		}
	}
	return false, nil
}
