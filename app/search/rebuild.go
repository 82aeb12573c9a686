package search

import (
	"context"
	"errors"
	"fmt"
	"os"
)

// Rebuild makes the index anew while the old one goes on answering and taking
// changes: feed hands over every story there is, and what the journal has had
// since, and when it returns the new index takes the old one's place. From
// then on Cursor is the new one's, and the journal goes on from there.
func (x *Index) Rebuild(ctx context.Context, feed func(ctx context.Context, apply func(Batch) error) error) error {
	x.rebuild.Lock()
	defer x.rebuild.Unlock()
	if err := os.RemoveAll(x.path(next)); err != nil {
		return fmt.Errorf("clear the index's folder: %w", err)
	}
	made, err := makeFolder(x.path(next))
	if err != nil {
		return err
	}
	err = feed(ctx, func(b Batch) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		return made.apply(b)
	})
	if err = errors.Join(err, made.close()); err != nil {
		return errors.Join(fmt.Errorf("rebuild the index: %w", err), os.RemoveAll(x.path(next)))
	}
	return x.replace()
}

// replace puts the next folder in the place of the current one.
func (x *Index) replace() error {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.open == nil {
		return errors.Join(ErrClosed, os.RemoveAll(x.path(next)))
	}
	x.open.discard()
	x.open = nil
	if err := errors.Join(os.Rename(x.path(current), x.path(gone)), os.Rename(x.path(next), x.path(current))); err != nil {
		return fmt.Errorf("replace the index: %w", err)
	}
	open, err := x.openFolder(x.path(current))
	if err != nil {
		return fmt.Errorf("open the new index: %w", err)
	}
	x.open, x.outdated = open, false
	if err := os.RemoveAll(x.path(gone)); err != nil {
		return fmt.Errorf("remove the old index: %w", err)
	}
	return nil
}
