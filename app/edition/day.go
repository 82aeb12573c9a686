package edition

import (
	"fmt"
	"strconv"
	"time"

	"galley/app/news"
)

// A date is a day of the archive on an edition's clock; of a month the day is
// 0, of a year the month too. Nothing is kept of the clock: what was published
// on a day is counted between two moments, so that an edition whose zone is
// changed has its archive in the new one at once.
type date struct {
	year  int
	month time.Month
	day   int
}

// dateOf is the day of at.
func (m *maker) dateOf(at news.Moment) date {
	year, month, day := at.Time().In(m.loc.Location()).Date()
	return date{year, month, day}
}

// yearOf and monthOf are what d lies in.
func (d date) yearOf() date  { return date{year: d.year} }
func (d date) monthOf() date { return date{year: d.year, month: d.month} }

// first is the first day of d.
func (d date) first() date { return date{d.year, max(1, d.month), max(1, d.day)} }

// next is the day, month or year after d.
func (d date) next() date {
	switch {
	case d.month == 0:
		return date{year: d.year + 1}
	case d.day == 0:
		t := time.Date(d.year, d.month+1, 1, 0, 0, 0, 0, time.UTC)
		return date{year: t.Year(), month: t.Month()}
	}
	year, month, day := time.Date(d.year, d.month, d.day+1, 0, 0, 0, 0, time.UTC).Date()
	return date{year, month, day}
}

// valid says whether the calendar has d, and an address can name it.
func (d date) valid() bool {
	f := d.first()
	t := time.Date(f.year, f.month, f.day, 0, 0, 0, 0, time.UTC)
	return f.year >= 1 && f.year <= 9999 && t.Month() == f.month && t.Day() == f.day
}

// path is d as addresses have it: 2026/06/08.
func (d date) path() string {
	switch {
	case d.month == 0:
		return fmt.Sprintf("%04d", d.year)
	case d.day == 0:
		return fmt.Sprintf("%04d/%02d", d.year, d.month)
	}
	return fmt.Sprintf("%04d/%02d/%02d", d.year, d.month, d.day)
}

// parseDate reads what path writes; each folder is one part of the date.
func parseDate(folders []string) (date, bool) {
	var d date
	parts := []*int{&d.year, new(int), &d.day}
	if len(folders) < 1 || len(folders) > len(parts) {
		return d, false
	}
	written := ""
	for i, folder := range folders {
		n, err := strconv.Atoi(folder)
		if err != nil {
			return d, false
		}
		*parts[i] = n
		written += "/" + folder
	}
	d.month = time.Month(*parts[1])
	return d, d.valid() && "/"+d.path() == written
}

// begins is the first moment of d in zone. Where clocks pass over midnight,
// the day begins when they have.
func (d date) begins(zone *time.Location) news.Moment {
	f := d.first()
	t := time.Date(f.year, f.month, f.day, 0, 0, 0, 0, zone)
	for want := f.path(); t.Format("2006/01/02") < want; {
		t = t.Add(15 * time.Minute)
	}
	return news.At(t)
}

// ends is the first moment after d.
func (d date) ends(zone *time.Location) news.Moment { return d.next().begins(zone) }

// dayQuery names the stories of a day of an edition whose clock is zone.
func dayQuery(edition string, d date, zone *time.Location) Query {
	return Query{Edition: edition, Day: d.path(), From: d.begins(zone), Until: d.ends(zone)}
}

// archiveAddress is where the page of d lies.
func archiveAddress(edition string, d date) string {
	return edition + "/archive/" + d.path() + "/index.html"
}
