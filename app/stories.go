package app

import (
	"errors"

	"galley/app/news"
	"galley/app/newsroom"
	"galley/app/storyfile"
)

// Stories are the working versions of the open room's stories.
type Stories struct{ desk }

// List is a part of the desk's list, the newest change first.
func (s *Stories) List(q ListQuery) (page RowPage, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return RowPage{}, err
	}
	return r.rows(q)
}

// Whole is the same part of the list as whole stories.
func (s *Stories) Whole(q ListQuery) (page StoryPage, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return StoryPage{}, err
	}
	return r.whole(q)
}

// Counts are how many of the stories that q selects stand where.
func (s *Stories) Counts(q ListQuery) (counts Counts, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return Counts{}, err
	}
	found, err := r.newsroom.Counts(background(), newsroom.Query(q))
	return Counts{All: found.All, Status: found.Status}, err
}

// Get is a story as the desk works on it.
func (s *Stories) Get(id string) (doc StoryDoc, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return StoryDoc{}, err
	}
	return s.doc(r, id)
}

// New makes a draft.
func (s *Stories) New(n NewStory) (doc StoryDoc, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return StoryDoc{}, err
	}
	made, err := r.newsroom.New(background(), s.who(r), newsroom.NewStory(n))
	return s.docOf(r, made, err)
}

// Save keeps what was written so far. A text that was written from an older
// revision is kept aside, and the answer says so.
func (s *Stories) Save(id string, base int, story storyfile.Story) (saved Saved, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return Saved{}, err
	}
	kept, err := r.newsroom.Save(background(), s.who(r), id, base, story)
	if errors.Is(err, &news.Error{Code: news.CodeStale}) {
		return s.keptAside(r, id, err)
	}
	return Saved{Revision: kept.Revision, SavedAt: kept.At.String(), Words: kept.Words, Slug: kept.Slug}, err
}

// Edit sets single fields by their names; ifRevision 0 asks for no revision.
func (s *Stories) Edit(id string, ifRevision int, set map[string]string) (doc StoryDoc, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return StoryDoc{}, err
	}
	edited, err := r.newsroom.Edit(background(), s.who(r), id, ifRevision, set)
	return s.docOf(r, edited, err)
}

// Move makes a move of the table.
func (s *Stories) Move(id string, m MoveRequest) (doc StoryDoc, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return StoryDoc{}, err
	}
	moved, err := s.move(r, id, m)
	return s.docOf(r, moved, err)
}

// Undo takes the last move back, where no reader has seen it.
func (s *Stories) Undo(id string, ifRevision int) (doc StoryDoc, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return StoryDoc{}, err
	}
	undone, err := r.newsroom.Undo(background(), s.who(r), id, ifRevision)
	return s.docOf(r, undone, err)
}

// Missing is what a story lacks for a move.
func (s *Stories) Missing(id, move string) (list []Missing, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return nil, err
	}
	found, err := r.newsroom.Missing(background(), id, news.Move(move))
	return each(found, func(m newsroom.Missing) Missing { return Missing{m.Field, string(m.Code), m.Message, m.Must} }), err
}

// History is a part of a story's revisions, newest first; before 0 begins
// with the newest.
func (s *Stories) History(id string, before, limit int) (page Revisions, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return Revisions{}, err
	}
	return r.history(id, before, limit)
}

// Revision is a story as it was.
func (s *Stories) Revision(id string, n int) (story storyfile.Story, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return storyfile.Story{}, err
	}
	return r.newsroom.Show(background(), id, n)
}

// Diff is what two revisions differ in. 0 is the public one as a, the working
// one as b.
func (s *Stories) Diff(id string, a, b int) (d Diff, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return Diff{}, err
	}
	return r.diff(id, a, b)
}

// RestoreRevision makes an earlier text the working one again.
func (s *Stories) RestoreRevision(id string, n int) (doc StoryDoc, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return StoryDoc{}, err
	}
	restored, err := r.newsroom.RestoreRevision(background(), s.who(r), id, n)
	return s.docOf(r, restored, err)
}

// Translate makes the version in a language, or gives the one that is there.
func (s *Stories) Translate(id, language string) (doc StoryDoc, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return StoryDoc{}, err
	}
	return s.translate(r, id, language)
}

// CheckTranslation says that a version is up to date with the original.
func (s *Stories) CheckTranslation(id string) (doc StoryDoc, err error) {
	defer s.answer(&err)
	return s.Edit(id, 0, map[string]string{"behind": "false"})
}

// Moment reads a local time of an edition's zone.
func (s *Stories) Moment(language, local string) (m MomentView, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return MomentView{}, err
	}
	at, err := r.newsroom.Moment(background(), language, local)
	return MomentView{At: at.String()}, err
}
