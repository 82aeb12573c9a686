package store

import (
	"errors"
	"runtime/debug"

	"galley/app/news"

	bolt "go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
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

func (s *Store) transact(writable bool, fn func(*Tx) error) (err error) {
	if broken := s.broken.Load(); broken != nil {
		return broken
	}
	var b *bolt.Tx
	if err := s.guard(func() (err error) {
		b, err = s.db.Begin(writable)
		return err
	}); err != nil {
		s.distrust(err)
		return explain(s.dir, err)
	}
	committed := false
	defer func() { // also where fn ends its goroutine, as a test that fails does
		if committed {
			return
		}
		if ended := s.rollback(b); ended != nil {
			err = errors.Join(err, ended)
		}
		err = explain(s.dir, err)
	}()
	t := &Tx{bolt: b, store: s}
	defer func() { s.reads.Add(t.reads) }()
	if err := s.guard(func() error {
		if err := fn(t); err != nil || !writable {
			return err
		}
		return t.settle()
	}); err != nil || !writable {
		return err
	}
	seq := t.LastSeq()
	if err := s.guard(b.Commit); err != nil {
		s.distrust(err)
		return err
	}
	committed = true
	s.announce(seq)
	return nil
}

// rollback ends a transaction without a trace.
func (s *Store) rollback(b *bolt.Tx) error {
	err := s.guard(b.Rollback)
	if errors.Is(err, berrors.ErrTxClosed) { // a commit that fails has rolled back
		return nil
	}
	s.distrust(err)
	return err
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
