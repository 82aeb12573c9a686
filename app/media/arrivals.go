package media

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"galley/app/news"
)

// arrivals are the pictures that have been taken in and have no record yet,
// with how many are bringing each: the files of one that is on its way are
// never deleted.
type arrivals struct {
	mu sync.Mutex
	of map[string]int
}

func (a *arrivals) begin(id string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.of == nil {
		a.of = map[string]int{}
	}
	a.of[id]++
}

func (a *arrivals) end(id string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.drop(id)
}

// drop is end for who holds mu.
func (a *arrivals) drop(id string) {
	if a.of[id] > 1 {
		a.of[id]--
	} else {
		delete(a.of, id)
	}
}

// Settle says that p, which Add took in, is on its way no more: a record names
// it now, or none will. Where none does, it is discarded.
func (l *Library) Settle(p news.Picture, recorded func(id string) (bool, error)) error {
	l.arrivals.mu.Lock()
	defer l.arrivals.mu.Unlock()
	l.arrivals.drop(p.ID)
	return l.discard(p, recorded)
}

// Discard deletes the files of p, unless a record names it or somebody brings
// it in at this moment.
func (l *Library) Discard(p news.Picture, recorded func(id string) (bool, error)) error {
	l.arrivals.mu.Lock()
	defer l.arrivals.mu.Unlock()
	return l.discard(p, recorded)
}

func (l *Library) discard(p news.Picture, recorded func(id string) (bool, error)) error {
	if l.arrivals.of[p.ID] > 0 {
		return nil
	}
	if stays, err := recorded(p.ID); err != nil || stays {
		return err
	}
	files := []string{l.Original(p)}
	for _, v := range p.Variants {
		files = append(files, filepath.Join(l.dir, v.File))
	}
	var errs []error
	for _, file := range files {
		if err := os.Remove(file); err != nil && !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, fmt.Errorf("discard picture: %w", err))
		}
	}
	return errors.Join(errs...)
}
