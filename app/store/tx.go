package store

import (
	"bytes"

	"galley/app/news"

	bolt "go.etcd.io/bbolt"
)

// Tx is one transaction: a snapshot to read, or the one writer. It is for one
// goroutine and ends with the function that was given it.
type Tx struct {
	bolt     *bolt.Tx
	store    *Store
	opened   [bucketCount]*part
	reads    uint64           // keys looked at
	lists    map[string]*list // met by this writer; settle writes their counters
	chains   map[chainKey][]string
	move     *moving // of a section or region, where moveRead
	moveRead bool
	late     map[storyID][]byte             // unfiled stories, once read
	ranks    map[string]map[news.Moment]int // of a reader: how much of a list is newer
}

// lay makes the buckets of a new database and numbers its format.
func (t *Tx) lay() error {
	for b := range bucketCount {
		if _, err := t.bolt.CreateBucketIfNotExists([]byte(b.String())); err != nil {
			return err
		}
	}
	return t.setSchema(Schema)
}

// settle writes what the transaction has counted along the way.
func (t *Tx) settle() error { return t.settleLists() }

func (t *Tx) bucket(b bucket) *part {
	if t.opened[b] == nil {
		found := t.bolt.Bucket([]byte(b.String()))
		if found == nil {
			panic(damaged(b, "(the whole part)", errFrame))
		}
		if appended[b] {
			found.FillPercent = 0.9
		}
		t.opened[b] = &part{Bucket: found, tx: t, tallied: tallied[b]}
	}
	return t.opened[b]
}

// get reads the record under key; found is false where there is none.
func get[T any](t *Tx, b bucket, key []byte, name string) (v T, found bool, err error) {
	frame := t.bucket(b).Get(key)
	if frame == nil {
		return v, false, nil
	}
	if err := decodeRecord(b, key, frame, &v); err != nil {
		return v, false, damaged(b, name, err)
	}
	return v, true, nil
}

// need is get for what must be there; what and name are said of it if not.
func need[T any](t *Tx, b bucket, key []byte, what, name string) (T, error) {
	v, found, err := get[T](t, b, key, name)
	if err == nil && !found {
		err = notFound(what, name)
	}
	return v, err
}

// put writes the record v under key.
func put[T any](t *Tx, b bucket, key []byte, v T) error {
	frame, err := encodeRecord(b, key, v)
	if err != nil {
		return err
	}
	return t.bucket(b).Put(key, frame)
}

// all reads every record of a small bucket, in the order of its keys.
func all[T any](t *Tx, b bucket) ([]T, error) {
	var records []T
	err := t.bucket(b).ForEach(func(key, frame []byte) error {
		var v T
		if err := decodeRecord(b, key, frame, &v); err != nil {
			return damaged(b, string(key), err)
		}
		records = append(records, v)
		return nil
	})
	return records, err
}

// set puts a key that says all by being there.
func (t *Tx) set(b bucket, key []byte) error { return t.bucket(b).Put(key, nil) }

// remove takes key away and says whether it was there.
func (t *Tx) remove(b bucket, key []byte) (bool, error) {
	c := t.bucket(b).Cursor()
	if k, _ := c.Seek(key); !bytes.Equal(k, key) {
		return false, nil
	}
	return true, c.Delete()
}

// has says whether there is a key.
func (t *Tx) has(b bucket, key []byte) bool {
	k, _ := t.bucket(b).Cursor().Seek(key)
	return bytes.Equal(k, key)
}

// walk visits the keys that begin with prefix, in order, while visit wants more.
func (t *Tx) walk(b bucket, prefix []byte, visit func(key, value []byte) (more bool, err error)) error {
	c := t.bucket(b).Cursor()
	for k, v := c.Seek(prefix); k != nil && bytes.HasPrefix(k, prefix); k, v = c.Next() {
		if more, err := visit(k, v); err != nil || !more {
			return err
		}
	}
	return nil
}
