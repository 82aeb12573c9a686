package edition

import (
	"html/template"
	"net/http"
	"time"

	"galley/app/locale"
	"galley/app/news"
)

// archivePage is the archive's first page, that of a year, or that of a month.
type archivePage struct {
	*frame
	Heading  template.HTML
	Intro    string
	Count    string
	Years    []period // of the first page and of a year's
	Of       string   // what the months are of
	Months   []period
	Calendar *calendar
	Older    *link // the nearest year or month that has stories
	Newer    *link
}

// period is a year or a month with what came out in it.
type period struct {
	link
	Count string
}

// routeArchive makes the page of the archive in folders, below the first.
func (m *maker) routeArchive(folders []string, name string) (Page, error) {
	if len(folders) == 0 {
		if name == "index" {
			return m.archive()
		}
		return m.notFound()
	}
	d, valid := parseDate(folders)
	n, numbered := pageNumber(name)
	if !valid || !numbered || n > 0 && d.day == 0 {
		return m.notFound()
	}
	switch {
	case d.month == 0:
		return m.yearPage(d)
	case d.day == 0:
		return m.monthPage(d)
	}
	return m.dayList(d, n)
}

// archive makes the archive's first page: all years, the months of the newest,
// and the newest of these day by day.
func (m *maker) archive() (Page, error) {
	title := m.loc.T("archive.title")
	f, err := m.frame(title, m.everywhere(archiveFront))
	if err != nil {
		return Page{}, err
	}
	f.Within, f.Crumbs = "", [][]link{m.home(), m.here(title)}
	p := &archivePage{frame: f, Heading: m.text(title), Intro: m.loc.T("archive.intro")}
	newest, err := m.years(p)
	if err != nil {
		return Page{}, err
	}
	if newest != 0 {
		month := m.dateOf(newest).monthOf()
		if err := m.months(p, month.yearOf()); err != nil {
			return Page{}, err
		}
		if p.Calendar, err = m.calendar(month); err != nil {
			return Page{}, err
		}
		head := m.link(m.loc.MonthYear(month.year, month.month), archiveAddress(m.tag(), month))
		p.Calendar.Head = &head
	}
	return m.page(http.StatusOK, "archive", f, p)
}

// years lists the years that have stories, the newest first, and returns when
// the newest story came out.
func (m *maker) years(p *archivePage) (newest news.Moment, err error) {
	total := 0
	err = eachYear(m.view, m.tag(), m.loc.Location(), func(d date, last news.Moment, count int) error {
		newest = max(newest, last)
		total += count
		p.Years = append(p.Years, m.period(d, m.loc.Year(d.year), count))
		return nil
	})
	if total > 0 {
		p.Count = m.loc.T("list.stories", "count", total)
	}
	return newest, err
}

// eachYear gives each year in which an edition has stories, the newest first,
// with the moment of its last story and how many it has.
func eachYear(v View, edition string, zone *time.Location, give func(year date, last news.Moment, count int) error) error {
	last := date{year: 9999}
	at, _, err := v.Around(edition, last.ends(zone), last.ends(zone))
	for err == nil && at != 0 {
		d := date{year: at.Time().In(zone).Year()}
		if !d.valid() {
			return nil
		}
		from := d.begins(zone)
		var counts []int
		if counts, err = countsOf(v, edition, zone, []date{d}); err != nil {
			return err
		}
		if err = give(d, at, counts[0]); err != nil {
			return err
		}
		at, _, err = v.Around(edition, from, from)
	}
	return err
}

// months lists the months of a year.
func (m *maker) months(p *archivePage, year date) error {
	counts, err := countsOf(m.view, m.tag(), m.loc.Location(), monthsOf(year))
	if err != nil {
		return err
	}
	p.Of = m.loc.Year(year.year)
	for i, d := range monthsOf(year) {
		p.Months = append(p.Months, m.period(d, m.loc.Month(d.month), counts[i]))
	}
	return nil
}

