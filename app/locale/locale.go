package locale

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
	"golang.org/x/text/message"

	"galley/app/news"
)

// Locale writes for one edition: in its language, its digits and its zone.
// It is safe for use by several goroutines.
type Locale struct {
	tag      string
	base     string
	name     string
	rtl      bool
	zone     *time.Location
	months   months
	week     time.Weekday // on which it begins
	digits   []rune       // ten, from zero; nil for 0123
	grouped  int          // the smallest number whose thousands are parted
	numbers  *message.Printer
	words    *catalogue
	collator sync.Pool // of *collate.Collator, which serves one at a time
}

// request is what a Locale is made from.
type request struct {
	edition news.Edition
	zone    string
}

var made sync.Map // request → *Locale

// For is the locale of edition e in a room whose zone is zone (IANA); the
// edition's own zone wins, and one that is not known reads as UTC.
func For(e news.Edition, zone string) *Locale {
	if e.Zone != "" {
		zone = e.Zone
	}
	asked := request{e, zone}
	if l, found := made.Load(asked); found {
		return l.(*Locale)
	}
	l, _ := made.LoadOrStore(asked, build(e, zone))
	return l.(*Locale)
}

func build(e news.Edition, zone string) *Locale {
	tag := language.Make(e.Tag)
	location, err := time.LoadLocation(zone)
	if err != nil {
		location = time.UTC
	}
	l := &Locale{
		tag: e.Tag, base: news.Base(e.Tag), name: ownName(tag, e.Tag),
		rtl: rightToLeft(tag), zone: location,
		months: monthsOf(tag, e.DoubleMonths), week: weekOf(tag), words: catalogueFor(news.Base(e.Tag)),
	}
	l.digits, l.grouped, l.numbers = numbering(tag, e.Digits)
	l.collator.New = newCollator(tag)
	return l
}

// Tag is the edition's BCP 47 tag.
func (l *Locale) Tag() string { return l.tag }

// Language is the tag's base language.
func (l *Locale) Language() string { return l.base }

// Direction is "rtl" or "ltr".
func (l *Locale) Direction() string {
	if l.rtl {
		return "rtl"
	}
	return "ltr"
}

// Name is the language's name in itself: English, Español, العربية.
func (l *Locale) Name() string { return l.name }

// Location is the zone in which the locale tells time.
func (l *Locale) Location() *time.Location { return l.zone }

// T is the catalogue's text for key. args are names and values by turns; a
// number is written in the edition's digits, and one named count chooses the
// plural form. A value that runs against the language's direction is
// isolated. A key that is in no catalogue is returned as it is.
func (l *Locale) T(key string, args ...any) string {
	if len(args) == 0 {
		if text, found := l.words.word(key); found {
			return text
		}
		return key
	}
	values := make(map[string]string, len(args)/2)
	var count any
	for pair := range slices.Chunk(args, 2) {
		name := fmt.Sprint(pair[0])
		if len(pair) == 1 {
			break
		}
		switch value := pair[1].(type) {
		case int:
			values[name] = l.Number(value)
			if name == "count" {
				count = value
			}
		case string:
			values[name] = l.isolate(value)
		default:
			values[name] = l.isolate(fmt.Sprint(value))
		}
	}
	if text, found := l.words.sentence(key, values, count); found {
		return text
	}
	return key
}

// has says whether the catalogue has a text for key.
func (l *Locale) has(key string) bool {
	_, found := l.words.word(key)
	return found
}

// isolate keeps text that runs the other way from reordering its sentence:
// words of the other direction, and, in a sentence from the right, figures
// joined by a sign that would turn them around.
func (l *Locale) isolate(text string) string {
	const firstStrong, pop = "\u2068", "\u2069"
	own := false
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		if unicode.In(r, rightToLeftScripts...) != l.rtl {
			return firstStrong + text + pop
		}
		own = true
	}
	if l.rtl && !own && strings.ContainsAny(text, "-+") {
		return firstStrong + text + pop
	}
	return text
}

// rightToLeftScripts are the scripts of the languages in use that run from
// right to left.
var rightToLeftScripts = []*unicode.RangeTable{unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko}

func rightToLeft(tag language.Tag) bool {
	script, _ := tag.Script()
	switch script.String() {
	case "Arab", "Hebr", "Syrc", "Thaa", "Nkoo":
		return true
	}
	return false
}

func ownName(tag language.Tag, fallback string) string {
	name := display.Self.Name(tag)
	if name == "" {
		return fallback
	}
	return capital(name)
}

// capital is text with a capital first letter.
func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return text
	}
	return string(unicode.ToTitle(first)) + text[size:]
}
