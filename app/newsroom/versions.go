package newsroom

import (
	"context"
	"slices"

	"galley/app/news"
)

// carry keeps translations from being called behind by an act that changed
// none of the original's words: those that were checked against a revision
// with the same text are counted as checked against the new one. A minor
// change of the public text leaves no translation behind either.
func (a *act) carry(s, before news.Story, e news.Entry) error {
	if !s.Original() {
		return nil
	}
	rows, err := a.tx.Group(s.Group)
	if err != nil {
		return err
	}
	same := sameText(before, e)
	for _, row := range rows {
		if row.ID == s.ID || !slices.Contains(same, row.TranslatedFrom) {
			continue
		}
		v, err := a.tx.Story(row.ID)
		if err != nil {
			return err
		}
		v.TranslatedFrom = s.Revision
		if err := a.put(v, nil, a.entry()); err != nil {
			return err
		}
	}
	return nil
}

// sameText are the revisions of before whose text readers of the new one have
// read already. A change that owes a note must reach the translations.
func sameText(before news.Story, e news.Entry) []int {
	switch {
	case e.Change == news.Reinstatement:
		return []int{before.Revision}
	case e.Change.OwesNote():
		return nil
	case e.Move == news.Discard:
		return []int{before.LiveRevision}
	case e.Change == news.Minor:
		return []int{before.Revision, before.LiveRevision}
	}
	return []int{before.Revision}
}

// behind says whether the translation that was checked against revision
// checked of the original shows an older text than the original's public one.
func behind(checked int, original news.Row) bool {
	return original.LiveRevision > checked
}

// Version is a story in one language as the others show it.
type Version struct {
	ID       string
	Language string
	Status   news.Status
	Headline string
	Original bool
	Behind   bool
	Revision int
}

// Versions are all versions of a group, the original first.
func (n *Newsroom) Versions(ctx context.Context, group string) ([]Version, error) {
	var versions []Version
	err := n.read(ctx, func(r *reading) (err error) {
		versions, err = r.versions(group)
		return err
	})
	return versions, err
}

// versions are the versions of group, the original first.
func (r *reading) versions(group string) ([]Version, error) {
	rows, err := r.tx.Group(group)
	if err != nil {
		return nil, err
	}
	var original news.Row
	for _, row := range rows {
		if row.Original {
			original = row
		}
	}
	list := make([]Version, 0, len(rows))
	for _, row := range rows {
		v := Version{
			ID: row.ID, Language: row.Language, Status: row.Status, Headline: row.Headline, Original: row.Original,
			Behind: !row.Original && behind(row.TranslatedFrom, original), Revision: row.Revision,
		}
		if row.Original {
			list = append([]Version{v}, list...)
		} else {
			list = append(list, v)
		}
	}
	return list, nil
}
