package app

import (
	"galley/app/edition"
	"galley/app/news"
)

// BookChoice says which public stories a book has: those with IDs, else the
// newest of an edition, of a day or a section.
type BookChoice struct {
	Edition string   `json:"edition,omitempty"`
	Day     string   `json:"day,omitempty"` // 2026-06-08
	Section string   `json:"section,omitempty"`
	IDs     []string `json:"ids,omitempty"`
	Limit   int      `json:"limit,omitempty"`
}

// ExportedBook is a book that was written.
type ExportedBook struct {
	Stories  int `json:"stories"`
	Pictures int `json:"pictures"`
}

// ExportEPUB binds public stories into the book file, whose path is absolute.
func (s *Safety) ExportEPUB(file string, c BookChoice) (done ExportedBook, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return ExportedBook{}, err
	}
	if err := absolute(file); err != nil {
		return ExportedBook{}, err
	}
	if c.Limit < 0 || c.Limit > maxBookStories {
		return ExportedBook{}, &news.Error{Code: news.CodeInvalid, Message: "A book has between 1 and 5000 stories. Choose a day or a section of the edition."}
	}
	bound, err := r.newsroom.ExportEPUB(background(), file, edition.Choice(c))
	return ExportedBook(bound), err
}

// maxBookStories is how many chapters readers of books still open at once.
const maxBookStories = 5000
