package edition

import (
	"html/template"
	"strconv"
	"time"
)

// calendar is a month, week by week.
type calendar struct {
	Head     string // the month, where it is not the page's
	Caption  string
	Weekdays []weekday
	Weeks    [][]calendarDay
}

// weekday is a day of the week in full and where there is little room.
type weekday struct{ Name, Short string }

// calendarDay is a day of a calendar; one that lies in another month has no
// number.
type calendarDay struct {
	Number string
	Href   string // empty while nothing came out
	Count  string
	Alone  template.HTML // the count by itself, for narrow screens
}

// monthPage makes the page of a month.
func (m *maker) monthPage(d date) (Page, error) {
	c, count, err := m.calendar(d)
	if err != nil || count == 0 {
		return m.orNotFound(err)
	}
	year := m.crumb(m.loc.Year(d.year), archiveAddress(m.tag(), d.yearOf()))
	return m.datedPage(&archivePage{Calendar: c}, d, count, m.loc.MonthYear(d.year, d.month), [][]link{year})
}

// calendar is the month d with what came out on each day, and in all.
func (m *maker) calendar(d date) (c *calendar, total int, err error) {
	days := daysOf(d)
	counts, err := countsOf(m.view, m.tag(), m.loc.Location(), days)
	if err != nil {
		return nil, 0, err
	}
	c = &calendar{Caption: m.loc.T("archive.calendar", "month", m.loc.MonthYear(d.year, d.month))}
	week := m.loc.Week()
	for _, day := range week {
		c.Weekdays = append(c.Weekdays, weekday{m.loc.Weekday(day), m.loc.ShortWeekday(day)})
	}
	first := time.Date(d.year, d.month, 1, 0, 0, 0, 0, time.UTC).Weekday()
	row := make([]calendarDay, (int(first)-int(week[0])+7)%7) // of the month before
	for i, day := range days {
		cell := calendarDay{Number: m.loc.Digits(strconv.Itoa(day.day))}
		total += counts[i]
		if counts[i] > 0 {
			cell.Href = m.href(archiveAddress(m.tag(), day))
			cell.Count = m.loc.T("list.stories", "count", counts[i])
			cell.Alone = m.text(m.loc.Number(counts[i]))
		}
		if row = append(row, cell); len(row) == 7 {
			c.Weeks, row = append(c.Weeks, row), nil
		}
	}
	if len(row) > 0 {
		c.Weeks = append(c.Weeks, append(row, make([]calendarDay, 7-len(row))...))
	}
	return c, total, nil
}

// dayList makes page n of what came out on a day.
func (m *maker) dayList(d date, n int) (Page, error) {
	zone := m.loc.Location()
	q := dayQuery(m.tag(), d, zone)
	if q.From >= q.Until { // a day that the clocks passed over
		return m.notFound()
	}
	if count, err := m.view.Count(q); err != nil || count == 0 {
		return m.orNotFound(err)
	}
	older, newer, err := m.beside(d)
	if err != nil {
		return Page{}, err
	}
	versions, err := m.whereStories(d)
	if err != nil {
		return Page{}, err
	}
	title := m.loc.LongDate(q.From)
	return m.list(list{
		query: q, title: title, hours: true, before: older, after: newer,
		crumbs: m.archiveCrumbs([][]link{
			m.crumb(m.loc.Year(d.year), archiveAddress(m.tag(), d.yearOf())),
			m.crumb(m.loc.Month(d.month), archiveAddress(m.tag(), d.monthOf())),
		}, title),
		versions: versions,
	}, n)
}
