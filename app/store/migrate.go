package store

import (
	"fmt"
	"path/filepath"

	"galley/app/news"
)

// A migration leads from one schema to the next, inside one transaction.
type migration func(*Tx) error

// migrations only grows: migrations[i] leads from schema i+1 to i+2.
var migrations = []migration{tellReaders}

// Schema is the format that this Galley writes; it reads every one before it.
var Schema = 1 + len(migrations)

var schemaKey = []byte("schema")

// schema is the number of the room's format, which this Galley must know.
func (t *Tx) schema() (int, error) {
	frame := t.bucket(inMeta).Get(schemaKey)
	var n uint64
	if err := decodeNumbers(inMeta, schemaKey, frame, &n); err != nil {
		return 0, damaged(inMeta, "schema", err)
	}
	if n > uint64(Schema) {
		return 0, &news.Error{Code: news.CodeNewer,
			Message: fmt.Sprintf("This newsroom was made by a newer Galley (its format is %d, this Galley reads up to %d). Open it with the newer one.", n, Schema),
			Args:    map[string]string{"format": decimal(n), "reads": decimal(uint64(Schema))}}
	}
	return int(n), nil
}

func (t *Tx) setSchema(n int) error {
	return t.bucket(inMeta).Put(schemaKey, encodeNumbers(inMeta, schemaKey, uint64(n)))
}

// migrate brings the room up to Schema, after a copy of it as it was.
func (s *Store) migrate(readOnly bool) error {
	var from int
	err := s.Read(func(t *Tx) (err error) {
		if info, err := s.file.Stat(); err != nil || info.Size() < t.bolt.Size() {
			return damagedFile(s.dir, fmt.Errorf("file is shorter than its contents: %w", err))
		}
		from, err = t.schema()
		return err
	})
	switch {
	case err != nil:
		return err
	case from == Schema:
		return nil
	case readOnly:
		return fail(news.CodeReadOnly, s.dir, nil, "The newsroom in %s was made by an older Galley and must be opened for writing once. Nothing was changed.")
	}
	before := filepath.Join(s.dir, backupFolder, fmt.Sprintf("before-schema-%d.db", Schema))
	if err := s.copyDatabase(before); err != nil {
		return fmt.Errorf("copy before migration: %w", err)
	}
	return s.Write(func(t *Tx) error {
		for n := from; n < Schema; n++ {
			if err := migrations[n-1](t); err != nil {
				return fmt.Errorf("migrate from schema %d: %w", n, err)
			}
		}
		return t.setSchema(Schema)
	})
}
