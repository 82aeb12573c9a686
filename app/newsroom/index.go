package newsroom

import (
	"context"
	"errors"

	"galley/app/news"
	"galley/app/search"
	"galley/app/store"
)

// indexBatch is how many stories are given to the index at once.
const indexBatch = 500

// Indexing is how far a search index has come that is being made anew.
type Indexing struct {
	Running     bool
	Done, Total int // stories
}

// Indexing says whether the search index is being made anew.
func (n *Newsroom) Indexing() Indexing {
	if i := n.finder.progress.Load(); i != nil {
		return *i
	}
	return Indexing{}
}

// extent is how much there is to index.
type extent struct {
	seq     uint64
	stories int
}

// needed says whether the index must be made anew: it has nothing yet, another
// version has made it, or the room has gone back to a backup since.
func (n *Newsroom) needed(ctx context.Context, index *search.Index) (anew bool, e extent, err error) {
	at := index.Cursor()
	err = n.read(ctx, func(r *reading) (err error) {
		e.seq = r.tx.LastSeq()
		if e.stories, err = r.tx.Count(store.DeskQuery{}); err != nil {
			return err
		}
		if e.stories <= atOnce && !n.finder.checked.Swap(true) {
			if err := index.Check(ctx); err != nil && !errors.Is(err, search.ErrDamaged) {
				return err
			}
		}
		anew = at == 0 && e.seq > 0 || at > e.seq || index.Outdated()
		if !anew && !n.finder.followed {
			anew, err = r.strayed(n.trail(), at)
			n.finder.followed = err == nil
		}
		return err
	})
	return anew, e, err
}

func (n *Newsroom) lastSeq(ctx context.Context) (last uint64, err error) {
	err = n.read(ctx, func(r *reading) error {
		last = r.tx.LastSeq()
		return nil
	})
	return last, err
}

// reindex makes the index anew, while the old one goes on answering.
func (n *Newsroom) reindex(ctx context.Context, index *search.Index) error {
	defer n.finder.progress.Store(nil)
	return index.Rebuild(ctx, func(ctx context.Context, apply func(search.Batch) error) error {
		// What changes while this runs has entries after this one, and is read again.
		begun, err := n.lastSeq(ctx)
		if err != nil {
			return err
		}
		batch := search.Batch{Cursor: begun}
		for done, after := 0, ""; ; {
			batch.Stories = batch.Stories[:0]
			if after, err = n.indexPage(ctx, after, done, &batch); err != nil {
				return err
			}
			if err := n.leave(ctx, batch.Cursor); err != nil {
				return err
			}
			if err := apply(batch); err != nil {
				return err
			}
			if done += len(batch.Stories); after == "" {
				break
			}
		}
		return n.keepUp(ctx, begun, apply)
	})
}

// indexPage adds a page of the desk's list to batch, and returns where the next
// one begins.
func (n *Newsroom) indexPage(ctx context.Context, after string, done int, batch *search.Batch) (next string, err error) {
	err = n.read(ctx, func(r *reading) error {
		total, err := r.tx.Count(store.DeskQuery{})
		if err != nil {
			return err
		}
		n.finder.progress.Store(&Indexing{Running: true, Done: done, Total: max(total, done)})
		page, err := r.tx.Desk(store.DeskQuery{After: after, Limit: indexBatch})
		if err != nil {
			return err
		}
		next = page.Next
		return r.gather(batch, names(page.Rows, func(row news.Row) string { return row.ID }))
	})
	return next, err
}

// ids are the ids of things, each once, in the order they came.
type ids struct {
	list []string
	has  map[string]bool
}

func newIDs() *ids { return &ids{has: map[string]bool{}} }

func (i *ids) add(id string) {
	if !i.has[id] {
		i.has[id] = true
		i.list = append(i.list, id)
	}
}
