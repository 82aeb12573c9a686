package store

import (
	"fmt"
	"io"
	"io/fs"

	"galley/app/news"
)

// Stats are a room's counts and sizes.
type Stats struct {
	Stories, Public, Revisions       int
	Sections, Regions, Tags, Authors int
	Pictures, Pages                  int
	Editions                         map[string]int // public stories of each
	Statuses                         map[news.Status]int
	Journal                          uint64 // the last sequence
	Schema                           int
	DatabaseBytes, MediaBytes        int64
	MediaFiles                       int
}

// Stats counts the room: it reads counters, no story.
func (s *Store) Stats() (Stats, error) {
	st := Stats{Editions: map[string]int{}, Statuses: map[news.Status]int{}}
	err := s.Read(func(t *Tx) (err error) {
		st.Journal, st.DatabaseBytes = t.LastSeq(), t.bolt.Size()
		if st.Schema, err = t.schema(); err != nil {
			return err
		}
		for b, n := range map[bucket]*int{
			inStories: &st.Stories, inRevisions: &st.Revisions, inSections: &st.Sections, inRegions: &st.Regions,
			inTags: &st.Tags, inAuthors: &st.Authors, inPictures: &st.Pictures, inPages: &st.Pages,
		} {
			*n = t.tally(b)
		}
		for _, status := range news.Statuses {
			if st.Statuses[status], err = t.Count(DeskQuery{Status: status}); err != nil {
				return err
			}
		}
		settings, err := t.Settings()
		if err != nil {
			return err
		}
		for _, e := range settings.Editions {
			if st.Editions[e.Tag], err = t.Public().Count(PublicQuery{Edition: e.Tag}); err != nil {
				return err
			}
			st.Public += st.Editions[e.Tag]
		}
		return nil
	})
	if err != nil {
		return st, err
	}
	err = s.eachMedia(func(_ string, info fs.FileInfo, _ io.Reader) error {
		st.MediaFiles++
		st.MediaBytes += info.Size()
		return nil
	})
	if err != nil {
		return st, explain(s.dir, fmt.Errorf("measure media: %w", err))
	}
	return st, nil
}
