package corpus

import "time"

// Story is one story of the archive, in names as its file has them.
type Story struct {
	Number      int
	ID          string
	Language    string
	Kind        string
	Headline    string
	Standfirst  string
	Body        string // Markdown
	Section     string
	Regions     []string
	Tags        []string
	Authors     []string
	Place       string
	PublishedAt time.Time
}

// Text is how much text the story has, in bytes: what a reader could search.
func (s Story) Text() int { return len(s.Headline) + len(s.Standfirst) + len(s.Body) }
