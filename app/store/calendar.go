package store

import (
	"encoding/binary"

	"galley/app/news"
)

// Date is a kind of date that a story may have ahead of it.
type Date byte

// The dates that the calendar keeps.
const (
	Scheduled Date = 's' // of stories that are scheduled: when they come out
	DueDate   Date = 'd'
	Embargo   Date = 'e' // its end
)

type date struct {
	of Date
	at news.Moment
}

// key sorts a kind's dates, the earliest first.
func (d date) key(id storyID) []byte {
	key := binary.BigEndian.AppendUint64([]byte{byte(d.of)}, sortable(d.at))
	return append(key, id[:]...)
}

const dateSize = 1 + 8

func dates(s news.Story) []date {
	var ds []date
	if s.Status == news.Scheduled && s.ScheduledAt != 0 {
		ds = append(ds, date{Scheduled, s.ScheduledAt})
	}
	if s.DueAt != 0 {
		ds = append(ds, date{DueDate, s.DueAt})
	}
	if s.EmbargoUntil != 0 {
		ds = append(ds, date{Embargo, s.EmbargoUntil})
	}
	return ds
}

// Calendar reads up to limit stories whose date of the kind of lies from from
// up to until, both taken in, the earliest first.
func (t *Tx) Calendar(of Date, from, until news.Moment, limit int) ([]news.Row, error) {
	var rows []news.Row
	c := t.bucket(inCalendar).Cursor()
	for k, _ := c.Seek(date{of, from}.key(storyID{})); inDates(k, of, until) && len(rows) < limit; k, _ = c.Next() {
		id := storyID(k[dateSize:])
		row, err := need[news.Row](t, inRows, id[:], "story", id.String())
		if err != nil {
			return nil, err
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// Due are the ids of the scheduled stories whose time has come by until, the
// earliest first.
func (t *Tx) Due(until news.Moment) ([]string, error) {
	var ids []string
	c := t.bucket(inCalendar).Cursor()
	for k, _ := c.Seek([]byte{byte(Scheduled)}); inDates(k, Scheduled, until); k, _ = c.Next() {
		ids = append(ids, storyID(k[dateSize:]).String())
	}
	return ids, nil
}

// NextDue is when the next scheduled story comes out; 0 where none will.
func (t *Tx) NextDue() news.Moment {
	k, _ := t.bucket(inCalendar).Cursor().Seek([]byte{byte(Scheduled)})
	if k == nil || k[0] != byte(Scheduled) {
		return 0
	}
	return momentAt(k)
}

// inDates says whether key is of a date of the kind of, no later than until.
func inDates(key []byte, of Date, until news.Moment) bool {
	return key != nil && key[0] == byte(of) && momentAt(key) <= until
}

func momentAt(key []byte) news.Moment { return fromSortable(binary.BigEndian.Uint64(key[1:])) }
