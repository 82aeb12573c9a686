package store

import (
	"bytes"

	"galley/app/news"
)

// putPublic brings what readers see of s up to its LiveRevision and Withdrawn,
// and says whether anything changed. What an editor does to the working
// version never reaches it.
func (t *Tx) putPublic(id storyID, s news.Story) (moved bool, err error) {
	old, had, err := get[news.Story](t, inPublic, id[:], s.ID)
	if err != nil {
		return false, err
	}
	var now news.Story
	switch {
	case s.Withdrawn != nil:
		now = notice(s, old, had)
	case s.LiveRevision != 0:
		if now, err = t.live(id, s, old, had); err != nil {
			return false, err
		}
	case had:
		return true, t.dropPublic(id, old)
	default:
		return false, nil
	}
	if now.PublishedAt == 0 {
		return false, misuse("%s is public and has no time of publication", s.ID)
	}
	frame, err := encodeRecord(inPublic, id[:], now)
	if err != nil || bytes.Equal(frame, t.bucket(inPublic).Get(id[:])) {
		return false, err
	}
	if err := t.bucket(inPublic).Put(id[:], frame); err != nil {
		return false, err
	}
	if err := t.dateEdition(now); err != nil {
		return false, err
	}
	if err := put(t, inPublicRows, id[:], publicRow(now)); err != nil {
		return false, err
	}
	if err := t.moveCorrected(id, old, now); err != nil {
		return false, err
	}
	if now.Withdrawn != nil {
		if err := t.unread(id, now.Language); err != nil {
			return false, err
		}
	}
	place, err := t.publicPlacing(id, now)
	if err != nil {
		return false, err
	}
	if !had {
		return true, t.enter(inEditions, place)
	}
	was, err := t.publicStood(id, old)
	if err != nil {
		return false, err
	}
	return true, t.replace(inEditions, was, place)
}

// dropPublic takes the public record away.
func (t *Tx) dropPublic(id storyID, old news.Story) error {
	was, err := t.publicStood(id, old)
	if err != nil {
		return err
	}
	if err := t.leave(inEditions, was); err != nil {
		return err
	}
	if err := t.moveCorrected(id, old, news.Story{}); err != nil {
		return err
	}
	if err := t.unread(id, old.Language); err != nil {
		return err
	}
	for _, b := range []bucket{inPublic, inPublicRows} {
		if err := t.bucket(b).Delete(id[:]); err != nil {
			return err
		}
	}
	return nil
}

// live is s as readers see it: the live revision's content. That a translation
// has been checked against its original is said at once: it is an act of its
// own, which no saving of words does.
func (t *Tx) live(id storyID, s, old news.Story, had bool) (news.Story, error) {
	now := readers(s)
	now.Status, now.TranslatedFrom = s.Status, s.TranslatedFrom
	now.LiveRevision, now.Revision = s.LiveRevision, s.LiveRevision
	if had && old.Withdrawn == nil && old.LiveRevision == s.LiveRevision {
		now.Content = old.Content
		return now, nil
	}
	r, err := t.revision(id, s.LiveRevision)
	now.Content = r.Content
	return now, err
}

// notice is what stays of a withdrawn story: the headline that readers knew,
// or a neutral one, and where it stood. The rest of its content goes, but for
// the ids that keep the notice in the lists.
func notice(s, old news.Story, had bool) news.Story {
	now := readers(s)
	now.Status = news.Withdrawn
	known := s.Content
	if had {
		known = old.Content
	}
	now.Content = news.Content{
		Kind: known.Kind, Headline: known.Headline, Section: known.Section,
		Regions: known.Regions, Tags: known.Tags, Credits: withoutNames(known.Credits),
	}
	if s.Withdrawn.Headline != "" {
		now.Content.Headline = s.Withdrawn.Headline
	}
	return now
}

func withoutNames(credits []news.Credit) []news.Credit {
	var plain []news.Credit
	for _, c := range credits {
		plain = append(plain, news.Credit{Author: c.Author, Role: c.Role})
	}
	return plain
}

// readers is the part of s that is for readers, without its content: nothing
// of the desk's, and no time that the working version moves.
func readers(s news.Story) news.Story {
	now := news.Story{
		ID: s.ID, Group: s.Group, TranslationOf: s.TranslationOf, Language: s.Language,
		Address: s.Address, OldAddresses: s.OldAddresses,
		CreatedAt: s.CreatedAt, PublishedAt: s.PublishedAt, PublicUpdatedAt: s.PublicUpdatedAt,
		UpdatedAt: s.PublicUpdatedAt, Changes: s.Changes, Withdrawn: s.Withdrawn,
	}
	if now.UpdatedAt == 0 {
		now.UpdatedAt = now.PublishedAt
	}
	return now
}

// shown is the public record as it is handed out: a notice without the ids
// that only keep its place.
func shown(s news.Story) news.Story {
	if s.Withdrawn != nil {
		s.Content.Tags, s.Content.Credits = nil, nil
	}
	return s
}

func publicRow(s news.Story) news.Row { return news.RowOf(shown(s)) }
