package store

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"slices"

	"galley/app/news"
)

// What is read on this computer is counted per story and day, and nothing else
// is kept of it: no reader, no address, no finer time. It is written to no
// journal and leaves with backups of the room only.
const (
	// ReadingDays is how many days with readings an edition keeps.
	ReadingDays = 35
	// mostRead is how many stories a day counts; those read least give way.
	mostRead = 512
)

// What the keys of the part for readings begin with.
const (
	readOnDay  = "d" // edition, 0, day: the day's counters
	sharedKey  = "s" // story: how often it was shared
	readingOff = "off"
)

// Readings are the readings of one day. Stories come in the order of their
// counts; Total also has what gave way.
type Readings struct {
	Total   int       `cbor:"1,keyasint"`
	Stories []Reading `cbor:"2,keyasint,omitempty"`
}

// Reading is how often one story was read in a day.
type Reading struct {
	Story storyID `cbor:"1,keyasint"`
	Count int     `cbor:"2,keyasint"`
}

// ID is the story's id.
func (r Reading) ID() string { return r.Story.String() }

// day is the key of a day of an edition, counted since 1970.
func readingsKey(edition string, day int) []byte {
	return binary.BigEndian.AppendUint32(readingsPrefix(edition), uint32(day))
}

func readingsPrefix(edition string) []byte { return []byte(readOnDay + edition + separator) }

// Readings are those of a day of an edition; days are counted since 1970 on
// the edition's calendar.
func (t *Tx) Readings(edition string, day int) (Readings, error) {
	r, _, err := get[Readings](t, inReadings, readingsKey(edition, day), "readings of "+edition)
	return r, err
}

// AddReadings adds how often stories of an edition were read on a day, by
// their ids. What readers cannot see is not counted.
func (t *Tx) AddReadings(edition string, day int, counts map[string]int) error {
	was, err := t.Readings(edition, day)
	if err != nil {
		return err
	}
	now := Readings{Total: was.Total}
	for id, count := range counts {
		key, err := parseID(id)
		if err != nil {
			return err
		}
		stands, err := t.stands(key, edition)
		if err != nil {
			return err
		}
		if !stands {
			continue
		}
		now.Total += count
		now.Stories = append(now.Stories, Reading{key, count + was.of(key)})
	}
	if len(now.Stories) == 0 {
		return nil
	}
	slices.SortFunc(now.Stories, func(a, b Reading) int { return bytes.Compare(a.Story[:], b.Story[:]) })
	for _, r := range was.Stories {
		if now.of(r.Story) == 0 {
			now.Stories = append(now.Stories, r)
		}
	}
	// Among equals those read last come first, and give way last.
	slices.SortStableFunc(now.Stories, func(a, b Reading) int { return cmp.Compare(b.Count, a.Count) })
	now.Stories = now.Stories[:min(mostRead, len(now.Stories))]
	if err := put(t, inReadings, readingsKey(edition, day), now); err != nil {
		return err
	}
	return t.dropOldReadings(edition)
}

// of is how often story was read.
func (r Readings) of(story storyID) int {
	i := slices.IndexFunc(r.Stories, func(r Reading) bool { return r.Story == story })
	if i < 0 {
		return 0
	}
	return r.Stories[i].Count
}

// stands says whether readers of edition see the story id.
func (t *Tx) stands(id storyID, edition string) (bool, error) {
	row, found, err := get[news.Row](t, inPublicRows, id[:], id.String())
	return found && row.WithdrawnAt == 0 && row.Language == edition, err
}

// dropOldReadings keeps the newest days of an edition.
func (t *Tx) dropOldReadings(edition string) error {
	days, err := t.readingKeys(edition)
	if err != nil {
		return err
	}
	for _, key := range days[:max(0, len(days)-ReadingDays)] {
		if err := t.bucket(inReadings).Delete(key); err != nil {
			return err
		}
	}
	return nil
}

func (t *Tx) readingKeys(edition string) (keys [][]byte, err error) {
	err = t.walk(inReadings, readingsPrefix(edition), func(key, _ []byte) (bool, error) {
		keys = append(keys, bytes.Clone(key))
		return true, nil
	})
	return keys, err
}

// unread forgets how often the story id of an edition was read and shared:
// readers see it no more.
func (t *Tx) unread(id storyID, edition string) error {
	days, err := t.readingKeys(edition)
	if err != nil {
		return err
	}
	for _, key := range days {
		r, err := need[Readings](t, inReadings, key, "readings", edition)
		if err != nil {
			return err
		}
		count := r.of(id)
		if count == 0 {
			continue
		}
		r.Total -= count
		r.Stories = slices.DeleteFunc(r.Stories, func(r Reading) bool { return r.Story == id })
		if err := put(t, inReadings, key, r); err != nil {
			return err
		}
	}
	return t.bucket(inReadings).Delete(sharesKey(id))
}

func sharesKey(id storyID) []byte { return append([]byte(sharedKey), id[:]...) }

// Shared is how often the story id was shared from this computer.
func (t *Tx) Shared(id string) (int, error) {
	key, err := parseID(id)
	if err != nil {
		return 0, err
	}
	return t.shared(key)
}

func (t *Tx) shared(id storyID) (int, error) {
	key := sharesKey(id)
	frame := t.bucket(inReadings).Get(key)
	if frame == nil {
		return 0, nil
	}
	var n uint64
	if err := decodeNumbers(inReadings, key, frame, &n); err != nil {
		return 0, damaged(inReadings, id.String(), err)
	}
	return int(n), nil
}

// AddShare notes that the story id was shared, if readers can see it.
func (t *Tx) AddShare(id string) error {
	key, err := parseID(id)
	if err != nil {
		return err
	}
	s, err := t.Public().story(key)
	if err != nil || s.Withdrawn != nil {
		return err
	}
	n, err := t.shared(key)
	if err != nil {
		return err
	}
	return t.bucket(inReadings).Put(sharesKey(key), encodeNumbers(inReadings, sharesKey(key), uint64(n+1)))
}

// ForgetReadings forgets what was read and shared. Whether readings are counted
// stays as it is.
func (t *Tx) ForgetReadings() error {
	for _, prefix := range []string{readOnDay, sharedKey} {
		c := t.bucket(inReadings).Cursor()
		for k, _ := c.Seek([]byte(prefix)); bytes.HasPrefix(k, []byte(prefix)); k, _ = c.Seek([]byte(prefix)) {
			if err := c.Delete(); err != nil {
				return err
			}
		}
	}
	return nil
}

// ReadingsOff says whether readings and shares are not to be counted.
func (t *Tx) ReadingsOff() bool { return t.has(inReadings, []byte(readingOff)) }

// SetReadingsOff says whether they are.
func (t *Tx) SetReadingsOff(off bool) error {
	if off {
		key := []byte(readingOff)
		return t.bucket(inReadings).Put(key, encodeNumbers(inReadings, key, 1))
	}
	return t.bucket(inReadings).Delete([]byte(readingOff))
}
