package newsroom

import (
	"context"

	"galley/app/news"
	"galley/app/search"
	"galley/app/store"
)

// keepUp applies what the journal has after at, and what comes meanwhile.
func (n *Newsroom) keepUp(ctx context.Context, at uint64, apply func(search.Batch) error) error {
	for {
		last, err := n.lastSeq(ctx)
		if err != nil || at >= last {
			return err
		}
		if err := n.keepUpTo(ctx, last, at, apply); err != nil {
			return err
		}
		at = last
	}
}

// keepUpTo applies what the journal has after at, up to last. What one entry
// means can be more than a batch; the index has it when it has all of it.
func (n *Newsroom) keepUpTo(ctx context.Context, last, at uint64, apply func(search.Batch) error) error {
	for at < last {
		stories, next, err := n.touched(ctx, at)
		if err != nil {
			return err
		}
		for begin := true; begin || len(stories) > 0; begin = false {
			some := stories[:min(indexBatch, len(stories))]
			batch := search.Batch{Cursor: at}
			if stories = stories[len(some):]; len(stories) == 0 {
				batch.Cursor = next
			}
			if err := n.read(ctx, func(r *reading) error { return r.gather(&batch, some) }); err != nil {
				return err
			}
			if err := n.leave(ctx, batch.Cursor); err != nil {
				return err
			}
			if err := apply(batch); err != nil {
				return err
			}
		}
		at = next
	}
	return nil
}

// touched are the stories whose texts may have changed with the next entries of
// the journal after at, and the last of those.
func (n *Newsroom) touched(ctx context.Context, at uint64) (stories []string, next uint64, err error) {
	err = n.read(ctx, func(r *reading) error {
		entries, err := r.tx.Journal(at, indexBatch)
		if err != nil {
			return err
		}
		touched := newIDs()
		for _, e := range entries {
			next = e.Seq
			if err := r.touches(e, touched); err != nil {
				return err
			}
		}
		stories = touched.list
		return nil
	})
	return stories, next, err
}

// isLong says whether bringing the index from at to last takes long.
func (n *Newsroom) isLong(ctx context.Context, at, last uint64) (long bool, err error) {
	if last-at > atOnce {
		return true, nil
	}
	err = n.read(ctx, func(r *reading) error {
		stories := 0
		for at < last && !long {
			entries, err := r.tx.Journal(at, indexBatch)
			if err != nil {
				return err
			}
			for _, e := range entries {
				at = e.Seq
				count := 1
				if q, many := having(e); many {
					if count, err = r.tx.Count(q); err != nil {
						return err
					}
				}
				stories += count
			}
			long = stories > atOnce
		}
		return nil
	})
	return long, err
}

// having asks for the stories that name what e is about; many is false where
// it is about a story, or about nothing that texts are made of.
func having(e news.Entry) (q store.DeskQuery, many bool) {
	if e.Origin == news.FromImport { // the stories that brought it have entries of their own
		return q, false
	}
	switch e.Kind {
	case news.TagEntry:
		q.Tag = e.ID
	case news.AuthorEntry:
		q.Author = e.ID
	case news.SectionEntry:
		q.Section = e.ID
	case news.RegionEntry:
		q.Region = e.ID
	default:
		return q, false
	}
	return q, true
}

// touches adds the stories whose texts e may have changed: the story itself,
// or those that have the tag, author, section or region, at the desk or in
// public.
func (r *reading) touches(e news.Entry, touched *ids) error {
	if e.Kind == news.StoryEntry {
		touched.add(e.ID)
		return nil
	}
	q, many := having(e)
	if !many {
		return nil
	}
	err := pages(touched, func(after string) (store.RowPage, error) {
		q.After = after
		return r.tx.Desk(q)
	})
	if err != nil {
		return err
	}
	settings, err := r.tx.Settings()
	if err != nil {
		return err
	}
	for _, e := range settings.Editions {
		public := store.PublicQuery{Edition: e.Tag, Section: q.Section, Region: q.Region, Tag: q.Tag, Author: q.Author}
		err := pages(touched, func(after string) (store.RowPage, error) {
			public.After = after
			return r.tx.Public().List(public)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// pages adds the stories of a list, which read gives page by page.
func pages(touched *ids, read func(after string) (store.RowPage, error)) error {
	for after := ""; ; {
		page, err := read(after)
		if err != nil {
			return err
		}
		for _, row := range page.Rows {
			touched.add(row.ID)
		}
		if after = page.Next; after == "" {
			return nil
		}
	}
}

// gather adds the texts of stories to batch.
func (r *reading) gather(batch *search.Batch, stories []string) error {
	for _, id := range stories {
		texts, err := r.texts(id)
		if err != nil {
			return err
		}
		batch.Stories = append(batch.Stories, texts)
	}
	return nil
}
