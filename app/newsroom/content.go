package newsroom

import (
	"errors"
	"slices"

	"galley/app/markdown"
	"galley/app/news"
	"galley/app/storyfile"
)

// excerptLength is how much of a body lists can show, in letters.
const excerptLength = 280

// measure counts and cuts what lists show of a body.
func measure(c *news.Content) {
	c.Words, c.Excerpt = markdown.Words(c.Body), markdown.Excerpt(c.Body, excerptLength)
}

// inside is what a writer writes, from names to ids. Tags and authors that
// the room does not have are made; everything else must be there already.
func (a *act) inside(s storyfile.Story) (news.Content, error) {
	if err := withinLimits(s); err != nil {
		return news.Content{}, err
	}
	c, err := resolver{tag: a.tagID, author: a.authorID}.content(s)
	if err != nil {
		return news.Content{}, err
	}
	return c, a.known(c)
}

// resolver turns names into ids.
type resolver struct {
	tag, author func(name, language string) (id string, err error)
}

// content is s's content with ids instead of names.
func (r resolver) content(s storyfile.Story) (news.Content, error) {
	c := news.Content{
		Kind: news.Kind(s.Kind), Headline: s.Headline, ShortHeadline: s.ShortHeadline, Standfirst: s.Standfirst,
		Body: s.Body, Section: s.Section, Regions: s.Regions, Source: s.Source, Place: s.Place,
		Urgency: s.Urgency, Lead: s.Lead, Gallery: s.Gallery, Related: s.Related, Interest: s.Interest,
	}
	if c.Kind == "" {
		c.Kind = news.Article
	}
	for _, name := range s.Tags {
		id, err := r.tag(name, s.Language)
		if err != nil {
			return news.Content{}, err
		}
		if !slices.Contains(c.Tags, id) {
			c.Tags = append(c.Tags, id)
		}
	}
	for _, credit := range s.Credits {
		id, err := r.author(credit.Author, s.Language)
		if err != nil {
			return news.Content{}, err
		}
		c.Credits = append(c.Credits, news.Credit{Author: id, Role: news.Role(credit.Role), As: credit.As})
	}
	if err := pictures(&c, s); err != nil {
		return news.Content{}, err
	}
	if s.Live != nil {
		live, err := r.live(*s.Live, s.Language)
		if err != nil {
			return news.Content{}, err
		}
		c.Live = &live
	}
	return c, nil
}

// pictures fills c's pictures and film.
func pictures(c *news.Content, s storyfile.Story) error {
	for _, p := range s.Pictures {
		taken, err := news.ParseMoment(p.TakenAt)
		if err != nil {
			return err
		}
		c.Pictures = append(c.Pictures, news.PictureUse{
			ID: p.ID, Caption: p.Caption, Credit: p.Credit, Alt: p.Alt, Decorative: p.Decorative, TakenAt: taken.Second(),
		})
	}
	if s.Video != nil && *s.Video != (storyfile.Video{}) {
		c.Video = &news.Video{ID: s.Video.ID, Poster: s.Video.Poster, Captions: s.Video.Captions}
	}
	for _, id := range append([]string{c.Lead}, c.Gallery...) {
		if _, found := c.Picture(id); id != "" && !found {
			c.Pictures = append(c.Pictures, news.PictureUse{ID: id})
		}
	}
	return nil
}

// live is a live blog's state and entries.
func (r resolver) live(s storyfile.Live, language string) (news.Live, error) {
	live := news.Live{State: news.LiveState(s.State)}
	for _, e := range s.Entries {
		at, errAt := news.ParseMoment(e.At)
		posted, errPosted := news.ParseMoment(e.Posted)
		if err := errors.Join(errAt, errPosted); err != nil {
			return news.Live{}, err
		}
		entry := news.LiveEntry{ID: e.ID, At: at.Second(), Posted: posted.Second(), Kind: e.Kind, Status: e.Status, Pinned: e.Pinned}
		if e.Author != "" {
			id, err := r.author(e.Author, language)
			if err != nil {
				return news.Live{}, err
			}
			entry.Author = id
		}
		live.Entries = append(live.Entries, entry)
	}
	return live, nil
}

// known refuses a kind, section, region or picture that the room has not.
func (a *act) known(c news.Content) error {
	if !slices.Contains(news.Kinds, c.Kind) {
		return unknown("kind", string(c.Kind), names(news.Kinds, func(k news.Kind) string { return string(k) }))
	}
	if c.Urgency < 0 || c.Urgency > 5 {
		return invalid("urgency", "", "Urgency is a number from 1 (flash) to 5 (background).")
	}
	if c.Section != "" {
		if _, err := a.tx.Section(c.Section); notFound(err) {
			sections, err := a.tx.Sections()
			if err != nil {
				return err
			}
			return unknown("section", c.Section, names(sections, func(s news.Section) string { return s.ID }))
		} else if err != nil {
			return err
		}
	}
	for _, id := range c.Regions {
		if _, err := a.tx.Region(id); notFound(err) {
			regions, err := a.tx.Regions()
			if err != nil {
				return err
			}
			return unknown("region", id, names(regions, func(r news.Region) string { return r.ID }))
		} else if err != nil {
			return err
		}
	}
	for _, id := range used(c) {
		if a.trying {
			break
		}
		if _, comes := a.fresh.pictures[id]; comes {
			continue
		}
		if _, err := a.tx.Picture(id); notFound(err) {
			return unknown("picture", id, nil)
		} else if err != nil {
			return err
		}
	}
	if c.Live != nil && !slices.Contains(liveStates, c.Live.State) {
		return unknown("live.state", string(c.Live.State), names(liveStates, func(s news.LiveState) string { return string(s) }))
	}
	return nil
}

// used are the ids of the files that c uses.
func used(c news.Content) []string {
	var ids []string
	for _, p := range c.Pictures {
		ids = append(ids, p.ID)
	}
	if c.Video != nil {
		for _, id := range []string{c.Video.ID, c.Video.Poster, c.Video.Captions} {
			if id != "" && !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

var liveStates = []news.LiveState{news.LiveUpcoming, news.LiveLive, news.LivePaused, news.LiveEnded}

func names[T any](list []T, name func(T) string) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = name(v)
	}
	return out
}
