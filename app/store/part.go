package store

import bolt "go.etcd.io/bbolt"

// A part is a bucket that notes every key that is looked at, which is what the
// budgets of lists are measured in, and keeps count of what lies in it.
type part struct {
	*bolt.Bucket
	tx      *Tx
	tallied bool
}

// tallied are the parts whose keys statistics count. Their buckets give no
// numbers of their own, so a bucket's sequence is free to hold the count.
var tallied = map[bucket]bool{
	inStories: true, inRevisions: true, inSections: true, inRegions: true,
	inTags: true, inAuthors: true, inPictures: true, inPages: true,
}

// tally is how many keys lie in the tallied part b.
func (t *Tx) tally(b bucket) int { return int(t.bucket(b).Sequence()) }

func (p *part) count(more int) error {
	return p.SetSequence(uint64(int(p.Sequence()) + more))
}

// Get is the value under key; nil where there is none.
func (p *part) Get(key []byte) []byte {
	p.tx.reads++
	return p.Bucket.Get(key)
}

// Put writes value under key.
func (p *part) Put(key, value []byte) error {
	if p.tallied && p.Bucket.Get(key) == nil {
		if err := p.count(+1); err != nil {
			return err
		}
	}
	return p.Bucket.Put(key, value)
}

// Delete takes key away, if it is there.
func (p *part) Delete(key []byte) error {
	if p.tallied && p.Bucket.Get(key) != nil {
		if err := p.count(-1); err != nil {
			return err
		}
	}
	return p.Bucket.Delete(key)
}

// ForEach visits every key in order, until visit fails.
func (p *part) ForEach(visit func(key, value []byte) error) error {
	return p.Bucket.ForEach(func(key, value []byte) error {
		p.tx.reads++
		return visit(key, value)
	})
}

// Cursor walks the keys.
func (p *part) Cursor() *cursor { return &cursor{Cursor: p.Bucket.Cursor(), part: p} }

// A cursor is a bucket's cursor that notes every key it comes to.
type cursor struct {
	*bolt.Cursor
	part *part
}

// Seek goes to the first key not before key.
func (c *cursor) Seek(key []byte) (k, v []byte) {
	c.part.tx.reads++
	return c.Cursor.Seek(key)
}

// Next goes one key on.
func (c *cursor) Next() (k, v []byte) {
	c.part.tx.reads++
	return c.Cursor.Next()
}

// Prev goes one key back.
func (c *cursor) Prev() (k, v []byte) {
	c.part.tx.reads++
	return c.Cursor.Prev()
}

// Last goes to the last key.
func (c *cursor) Last() (k, v []byte) {
	c.part.tx.reads++
	return c.Cursor.Last()
}

// Delete takes away the key that the cursor stands on.
func (c *cursor) Delete() error {
	if c.part.tallied {
		if err := c.part.count(-1); err != nil {
			return err
		}
	}
	return c.Cursor.Delete()
}
