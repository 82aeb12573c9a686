package command

import (
	"context"
	"errors"

	"galley/app"
	"galley/app/owner"
)

// API is how commands ask the newsroom. Result points to where the answer
// goes; nil drops it.
type API interface {
	Call(ctx context.Context, service, method string, result any, args ...any) error
}

// ask makes one call and returns its answer.
func ask[T any](ctx context.Context, api API, service, method string, args ...any) (T, error) {
	var result T
	err := api.Call(ctx, service, method, &result, args...)
	return result, err
}

// session is one command's way to its room: a hold of its own, or the process
// that has the room open.
type session struct {
	cli   *cli
	dir   string
	app   *app.App
	calls *app.Calls
	peer  *owner.Peer
}

// within reaches the room for as long as work takes.
func (c *cli) within(ctx context.Context, work func(API) error) error {
	s := &session{cli: c, dir: c.dir()}
	if err := s.reach(ctx); err != nil {
		return err
	}
	return errors.Join(work(s), s.close())
}

// reach opens the room, or finds who has it.
func (s *session) reach(ctx context.Context) error {
	a := app.New(s.cli.options(ctx, hosted{role: owner.Command}))
	err := a.Open(s.dir)
	var taken *owner.Taken
	switch {
	case err == nil:
		s.app, s.calls, s.peer = a, a.Calls(""), nil
		return nil
	case errors.As(err, &taken):
		s.peer = taken.Peer.As(s.cli.person)
		return nil
	}
	return err
}

// Call asks whoever has the room. An owner that went away before it was asked
// leaves the room to this process, or to the next.
func (s *session) Call(ctx context.Context, service, method string, result any, args ...any) error {
	for {
		if s.peer == nil {
			return s.calls.Do(ctx, service, method, result, args...)
		}
		err := s.peer.Call(ctx, service, method, result, args...)
		if !errors.Is(err, owner.ErrGone) {
			return err
		}
		if err := s.reach(ctx); err != nil {
			return err
		}
	}
}

// close lets the room go, if this process has it.
func (s *session) close() error {
	if s.app == nil {
		return nil
	}
	return s.app.Close()
}
