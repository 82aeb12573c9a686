package store

import "fmt"

// framed are the buckets whose values are frames; the others hold keys only,
// or ids.
func (b bucket) framed() bool {
	switch b {
	case inDesk, inEditions, inCalendar, inGroups, inAddresses, inSources, inNames:
		return false
	}
	return true
}

// sound looks at every page of the file, then reads every value and checks it
// against its checksum.
func (t *Tx) sound() error {
	if err := t.shaped(true); err != nil {
		return err
	}
	schema, err := t.schema()
	if err != nil {
		return err
	}
	for b := range bucketCount {
		if schema < Schema && t.bolt.Bucket([]byte(b.String())) == nil {
			continue // a later schema's
		}
		err := t.bucket(b).ForEach(func(key, value []byte) error {
			if !b.framed() {
				return nil
			}
			if _, _, err := open(b, key, value); err != nil {
				return damaged(b, fmt.Sprintf("%q", key), err)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	_, err = t.Settings()
	if isNotFound(err) {
		return damaged(inSettings, settingsKey, err)
	}
	return err
}
