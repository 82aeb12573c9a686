package edition

import (
	"html/template"
	"net/http"
	"slices"
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
		if _, err := m.months(p, month.yearOf()); err != nil {
			return Page{}, err
		}
		p.Of = m.loc.Year(month.year)
		if p.Calendar, _, err = m.calendar(month); err != nil {
			return Page{}, err
		}
		p.Calendar.Head = m.loc.MonthYear(month.year, month.month)
	}
	return m.page(http.StatusOK, "archive", f, p)
}

// years lists the years that have stories, the newest first, and returns when
// the newest story came out.
func (m *maker) years(p *archivePage) (newest news.Moment, err error) {
	zone := m.loc.Location()
	years, newest, err := yearsOf(m.view, m.tag(), zone)
	if err != nil || len(years) == 0 {
		return 0, err
	}
	counts, err := countsOf(m.view, m.tag(), zone, years)
	if err != nil {
		return 0, err
	}
	total := 0
	for i, d := range slices.Backward(years) {
		total += counts[i]
		p.Years = append(p.Years, m.period(d, m.loc.Year(d.year), counts[i]))
	}
	p.Count = m.loc.T("list.stories", "count", total)
	return newest, nil
}

// yearsOf are the years in which an edition has stories, the oldest first, and
// the moment of its newest story.
func yearsOf(v View, edition string, zone *time.Location) (years []date, newest news.Moment, err error) {
	end := date{year: 9999}.ends(zone)
	newest, _, err = v.Around(edition, end, end)
	for at := newest; err == nil && at != 0; {
		d := date{year: at.Time().In(zone).Year()}
		if !d.valid() {
			break
		}
		years = append(years, d)
		begin := d.begins(zone)
		at, _, err = v.Around(edition, begin, begin)
	}
	slices.Reverse(years)
	return years, newest, err
}

// months lists the months of a year, and returns how many stories it has.
func (m *maker) months(p *archivePage, year date) (total int, err error) {
	counts, err := countsOf(m.view, m.tag(), m.loc.Location(), monthsOf(year))
	if err != nil {
		return 0, err
	}
	for i, d := range monthsOf(year) {
		total += counts[i]
		p.Months = append(p.Months, m.period(d, m.loc.Month(d.month), counts[i]))
	}
	return total, nil
}

// countsOf counts the stories of each of dates, which rise.
func countsOf(v View, edition string, zone *time.Location, dates []date) ([]int, error) {
	var moments []news.Moment
	var at []int // where in moments each date begins
	for _, d := range dates {
		if begin := d.begins(zone); len(moments) == 0 || moments[len(moments)-1] != begin {
			moments = append(moments, begin)
		}
		at = append(at, len(moments)-1)
		moments = append(moments, d.ends(zone))
	}
	between, err := v.Between(edition, moments)
	if err != nil {
		return nil, err
	}
	counts := make([]int, len(dates))
	for i := range dates {
		counts[i] = between[at[i]]
	}
	return counts, nil
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
	p := &archivePage{}
	count, err := m.months(p, d)
	if err != nil || count == 0 {
		return m.orNotFound(err)
	}
	return m.datedPage(p, d, count, m.loc.Year(d.year), nil)
}

// datedPage makes the page p of a year or a month called title.
func (m *maker) datedPage(p *archivePage, d date, count int, title string, crumbs [][]link) (Page, error) {
	versions, err := m.whereStories(d)
	if err != nil {
		return Page{}, err
	}
	if p.frame, err = m.frame(title, versions); err != nil {
		return Page{}, err
	}
	p.Within, p.Crumbs = "", m.archiveCrumbs(crumbs, title)
	p.Heading, p.Count = m.text(title), m.loc.T("list.stories", "count", count)
	if p.Older, p.Newer, err = m.beside(d); err != nil {
		return Page{}, err
	}
	return m.page(http.StatusOK, "archive", p.frame, p)
}

// whereStories are the addresses of d in the editions that have stories of it,
// each by its own clock.
func (m *maker) whereStories(d date) (map[string]string, error) {
	all := map[string]string{}
	for _, e := range m.settings.Editions {
		zone := locale.For(e, m.settings.Zone).Location()
		last, _, err := m.view.Around(e.Tag, d.ends(zone), d.ends(zone))
		if err != nil {
			return nil, err
		}
		if last >= d.begins(zone) && last != 0 {
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
