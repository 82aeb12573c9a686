package locale_test

import (
	"strings"
	"testing"
	"time"

	"galley/app/locale"
	"galley/app/news"
)

var evening = news.At(time.Date(2022, time.December, 28, 22, 32, 0, 0, time.UTC))

func TestDates(t *testing.T) {
	for _, c := range []struct {
		edition                                     news.Edition
		date, dayMonth, short, moment, long, listed string
	}{
		{news.Edition{Tag: "en"}, "28 December 2022", "28 December", "28 Dec", "28 Dec 2022 22:32", "Wednesday 28 December 2022", "28 Dec 2022"},
		{news.Edition{Tag: "es"}, "28 de diciembre de 2022", "28 de diciembre", "28 dic", "28 dic 2022, 22:32", "Miércoles 28 de diciembre de 2022", "28 dic 2022"},
		{news.Edition{Tag: "ar"}, "٢٨ ديسمبر ٢٠٢٢", "٢٨ ديسمبر", "٢٨ ديسمبر", "٢٨ ديسمبر ٢٠٢٢، ٢٢:٣٢", "الأربعاء ٢٨ ديسمبر ٢٠٢٢", "٢٨ ديسمبر ٢٠٢٢"},
		{news.Edition{Tag: "ar", Digits: "latn"}, "28 ديسمبر 2022", "28 ديسمبر", "28 ديسمبر", "28 ديسمبر 2022، 22:32", "الأربعاء 28 ديسمبر 2022", "28 ديسمبر 2022"},
		{news.Edition{Tag: "ar-MA", Digits: "auto"}, "28 دجنبر 2022", "28 دجنبر", "28 دجنبر", "28 دجنبر 2022، 22:32", "الأربعاء 28 دجنبر 2022", "28 دجنبر 2022"},
		{news.Edition{Tag: "ar-TN", Digits: "arab"}, "٢٨ ديسمبر ٢٠٢٢", "٢٨ ديسمبر", "٢٨ ديسمبر", "٢٨ ديسمبر ٢٠٢٢، ٢٢:٣٢", "الأربعاء ٢٨ ديسمبر ٢٠٢٢", "٢٨ ديسمبر ٢٠٢٢"},
		{news.Edition{Tag: "ar-LB"}, "٢٨ كانون الأول ٢٠٢٢", "٢٨ كانون الأول", "٢٨ كانون الأول", "٢٨ كانون الأول ٢٠٢٢، ٢٢:٣٢", "الأربعاء ٢٨ كانون الأول ٢٠٢٢", "٢٨ كانون الأول ٢٠٢٢"},
		{news.Edition{Tag: "ar", DoubleMonths: true}, "٢٨ كانون الأول/ديسمبر ٢٠٢٢", "٢٨ كانون الأول/ديسمبر", "٢٨ كانون الأول/ديسمبر", "٢٨ كانون الأول/ديسمبر ٢٠٢٢، ٢٢:٣٢", "الأربعاء ٢٨ كانون الأول/ديسمبر ٢٠٢٢", "٢٨ كانون الأول/ديسمبر ٢٠٢٢"},
	} {
		l := locale.For(c.edition, "UTC")
		now := evening.Add(24 * 365 * time.Hour)
		for name, pair := range map[string][2]string{
			"Date": {l.Date(evening), c.date}, "DayMonth": {l.DayMonth(evening), c.dayMonth}, "ShortDate": {l.ShortDate(evening), c.short},
			"DateTime": {l.DateTime(evening), c.moment}, "LongDate": {l.LongDate(evening), c.long},
			"ListDate in another year": {l.ListDate(evening, now), c.listed},
			"ListDate in its year":     {l.ListDate(evening, evening), c.short},
		} {
			if pair[0] != pair[1] {
				t.Errorf("%+v %s: got %q, want %q", c.edition, name, pair[0], pair[1])
			}
		}
	}
}

