package newsroom

import (
	"strings"

	"galley/app/news"
)

// effect is what m does to s besides its state.
func (a *act) effect(s *news.Story, before news.Story, m MoveRequest, r *news.Revision, e *news.Entry) error {
	switch m.Move {
	case news.Return, news.Spike:
		s.DeskNotes = joinNotes(s.DeskNotes, m.Note)
	case news.Schedule:
		at, err := a.scheduled(*s, m.At)
		if err != nil {
			return err
		}
		s.ScheduledAt = at
		r.Note = at.String()
	case news.Unschedule:
		r.Note = s.ScheduledAt.String()
		s.ScheduledAt = 0
	case news.Publish:
		r.NoCheck = before.Status == news.Draft
		if m.LiftEmbargo != "" {
			if err := a.liftEmbargo(s); err != nil {
				return err
			}
			r.Note = strings.TrimSpace("Embargo lifted: " + m.LiftEmbargo + "\n" + m.Note)
		}
		return a.publish(s, m, e)
	case news.UpdateLive:
		kind := m.Kind
		if kind == "" {
			kind = news.Update
		}
		a.goLive(s, kind, m.Note, e)
	case news.Correct:
		a.goLive(s, news.Correction, m.Note, e)
	case news.Reinstate:
		a.goLive(s, news.Reinstatement, m.Note, e)
	case news.Discard:
		live, err := a.tx.Revision(s.ID, before.LiveRevision)
		if err != nil {
			return err
		}
		s.Content = live.Content
		s.LiveRevision = s.Revision
		r.Parents = []int{before.Revision, before.LiveRevision}
	case news.Withdraw:
		s.Withdrawn = &news.Withdrawal{At: a.at.Second(), Reason: m.Note, Headline: strings.TrimSpace(m.Headline)}
		s.PublicUpdatedAt = a.at.Second()
		s.LiveRevision = 0
		e.PublicMoved = true
	}
	switch m.Move {
	case news.Spike:
		s.Before = before.Status
	case news.Restore:
		s.Before = ""
		if s.Status == news.Scheduled && s.ScheduledAt <= a.at {
			// Its hour passed while it lay spiked: it must not go out by itself.
			s.Status, s.ScheduledAt = news.Ready, 0
		}
	}
	return nil
}

// publish makes s public for the first time, or again after a rework.
func (a *act) publish(s *news.Story, m MoveRequest, e *news.Entry) error {
	s.ScheduledAt = 0
	if s.PublishedAt != 0 {
		a.goLive(s, news.Update, m.Note, e)
		return nil
	}
	if err := a.fixAddress(s); err != nil {
		return err
	}
	s.PublishedAt = a.at.Second()
	s.PublicUpdatedAt = s.PublishedAt
	s.LiveRevision = s.Revision
	e.PublicMoved = true
	return nil
}

// goLive makes the working revision the public one, as a change of kind.
func (a *act) goLive(s *news.Story, kind news.ChangeKind, note string, e *news.Entry) {
	s.LiveRevision = s.Revision
	s.Withdrawn = nil
	s.Changes = append(s.Changes[:len(s.Changes):len(s.Changes)], news.Change{At: a.at.Second(), Kind: kind, Note: note})
	if kind != news.Minor {
		s.PublicUpdatedAt = a.at.Second()
	}
	e.Change, e.PublicMoved = kind, true
}

// joinNotes adds note to the desk's remarks on a story.
func joinNotes(notes, note string) string {
	return strings.TrimSpace(notes + "\n\n" + note)
}
