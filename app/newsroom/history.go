package newsroom

import (
	"context"
	"strconv"

	"galley/app/news"
	"galley/app/storyfile"
)

// History is the revisions of story id, newest first and without bodies:
// those before the number before (0 begins with the newest), at most limit.
func (n *Newsroom) History(ctx context.Context, id string, before, limit int) ([]news.Revision, error) {
	var list []news.Revision
	err := n.read(ctx, func(r *reading) error {
		if _, err := r.tx.Row(id); err != nil {
			return err
		}
		var err error
		list, err = r.tx.Revisions(id, before, limit)
		return err
	})
	return list, err
}

// Revision is revision number of story id, with its text.
func (n *Newsroom) Revision(ctx context.Context, id string, number int) (news.Revision, storyfile.Story, error) {
	var kept news.Revision
	var out storyfile.Story
	err := n.read(ctx, func(r *reading) error {
		s, err := r.tx.Story(id)
		if err != nil {
			return err
		}
		if kept, err = r.tx.Revision(id, number); err != nil {
			return err
		}
		out = storyfile.Story{ID: s.ID, Language: s.Language, Status: string(kept.Status), Revision: number}
		return r.content(&out, kept.Content)
	})
	return kept, out, err
}

// RestoreRevision makes the text of an earlier revision, or of one kept
// aside, the working text of story id again, as a new revision.
func (n *Newsroom) RestoreRevision(ctx context.Context, who Who, id string, number int) (news.Story, error) {
	var s news.Story
	err := n.write(ctx, who, func(a *act) error {
		var err error
		if s, err = a.tx.Story(id); err != nil {
			return err
		}
		kept, err := a.tx.Revision(id, number)
		if err != nil {
			return err
		}
		if equal(kept.Content, s.Content) {
			return nothing("The story has this text already.")
		}
		r := news.Revision{
			Number: s.LastRevision + 1, Parents: []int{s.Revision, number}, At: a.at,
			Person: a.who.Person, Device: a.who.Device, Origin: a.who.Origin,
			Name: "Revision " + strconv.Itoa(number) + " restored", Status: s.Status, Content: kept.Content,
		}
		s.Revision, s.LastRevision, s.UpdatedAt, s.Content = r.Number, r.Number, a.at, kept.Content
		return a.put(s, &r, a.entry())
	})
	return s, err
}

// NameRevision gives the working text's revision a name, which keeps it from
// being replaced by later autosaves.
func (n *Newsroom) NameRevision(ctx context.Context, who Who, id string, number int, name string) error {
	return n.write(ctx, who, func(a *act) error {
		s, err := a.tx.Story(id)
		if err != nil {
			return err
		}
		r, err := a.tx.Revision(id, number)
		if err != nil {
			return err
		}
		if length := len([]rune(name)); length > maxName {
			return tooLong("name", "name", length, maxName)
		}
		r.Name = name
		return a.put(s, &r, a.entry())
	})
}
