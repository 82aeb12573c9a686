package search

import (
	"slices"

	"galley/app/news"
)

// Document is one text of a story as it is indexed: plain text, the names
// that a person may search by, and what can be filtered by.
type Document struct {
	ID          string
	Language    string // BCP 47
	Status      news.Status
	Kind        news.Kind
	Headline    string
	Standfirst  string
	Body        string   // without its marks
	Tags        []string // ids
	TagNames    []string // names and aliases in every language
	Authors     []string // ids
	AuthorNames []string
	Captions    []string
	Places      []string
	Section     string
	SectionPath []string // ids: the section and those above it
	Regions     []string // ids: the regions and those above them
	PublishedAt news.Moment
	UpdatedAt   news.Moment
}

// at is the moment by which d stands in a list.
func (d *Document) at() news.Moment {
	if d.PublishedAt != 0 {
		return d.PublishedAt
	}
	return d.UpdatedAt
}

// same says whether d and other would be found by the same searches.
func (d *Document) same(other *Document) bool {
	return d.Language == other.Language && d.Status == other.Status && d.Kind == other.Kind &&
		d.Headline == other.Headline && d.Standfirst == other.Standfirst && d.Body == other.Body &&
		d.Section == other.Section && d.at() == other.at() &&
		slices.Equal(d.Tags, other.Tags) && slices.Equal(d.TagNames, other.TagNames) &&
		slices.Equal(d.Authors, other.Authors) && slices.Equal(d.AuthorNames, other.AuthorNames) &&
		slices.Equal(d.Captions, other.Captions) && slices.Equal(d.Places, other.Places) &&
		slices.Equal(d.SectionPath, other.SectionPath) && slices.Equal(d.Regions, other.Regions)
}

// Story is what the index is to hold of one story. A side that is nil is
// taken out of the index; with both nil nothing of the story is left.
type Story struct {
	ID      string
	Working *Document // what the desk finds
	Public  *Document // what readers find
}

// Batch is a step of the journal: it is applied whole or not at all, and the
// cursor with it.
type Batch struct {
	Stories []Story
	Cursor  uint64 // the last change of the journal that the batch covers
}
