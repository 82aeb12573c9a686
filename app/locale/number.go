package locale

import (
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

var arabicDigits = []rune("٠١٢٣٤٥٦٧٨٩")

// numbering is how an edition writes numbers: the digits that Galley puts
// into dates and times, the smallest number it groups, and CLDR's printer.
func numbering(tag language.Tag, digits string) ([]rune, int, *message.Printer) {
	base, _ := tag.Base()
	region, confidence := tag.Region()
	grouped := 1_000
	if base.String() == "es" && (confidence != language.Exact || region.String() == "ES") {
		grouped = 10_000 // CLDR's minimumGroupingDigits 2; Latin America groups from 1,000
	}
	switch {
	case digits == "arab", digits != "latn" && base.String() == "ar" && !westernDigits(region):
		// The region's own data name Western digits only: CLDR's separators for
		// ٠١٢٣ are those of the bare language.
		return arabicDigits, grouped, message.NewPrinter(language.MustParse("ar-u-nu-arab"))
	case base.String() == "ar":
		western, err := tag.SetTypeForKey("nu", "latn")
		if err != nil {
			western = tag
		}
		return nil, grouped, message.NewPrinter(western)
	}
	return nil, grouped, message.NewPrinter(tag)
}

// westernDigits says where Arabic is written with 0123, after CLDR.
func westernDigits(region language.Region) bool {
	switch region.String() {
	case "AE", "DZ", "EH", "LY", "MA", "TN":
		return true
	}
	return false
}

// Number is n in the edition's digits, its thousands parted.
func (l *Locale) Number(n int) string {
	if -l.grouped < n && n < l.grouped {
		return l.numbers.Sprint(number.Decimal(n, number.NoSeparator()))
	}
	return l.numbers.Sprint(number.Decimal(n))
}

// Decimal is f with so many places.
func (l *Locale) Decimal(f float64, places int) string {
	options := []number.Option{number.MinFractionDigits(places), number.MaxFractionDigits(places)}
	if -float64(l.grouped) < f && f < float64(l.grouped) {
		options = append(options, number.NoSeparator())
	}
	return l.numbers.Sprint(number.Decimal(f, options...))
}

// Digits puts the digits 0 to 9 of s into the edition's and leaves the rest.
func (l *Locale) Digits(s string) string {
	if l.digits == nil {
		return s
	}
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return l.digits[r-'0']
		}
		return r
	}, s)
}
