package search

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"

	"galley/app/news"
)

// Options say what the index cannot know by itself.
type Options struct {
	// Resolve finds the ids of a section, region, tag, author, kind, status or
	// language by what a person calls it; none is unknown. Without it values
	// are ids already.
	Resolve Resolver
	// Text is a story's text, for excerpts, likeness and spelling. Without it
	// there are none of the first two.
	Text func(id string, public bool) (Document, error)
	// Sound says what is wrong with the file by which the index's library finds
	// its segments; without it none is looked at. A damaged one would stop the
	// library in the middle of a change.
	Sound func(path string) error
	// Now is the clock; without it the computer's.
	Now func() news.Moment
	// Zone is where the days and years of filters and counts begin, which the
	// room's people may change; without it UTC.
	Zone func() *time.Location
}

// Resolver finds ids by a name.
type Resolver func(name Name, value string) []string

func (o Options) resolve(name Name, value string) []string {
	if o.Resolve == nil {
		return []string{value}
	}
	return o.Resolve(name, value)
}

func (o Options) withDefaults() Options {
	if o.Now == nil {
		o.Now = func() news.Moment { return news.At(time.Now()) }
	}
	if o.Sound == nil {
		o.Sound = func(string) error { return nil }
	}
	if o.Zone == nil {
		o.Zone = func() *time.Location { return time.UTC }
	}
	return o
}

// Index is the full-text index of one room. Searches run beside one another
// and beside a change; changes are made by one goroutine at a time.
type Index struct {
	dir     string
	options Options

	rebuild  sync.Mutex   // one rebuild at a time
	mu       sync.RWMutex // of which folder is open
	open     *folder      // nil when closed
	outdated bool         // made by another analysis, or found damaged
}

// ErrClosed says that the index was closed.
var ErrClosed = errors.New("the search index is closed")

// ErrDamaged says that the index cannot be read; Outdated is true from then
// on, and Rebuild makes it anew.
var ErrDamaged = errors.New("the search index is damaged")

// Open opens the index in the folder dir, which is its own. What cannot be
// read there is removed and begun anew with a Cursor of 0, at which whoever
// follows the journal begins.
func Open(dir string, o Options) (*Index, error) {
	x := &Index{dir: dir, options: o.withDefaults()}
	if err := x.clear(); err != nil {
		return nil, err
	}
	open, err := x.openFolder(x.path(current))
	if err != nil {
		if open, err = makeFolder(x.path(current)); err != nil {
			return nil, err
		}
	}
	x.open, x.outdated = open, open.analysis != analysisVersion
	return x, nil
}

// Close lets go of the index; what was applied is on the disk then.
func (x *Index) Close() error {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.open == nil {
		return nil
	}
	err := x.open.close()
	x.open = nil
	return err
}

// Cursor is the last change of the journal that the index covers.
func (x *Index) Cursor() uint64 {
	x.mu.RLock()
	defer x.mu.RUnlock()
	if x.open == nil {
		return 0
	}
	return x.open.cursor.Load()
}

// Outdated says that the index should be rebuilt: another version has made it,
// or it was found damaged. Searching goes on meanwhile as far as it can.
func (x *Index) Outdated() bool {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.outdated
}

// Count is how many documents the index holds.
func (x *Index) Count() (count int, err error) {
	err = x.reading(func(v *view) error {
		documents, err := v.snapshot.DocCount()
		count = int(documents)
		return err
	})
	return count, err
}

// Apply makes a batch of changes. Searches see all of it when it returns; it
// is on the disk a little later, for the store is what must not lose a word.
func (x *Index) Apply(b Batch) error {
	x.mu.RLock()
	defer x.mu.RUnlock()
	if x.open == nil {
		return ErrClosed
	}
	return x.open.apply(b)
}

// reading gives do the index as it is now. Damaged files can make it panic;
// whether it was they is what their sums say.
func (x *Index) reading(do func(*view) error) error {
	panicked, err := x.read(do)
	if panicked == nil {
		return err
	}
	if err := x.Check(context.Background()); errors.Is(err, ErrDamaged) {
		return err
	}
	return fmt.Errorf("read the index: %v", panicked)
}

func (x *Index) read(do func(*view) error) (panicked any, err error) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	if x.open == nil {
		return nil, ErrClosed
	}
	defer func() { panicked = recover() }()
	v, err := x.open.view()
	if err != nil {
		return nil, err
	}
	defer v.close()
	return nil, do(v)
}

func (x *Index) condemn() {
	x.mu.Lock()
	x.outdated = true
	x.mu.Unlock()
}

var cursorKey = []byte("cursor")

// The keys of documents begin with the side they belong to.
const (
	publicKey  = "p/"
	workingKey = "w/"
)

// storyOf is the story that a document's key names.
func storyOf(key string) string {
	if len(key) < len(publicKey) {
		return ""
	}
	return key[len(publicKey):]
}

// apply makes a batch of changes in the folder.
func (f *folder) apply(b Batch) error {
	batch := index.NewBatch()
	for _, record := range records(b.Stories) {
		for _, key := range []string{publicKey, workingKey} {
			batch.Delete(key + record.id)
		}
		for _, document := range record.documents {
			batch.Update(document)
		}
	}
	batch.SetInternal(cursorKey, binary.BigEndian.AppendUint64(nil, b.Cursor))
	if err := f.index.Batch(batch); err != nil {
		return fmt.Errorf("index stories: %w", err)
	}
	f.cursor.Store(b.Cursor)
	return nil
}

// view is the index at this moment.
func (f *folder) view() (*view, error) {
	reader, err := f.index.Reader()
	if err != nil {
		return nil, fmt.Errorf("read the index: %w", err)
	}
	snapshot, ok := reader.(*scorch.IndexSnapshot)
	if !ok || snapshot == nil {
		return nil, ErrClosed
	}
	v := &view{snapshot: snapshot}
	if v.shards, err = f.parts.shards(snapshot); err != nil {
		return nil, errors.Join(err, snapshot.Close())
	}
	return v, nil
}
