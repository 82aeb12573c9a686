package newsroom

import (
	"slices"
	"strings"

	"galley/app/edition"
	"galley/app/markdown"
	"galley/app/news"
	"galley/app/storyfile"
)

// carried is a story as it is carried to readers, and what goes along.
type carried struct {
	story    storyfile.Story
	content  news.Content
	pictures []news.Picture
}

// forReaders is the public story s as it is carried: what readers see of it
// and nothing of the desk's, not even how often it was saved.
func (r *reading) forReaders(s news.Story) (carried, error) {
	out := carried{content: s.Content}
	c := &out.content
	withholdEntries(c)
	// What is not public yet is not named either.
	c.Related = slices.DeleteFunc(slices.Clone(c.Related), func(id string) bool { return !r.isPublic(id) })
	s.Content = *c
	var err error
	if out.story, err = r.outside(s); err != nil {
		return carried{}, err
	}
	out.story.Behind = false // from its original as the desk has it
	out.story.Revision, out.story.LiveRevision, out.story.UpdatedAt = 0, 0, ""
	for _, id := range used(*c) {
		p, err := r.tx.Picture(id)
		if notFound(err) {
			continue
		}
		if err != nil {
			return carried{}, err
		}
		out.pictures = append(out.pictures, p)
	}
	return out, nil
}

// What the status of a live entry keeps from readers: a draft whole, of a
// removed one the words.
const (
	entryDraft   = "draft"
	entryRemoved = "removed"
)

// withheld stands for the words of a removed entry, so that those after it
// keep their places.
const withheld = "## …\n\n"

// withholdEntries takes out of a live blog what is not for readers: entries
// that are not posted and the words of removed ones, with the pictures that
// only these show.
func withholdEntries(c *news.Content) {
	if c.Live == nil {
		return
	}
	passages := markdown.Passages(c.Body)
	headings := make([]string, len(passages))
	for i, p := range passages {
		headings[i] = p.ID
	}
	live := news.Live{State: c.Live.State}
	instead := map[int]string{} // of passages
	for i, at := range edition.EntryPlaces(c.Live.Entries, headings) {
		entry := c.Live.Entries[i]
		if at >= 0 && entry.Status == entryDraft {
			instead[at] = ""
		}
		if at >= 0 && entry.Status == entryRemoved {
			instead[at] = withheld
		}
		if entry.Status != entryDraft {
			live.Entries = append(live.Entries, entry)
		}
	}
	c.Live = &live
	if len(instead) == 0 {
		return
	}
	var kept, cut strings.Builder
	kept.WriteString(c.Body[:passages[0].From])
	for i, p := range passages {
		words := c.Body[p.From:p.To]
		if other, is := instead[i]; is {
			cut.WriteString(words)
			words = other
		}
		kept.WriteString(words)
	}
	c.Body = kept.String()
	c.Pictures = slices.DeleteFunc(slices.Clone(c.Pictures), func(p news.PictureUse) bool {
		return strings.Contains(cut.String(), p.ID) && !strings.Contains(c.Body, p.ID) &&
			p.ID != c.Lead && !slices.Contains(c.Gallery, p.ID)
	})
}
