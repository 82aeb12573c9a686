package store

import "galley/app/news"

// BeginMovingSection does the first step of MoveSection and stops there, as a
// crash would.
func (s *Store) BeginMovingSection(id, parent string) error {
	return s.Write(func(t *Tx) error {
		return t.beginMoving(sectionTree, id, parent, func(t *Tx) error { return t.reparentSection(id, parent, news.Entry{}) })
	})
}

// MoveSomeStories does one batch of the move under way.
func (s *Store) MoveSomeStories() error { return s.Write((*Tx).moveSome) }

// Shaped looks at the pages above the leaves, or at all.
func (s *Store) Shaped(all bool) error {
	return s.Read(func(t *Tx) error { return t.shaped(all) })
}

// LimitSize is a disk with room for so many bytes of database.
func (s *Store) LimitSize(bytes int) { s.db.MaxSize = bytes }

// SetSchema makes the room look like one of another format.
func (s *Store) SetSchema(n int) error {
	return s.Write(func(t *Tx) error { return t.setSchema(n) })
}

// WithMigration runs fn as if this Galley had one migration more.
func WithMigration(m func(*Tx) error, fn func()) {
	before := migrations
	migrations, Schema = append(migrations[:len(migrations):len(migrations)], m), Schema+1
	defer func() { migrations, Schema = before, Schema-1 }()
	fn()
}

// BackToSchema1 makes of the room what a Galley of schema 1 had written.
func (s *Store) BackToSchema1() error {
	return s.Write(func(t *Tx) error {
		if err := t.bolt.DeleteBucket([]byte(inReadings.String())); err != nil {
			return err
		}
		for _, rows := range []bucket{inRows, inPublicRows} {
			list, err := all[news.Row](t, rows)
			if err != nil {
				return err
			}
			for _, r := range list {
				id, err := parseID(r.ID)
				if err != nil {
					return err
				}
				r.CorrectedAs = ""
				if err := put(t, rows, id[:], r); err != nil {
					return err
				}
			}
		}
		if err := each(t, inPublic, func(key []byte, p news.Story) error {
			id := storyID(key)
			notice := placing{lists: []string{listName(byWithdrawn, "", editionShelf(p.Language))}, position: position(p.PublishedAt, id)}
			if err := t.leave(inEditions, notice); err != nil {
				return err
			}
			return t.moveCorrected(id, p, news.Story{})
		}); err != nil {
			return err
		}
		return t.setSchema(1)
	})
}

// DecodeAnyhow reads frame as each form of value; sealed gives it a checksum
// that fits, so that what lies behind the check is reached.
func DecodeAnyhow(frame []byte, sealed bool) {
	key := []byte("key")
	if sealed && len(frame) >= frameHeader {
		frame = seal(inStories, key, frame[1], append([]byte(nil), frame...))
	}
	var n uint64
	_ = decodeRecord(inStories, key, frame, &news.Story{})
	_ = decodeNumbers(inStories, key, frame, &n, &n)
	_, _ = decodeBody(inStories, key, frame)
}
