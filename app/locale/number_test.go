package locale_test

import (
	"testing"

	"galley/app/locale"
	"galley/app/news"
)

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		edition                              news.Edition
		thousands, tenThousands, half, fours string
	}{
		{news.Edition{Tag: "en"}, "2,114", "12,450", "3.5", "1,234.50"},
		{news.Edition{Tag: "es"}, "2114", "12.450", "3,5", "1234,50"},
		{news.Edition{Tag: "es-ES"}, "2114", "12.450", "3,5", "1234,50"},
		{news.Edition{Tag: "es-MX"}, "2,114", "12,450", "3.5", "1,234.50"},
		{news.Edition{Tag: "es-AR"}, "2.114", "12.450", "3,5", "1.234,50"},
		{news.Edition{Tag: "ar"}, "٢٬١١٤", "١٢٬٤٥٠", "٣٫٥", "١٬٢٣٤٫٥٠"},
		{news.Edition{Tag: "ar", Digits: "auto"}, "٢٬١١٤", "١٢٬٤٥٠", "٣٫٥", "١٬٢٣٤٫٥٠"},
		{news.Edition{Tag: "ar-LB"}, "٢٬١١٤", "١٢٬٤٥٠", "٣٫٥", "١٬٢٣٤٫٥٠"},
		{news.Edition{Tag: "ar", Digits: "latn"}, "2,114", "12,450", "3.5", "1,234.50"},
		{news.Edition{Tag: "ar-MA"}, "2.114", "12.450", "3,5", "1.234,50"},
		{news.Edition{Tag: "ar-DZ", Digits: "arab"}, "٢٬١١٤", "١٢٬٤٥٠", "٣٫٥", "١٬٢٣٤٫٥٠"},
	} {
		l := locale.For(c.edition, "UTC")
		if got := []string{l.Number(2114), l.Number(12450), l.Decimal(3.5, 1), l.Decimal(1234.5, 2)}; got[0] != c.thousands || got[1] != c.tenThousands || got[2] != c.half || got[3] != c.fours {
			t.Errorf("%+v: got %q", c.edition, got)
		}
	}
}

func TestDigits(t *testing.T) {
	for _, c := range []struct {
		edition news.Edition
		want    string
	}{
		{news.Edition{Tag: "en"}, "Page 10 of 29"},
		{news.Edition{Tag: "ar"}, "Page ١٠ of ٢٩"},
		{news.Edition{Tag: "ar", Digits: "latn"}, "Page 10 of 29"},
		{news.Edition{Tag: "en", Digits: "arab"}, "Page ١٠ of ٢٩"},
	} {
		if got := locale.For(c.edition, "UTC").Digits("Page 10 of 29"); got != c.want {
			t.Errorf("%+v: got %q, want %q", c.edition, got, c.want)
		}
	}
}
