package locale

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// SortBy puts items in the order of their names as the language of l has it:
// CLDR's collation, Arabic without regard to ال and to the seat of hamza.
// Items with equal names keep their order.
func SortBy[T any](l *Locale, items []T, name func(T) string) {
	collator := l.collator.Get().(*collate.Collator)
	defer l.collator.Put(collator)

	type keyed struct {
		key  string
		item T
	}
	var buffer collate.Buffer
	sorted := make([]keyed, len(items))
	for i, item := range items {
		sorted[i] = keyed{string(collator.KeyFromString(&buffer, arabicSortForm(name(item)))), item}
		buffer.Reset()
	}
	slices.SortStableFunc(sorted, func(a, b keyed) int { return cmp.Compare(a.key, b.key) })
	for i, s := range sorted {
		items[i] = s.item
	}
}

// Initial is the letter under which an index has name: without diacritics but
// for Spanish Ñ, in Arabic that after the article, without hamza. What begins
// with no letter stands under #.
func (l *Locale) Initial(name string) string {
	name = strings.TrimLeftFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
	first, _ := utf8.DecodeRuneInString(arabicSortForm(name))
	if !unicode.IsLetter(first) {
		return "#"
	}
	letter := string(unicode.ToUpper(first))
	if l.base == "es" && letter == "Ñ" {
		return letter
	}
	base, _ := utf8.DecodeRuneInString(norm.NFD.String(letter))
	return string(base)
}

func newCollator(tag language.Tag) func() any {
	return func() any { return collate.New(tag, collate.Numeric) }
}

var hamza = strings.NewReplacer("أ", "ا", "إ", "ا", "آ", "ا", "ٱ", "ا", "ؤ", "و", "ئ", "ي", "ـ", "")

// arabicSortForm drops the article of each word and the seats of hamza. The
// article is a bare ال: إلياس does not begin with one.
func arabicSortForm(name string) string {
	words := strings.Fields(name)
	for i, word := range words {
		if rest, found := strings.CutPrefix(word, "ال"); found && len([]rune(rest)) >= 2 {
			words[i] = rest
		}
	}
	return hamza.Replace(strings.Join(words, " "))
}
