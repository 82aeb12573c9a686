package search

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"
)

const (
	// layoutVersion numbers what is written: an index of another one cannot be
	// read.
	layoutVersion = 1
	// analysisVersion numbers how text becomes terms: an index of another one
	// can be read until it is rebuilt.
	analysisVersion = 1
)

// The folders in an index's.
const (
	current = "index"
	next    = "next" // being built
	gone    = "gone" // replaced
)

func (x *Index) path(name string) string { return filepath.Join(x.dir, name) }

// clear makes the index's folder, and removes what a stopped program has left.
func (x *Index) clear() error {
	if err := os.MkdirAll(x.dir, 0o700); err != nil {
		return fmt.Errorf("make the index's folder: %w", err)
	}
	if err := errors.Join(os.RemoveAll(x.path(next)), os.RemoveAll(x.path(gone))); err != nil {
		return fmt.Errorf("clear the index's folder: %w", err)
	}
	return nil
}

// folder is an index that is open.
type folder struct {
	path     string
	index    index.Index
	queue    *index.AnalysisQueue
	analysis int
	cursor   atomic.Uint64
	parts    parts
}

var (
	layoutKey   = []byte("layout")
	analysisKey = []byte("analysis")
	flushKey    = []byte("flush") // has no value
)

// settings are scorch's: a batch returns when it can be searched and is
// written behind it, small segments are gathered before they are written, and
// few segments stay, because every word is looked up in each.
func settings(path string) map[string]any {
	return map[string]any{
		"path":         path,
		"unsafe_batch": true,
		"bolt_timeout": "500ms",
		"scorchPersisterOptions": map[string]any{
			"PersisterNapTimeMSec":      100,
			"PersisterNapUnderNumFiles": 100,
		},
		"scorchMergePlanOptions": map[string]any{
			"MaxSegmentsPerTier":   4,
			"SegmentsPerMergeTask": 8,
			"TierGrowth":           8.0,
			"FloorSegmentSize":     2000,
			"ReclaimDeletesWeight": 2.0,
			"MaxSegmentSize":       5_000_000,
		},
	}
}

func openScorch(path string) (*folder, error) {
	f := &folder{path: path, queue: index.NewAnalysisQueue(1)}
	made, err := scorch.NewScorch(scorch.Name, settings(path), f.queue)
	if err == nil {
		err = made.Open()
	}
	if err != nil {
		f.queue.Close()
		return nil, fmt.Errorf("open the index: %w", err)
	}
	f.index = made
	return f, nil
}

// makeFolder begins an index in the place of whatever is there.
func makeFolder(path string) (*folder, error) {
	if err := os.RemoveAll(path); err != nil {
		return nil, fmt.Errorf("remove an index: %w", err)
	}
	f, err := openScorch(path)
	if err != nil {
		return nil, err
	}
	f.analysis = analysisVersion
	batch := index.NewBatch()
	batch.SetInternal(layoutKey, numeral(layoutVersion))
	batch.SetInternal(analysisKey, numeral(analysisVersion))
	if err := f.index.Batch(batch); err != nil {
		f.discard()
		return nil, fmt.Errorf("number the index: %w", err)
	}
	return f, nil
}

func numeral(n int) []byte { return strconv.AppendInt(nil, int64(n), 10) }

var errLayout = errors.New("the index is in another layout")

// openFolder opens an index that is there. A damaged one can make scorch
// panic.
func (x *Index) openFolder(path string) (f *folder, err error) {
	defer func() {
		if r := recover(); r != nil {
			f, err = nil, fmt.Errorf("%w: %v", ErrDamaged, r)
		}
	}()
	root := filepath.Join(path, "root.bolt")
	if _, err := os.Stat(root); err != nil {
		return nil, fmt.Errorf("find the index: %w", err)
	}
	if err := x.options.Sound(root); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if f, err = openScorch(path); err != nil {
		return nil, err
	}
	if err := f.readNumbers(); err != nil {
		f.discard()
		return nil, err
	}
	return f, nil
}

func (f *folder) readNumbers() error {
	reader, err := f.index.Reader()
	if err != nil {
		return fmt.Errorf("read the index: %w", err)
	}
	defer reader.Close()
	read := func(key []byte) []byte {
		value, failed := reader.GetInternal(key)
		err = errors.Join(err, failed)
		return value
	}
	layout, analysis, cursor := read(layoutKey), read(analysisKey), read(cursorKey)
	if err != nil {
		return fmt.Errorf("read the index's numbers: %w", err)
	}
	if string(layout) != string(numeral(layoutVersion)) {
		return errLayout
	}
	if f.analysis, err = strconv.Atoi(string(analysis)); err != nil {
		return fmt.Errorf("read the index's numbers: %w", err)
	}
	if len(cursor) == 8 {
		f.cursor.Store(binary.BigEndian.Uint64(cursor))
	}
	return nil
}

// longestFlush bounds how long closing waits for the disk. What is not
// written by then is fed again by the journal.
const longestFlush = 20 * time.Second

// flush waits until everything applied so far is written: scorch writes behind
// its batches, and closing it does not wait.
func (f *folder) flush() error {
	written := make(chan error, 1)
	batch := index.NewBatch()
	batch.SetInternal(flushKey, nil)
	batch.SetPersistedCallback(func(err error) { written <- err })
	if err := f.index.Batch(batch); err != nil {
		return fmt.Errorf("write the index: %w", err)
	}
	select {
	case err := <-written:
		return err
	case <-time.After(longestFlush):
		return errors.New("the index is not written in time")
	}
}

// longestClose bounds how long closing waits for the library, which never ends
// where damage has stopped it in the middle of a change.
const longestClose = 5 * time.Second

func (f *folder) shut() error {
	closed := make(chan error, 1)
	go func() { closed <- f.index.Close() }()
	select {
	case err := <-closed:
		f.queue.Close()
		return err
	case <-time.After(longestClose):
		return errors.New("the index does not close")
	}
}

func (f *folder) close() error {
	err := errors.Join(f.flush(), f.shut())
	if err != nil {
		return fmt.Errorf("close the index: %w", err)
	}
	return nil
}

// discard closes an index that is thrown away, sound or not.
func (f *folder) discard() {
	_ = f.shut()
}
