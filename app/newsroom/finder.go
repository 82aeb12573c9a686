package newsroom

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"galley/app/news"
	"galley/app/search"
	"galley/app/store"
)

// searchFolder lies in the room's; what is in it may be thrown away.
const searchFolder = "search"

// atOnce is up to how many stories an index is made of while somebody waits.
const atOnce = 2_000

// finder holds the room's search index, which is opened when it is first
// needed: most commands search nothing.
type finder struct {
	opening sync.Mutex
	index   *search.Index

	feeding  sync.Mutex  // one feeds it at a time
	followed bool        // the index follows this room's journal, and no older one's
	left     uint64      // the entry that the trail names
	checked  atomic.Bool // what lies on the disk was read
	progress atomic.Pointer[Indexing]
	making   sync.WaitGroup
	ctx      context.Context // ends when the room is closed
	stop     context.CancelFunc
}

// openIndex is the room's search index.
func (n *Newsroom) openIndex() (*search.Index, error) {
	f := &n.finder
	f.opening.Lock()
	defer f.opening.Unlock()
	if err := f.ctx.Err(); err != nil {
		return nil, search.ErrClosed
	}
	if f.index != nil {
		return f.index, nil
	}
	index, err := search.Open(filepath.Join(n.store.Dir(), searchFolder), search.Options{
		Resolve: n.resolve, Text: n.textOf, Now: n.now, Zone: n.zone, Sound: store.SoundFile,
	})
	if err != nil {
		return nil, &news.Error{Code: news.CodeReadOnly, Err: err,
			Message: fmt.Sprintf("The search index in %s cannot be opened. Make room on the disk, or let Galley write there.", n.store.Dir()),
			Args:    map[string]string{"dir": n.store.Dir()}}
	}
	f.index = index
	return index, nil
}

// zone is the newsroom's.
func (n *Newsroom) zone() *time.Location {
	settings, err := n.Settings(n.finder.ctx)
	if err != nil {
		return time.UTC // the search itself fails of the same
	}
	return zone(settings, "")
}

// Close writes down what was read and lets go of the search index; the store
// stays open.
func (n *Newsroom) Close() error { return errors.Join(n.flush(), n.closeIndex()) }

func (n *Newsroom) closeIndex() error {
	f := &n.finder
	f.stop()
	f.making.Wait()
	f.feeding.Lock()
	defer f.feeding.Unlock()
	f.opening.Lock()
	defer f.opening.Unlock()
	if f.index == nil {
		return nil
	}
	err := f.index.Close()
	f.index = nil
	return err
}

// caughtUp is the index with everything that the journal has. Where that takes
// long, because the index has to be made anew of many stories or many have
// changed, it goes on in the background, and the index answers from what it has.
func (n *Newsroom) caughtUp(ctx context.Context) (*search.Index, error) {
	index, err := n.openIndex()
	if err != nil {
		return nil, err
	}
	if n.Indexing().Running {
		return index, nil
	}
	n.finder.feeding.Lock()
	defer n.finder.feeding.Unlock()
	anew, last, err := n.needed(ctx, index)
	if err != nil {
		return nil, err
	}
	if anew {
		if last.stories <= atOnce {
			return index, n.reindex(ctx, index)
		}
		n.behind(last.stories, func(ctx context.Context) error { return n.reindex(ctx, index) })
		return index, nil
	}
	at := index.Cursor()
	long, err := n.isLong(ctx, at, last.seq)
	if err != nil {
		return nil, err
	}
	if !long {
		return index, n.keepUpTo(ctx, last.seq, at, index.Apply)
	}
	n.behind(int(last.seq-at), func(ctx context.Context) error { return n.keepUp(ctx, at, index.Apply) })
	return index, nil
}

// behind feeds the index in the background, which is of so much, while it
// answers from what it has.
func (n *Newsroom) behind(total int, feed func(context.Context) error) {
	f := &n.finder
	f.progress.Store(&Indexing{Running: true, Total: total})
	f.making.Go(func() {
		f.feeding.Lock()
		defer f.feeding.Unlock()
		defer f.progress.Store(nil)
		if err := feed(f.ctx); err != nil && f.ctx.Err() == nil {
			n.log.Error("the search index could not be made", "error", err)
		}
	})
}

// consult asks the index, and says whether it is being made anew. One that turns
// out to be damaged is made anew; where that takes long, nothing is found in
// it meanwhile.
func (n *Newsroom) consult(ctx context.Context, question func(*search.Index) error) (Indexing, error) {
	index, err := n.caughtUp(ctx)
	if err != nil {
		return Indexing{}, err
	}
	indexing := n.Indexing()
	if err = question(index); !isDamage(ctx, index, err) {
		return indexing, err
	}
	n.log.Warn("the search index is damaged and is made anew", "error", err)
	if index, err = n.caughtUp(ctx); err != nil {
		return Indexing{}, err
	}
	indexing = n.Indexing()
	if err = question(index); indexing.Running && isDamage(ctx, index, err) {
		err = nil
	}
	return indexing, err
}

// isDamage says whether err, with which the index has answered, comes from what
// lies on the disk.
func isDamage(ctx context.Context, index *search.Index, err error) bool {
	var refused *news.Error
	if err == nil || errors.As(err, &refused) || errors.Is(err, search.ErrClosed) || ctx.Err() != nil {
		return false
	}
	return errors.Is(err, search.ErrDamaged) || errors.Is(index.Check(ctx), search.ErrDamaged)
}

// Prepare brings the search index up to date. Where that takes long it goes on
// in the background, and what is given says how far it is.
func (n *Newsroom) Prepare(ctx context.Context) (Indexing, error) {
	_, err := n.caughtUp(ctx)
	return n.Indexing(), err
}

// wholeIndex brings the search index up to date, and waits until it is.
func (n *Newsroom) wholeIndex(ctx context.Context) error {
	for {
		_, err := n.caughtUp(ctx)
		if err != nil || !n.Indexing().Running {
			return err
		}
		made := make(chan struct{})
		go func() {
			defer close(made)
			n.finder.making.Wait()
		}()
		select {
		case <-made:
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
}

// feed is the follower of the journal that feeds the index. The index keeps
// its place itself, written with what it was fed, so that after a crash it
// goes on from what it has. What lies on the disk is
// checked once: of a large room here, because that takes long.
func (n *Newsroom) feed(ctx context.Context) (time.Duration, error) {
	index, err := n.caughtUp(ctx)
	if err == nil && !n.finder.checked.Swap(true) {
		if err = index.Check(ctx); errors.Is(err, search.ErrDamaged) {
			n.log.Warn("the search index is damaged and is made anew", "error", err)
			_, err = n.caughtUp(ctx)
		}
	}
	if errors.Is(err, search.ErrClosed) {
		return 0, nil
	}
	return 0, err
}

// textOf is a story's text as the index has it; an empty one of a story that
// has gone since.
func (n *Newsroom) textOf(id string, public bool) (d search.Document, err error) {
	err = n.read(context.Background(), func(r *reading) error {
		texts, err := r.texts(id)
		switch {
		case err != nil:
			return err
		case public && texts.Public != nil:
			d = *texts.Public
		case !public && texts.Working != nil:
			d = *texts.Working
		}
		return nil
	})
	return d, err
}
