package app

import (
	"context"

	"galley/app/export/site"
	"galley/app/newsroom"
)

// ApartChoice says what is written of feeds, or of stories as items.
type ApartChoice struct {
	Edition string `json:"edition,omitempty"`
	BaseURL string `json:"baseUrl,omitempty"`
	Full    bool   `json:"full,omitempty"` // feeds have the whole text
}

// ExportedFiles is what came of it.
type ExportedFiles struct {
	Written   int    `json:"written"`
	Unchanged int    `json:"unchanged"`
	Removed   int    `json:"removed"`
	Bytes     int64  `json:"bytes"`
	BaseURL   string `json:"baseUrl,omitempty"`
}

// ExportFeeds writes the feeds into the folder dir, whose path is absolute.
func (s *Safety) ExportFeeds(dir string, c ApartChoice) (ExportedFiles, error) {
	return s.exportApart(dir, c, (*newsroom.Newsroom).ExportFeeds)
}

// ExportItems writes every public story as an item of ninjs into the folder
// dir, whose path is absolute.
func (s *Safety) ExportItems(dir string, c ApartChoice) (ExportedFiles, error) {
	return s.exportApart(dir, c, (*newsroom.Newsroom).ExportItems)
}

func (s *Safety) exportApart(dir string, c ApartChoice, write func(*newsroom.Newsroom, context.Context, string, newsroom.ApartOptions) (site.Report, error)) (done ExportedFiles, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return ExportedFiles{}, err
	}
	if err := absolute(dir); err != nil {
		return ExportedFiles{}, err
	}
	settings, err := r.newsroom.Settings(background())
	if err != nil {
		return ExportedFiles{}, err
	}
	if c.BaseURL == "" {
		c.BaseURL = settings.BaseURL
	}
	report, err := write(r.newsroom, background(), dir, newsroom.ApartOptions(c))
	return ExportedFiles{
		Written: report.Written, Unchanged: report.Unchanged, Removed: report.Removed, Bytes: report.Bytes, BaseURL: c.BaseURL,
	}, err
}
