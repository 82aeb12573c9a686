package store

import (
	"encoding/binary"

	"galley/app/news"
)

// journal appends e as an entry about id and returns nothing but its failure:
// who follows learns of it after the commit.
func (t *Tx) journal(kind news.EntryKind, id string, e news.Entry) error {
	b := t.bucket(inJournal)
	seq, err := b.NextSequence()
	if err != nil {
		return err
	}
	e.Kind, e.ID = kind, id
	return put(t, inJournal, seqKey(seq), e)
}

// LastSeq is the sequence of the newest entry; 0 while there is none.
func (t *Tx) LastSeq() uint64 { return t.bucket(inJournal).Sequence() }

// Journal reads up to limit entries that follow after, oldest first.
func (t *Tx) Journal(after uint64, limit int) ([]news.Entry, error) {
	var entries []news.Entry
	c := t.bucket(inJournal).Cursor()
	for k, frame := c.Seek(seqKey(after + 1)); k != nil && len(entries) < limit; k, frame = c.Next() {
		var e news.Entry
		seq := binary.BigEndian.Uint64(k)
		if err := decodeRecord(inJournal, k, frame, &e); err != nil {
			return nil, damaged(inJournal, decimal(seq), err)
		}
		e.Seq = seq
		entries = append(entries, e)
	}
	return entries, nil
}

// Cursor is how far the follower name has read; 0 where it never did.
func (t *Tx) Cursor(name string) uint64 {
	key := []byte(name)
	var seq uint64
	if err := decodeNumbers(inCursors, key, t.bucket(inCursors).Get(key), &seq); err != nil {
		return 0
	}
	return seq
}

// SetCursor notes how far the follower name has read. It is no change of the
// room's and has no journal entry.
func (t *Tx) SetCursor(name string, seq uint64) error {
	key := []byte(name)
	return t.bucket(inCursors).Put(key, encodeNumbers(inCursors, key, seq))
}
