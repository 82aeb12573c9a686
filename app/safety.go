package app

import (
	"errors"
	"fmt"
	"path/filepath"

	"galley/app/news"
	"galley/app/store"
)

// Safety is what keeps the room's words safe, and what counts them.
type Safety struct{ desk }

// Stats are counts and sizes of a room.
type Stats struct {
	Stories       int            `json:"stories"`
	Public        int            `json:"public"`
	Revisions     int            `json:"revisions"`
	Sections      int            `json:"sections"`
	Regions       int            `json:"regions"`
	Tags          int            `json:"tags"`
	Authors       int            `json:"authors"`
	Pictures      int            `json:"pictures"`
	Editions      map[string]int `json:"editions"`
	Statuses      map[string]int `json:"statuses"`
	Journal       uint64         `json:"journal"` // changes so far
	Schema        int            `json:"schema"`  // the file's format
	DatabaseBytes int64          `json:"databaseBytes"`
	MediaBytes    int64          `json:"mediaBytes"`
	MediaFiles    int            `json:"mediaFiles"`
}

// Exported is what an export wrote.
type Exported struct {
	Stories  int `json:"stories"`
	Pictures int `json:"pictures"`
	Records  int `json:"records"` // sections, regions, tags, authors …
}

// Stats counts and measures.
func (s *Safety) Stats() (stats Stats, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return Stats{}, err
	}
	return r.stats()
}

// BackedUp is what a backup holds.
type BackedUp struct {
	Stories   int `json:"stories"`
	Revisions int `json:"revisions"`
	Pictures  int `json:"pictures"`
}

// Backup writes the room as it is now into one file, whose path is absolute.
func (s *Safety) Backup(file string) (done BackedUp, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return BackedUp{}, err
	}
	if err := absolute(file); err != nil {
		return BackedUp{}, err
	}
	copied, err := r.store.Backup(file)
	return BackedUp(copied), err
}

// ExportMarkdown writes every story as a Markdown file under dir, whose path
// is absolute.
func (s *Safety) ExportMarkdown(dir string) (done Exported, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return Exported{}, err
	}
	if err := absolute(dir); err != nil {
		return Exported{}, err
	}
	written, err := r.newsroom.ExportMarkdown(background(), dir, nil)
	return Exported(written), err
}

// ExportedBundle is a bundle that was written.
type ExportedBundle struct {
	Stories  int    `json:"stories"`
	Pictures int    `json:"pictures"`
	From     uint64 `json:"from"`
	To       uint64 `json:"to"` // the next bundle begins there
}

// ExportBundle writes what has become public after a sequence of the journal
// into one file, whose path is absolute.
func (s *Safety) ExportBundle(file string, since uint64) (done ExportedBundle, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return ExportedBundle{}, err
	}
	if err := absolute(file); err != nil {
		return ExportedBundle{}, err
	}
	b, err := r.newsroom.ExportBundle(background(), file, since)
	return ExportedBundle{Stories: b.Stories, Pictures: b.Pictures, From: b.From, To: b.To}, err
}

// absolute refuses a path that means one thing to who asks and another to the
// process that carries it out.
func absolute(path string) error {
	if filepath.IsAbs(path) {
		return nil
	}
	return &news.Error{Code: news.CodeInvalid, Field: "path", Args: map[string]string{"value": path},
		Message: "“" + path + "” is not a whole path. Write it from the root of the disk."}
}

func (r *room) stats() (Stats, error) {
	s, err := r.store.Stats()
	if err != nil {
		return Stats{}, err
	}
	stats := Stats{
		Stories: s.Stories, Public: s.Public, Revisions: s.Revisions, Sections: s.Sections, Regions: s.Regions,
		Tags: s.Tags, Authors: s.Authors, Pictures: s.Pictures, Editions: map[string]int{}, Statuses: map[string]int{},
		Journal: s.Journal, Schema: s.Schema,
		DatabaseBytes: s.DatabaseBytes, MediaBytes: s.MediaBytes, MediaFiles: s.MediaFiles,
	}
	for edition, n := range s.Editions {
		stats.Editions[edition] = n
	}
	for status, n := range s.Statuses {
		stats.Statuses[string(status)] = n
	}
	return stats, nil
}

// Recover makes a room in the folder into from the backup in file.
func Recover(file, into string) error { return store.Recover(file, into) }

// Catch releases what is due, asks the source of a paper, and tells of what is
// new, once.
func (a *App) Catch() (released, told int, err error) {
	r := a.current()
	if r == nil {
		return 0, 0, noRoom("")
	}
	released, err = r.newsroom.Release(background())
	if err != nil {
		return released, 0, err
	}
	_, unasked := r.newsroom.Ask(background())
	told, err = r.newsroom.Tell(background())
	return released, told, errors.Join(err, unasked)
}

// Formats are the formats that this Galley reads.
func Formats() []string {
	return []string{
		fmt.Sprintf("newsrooms of format 1 to %d", store.Schema),
		"Markdown with YAML front matter",
	}
}
