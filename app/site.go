package app

import (
	"galley/app/edition"
	"galley/app/newsroom"
)

// SiteChoice says how a site is written.
type SiteChoice struct {
	Edition  string `json:"edition,omitempty"`
	BaseURL  string `json:"baseUrl,omitempty"`
	Full     bool   `json:"full,omitempty"`
	Light    string `json:"light,omitempty"`    // pictures or captions
	Takeaway bool   `json:"takeaway,omitempty"` // each story as codes and as one file
	Worker   bool   `json:"worker,omitempty"`   // with a service worker
}

// ExportedSite is what came of it. Pages count the files that make them up too.
type ExportedSite struct {
	Written   int      `json:"written"`
	Unchanged int      `json:"unchanged"`
	Removed   int      `json:"removed"`
	Media     int      `json:"media"` // pictures and films that were written
	Bytes     int64    `json:"bytes"` // of the whole site
	Missing   []string `json:"missing"`
	Left      []string `json:"left"` // addresses at which somebody's own file lies
	BaseURL   string   `json:"baseUrl,omitempty"`
}

// ExportSite writes the pages that readers see into the folder dir, whose path
// is absolute.
func (s *Safety) ExportSite(dir string, c SiteChoice) (done ExportedSite, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return ExportedSite{}, err
	}
	if err := absolute(dir); err != nil {
		return ExportedSite{}, err
	}
	settings, err := r.newsroom.Settings(background())
	if err != nil {
		return ExportedSite{}, err
	}
	if c.BaseURL == "" {
		c.BaseURL = settings.BaseURL
	}
	report, err := r.newsroom.ExportSite(background(), dir, newsroom.SiteOptions{
		Edition: c.Edition, BaseURL: c.BaseURL, Full: c.Full, Light: edition.Light(c.Light), Takeaway: c.Takeaway, Worker: c.Worker,
	})
	return ExportedSite{
		Written: report.Written, Unchanged: report.Unchanged, Removed: report.Removed, Media: report.Media, Bytes: report.Bytes,
		Missing: append([]string{}, report.Missing...), Left: append([]string{}, report.Left...), BaseURL: c.BaseURL,
	}, err
}
