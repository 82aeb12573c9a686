package store

import (
	"slices"

	"galley/app/news"
)

// tellReaders leads to schema 2: rows say what a correction was, editions list
// their corrections and their notices, and there is a part for readings.
func tellReaders(t *Tx) error {
	if _, err := t.bolt.CreateBucketIfNotExists([]byte(inReadings.String())); err != nil {
		return err
	}
	corrected := func(s news.Story) bool {
		return slices.ContainsFunc(s.Changes, func(c news.Change) bool { return c.Kind.OwesNote() })
	}
	err := each(t, inStories, func(key []byte, s news.Story) error {
		if !corrected(s) {
			return nil
		}
		return put(t, inRows, key, news.RowOf(s))
	})
	if err != nil {
		return err
	}
	return each(t, inPublic, func(key []byte, s news.Story) error {
		id := storyID(key)
		if corrected(s) {
			if err := put(t, inPublicRows, key, publicRow(s)); err != nil {
				return err
			}
		}
		if s.Withdrawn != nil {
			notice := placing{lists: []string{listName(byWithdrawn, "", editionShelf(s.Language))}, position: position(s.PublishedAt, id)}
			if err := t.enter(inEditions, notice); err != nil {
				return err
			}
		}
		return t.moveCorrected(id, news.Story{}, s)
	})
}