func TestMonths(t *testing.T) {
	for tag, want := range map[string]string{
		"en":    "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
		"es":    "ene feb mar abr may jun jul ago sept oct nov dic",
		"ar":    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
		"ar-DZ": "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر",
		"ar-MA": "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر",
	} {
		l := locale.For(news.Edition{Tag: tag, Digits: "latn"}, "UTC")
		var names []string
		for month := time.January; month <= time.December; month++ {
			_, name, _ := strings.Cut(l.ShortDate(news.At(time.Date(2026, month, 1, 0, 0, 0, 0, time.UTC))), " ")
			names = append(names, name)
		}
		if got := strings.Join(names, " "); got != want {
			t.Errorf("months of %s: got %s, want %s", tag, got, want)
		}
	}
	june := news.At(time.Date(2026, time.June, 8, 0, 0, 0, 0, time.UTC))
	if got := locale.For(news.Edition{Tag: "ar", DoubleMonths: true}, "UTC").ShortDate(june); got != "٨ حزيران/يونيو" {
		t.Errorf("a double month: %q", got)
	}
}

func TestNever(t *testing.T) {
	l := locale.For(news.Edition{Tag: "en"}, "UTC")
	if got := l.Date(0) + l.DayMonth(0) + l.ShortDate(0) + l.ListDate(0, evening) + l.LongDate(0) + l.Time(0) + l.DateTime(0); got != "" {
		t.Errorf("never reads %q", got)
	}
}

func TestZones(t *testing.T) {
	june := news.At(time.Date(2026, time.June, 8, 7, 20, 0, 0, time.UTC))
	for _, c := range []struct{ tag, own, room, time, zone string }{
		{"en", "", "UTC", "07:20", "UTC"},
		{"ar", "", "UTC", "٠٧:٢٠", "التوقيت العالمي"},
		{"en", "", "Europe/Madrid", "09:20", "Madrid time (UTC+2)"},
		{"es", "", "Europe/London", "08:20", "hora de Londres (UTC+1)"},
		{"ar", "", "Asia/Beirut", "١٠:٢٠", "توقيت بيروت (غرينتش+٣)"},
		{"es", "America/La_Paz", "Europe/Madrid", "03:20", "hora de La Paz (UTC−4)"},
		{"en", "", "Asia/Kolkata", "12:50", "Kolkata time (UTC+5:30)"},
		{"en", "", "America/Port_of_Spain", "03:20", "Port of Spain time (UTC−4)"},
		{"ar", "", "America/Port_of_Spain", "٠٣:٢٠", "توقيت \u2068Port of Spain\u2069 (غرينتش−٤)"},
		{"en", "", "Etc/GMT-3", "10:20", "UTC+3"},
		{"en", "", "Nowhere/Land", "07:20", "UTC"},
	} {
		l := locale.For(news.Edition{Tag: c.tag, Zone: c.own}, c.room)
		if got := l.Time(june); got != c.time {
			t.Errorf("%s in %s%s: time %q, want %q", c.tag, c.own, c.room, got, c.time)
		}
		if got := l.Zone(june); got != c.zone {
			t.Errorf("%s in %s%s: zone %q, want %q", c.tag, c.own, c.room, got, c.zone)
		}
	}
	if got := locale.For(news.Edition{Tag: "en"}, "Europe/Madrid").Zone(evening); got != "Madrid time (UTC+1)" {
		t.Errorf("in winter: %q", got)
	}
}

func TestLocale(t *testing.T) {
	for _, c := range []struct{ tag, language, direction, name string }{
		{"en", "en", "ltr", "English"},
		{"es", "es", "ltr", "Español"},
		{"es-MX", "es", "ltr", "Español de México"},
		{"ar", "ar", "rtl", "العربية"},
		{"ar-LB", "ar", "rtl", "العربية"},
		{"fa", "fa", "rtl", "فارسی"},
	} {
		l := locale.For(news.Edition{Tag: c.tag}, "UTC")
		if l.Tag() != c.tag || l.Language() != c.language || l.Direction() != c.direction || l.Name() != c.name {
			t.Errorf("%s: got %s %s %s %s", c.tag, l.Tag(), l.Language(), l.Direction(), l.Name())
		}
	}
}