// countsOf counts the stories of each of dates, which follow one another.
func countsOf(v View, edition string, zone *time.Location, dates []date) ([]int, error) {
	var moments []news.Moment
	for _, d := range dates {
		moments = append(moments, d.begins(zone))
	}
	return v.Between(edition, append(moments, dates[len(dates)-1].ends(zone)))
}

func monthsOf(year date) (months []date) {
	for month := time.January; month <= time.December; month++ {
		months = append(months, date{year: year.year, month: month})
	}
	return months
}

func daysOf(month date) (days []date) {
	for d := month.first(); d.month == month.month; d = d.next() {
		days = append(days, d)
	}
	return days
}

// period is d under its name; without a story it leads nowhere.
func (m *maker) period(d date, name string, count int) period {
	if count == 0 {
		return period{link: link{Text: m.text(name)}}
	}
	return period{m.link(name, archiveAddress(m.tag(), d)), m.loc.T("list.stories", "count", count)}
}

// yearPage makes the page of a year.
func (m *maker) yearPage(d date) (Page, error) {
	p, err := m.datedPage(d, m.loc.Year(d.year), nil)
	if err != nil || p == nil {
		return m.orNotFound(err)
	}
	if err := m.months(p, d); err != nil {
		return Page{}, err
	}
	p.Of = ""
	return m.page(http.StatusOK, "archive", p.frame, p)
}

// datedPage begins the page of a year or a month; nil where it has no stories.
func (m *maker) datedPage(d date, title string, crumbs [][]link) (*archivePage, error) {
	count, err := countsOf(m.view, m.tag(), m.loc.Location(), []date{d})
	if err != nil || count[0] == 0 {
		return nil, err
	}
	versions, err := m.whereStories(d)
	if err != nil {
		return nil, err
	}
	f, err := m.frame(title, versions)
	if err != nil {
		return nil, err
	}
	f.Within, f.Crumbs = "", m.archiveCrumbs(crumbs, title)
	p := &archivePage{frame: f, Heading: m.text(title), Count: m.loc.T("list.stories", "count", count[0])}
	p.Older, p.Newer, err = m.beside(d)
	return p, err
}

// whereStories are the addresses of d in the editions that have stories of it,
// each by its own clock.
func (m *maker) whereStories(d date) (map[string]string, error) {
	all := map[string]string{}
	for _, e := range m.settings.Editions {
		count, err := countsOf(m.view, e.Tag, locale.For(e, m.settings.Zone).Location(), []date{d})
		if err != nil {
			return nil, err
		}
		if count[0] > 0 {
			all[e.Tag] = archiveAddress(e.Tag, d)
		}
	}
	return all, nil
}

// archiveCrumbs lead to a page of the archive called title.
func (m *maker) archiveCrumbs(between [][]link, title string) [][]link {
	all := [][]link{m.home(), m.crumb(m.loc.T("archive.title"), archiveFront(m.tag()))}
	return append(append(all, between...), m.here(title))
}

// beside are the nearest dates of the kind of d that have stories.
func (m *maker) beside(d date) (older, newer *link, err error) {
	zone := m.loc.Location()
	before, after, err := m.view.Around(m.tag(), d.begins(zone), d.ends(zone))
	if err != nil {
		return nil, nil, err
	}
	for _, side := range []struct {
		at   news.Moment
		link **link
	}{{before, &older}, {after, &newer}} {
		if side.at == 0 {
			continue
		}
		there := m.dateOf(side.at)
		name := m.loc.LongDate(side.at)
		switch {
		case d.month == 0:
			there, name = there.yearOf(), m.loc.Year(there.year)
		case d.day == 0:
			there, name = there.monthOf(), m.loc.MonthYear(there.year, there.month)
		}
		if there.valid() {
			l := m.link(name, archiveAddress(m.tag(), there))
			*side.link = &l
		}
	}
	return older, newer, nil
}

// orNotFound is the page of what is not there, unless err says more.
func (m *maker) orNotFound(err error) (Page, error) {
	if err != nil {
		return Page{}, err
	}
	return m.notFound()
}

// archiveFront is the archive's first page.
func archiveFront(edition string) string { return edition + "/archive/index.html" }
