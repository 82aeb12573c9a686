package newsroom

import (
	"context"
	"errors"

	"galley/app/markdown"
	"galley/app/news"
	"galley/app/store"
	"galley/app/storyfile"
)

// reading is one snapshot of the room, with the names looked up so far.
type reading struct {
	tx      *store.Tx
	tags    map[string]news.Tag
	authors map[string]news.Author
	above   map[string]string // of sections and regions, once read
}

func newReading(tx *store.Tx) *reading {
	return &reading{tx: tx, tags: map[string]news.Tag{}, authors: map[string]news.Author{}}
}

// read runs do on one snapshot.
func (n *Newsroom) read(ctx context.Context, do func(*reading) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return n.store.Read(func(tx *store.Tx) error { return do(newReading(tx)) })
}

// notFound says whether err is that something is not in the room.
func notFound(err error) bool { return errors.Is(err, &news.Error{Code: news.CodeNotFound}) }

// tag is a tag's name in language; of one that is gone, its id.
func (r *reading) tag(id, language string) (string, error) {
	tag, known := r.tags[id]
	if !known {
		var err error
		if tag, err = r.tx.Tag(id); err != nil && !notFound(err) {
			return "", err
		}
		r.tags[id] = tag
	}
	return nameOr(tag.Names.For(language), id), nil
}

// author is an author's name in language; of one that is gone, their id.
func (r *reading) author(id, language string) (string, error) {
	author, known := r.authors[id]
	if !known {
		var err error
		if author, err = r.tx.Author(id); err != nil && !notFound(err) {
			return "", err
		}
		r.authors[id] = author
	}
	return nameOr(author.Names.For(language), id), nil
}

func nameOr(name, id string) string {
	if name == "" {
		return id
	}
	return name
}

// outside is s as the world outside the room sees it.
func (r *reading) outside(s news.Story) (storyfile.Story, error) {
	out := storyfile.Story{
		ID: s.ID, Group: s.Group, Language: s.Language, Status: string(s.Status), Before: string(s.Before),
		Slug: s.Slug, Address: s.Address, OldAddresses: s.OldAddresses,
		TranslationOf: s.TranslationOf,
		CreatedAt:     s.CreatedAt.String(), UpdatedAt: s.UpdatedAt.String(),
		PublishedAt: s.PublishedAt.String(), PublicUpdatedAt: s.PublicUpdatedAt.String(),
		ScheduledAt: s.ScheduledAt.String(), EmbargoUntil: s.EmbargoUntil.String(), DueAt: s.DueAt.String(),
		Assignee: s.Assignee, DeskNotes: s.DeskNotes,
		Revision: s.Revision, LiveRevision: s.LiveRevision,
		Direction: markdown.Direction(s.Language),
	}
	for _, c := range s.Changes {
		out.Changes = append(out.Changes, storyfile.Change{At: c.At.String(), Kind: string(c.Kind), Note: c.Note})
		if c.Kind.OwesNote() {
			out.Corrections = append(out.Corrections, storyfile.Correction{At: c.At.String(), Note: c.Note})
		}
	}
	if w := s.Withdrawn; w != nil {
		out.Withdrawn = &storyfile.Withdrawn{At: w.At.String(), Reason: w.Reason, Headline: w.Headline}
	}
	if !s.Original() {
		original, err := r.tx.Row(s.TranslationOf)
		if err != nil && !notFound(err) {
			return storyfile.Story{}, err
		}
		out.Behind = err == nil && behind(s.TranslatedFrom, original)
	}
	return out, r.content(&out, s.Content)
}

// content fills the part of out that a writer writes.
func (r *reading) content(out *storyfile.Story, c news.Content) error {
	out.Kind, out.Headline, out.ShortHeadline, out.Standfirst = string(c.Kind), c.Headline, c.ShortHeadline, c.Standfirst
	out.Body, out.Section, out.Regions = c.Body, c.Section, c.Regions
	out.Source, out.Place, out.Urgency, out.Lead, out.Gallery = c.Source, c.Place, c.Urgency, c.Lead, c.Gallery
	out.Related, out.Interest, out.Words = c.Related, c.Interest, c.Words
	for _, id := range c.Tags {
		name, err := r.tag(id, out.Language)
		if err != nil {
			return err
		}
		out.Tags = append(out.Tags, name)
	}
	for _, credit := range c.Credits {
		name, err := r.author(credit.Author, out.Language)
		if err != nil {
			return err
		}
		out.Credits = append(out.Credits, storyfile.Credit{Author: name, Role: string(credit.Role), As: credit.As})
		if credit.Role == news.By {
			out.Authors = append(out.Authors, name)
		}
	}
	for _, p := range c.Pictures {
		out.Pictures = append(out.Pictures, storyfile.Picture{
			ID: p.ID, Caption: p.Caption, Credit: p.Credit, Alt: p.Alt, Decorative: p.Decorative, TakenAt: p.TakenAt.String(),
		})
	}
	if c.Video != nil {
		out.Video = &storyfile.Video{ID: c.Video.ID, Poster: c.Video.Poster, Captions: c.Video.Captions}
	}
	if c.Live != nil {
		out.Live = &storyfile.Live{State: string(c.Live.State)}
		for _, e := range c.Live.Entries {
			name := ""
			if e.Author != "" {
				var err error
				if name, err = r.author(e.Author, out.Language); err != nil {
					return err
				}
			}
			out.Live.Entries = append(out.Live.Entries, storyfile.LiveEntry{
				ID: e.ID, At: e.At.String(), Posted: e.Posted.String(), Author: name, Kind: e.Kind, Status: e.Status, Pinned: e.Pinned,
			})
		}
	}
	return nil
}

// Show is story id, as it is worked on, or as revision has it.
func (n *Newsroom) Show(ctx context.Context, id string, revision int) (storyfile.Story, error) {
	var out storyfile.Story
	err := n.read(ctx, func(r *reading) error {
		s, err := r.tx.Story(id)
		if err != nil {
			return err
		}
		if revision != 0 && revision != s.Revision {
			kept, err := r.tx.Revision(id, revision)
			if err != nil {
				return err
			}
			s.Content, s.Revision, s.Status, s.UpdatedAt = kept.Content, kept.Number, kept.Status, kept.At
		}
		out, err = r.outside(s)
		return err
	})
	return out, err
}
