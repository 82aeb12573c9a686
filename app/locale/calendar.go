package locale

import (
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/language"
)

// firstDays are the territories whose week does not begin on Monday, as CLDR
// has it.
var firstDays = map[time.Weekday]string{
	time.Friday:   "MV",
	time.Saturday: "AE AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY",
	time.Sunday: "AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK PR PS " +
		"PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW",
}

// weekOf is the day on which weeks begin for tag. English without a territory
// is the world's, as its dates are, not the United States'.
func weekOf(tag language.Tag) time.Weekday {
	region, sure := tag.Region()
	if base, _ := tag.Base(); sure != language.Exact && base.String() == "en" {
		return time.Monday
	}
	for day, regions := range firstDays {
		if strings.Contains(regions, region.String()) {
			return day
		}
	}
	return time.Monday
}

// Week are the days of a week in their order.
func (l *Locale) Week() []time.Weekday {
	week := make([]time.Weekday, 7)
	for i := range week {
		week[i] = (l.week + time.Weekday(i)) % 7
	}
	return week
}

// Weekday is the name of a day: Monday.
func (l *Locale) Weekday(d time.Weekday) string { return l.months.days[d] }

// ShortWeekday is the same where there is little room: Mon.
func (l *Locale) ShortWeekday(d time.Weekday) string { return l.months.abbr[d] }

// Month is the name of a month as it stands by itself: June.
func (l *Locale) Month(m time.Month) string { return capital(l.months.wide[m-1]) }

// MonthYear is a month of a year as it stands at the head of a page: June 2026.
func (l *Locale) MonthYear(year int, m time.Month) string {
	text, _ := l.words.sentence("date.month_year", map[string]string{
		"month": l.months.wide[m-1], "year": l.Year(year),
	}, nil)
	return capital(text)
}

// Year is a year: 2026.
func (l *Locale) Year(year int) string { return l.Digits(strconv.Itoa(year)) }
