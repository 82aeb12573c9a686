package newsroom

import (
	"context"
	"errors"

	"galley/app/news"
)

// Release publishes every scheduled story whose time has come, late ones too,
// each once and none before its embargo ends. It returns how many. A story
// that cannot be published goes back to ready, with the reason in its notes.
func (n *Newsroom) Release(ctx context.Context) (int, error) {
	var due []string
	err := n.read(ctx, func(r *reading) (err error) {
		due, err = r.tx.Due(n.now())
		return err
	})
	if err != nil {
		return 0, err
	}
	released := 0
	for _, id := range due {
		out := false
		err := n.write(ctx, Who{Origin: news.FromClock}, func(a *act) (err error) {
			out, err = a.release(id)
			return err
		})
		if err != nil {
			return released, err
		}
		if out {
			released++
		}
	}
	return released, nil
}

// release publishes story id if it is due still: between looking and acting
// somebody may have taken it off the schedule.
func (a *act) release(id string) (bool, error) {
	s, err := a.tx.Story(id)
	if notFound(err) {
		return false, nil
	}
	if err != nil || s.Status != news.Scheduled || s.ScheduledAt > a.at {
		return false, err
	}
	_, err = a.move(id, MoveRequest{Move: news.Publish})
	var refused *news.Error
	if !errors.As(err, &refused) || refused.Code == news.CodeInternal {
		return err == nil, err
	}
	if _, err := a.move(id, MoveRequest{Move: news.Unschedule}); err != nil {
		return false, err
	}
	if s, err = a.tx.Story(id); err != nil {
		return false, err
	}
	s.DeskNotes = joinNotes(s.DeskNotes, "Not published by the clock: "+refused.Message)
	return false, a.put(s, nil, a.entry())
}
