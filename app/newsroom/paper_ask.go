package newsroom

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"galley/app/news"
	"galley/app/store"
)

// How often a paper's source is asked: a failure is tried again sooner.
const (
	askEvery    = 15 * time.Minute
	askAgainIn  = 5 * time.Minute
	mostAtOnce  = 10_000      // bundles; a server that never ends is asked again later
	scratchName = ".incoming" // in the room's folder, while a bundle comes
)

// askOnTime is the follower that asks the source of a paper.
func (n *Newsroom) askOnTime(ctx context.Context) (time.Duration, error) {
	n.following.mu.Lock()
	since, wait := n.clock.Now().Sub(n.following.asked), askEvery
	if n.following.failed != nil {
		wait = askAgainIn
	}
	first := n.following.asked.IsZero()
	n.following.mu.Unlock()
	if !first && since >= 0 && since < wait {
		return 0, nil
	}
	_, err := n.Ask(ctx)
	return 0, err
}

// Ask asks the source of the room's paper for what is new, takes it, and
// returns how many stories are new. Of what is not a paper's room nothing is
// asked.
func (n *Newsroom) Ask(ctx context.Context) (fresh int, err error) {
	n.following.asking.Lock()
	defer n.following.asking.Unlock()
	settings, err := n.Settings(ctx)
	if err != nil || settings.Paper == nil {
		return 0, err
	}
	fresh, err = n.ask(ctx, *settings.Paper)
	if ctx.Err() != nil {
		return fresh, err
	}
	if err == nil {
		at := n.now().Second()
		err = n.store.Write(func(tx *store.Tx) error { return tx.SetCursor(reachedEntry, uint64(max(at, 0))) }) //nolint:gosec // not negative
	}
	n.following.mu.Lock()
	n.following.asked, n.following.failed = n.clock.Now(), err
	n.following.mu.Unlock()
	n.asked()
	return fresh, err
}

// ask takes bundle after bundle until there is nothing new.
func (n *Newsroom) ask(ctx context.Context, paper news.Paper) (fresh int, err error) {
	scratch, err := n.scratch()
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(scratch)) }()
	from, err := carrierOf(paper.Source, n.agent, scratch)
	if err != nil {
		return 0, err
	}
	stamp, err := from.stamp()
	if err != nil || stamp != "" && stamp == n.following.stamp {
		return 0, err
	}
	for range mostAtOnce {
		made, more, err := n.askOnce(ctx, from, paper)
		fresh += made
		if err != nil {
			return fresh, err
		}
		if !more {
			n.following.stamp = stamp
			break
		}
	}
	return fresh, nil
}

// askOnce takes the next bundle, and says whether there may be more.
func (n *Newsroom) askOnce(ctx context.Context, from carrier, paper news.Paper) (fresh int, more bool, err error) {
	var after uint64
	err = n.read(ctx, func(r *reading) error {
		after = r.tx.Cursor(paperCursor)
		return nil
	})
	if err != nil {
		return 0, false, err
	}
	b, err := from.bring(ctx, after, paper.Key)
	if err != nil || b == nil {
		return 0, false, err
	}
	defer b.done()
	fresh, err = n.takeBundle(ctx, b, after)
	return fresh, err == nil && b.To != after, err
}

// scratch is a folder beside the room's files for what comes, empty: what an
// end without a goodbye left there goes.
func (n *Newsroom) scratch() (string, error) {
	dir := filepath.Join(n.store.Dir(), scratchName)
	if err := os.RemoveAll(dir); err != nil {
		return "", fmt.Errorf("make room for a bundle: %w", err)
	}
	if err := os.Mkdir(dir, 0o700); err != nil {
		return "", cannotWrite(dir, err)
	}
	return dir, nil
}
