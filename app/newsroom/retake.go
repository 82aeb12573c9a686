package newsroom

import (
	"cmp"

	"galley/app/news"
	"galley/app/storyfile"
)

// takeAgain brings a changed file into the story that it was before.
func (i *Importer) takeAgain(a *act, in incoming, have news.Story, content news.Content, hash string) error {
	desk, err := a.deskChanged(have, in.Story)
	if err != nil {
		return err
	}
	same := equal(content, have.Content)
	if desk && !same {
		return i.keepApart(a, in, have, content, hash)
	}
	before := have
	s := have
	s.SourceKey, s.SourceHash = in.Source, hash
	e := a.entry()
	if err := i.restate(a, in.Story, &s, content, &e); err != nil {
		return err
	}
	if same && s.Status == before.Status && s.LiveRevision == before.LiveRevision {
		i.report.Unchanged++
		s.UpdatedAt = before.UpdatedAt
		return a.put(s, nil, a.entry())
	}
	r := news.Revision{
		Number: s.Revision, Parents: []int{before.Revision}, At: a.at,
		Person: a.who.Person, Device: a.who.Device, Origin: a.who.Origin, Move: e.Move,
	}
	s.ImportedRevision = s.Revision
	i.report.Changed++
	return a.keep(s, before, r, e)
}

// deskChanged says whether the desk has another text than the last import
// wrote. A story that never came in by import is the file's own room's: its
// file says when the story had last changed as it was written out.
func (a *act) deskChanged(have news.Story, f storyfile.Story) (bool, error) {
	if have.ImportedRevision == 0 {
		return f.UpdatedAt == "" || have.UpdatedAt.String() != f.UpdatedAt, nil
	}
	if have.Revision == have.ImportedRevision {
		return false, nil
	}
	imported, err := a.tx.Revision(have.ID, have.ImportedRevision)
	if notFound(err) {
		return true, nil
	}
	return !equal(imported.Content, have.Content), err
}

// keepApart keeps the file's text beside the desk's.
func (i *Importer) keepApart(a *act, in incoming, have news.Story, content news.Content, hash string) error {
	have.SourceKey, have.SourceHash = in.Source, hash
	base := cmp.Or(have.ImportedRevision, have.Revision)
	if _, err := a.aside(have, base, content); err != nil {
		return err
	}
	i.report.Conflicts = append(i.report.Conflicts, Conflict{Path: in.Path, ID: have.ID, Aside: have.LastRevision + 1})
	return nil
}

// restate gives s the file's content as a new revision and brings it to where
// the file says it stands. A file takes no story from readers but by saying
// that it is withdrawn.
func (i *Importer) restate(a *act, f storyfile.Story, s *news.Story, content news.Content, e *news.Entry) error {
	want := news.Status(cmp.Or(string(i.options.As), f.Status, string(s.Status)))
	if !equal(content, s.Content) || want != s.Status {
		s.Revision, s.LastRevision = s.LastRevision+1, s.LastRevision+1
		s.Content = content
	}
	asked := *s
	if err := stamps(&asked, f); err != nil {
		return err
	}
	s.Assignee, s.DeskNotes = cmp.Or(f.Assignee, s.Assignee), cmp.Or(f.DeskNotes, s.DeskNotes)
	s.DueAt, s.EmbargoUntil = cmp.Or(asked.DueAt, s.DueAt), cmp.Or(asked.EmbargoUntil, s.EmbargoUntil)
	switch {
	case s.Status.Public() && want == news.Withdrawn:
		s.Status, s.Withdrawn, s.LiveRevision = want, asked.Withdrawn, 0
		e.Move = news.Withdraw
		return a.standing(s)
	case s.Status.Public() && want.Public():
		if s.LiveRevision == s.Revision {
			return nil
		}
		if err := lacking(*s); err != nil {
			return err
		}
		s.Status, e.Move = want, news.UpdateLive
		a.goLive(s, news.Update, "", e)
		if len(asked.Changes) > 0 {
			s.Changes = asked.Changes
		}
		s.PublicUpdatedAt = cmp.Or(asked.PublicUpdatedAt, s.PublicUpdatedAt)
		return nil
	case s.Status.Public():
		return nil // its working copy alone
	}
	s.Status = want
	s.ScheduledAt, s.Withdrawn = asked.ScheduledAt, cmp.Or(asked.Withdrawn, s.Withdrawn)
	s.PublishedAt = cmp.Or(s.PublishedAt, asked.PublishedAt)
	if want.Public() {
		e.Move = news.Publish
		s.Changes = asked.Changes
	}
	return a.standing(s)
}
