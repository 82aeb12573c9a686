package bundle

import (
	"galley/app/news"
	"galley/app/storyfile"
)

// Format is the newest form of a bundle that this Galley writes and reads.
const Format = 1

// Manifest says whose a bundle is, and what it brings besides its stories.
type Manifest struct {
	Format   int      `json:"format"`
	Newsroom Newsroom `json:"newsroom"`
	MadeAt   string   `json:"madeAt"` // RFC 3339 in UTC

	// A bundle brings what became public in the newsroom's journal after From,
	// up to To. More says that there is more after To.
	From uint64 `json:"from"`
	To   uint64 `json:"to"`
	More bool   `json:"more,omitempty"`

	News   []string          `json:"news,omitempty"` // ids of stories that the newsroom tells of as new
	Gone   []string          `json:"gone,omitempty"` // ids of stories that were public and have left no notice
	Fronts []storyfile.Front `json:"fronts,omitempty"`
}

// Newsroom is who publishes, as its readers know it. Two bundles of the same
// Key are of the same newsroom, whatever it is called.
type Newsroom struct {
	Key         string      `json:"key"` // public, as minisign writes it
	Name        news.Labels `json:"name"`
	Slogan      news.Labels `json:"slogan,omitempty"`
	About       news.Labels `json:"about,omitempty"`
	Rights      news.Labels `json:"rights,omitempty"`
	Zone        string      `json:"zone"` // IANA
	Brand       string      `json:"brand,omitempty"`
	PlaceInText bool        `json:"placeInText,omitempty"`
}

// Picture is a picture, a film or a captions file with its files in the
// bundle. The original is not among them: what it says of itself stays at the
// newsroom.
type Picture struct {
	ID      string `json:"id"`
	Ext     string `json:"ext"`
	Type    string `json:"type"`
	Width   int    `json:"width,omitempty"`
	Height  int    `json:"height,omitempty"`
	TakenAt string `json:"takenAt,omitempty"`
	Files   []File `json:"files"`
}

// File is a file under media/ in the bundle.
type File struct {
	Name   string `json:"name"`
	Type   string `json:"type"`
	Width  int    `json:"width,omitempty"`
	Height int    `json:"height,omitempty"`
}
