package newsroom

import (
	"context"
	"slices"
	"strings"

	"galley/app/news"
)

// undoable are the moves that nobody outside the desk has seen.
var undoable = []news.Move{
	news.Submit, news.Return, news.Approve, news.Schedule, news.Unschedule, news.Rework, news.Spike, news.Restore,
}

// Undo takes back the last move of story id that has not been taken back,
// where it led from and to states that are not public. The words stay as they
// are now.
func (n *Newsroom) Undo(ctx context.Context, who Who, id string, ifRevision int) (news.Story, error) {
	var s news.Story
	err := n.write(ctx, who, func(a *act) (err error) {
		if s, err = a.tx.Story(id); err != nil {
			return err
		}
		if err := unchanged(s, ifRevision); err != nil {
			return err
		}
		s, err = a.undo(s)
		return err
	})
	return s, err
}

func (a *act) undo(s news.Story) (news.Story, error) {
	last, status, err := a.lastMove(s)
	if err != nil {
		return s, err
	}
	if !slices.Contains(undoable, last.Move) || status.Public() || s.Status.Public() {
		return s, nothing("There is no move to undo. What readers have seen is answered by update, correct or withdraw.")
	}
	before := s
	s.Status = status
	switch last.Move {
	case news.Schedule:
		s.ScheduledAt = 0
	case news.Unschedule:
		at, err := news.ParseMoment(last.Note)
		if err != nil {
			return s, err
		}
		if at <= a.at {
			return s, &news.Error{Code: news.CodePast, Message: "The time it was scheduled for has passed. Schedule it again."}
		}
		s.ScheduledAt = at
	case news.Return:
		s.DeskNotes = strings.TrimSpace(strings.TrimSuffix(s.DeskNotes, last.Note))
	case news.Spike:
		s.Before = ""
		s.DeskNotes = strings.TrimSpace(strings.TrimSuffix(s.DeskNotes, last.Note))
	case news.Restore:
		s.Before = before.Status
	}
	r := news.Revision{
		Number: s.LastRevision + 1, Parents: []int{s.Revision}, At: a.at,
		Person: a.who.Person, Device: a.who.Device, Origin: a.who.Origin, Move: news.Undo, Note: string(last.Move),
	}
	s.Revision, s.LastRevision = r.Number, r.Number
	e := a.entry()
	e.Move = news.Undo
	return s, a.keep(s, before, r, e)
}

// lastMove is the last move of s that was not undone, and the state before it.
func (a *act) lastMove(s news.Story) (news.Revision, news.Status, error) {
	undone, before := 0, s.LastRevision+1
	var move *news.Revision
	for {
		page, err := a.tx.Revisions(s.ID, before, 50)
		if err != nil {
			return news.Revision{}, "", err
		}
		for _, r := range page {
			before = r.Number
			switch {
			case r.Aside:
			case move != nil:
				return *move, r.Status, nil
			case r.Move == news.Undo:
				undone++
			case r.Move != "" && undone > 0:
				undone--
			case r.Move != "":
				move = &r
			}
		}
		if len(page) == 0 {
			if move != nil {
				return *move, news.Draft, nil
			}
			return news.Revision{}, "", nil
		}
	}
}
