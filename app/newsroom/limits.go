package newsroom

import (
	"fmt"
	"unicode/utf8"

	"galley/app/news"
	"galley/app/storyfile"
)

// Limits of what a story may hold, in characters and in entries of a list.
const (
	maxHeadline   = 300
	maxStandfirst = 2_000
	maxName       = 100 // of a tag, an author, a place …
	maxLine       = 500
	maxCaption    = 2_000
	maxNote       = 4_000
	maxNotes      = 64_000 // the desk's remarks on one story
	maxList       = 200
	maxEntries    = 1_000 // of a live blog, and of public changes
)

// withinLimits refuses a field that is longer than a story can use.
func withinLimits(s storyfile.Story) error {
	if len(s.Body) > storyfile.MaxBody {
		return &news.Error{
			Code: news.CodeTooLarge, Field: "body",
			Message: fmt.Sprintf("The text is larger than %d MB. Divide it into several stories.", storyfile.MaxBody>>20),
			Args:    map[string]string{"megabytes": fmt.Sprint(storyfile.MaxBody >> 20)},
		}
	}
	type field struct {
		field, name, text string
		limit             int
	}
	fields := []field{
		{"headline", "headline", s.Headline, maxHeadline},
		{"shortHeadline", "short headline", s.ShortHeadline, maxHeadline},
		{"standfirst", "standfirst", s.Standfirst, maxStandfirst},
		{"source", "source", s.Source, maxLine},
		{"place", "place", s.Place, maxName},
		{"interest", "declared interest", s.Interest, maxLine},
		{"assignee", "assignee's name", s.Assignee, maxName},
		{"slug", "desk slug", s.Slug, maxName},
		{"notes", "notes", s.DeskNotes, maxNotes},
	}
	for _, name := range s.Tags {
		fields = append(fields, field{"tags", "tag", name, maxName})
	}
	for _, c := range s.Credits {
		fields = append(fields, field{"credits", "author's name", c.Author, maxName}, field{"credits", "printed name", c.As, maxName})
	}
	for _, p := range s.Pictures {
		fields = append(fields, field{"pictures", "caption", p.Caption, maxCaption},
			field{"pictures", "picture credit", p.Credit, maxLine}, field{"pictures", "alternative text", p.Alt, maxCaption})
	}
	for _, f := range fields {
		if len(f.text) <= f.limit {
			continue
		}
		if length := utf8.RuneCountInString(f.text); length > f.limit {
			return tooLong(f.field, f.name, length, f.limit)
		}
	}
	return listsWithinLimits(s)
}

func listsWithinLimits(s storyfile.Story) error {
	entries := 0
	if s.Live != nil {
		entries = len(s.Live.Entries)
	}
	for _, l := range []struct {
		field        string
		count, limit int
	}{
		{"regions", len(s.Regions), maxList}, {"tags", len(s.Tags), maxList}, {"credits", len(s.Credits), maxList},
		{"pictures", len(s.Pictures), maxList}, {"gallery", len(s.Gallery), maxList}, {"related", len(s.Related), maxList},
		{"changes", len(s.Changes), maxEntries}, {"live.entries", entries, maxEntries},
	} {
		if l.count > l.limit {
			return &news.Error{
				Code: news.CodeTooLong, Field: l.field,
				Message: fmt.Sprintf("“%s” has %d entries; it may have %d. Shorten the list.", l.field, l.count, l.limit),
				Args:    map[string]string{"limit": fmt.Sprint(l.limit)},
			}
		}
	}
	return nil
}
