package newsroom

import (
	"slices"

	"github.com/google/uuid"

	"galley/app/news"
	"galley/app/storyfile"
)

// story takes one story of a bundle, or what has become of it, and says
// whether it is new here. The room keeps what is public now and no earlier
// text: what is withdrawn there is gone here too.
func (t *taking) story(a *act, f storyfile.Story) (fresh bool, err error) {
	hash := t.bundle.Digest(f.ID)
	have, err := a.tx.Story(f.ID)
	known := err == nil
	if err != nil && !notFound(err) {
		return false, err
	}
	if known && have.SourceHash == hash {
		return false, nil
	}
	s, err := a.publicIn(f.Clean())
	if err != nil {
		return false, err
	}
	s.SourceHash = hash
	s.Revision = have.LastRevision + 1
	s.LastRevision, s.ImportedRevision = s.Revision, s.Revision
	if s.Status.Public() {
		s.LiveRevision = s.Revision
	}
	e := a.entry()
	fresh = s.Status.Public() && (!known || have.Withdrawn != nil)
	e.Move = paperMove(s, fresh)
	e.Quiet = !t.news[s.ID] || !a.settings.Paper.Taken
	r := news.Revision{Number: s.Revision, At: a.at, Origin: news.FromPaper, Move: e.Move, Status: s.Status, Content: s.Content}
	if err := a.put(s, &r, e); err != nil || !known {
		return fresh, err
	}
	return fresh, a.tx.DropRevision(s.ID, have.Revision)
}

// paperMove is what has happened to s at its newsroom, in the words of the
// table of moves.
func paperMove(s news.Story, fresh bool) news.Move {
	switch {
	case s.Withdrawn != nil:
		return news.Withdraw
	case fresh:
		return news.Publish
	case s.Status == news.Corrected:
		return news.Correct
	}
	return news.UpdateLive
}

// publicIn is a public story, or the notice of a withdrawn one, as a bundle
// brings it.
func (a *act) publicIn(f storyfile.Story) (news.Story, error) {
	s := news.Story{
		ID: f.ID, Group: f.Group, TranslationOf: f.TranslationOf, Language: f.Language,
		Slug: slugOf(f.Headline), Status: news.Status(f.Status), UpdatedAt: a.at,
	}
	for _, id := range []string{s.ID, s.Group, s.TranslationOf} {
		if id != "" && !canonicalID(id) {
			return s, invalid("id", id, "“"+clip(id)+"” is not the id of a story.")
		}
	}
	if s.Group == "" {
		s.Group = s.ID
	}
	if err := a.publishes(s.Language); err != nil {
		return s, err
	}
	if err := publicOnly(f); err != nil {
		return s, err
	}
	if err := stamps(&s, f); err != nil {
		return s, err
	}
	s.ScheduledAt, s.EmbargoUntil, s.DueAt, s.Before = 0, 0, 0, ""
	if s.PublishedAt == 0 {
		return s, needed("publishedAt", "A public story says when it came out: publishedAt.")
	}
	a.takeAddresses(&s, f)
	f, err := a.withPictures(f)
	if err != nil {
		return s, err
	}
	if s.Content, err = a.inside(f); err != nil {
		return s, err
	}
	if s.Withdrawn != nil {
		c := s.Content
		s.Content = news.Content{Kind: c.Kind, Headline: c.Headline, Section: c.Section, Regions: c.Regions, Tags: c.Tags, Credits: c.Credits}
	}
	measure(&s.Content)
	return s, a.fixAddress(&s)
}

// withPictures is f with those of its pictures that are here.
func (a *act) withPictures(f storyfile.Story) (storyfile.Story, error) {
	var failed error
	missing := func(id string) bool {
		_, err := a.tx.Picture(id)
		if err != nil && !notFound(err) {
			failed = err
		}
		return err != nil
	}
	f.Pictures = slices.DeleteFunc(slices.Clone(f.Pictures), func(p storyfile.Picture) bool { return missing(p.ID) })
	f.Gallery = slices.DeleteFunc(slices.Clone(f.Gallery), missing)
	if missing(f.Lead) {
		f.Lead = ""
	}
	if f.Video != nil {
		video := *f.Video
		for _, id := range []*string{&video.ID, &video.Poster, &video.Captions} {
			if missing(*id) {
				*id = ""
			}
		}
		f.Video = &video
	}
	return f, failed
}

func canonicalID(id string) bool {
	parsed, err := uuid.Parse(id)
	return err == nil && parsed.String() == id
}

// publicOnly refuses what no public story says.
func publicOnly(f storyfile.Story) error {
	status := news.Status(f.Status)
	withdrawn := f.Withdrawn != nil && status == news.Withdrawn
	if !withdrawn && (f.Withdrawn != nil || !status.Public()) {
		return invalid("status", f.Status, "A story in a bundle is public, or has been withdrawn.")
	}
	if f.Withdrawn != nil && (len(f.Withdrawn.Reason) > maxNote || len(f.Withdrawn.Headline) > maxNote) {
		return tooLong("withdrawn", "reason", len(f.Withdrawn.Reason), maxNote)
	}
	for _, c := range f.Changes {
		if !news.ChangeKind(c.Kind).Known() {
			return unknown("changes.kind", c.Kind, nil)
		}
		if len(c.Note) > 4*maxNote {
			return tooLong("changes.note", "note", len(c.Note), 4*maxNote)
		}
	}
	for _, c := range f.Credits {
		if !slices.Contains(news.Roles, news.Role(c.Role)) {
			return unknown("credits.role", c.Role, nil)
		}
	}
	return nil
}
