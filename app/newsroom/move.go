package newsroom

import (
	"context"
	"errors"
	"slices"
	"strings"

	"galley/app/news"
)

// MoveRequest is a move of the table and what it is given.
type MoveRequest struct {
	Move        news.Move
	Note        string          // the note or the reason, to the writer or to readers
	At          string          // for schedule: RFC 3339, or YYYY-MM-DD HH:MM in the edition's zone
	Kind        news.ChangeKind // for update; empty is update
	Headline    string          // for withdraw: a neutral headline where the story's own must go too
	LiftEmbargo string          // for publish: why the embargo is lifted
	IfRevision  int             // refuses a story that is at another revision; 0 asks nothing
	Quiet       bool            // nobody is notified
}

// Move makes one move of one version.
func (n *Newsroom) Move(ctx context.Context, who Who, id string, m MoveRequest) (news.Story, error) {
	var s news.Story
	err := n.write(ctx, who, func(a *act) (err error) {
		s, err = a.move(id, m)
		return err
	})
	return s, err
}

// MoveAll makes the same move of every version of the group that story id
// belongs to: all of them, or none when one is refused. Versions that stand
// where the move leads already are left as they are.
func (n *Newsroom) MoveAll(ctx context.Context, who Who, id string, m MoveRequest) ([]news.Story, error) {
	var moved []news.Story
	err := n.write(ctx, who, func(a *act) error {
		moved = nil
		s, err := a.tx.Story(id)
		if err != nil {
			return err
		}
		if err := unchanged(s, m.IfRevision); err != nil {
			return err
		}
		m.IfRevision = 0 // it spoke of the one version that was looked at
		rows, err := a.tx.Group(s.Group)
		if err != nil {
			return err
		}
		rule, _ := news.RuleFor(m.Move)
		for _, row := range rows {
			if rule.To != "" && row.Status == rule.To && !slices.Contains(rule.From, row.Status) {
				continue
			}
			s, err := a.move(row.ID, m)
			if err != nil {
				return inLanguage(err, row)
			}
			moved = append(moved, s)
		}
		if len(moved) == 0 {
			return nothing("Every version stands there already.")
		}
		return nil
	})
	return moved, err
}

// inLanguage says of which version a refusal speaks.
func inLanguage(err error, row news.Row) error {
	var refused *news.Error
	if !errors.As(err, &refused) {
		return err
	}
	said := *refused
	said.Message = "The version in " + row.Language + ": " + refused.Message + " Nothing was changed."
	return &said
}

func unchanged(s news.Story, ifRevision int) error {
	if ifRevision != 0 && ifRevision != s.Revision {
		return stale(s.Revision)
	}
	return nil
}

// move is one move of story id within the act: the rules, then its effect,
// kept as a revision of its own.
func (a *act) move(id string, m MoveRequest) (news.Story, error) {
	s, err := a.tx.Story(id)
	if err != nil {
		return news.Story{}, err
	}
	if err := unchanged(s, m.IfRevision); err != nil {
		return news.Story{}, err
	}
	before := s
	target, err := news.Target(m.Move, s)
	if err != nil {
		return news.Story{}, err
	}
	m.Note = strings.TrimSpace(m.Note)
	if err := a.mayMove(s, m); err != nil {
		return news.Story{}, err
	}
	r := news.Revision{
		Number: s.LastRevision + 1, Parents: []int{s.Revision}, At: a.at,
		Person: a.who.Person, Device: a.who.Device, Origin: a.who.Origin,
		Move: m.Move, Note: m.Note,
	}
	s.Revision, s.LastRevision = r.Number, r.Number
	e := a.entry()
	e.Move, e.Quiet = m.Move, m.Quiet
	s.Status = target
	if err := a.effect(&s, before, m, &r, &e); err != nil {
		return news.Story{}, err
	}
	return s, a.keep(s, before, r, e)
}

// keep writes s with the revision r that the act made of it.
func (a *act) keep(s, before news.Story, r news.Revision, e news.Entry) error {
	s.UpdatedAt = a.at
	r.Status, r.Content = s.Status, s.Content
	if err := a.put(s, &r, e); err != nil {
		return err
	}
	return a.carry(s, before, e)
}
