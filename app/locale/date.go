package locale

import (
	"strconv"
	"strings"
	"time"

	"galley/app/news"
)

// in is m on the edition's clock.
func (l *Locale) in(m news.Moment) time.Time { return m.Time().In(l.zone) }

// date fills in one of the catalogue's date patterns.
func (l *Locale) date(pattern, month string, t time.Time) string {
	text, _ := l.words.sentence("date."+pattern, map[string]string{
		"weekday": l.months.days[t.Weekday()],
		"day":     l.Digits(strconv.Itoa(t.Day())),
		"month":   month,
		"year":    l.Digits(strconv.Itoa(t.Year())),
	}, nil)
	return text
}

// Date is the day of m in full: 8 June 2026. Never is empty, here as in all
// that follows.
func (l *Locale) Date(m news.Moment) string {
	if m == 0 {
		return ""
	}
	t := l.in(m)
	return l.date("full", l.months.wide[t.Month()-1], t)
}

// DayMonth is the day of m without its year, as running text has it: 8 June.
func (l *Locale) DayMonth(m news.Moment) string {
	if m == 0 {
		return ""
	}
	t := l.in(m)
	return l.date("day_month", l.months.wide[t.Month()-1], t)
}

// ShortDate is the day of m without its year, as lists have it: 8 Jun.
func (l *Locale) ShortDate(m news.Moment) string {
	if m == 0 {
		return ""
	}
	t := l.in(m)
	return l.date("short", l.months.short[t.Month()-1], t)
}

// ListDate is the day of m as lists show it: without its year in the year of
// now, else with it.
func (l *Locale) ListDate(m, now news.Moment) string {
	if m == 0 {
		return ""
	}
	t := l.in(m)
	if t.Year() == l.in(now).Year() {
		return l.ShortDate(m)
	}
	return l.date("short_year", l.months.short[t.Month()-1], t)
}

// LongDate is the day of m with its weekday, as it stands by itself at the
// head of a page: Monday 8 June 2026.
func (l *Locale) LongDate(m news.Moment) string {
	if m == 0 {
		return ""
	}
	t := l.in(m)
	return capital(l.date("long", l.months.wide[t.Month()-1], t)) // Spanish days are small but for here
}

// Time is the hour of m: 09:20.
func (l *Locale) Time(m news.Moment) string {
	if m == 0 {
		return ""
	}
	return l.Digits(l.in(m).Format("15:04"))
}

// DateTime is the day and the hour of m: 28 Dec 2022 22:32.
func (l *Locale) DateTime(m news.Moment) string {
	if m == 0 {
		return ""
	}
	t := l.in(m)
	text, _ := l.words.sentence("date.moment", map[string]string{
		"date": l.date("short_year", l.months.short[t.Month()-1], t),
		"time": l.Time(m),
	}, nil)
	return text
}

// Zone is the edition's zone in words, with its distance from UTC at m:
// Madrid time (UTC+2).
func (l *Locale) Zone(m news.Moment) string {
	t := l.in(m)
	name := l.zone.String()
	if name == "UTC" || strings.HasPrefix(name, "Etc/") || !strings.Contains(name, "/") {
		if _, seconds := t.Zone(); seconds == 0 {
			return l.T("clock.utc")
		}
		return l.offset(t)
	}
	city := name[strings.LastIndexByte(name, '/')+1:]
	if key := "zone." + name; l.has(key) {
		city = l.T(key)
	} else {
		city = strings.ReplaceAll(city, "_", " ")
	}
	return l.T("clock.zone", "city", city, "offset", l.offset(t))
}

// offset is how far t's clock is from UTC: UTC+2, UTC+5:30.
func (l *Locale) offset(t time.Time) string {
	_, seconds := t.Zone()
	text := ""
	switch {
	case seconds > 0:
		text = "+"
	case seconds < 0:
		text, seconds = "−", -seconds
	}
	if seconds != 0 {
		text += strconv.Itoa(seconds / 3600)
	}
	if minutes := seconds % 3600 / 60; minutes != 0 {
		text += ":" + strconv.Itoa(minutes)
	}
	written, _ := l.words.sentence("clock.offset", map[string]string{"offset": l.Digits(text)}, nil)
	return written
}
