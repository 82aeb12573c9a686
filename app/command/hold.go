package command

import (
	"context"
	"errors"
	"net/http"
	"time"

	"galley/app"
	"galley/app/owner"
	"galley/app/web"
)

// largestOwnCall is the largest body of a call from another process of this
// user: a batch of an import, pictures included.
const largestOwnCall = 1 << 30

// hosted is what a process offers to others besides the bound calls and the
// edition.
type hosted struct {
	role  owner.Role
	desk  func() (string, error) // a fresh address of the desk in a browser
	raise func()
	yield func() // begins to make way
}

// holding returns how this process becomes the owner of a's rooms. A desk
// takes a room over from whoever makes way for one.
func (c *cli) holding(ctx context.Context, h hosted) func(a *app.App, dir string) (app.Hold, error) {
	return func(a *app.App, dir string) (app.Hold, error) {
		claimant := owner.Claimant{Role: h.role, Version: Version, Answers: owner.Answers{
			Calls:   web.API(func(r *http.Request) web.Caller { return a.Calls(owner.PersonOf(r)) }, a.Events, largestOwnCall),
			Edition: a.Edition(),
			Desk:    h.desk,
			Raise:   h.raise,
			Yield:   h.yield,
		}}
		for {
			o, err := owner.ClaimOver(ctx, dir, claimant)
			if err == nil {
				return o, nil
			}
			var taken *owner.Taken
			if !errors.As(err, &taken) || taken.Peer.Role != owner.Command || h.role == owner.Command {
				return nil, err
			}
			if err := c.awaitCommand(ctx, taken.Peer); err != nil {
				return nil, err
			}
		}
	}
}

// awaitCommand waits for another command to end, and says so when that takes
// long.
func (c *cli) awaitCommand(ctx context.Context, peer *owner.Peer) error {
	told := time.AfterFunc(time.Second, func() {
		c.note("Another galley command is at work in this newsroom. Waiting until it ends.")
	})
	defer told.Stop()
	return peer.Gone(ctx)
}
