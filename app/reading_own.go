package app

import (
	"errors"

	"galley/app/news"
	"galley/app/store"
)

// mostNew is how many new stories are named; all are counted.
const mostNew = 12

// Visit notes that an edition is being read, and gives what this computer keeps
// for its reader. Nothing is noted while readings are not to be kept.
func (s *Reading) Visit(edition string) (own OwnReading, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return own, err
	}
	if own.Kept, err = r.newsroom.ReadingsKept(background()); err != nil {
		return own, err
	}
	mine := s.app.memory.read().reader(r.dir)
	at := mine.Visits[edition]
	gone, err := r.ownReading(&own, mine, edition, func(dated news.Moment) visit {
		if own.Kept {
			at = at.read(dated, news.At(s.app.opts.Clock.Now()))
		}
		return at
	})
	if err != nil {
		return own, err
	}
	return own, s.app.memory.change(func(k *kept) {
		k.reads(r.dir, func(mine *reader) {
			mine.drop(gone)
			if own.Kept {
				mine.visited(edition, at)
			}
		})
	})
}

// ownReading fills in own for the reader mine of an edition, whose visit is at
// by the date of the edition. It gives the ids of what readers see no more.
func (r *room) ownReading(own *OwnReading, mine reader, edition string, at func(dated news.Moment) visit) (gone []string, err error) {
	err = r.store.Read(func(t *store.Tx) error {
		public := t.Public()
		var lost []string
		if own.Saved, lost, err = ownStories(public, mine.Saved); err != nil {
			return err
		}
		gone = append(gone, lost...)
		if own.Opened, lost, err = ownStories(public, mine.Opened); err != nil {
			return err
		}
		gone = append(gone, lost...)
		dated, err := public.Dated(edition)
		if err != nil {
			return err
		}
		return newSince(own, public, edition, at(dated), dated)
	})
	return gone, err
}

// newSince fills in what was published since the visit before.
func newSince(own *OwnReading, public store.Public, edition string, at visit, dated news.Moment) error {
	own.New = []OwnStory{}
	since, err := news.ParseMoment(at.Since)
	if err != nil || since == 0 || since >= dated.Second() {
		return nil //nolint:nilerr // a date that cannot be read is as none
	}
	own.Since = at.Since
	from := since.Second() + 1000 // editions are dated to the second
	counts, err := public.Between(edition, []news.Moment{from, max(from, dated+1)})
	if err != nil {
		return err
	}
	own.Count = counts[0]
	list, err := public.List(store.PublicQuery{Edition: edition, Limit: mostNew})
	for _, row := range list.Rows {
		if row.PublishedAt >= from && row.WithdrawnAt == 0 {
			own.New = append(own.New, ownStory(row))
		}
	}
	return err
}

// ownStories are the stories ids as readers see them now, and the ids of those
// that they do not.
func ownStories(public store.Public, ids []string) (list []OwnStory, gone []string, err error) {
	list = []OwnStory{}
	for _, id := range ids {
		row, err := public.Row(id)
		switch {
		case errors.Is(err, &news.Error{Code: news.CodeNotFound}), err == nil && row.WithdrawnAt != 0:
			gone = append(gone, id)
		case err != nil:
			return nil, nil, err
		default:
			list = append(list, ownStory(row))
		}
	}
	return list, gone, nil
}

func ownStory(row news.Row) OwnStory {
	return OwnStory{
		ID: row.ID, Language: row.Language, Headline: row.Headline,
		Address: row.Language + "/story/" + row.Address + ".html", PublishedAt: row.PublishedAt.String(),
	}
}

// Opened notes that a story was opened, while readings are kept.
func (s *Reading) Opened(id string) (err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return err
	}
	kept, err := r.newsroom.ReadingsKept(background())
	if err != nil || !kept {
		return err
	}
	return s.reader(r, func(mine *reader) { mine.Opened = first(mine.Opened, id, mostOpened) })
}

// Save puts a story among those that are saved to be read later, or takes it
// from there.
func (s *Reading) Save(id string, saved bool) (err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return err
	}
	return s.reader(r, func(mine *reader) {
		if saved {
			mine.Saved = first(mine.Saved, id, mostSaved)
		} else {
			mine.Saved = without(mine.Saved, id)
		}
	})
}

// reader changes what is kept of the reader of r.
func (s *Reading) reader(r *room, change func(*reader)) error {
	return s.app.memory.change(func(k *kept) { k.reads(r.dir, change) })
}
