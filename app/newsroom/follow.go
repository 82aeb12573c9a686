package newsroom

import (
	"context"
	"errors"
	"sync"
	"time"

	"galley/app/news"
	"galley/app/store"
)

// look is how often what waits for a time looks again, whatever its timer
// says: computers sleep, and clocks are put right.
const look = time.Minute

// Run keeps up with the room until ctx ends: it releases what is scheduled,
// tells of what is new, feeds the search index, makes the daily copy, and in a
// reader's room asks the paper's source. One Run at a time is enough for a
// room; its failures are logged, and it goes on.
func (n *Newsroom) Run(ctx context.Context) error {
	var followers sync.WaitGroup
	followers.Go(func() { n.follow(ctx, "release", n.moved(ctx), n.release) })
	if n.notifier != nil {
		followers.Go(func() { n.follow(ctx, "notify", n.moved(ctx), n.newTeller().tell) })
	}
	followers.Go(func() { n.follow(ctx, "search", n.moved(ctx), n.feed) })
	followers.Go(func() { n.follow(ctx, "daily copy", nil, n.daily) })
	followers.Go(func() { n.follow(ctx, "paper", nil, n.askOnTime) })
	followers.Wait()
	return ctx.Err()
}

// follow calls step at first, whenever moved says that the journal has grown,
// when step asked to be called again, and at least once a minute.
func (n *Newsroom) follow(ctx context.Context, name string, moved <-chan struct{}, step func(context.Context) (again time.Duration, err error)) {
	for {
		again, err := step(ctx)
		if err != nil && ctx.Err() == nil {
			n.log.Error("a follower failed", "follower", name, "error", errors.Join(err, errors.Unwrap(err)))
		}
		if again <= 0 || again > look {
			again = look
		}
		select {
		case <-ctx.Done():
			return
		case <-moved:
		case <-n.clock.After(again):
		}
	}
}

// moved says that the journal has grown, once however much it has.
func (n *Newsroom) moved(ctx context.Context) <-chan struct{} {
	moved := make(chan struct{}, 1)
	go func() {
		var seen uint64
		for n.store.Wait(ctx, seen) == nil {
			err := n.store.Read(func(tx *store.Tx) error {
				seen = tx.LastSeq()
				return nil
			})
			if err != nil {
				return
			}
			select {
			case moved <- struct{}{}:
			default:
			}
		}
	}()
	return moved
}

// daily makes the day's copy of the room, once a day.
func (n *Newsroom) daily(context.Context) (time.Duration, error) {
	return look, n.store.Daily(n.clock.Now())
}

// release publishes what is due, and asks to be called when the next is.
func (n *Newsroom) release(ctx context.Context) (time.Duration, error) {
	if _, err := n.Release(ctx); err != nil {
		return 0, err
	}
	var next news.Moment
	err := n.read(ctx, func(r *reading) error {
		next = r.tx.NextDue()
		return nil
	})
	if err != nil || next == 0 {
		return 0, err
	}
	return max(next.Time().Sub(n.clock.Now()), time.Millisecond), nil
}
