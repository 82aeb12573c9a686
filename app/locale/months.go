package locale

import (
	"strings"
	"time"

	"github.com/go-playground/locales"
	"github.com/go-playground/locales/ar"
	"github.com/go-playground/locales/ar_LB"
	"github.com/go-playground/locales/en"
	"github.com/go-playground/locales/es"
	"golang.org/x/text/language"
)

// months are an edition's names of months and days.
type months struct {
	wide, short [12]string // from January
	days, abbr  [7]string  // from Sunday
}

// The names that the Maghreb uses. The locales package has them incomplete.
var (
	moroccan = [12]string{"يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر"}
	algerian = [12]string{"جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"}
)

// monthsOf are the names of tag; double puts the Levant's name of an Arabic
// month beside the other one: حزيران/يونيو.
func monthsOf(tag language.Tag, double bool) months {
	base, _ := tag.Base()
	switch base.String() {
	case "ar":
		return arabicMonths(tag, double)
	case "es":
		return namesFrom(es.New())
	}
	return namesFrom(en.New())
}

func namesFrom(t locales.Translator) months {
	var m months
	for i := range m.wide {
		month := time.Month(i + 1)
		m.wide[i] = t.MonthWide(month)
		m.short[i] = strings.TrimSuffix(t.MonthAbbreviated(month), ".") // Galley writes 8 jun
	}
	for i := range m.days {
		m.days[i] = t.WeekdayWide(time.Weekday(i))
		m.abbr[i] = strings.TrimSuffix(t.WeekdayAbbreviated(time.Weekday(i)), ".")
	}
	return m
}

func arabicMonths(tag language.Tag, double bool) months {
	m, levant := namesFrom(ar.New()), namesFrom(ar_LB.New())
	if double {
		for i := range m.wide {
			m.wide[i] = levant.wide[i] + "/" + m.wide[i]
		}
		m.short = m.wide
		return m
	}
	region, _ := tag.Region()
	switch region.String() {
	case "IQ", "JO", "LB", "PS", "SY":
		return levant
	case "MA", "EH":
		m.wide, m.short = moroccan, moroccan
	case "DZ", "TN":
		m.wide, m.short = algerian, algerian
	}
	return m
}
