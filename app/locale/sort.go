package locale

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
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
