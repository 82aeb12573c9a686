package newsroom

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"galley/app/news"
	"galley/app/storyfile"
)

// NewStory is what a draft begins with; all of it may be empty.
type NewStory struct {
	Language string // empty is the room's first edition
	Section  string
	Kind     string
	Headline string
	Body     string
	// TranslationOf is the id of the story that this is another version of:
	// its structure, pictures, regions, tags and section are copied, its words
	// are not.
	TranslationOf string
}

// New makes a draft.
func (n *Newsroom) New(ctx context.Context, who Who, d NewStory) (news.Story, error) {
	var s news.Story
	err := n.write(ctx, who, func(a *act) (err error) {
		s, err = a.create(d)
		return err
	})
	return s, err
}

// create makes a draft, with its first revision.
func (a *act) create(d NewStory) (news.Story, error) {
	language := d.Language
	if language == "" && len(a.settings.Editions) > 0 {
		language = a.settings.Editions[0].Tag
	}
	if err := a.publishes(language); err != nil {
		return news.Story{}, err
	}
	id, err := newID()
	if err != nil {
		return news.Story{}, err
	}
	group, err := newID()
	if err != nil {
		return news.Story{}, err
	}
	s := news.Story{
		ID: id, Group: group, Language: language, Status: news.Draft,
		Revision: 1, LastRevision: 1, CreatedAt: a.at.Second(), UpdatedAt: a.at,
	}
	s.Content, err = a.written(storyfile.Story{Language: language, Section: d.Section, Kind: d.Kind, Headline: d.Headline, Body: d.Body})
	if err != nil {
		return news.Story{}, err
	}
	s.Slug = slugOf(s.Content.Headline)
	if d.TranslationOf != "" {
		if err := a.translate(&s, d); err != nil {
			return news.Story{}, err
		}
	}
	r := news.Revision{
		Number: 1, At: a.at, Person: a.who.Person, Device: a.who.Device, Origin: a.who.Origin,
		Status: s.Status, Content: s.Content,
	}
	return s, a.put(s, &r, a.entry())
}

// publishes refuses a language that the room has no edition in.
func (a *act) publishes(language string) error { return publishes(a.settings, language) }

func publishes(s news.Settings, language string) error {
	if _, known := s.Edition(language); !known {
		editions := names(s.Editions, func(e news.Edition) string { return e.Tag })
		refused := unknown("language", language, editions)
		refused.Message = fmt.Sprintf("There is no edition “%s” in this newsroom. It has: %s. Add it in the settings first.", clip(language), strings.Join(editions, ", "))
		return refused
	}
	return nil
}

// translate makes s a version of the story that d names.
func (a *act) translate(s *news.Story, d NewStory) error {
	original, err := a.tx.Story(d.TranslationOf)
	if err != nil {
		return err
	}
	if !original.Original() { // a translation of a translation is one of the original
		if original, err = a.tx.Story(original.TranslationOf); err != nil {
			return err
		}
	}
	rows, err := a.tx.Group(original.Group)
	if err != nil {
		return err
	}
	for _, row := range rows {
		if row.Language == s.Language {
			return invalid("language", s.Language, "This story has a version in “"+s.Language+"” already. Open that one.")
		}
	}
	s.TranslationOf, s.Group, s.Slug, s.EmbargoUntil = original.ID, original.Group, original.Slug, original.EmbargoUntil
	s.TranslatedFrom = original.Revision
	from := original.Content
	if original.LiveRevision != 0 {
		s.TranslatedFrom = original.LiveRevision
		live, err := a.tx.Revision(original.ID, original.LiveRevision)
		if err != nil {
			return err
		}
		from = live.Content
	}
	copyStructure(&s.Content, from, d)
	return nil
}

// copyStructure gives a translation what needs no translator. Captions and
// alternative texts are words; credits of pictures are not.
func copyStructure(c *news.Content, from news.Content, d NewStory) {
	if d.Section == "" {
		c.Section = from.Section
	}
	if d.Kind == "" {
		c.Kind = from.Kind
	}
	c.Regions, c.Tags, c.Credits = slices.Clone(from.Regions), slices.Clone(from.Tags), slices.Clone(from.Credits)
	c.Urgency, c.Lead, c.Gallery, c.Related = from.Urgency, from.Lead, slices.Clone(from.Gallery), slices.Clone(from.Related)
	for _, p := range from.Pictures {
		c.Pictures = append(c.Pictures, news.PictureUse{ID: p.ID, Credit: p.Credit, Decorative: p.Decorative, TakenAt: p.TakenAt})
	}
	if from.Video != nil {
		video := news.Video{ID: from.Video.ID, Poster: from.Video.Poster} // captions are words
		c.Video = &video
	}
	if from.Live != nil {
		c.Live = &news.Live{State: from.Live.State, Entries: slices.Clone(from.Live.Entries)}
	}
}
