package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"galley/app/news"

	bolt "go.etcd.io/bbolt"
)

// What lies in a room's folder.
const (
	databaseFile = "galley.db"
	mediaFolder  = "media"
	backupFolder = "backup"
)

var folders = []string{mediaFolder, "search", "log", backupFolder}

// lockTimeout is how long Open waits for another process to let go.
const lockTimeout = 500 * time.Millisecond

// Store is one room's memory. It is safe for use by many goroutines.
type Store struct {
	dir  string
	path string // of the database
	db   *bolt.DB
	file *os.File // the database's, held for when bbolt cannot let go of it

	reads   atomic.Uint64 // keys looked at since it was opened
	last    atomic.Uint64 // the journal's last sequence
	changed struct {
		sync.Mutex
		signal chan struct{} // closed when last has moved, and made anew
		closed bool
	}
	copying sync.RWMutex // held for reading while a backup is written
	// broken is set once a write has met damage: bbolt's locks and free pages
	// can no longer be trusted, so nothing goes to it any more.
	broken atomic.Pointer[news.Error]
}

// Create makes a room in dir: the folders, and the database with what first
// writes, under a temporary name until it is whole and on the disk. Where it
// fails it leaves nothing behind.
func Create(dir string, first func(*Tx) error) (_ *Store, err error) {
	path := filepath.Join(dir, databaseFile)
	if _, err := os.Lstat(path); err == nil {
		return nil, fail(news.CodeRoomExists, dir, nil, "There is a newsroom in %s already. Open it, or choose another folder.")
	}
	var made []string // what to take away again, deepest last
	defer func() {
		for i := len(made) - 1; err != nil && i >= 0; i-- {
			_ = os.Remove(made[i]) // refuses folders that hold anything
		}
	}()
	for _, folder := range append([]string{"."}, folders...) {
		folder = filepath.Join(dir, folder)
		if _, err := os.Stat(folder); err == nil {
			continue
		}
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return nil, explain(dir, fmt.Errorf("make room folder: %w", err))
		}
		made = append(made, folder)
	}
	err = atomically(path, func(temporary string) error {
		s, err := openFile(dir, temporary, false)
		if err != nil {
			return err
		}
		err = s.Write(func(t *Tx) error {
			if err := t.lay(); err != nil {
				return err
			}
			return first(t)
		})
		return errors.Join(err, s.Close())
	})
	if err != nil {
		return nil, explain(dir, err)
	}
	return Open(dir)
}

// Open opens the room in dir for reading and writing and holds it until Close.
func Open(dir string) (*Store, error) { return openRoom(dir, false) }

// OpenReadOnly opens the room in dir for reading, from a disk that cannot be
// written too. It waits for no writer: while one holds the room it is busy.
func OpenReadOnly(dir string) (*Store, error) { return openRoom(dir, true) }

func openRoom(dir string, readOnly bool) (*Store, error) {
	path := filepath.Join(dir, databaseFile)
	switch err := exists(path); {
	case errors.Is(err, os.ErrNotExist):
		return nil, fail(news.CodeNoRoom, dir, err, "There is no newsroom in %s. Make one there, or choose its folder.")
	case err != nil:
		return nil, explain(dir, err)
	}
	s, err := openFile(dir, path, readOnly)
	if err != nil {
		return nil, err
	}
	if err := s.ready(readOnly); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// exists looks for a database at path: bbolt would make a missing or an empty
// file a new one.
func exists(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return fmt.Errorf("look for database: %w", err)
	}
	if !info.Mode().IsRegular() || info.Size() == 0 {
		return damagedFile(filepath.Dir(path), fmt.Errorf("%s: size %d, mode %s", path, info.Size(), info.Mode()))
	}
	return nil
}

// openFile opens the database at path; the caller looks at what is in it.
func openFile(dir, path string, readOnly bool) (*Store, error) {
	s := &Store{dir: dir, path: path}
	s.changed.signal = make(chan struct{})
	options := &bolt.Options{
		Timeout:         lockTimeout,
		ReadOnly:        readOnly,
		FreelistType:    bolt.FreelistArrayType,
		NoStatistics:    true,
		InitialMmapSize: initialMap(readOnly),
		OpenFile: func(name string, flag int, mode os.FileMode) (f *os.File, err error) {
			f, err = os.OpenFile(name, flag, mode)
			if s.file == nil { // bbolt opens the files of copies in the same way
				s.file = f
			}
			return f, err
		},
	}
	err := s.guard(func() (err error) {
		s.db, err = bolt.Open(path, 0o600, options)
		return err
	})
	if err != nil {
		if s.file != nil {
			_ = release(s.file) // bbolt has done so, unless it panicked
		}
		return nil, explain(dir, err)
	}
	s.db.AllocSize = 1 << 20 // a small room stays a small file
	return s, nil
}

// initialMap is how much address space is mapped at first: growing the map
// later waits for every reader, a running backup among them. Windows makes the
// file as large as its map, so there it grows as it must.
func initialMap(readOnly bool) int {
	if readOnly || runtime.GOOS == "windows" || ^uint(0)>>32 == 0 {
		return 0
	}
	return 1 << 30
}

// ready checks the shape and the format, brings an older one up, finishes what
// a crash has left of a move, and learns where the journal ends.
func (s *Store) ready(readOnly bool) error {
	if err := s.Read(func(t *Tx) error { return t.shaped(t.bolt.Size() <= smallFile) }); err != nil {
		return err
	}
	if err := s.migrate(readOnly); err != nil {
		return err
	}
	if !readOnly {
		if err := s.finishMoving(); err != nil {
			return err
		}
	}
	return s.Read(func(t *Tx) error {
		s.last.Store(t.LastSeq())
		return nil
	})
}

// Reads is how many keys of the file have been looked at since the room was
// opened: the measure of what a list or a page costs, whatever the machine.
func (s *Store) Reads() uint64 { return s.reads.Load() }

// Dir is the room's folder.
func (s *Store) Dir() string { return s.dir }

// Close waits for every running transaction, then lets go of the room.
func (s *Store) Close() error {
	s.changed.Lock()
	if !s.changed.closed {
		s.changed.closed = true
		close(s.changed.signal)
	}
	s.changed.Unlock()
	if s.broken.Load() != nil { // bbolt's locks may be held for ever
		if err := release(s.file); err != nil && !errors.Is(err, os.ErrClosed) {
			return fmt.Errorf("close room: %w", err)
		}
		return nil
	}
	if err := s.db.Close(); err != nil {
		return fmt.Errorf("close room: %w", err)
	}
	return nil
}

// Wait returns once the journal has gone beyond after, or when ctx ends or the
// room is closed.
func (s *Store) Wait(ctx context.Context, after uint64) error {
	for {
		s.changed.Lock()
		signal, closed := s.changed.signal, s.changed.closed
		s.changed.Unlock()
		if s.last.Load() > after {
			return nil
		}
		if closed {
			return ErrClosed
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-signal:
		}
	}
}

// announce wakes who waits: a commit has taken the journal to seq. Commits are
// announced by their own goroutines and may come here in another order.
func (s *Store) announce(seq uint64) {
	s.changed.Lock()
	defer s.changed.Unlock()
	if seq <= s.last.Load() {
		return
	}
	s.last.Store(seq)
	if !s.changed.closed {
		close(s.changed.signal)
		s.changed.signal = make(chan struct{})
	}
}
