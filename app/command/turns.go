package command

import (
	"context"
	"errors"
	"sync"

	"galley/app"
	"galley/app/owner"
)

// turn is what a process that makes way for a desk does: one thing while it
// has the room, another while somebody else has it.
type turn struct {
	role    owner.Role
	options func(*app.Options)
	own     func(*app.App)
	other   func(*owner.Peer)
	away    func() // before the room is let go, and when the other has gone
	begun   func() // once, when either is under way
}

// turns takes the room whenever nobody else has it, and makes way when a desk
// asks for it, until ctx ends.
func (c *cli) turns(ctx context.Context, t turn) error {
	t.begun = sync.OnceFunc(t.begun)
	for ctx.Err() == nil {
		peer, err := c.own(ctx, t)
		if err != nil {
			return err
		}
		if peer != nil {
			t.other(peer)
			t.begun()
			_ = peer.Gone(ctx) // its error is ctx's
			t.away()
		}
	}
	return nil
}

// own has the room until ctx ends or a desk asks for it, and returns who has
// it then.
func (c *cli) own(ctx context.Context, t turn) (*owner.Peer, error) {
	asked, yield := context.WithCancel(ctx)
	defer yield()
	o := c.options(ctx, hosted{role: t.role, yield: yield})
	t.options(&o)
	a := app.New(o)
	err := a.Open(c.dir())
	var taken *owner.Taken
	switch {
	case errors.As(err, &taken):
		return taken.Peer, nil
	case err != nil:
		return nil, err
	}
	t.own(a)
	t.begun()
	<-asked.Done()
	t.away()
	if err := a.Close(); err != nil || ctx.Err() != nil {
		return nil, err
	}
	return owner.Successor(ctx, c.dir())
}
