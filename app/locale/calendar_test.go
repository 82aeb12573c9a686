package locale_test

import (
	"testing"
	"time"

	"galley/app/locale"
	"galley/app/news"
)

func TestWeeksBeginWhereTheTerritorySays(t *testing.T) {
	for tag, want := range map[string]time.Weekday{
		"en": time.Monday, "en-GB": time.Monday, "en-US": time.Sunday, "es": time.Monday, "es-MX": time.Sunday,
		"ar": time.Saturday, "ar-EG": time.Saturday, "ar-LB": time.Monday, "ar-SA": time.Sunday, "ar-MA": time.Monday,
	} {
		week := locale.For(news.Edition{Tag: tag}, "UTC").Week()
		if len(week) != 7 || week[0] != want || week[6] != (want+6)%7 {
			t.Errorf("%s: %v", tag, week)
		}
	}
}

func TestMonthsAndYearsStandByThemselves(t *testing.T) {
	for tag, want := range map[string][3]string{
		"en": {"June", "June 2026", "Monday"},
		"es": {"Junio", "Junio de 2026", "lunes"},
		"ar": {"يونيو", "يونيو ٢٠٢٦", "الاثنين"},
	} {
		l := locale.For(news.Edition{Tag: tag}, "UTC")
		if got := [3]string{l.Month(time.June), l.MonthYear(2026, time.June), l.Weekday(time.Monday)}; got != want {
			t.Errorf("%s: %q, want %q", tag, got, want)
		}
	}
}
