package store

import (
	"errors"
	"runtime/debug"

	"galley/app/news"

	bolt "go.etcd.io/bbolt"
)

// Read runs fn on one snapshot of the room.
func (s *Store) Read(fn func(*Tx) error) error {
	return s.transact(false, fn)
}

// Write runs fn in the one writing transaction. When it returns nil the change
// is on the disk; otherwise nothing has changed. fn must not call Read.
func (s *Store) Write(fn func(*Tx) error) error {
	return s.transact(true, fn)
}

func (s *Store) transact(writable bool, fn func(*Tx) error) error {
	if broken := s.broken.Load(); broken != nil {
		return broken
	}
	var b *bolt.Tx
	begun := s.guard(func() (err error) {
		b, err = s.db.Begin(writable)
		return err
	})
	if begun != nil {
		s.distrust(begun)
		return explain(s.dir, begun)
	}
	t := &Tx{bolt: b, store: s}
	err := s.guard(func() error {
		if err := fn(t); err != nil {
			return err
		}
		if !writable {
			return nil
		}
		return t.settle()
	})
	if err == nil && writable {
		seq := t.LastSeq()
		if err = s.guard(b.Commit); err == nil {
			s.announce(seq)
			return nil
		}
		s.distrust(err)
	}
	ended := s.guard(func() error {
		if err := b.Rollback(); !errors.Is(err, bolt.ErrTxClosed) { // a commit that fails has rolled back
			return err
		}
		return nil
	})
	if ended != nil {
		s.distrust(ended)
		err = errors.Join(err, ended)
	}
	return explain(s.dir, err)
}

// guard runs fn and makes an error of a panic, and of a fault in the mapped
// file, which would otherwise end the program.
func (s *Store) guard(fn func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if value := recover(); value != nil {
			err = fromPanic(s.dir, value)
		}
	}()
	return fn()
}

// distrust takes the store out of use where err says that bbolt met damage
// outside of fn.
func (s *Store) distrust(err error) {
	var known *news.Error
	if errors.As(err, &known) && known.Code == news.CodeDamaged {
		s.broken.Store(known)
	}
}
