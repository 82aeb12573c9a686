package search

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

var hostile = []string{
	"", `"`, `"unbalanced`, `-`, `--`, `-"`, `section:`, `:`, `section:"x`, `date:..`, "from:9999999999", "\x00\x01\x02", "\xff\xfe",
	`(a+)+$`, `[[[[`, `a*b?c~`, strings.Repeat("a ", 5000), strings.Repeat("a", 10_000), strings.Repeat("the of and ", 900),
	strings.Repeat(`"`, 10_000), strings.Repeat("-", 10_000), strings.Repeat("ñ", 5000), strings.Repeat("و", 5000),
	strings.Repeat("\u0301", 5000), "ᚠᛇᚻ ᛒᛦᚦ", "ภาษาไทย", "日本語の文章", "\u202eabc\u202c", "a\u0300\u0301\u0302b", "👩‍👩‍👧",
}

// FuzzParse shows that a query is taken apart whatever it is, within its
// bounds, and that writing it out and reading it again changes nothing.
func FuzzParse(f *testing.F) {
	for _, text := range hostile {
		f.Add(text)
	}
	f.Add(`night "the ferries" -port tag:sea -section:"far away" from:2026`)
	f.Fuzz(func(t *testing.T, text string) {
		first := parse(text)
		if len(first.clauses)+len(first.filters) > mostClauses {
			t.Fatalf("%d clauses", len(first.clauses)+len(first.filters))
		}
		for _, filter := range first.filters {
			begin, end, err := filter.dates(time.UTC)
			if err == nil && begin != 0 && end != 0 && begin >= end && !strings.Contains(filter.value, "..") {
				t.Errorf("%s:%s is from %v to %v", filter.name, filter.value, begin, end)
			}
		}
		a := analysers.Get().(*analyser)
		defer analysers.Put(a)
		for tongue := range tongues {
			for _, c := range read(first.clauses, tongue, a).required {
				if len(c) == 0 || len(c) > mostClauses {
					t.Errorf("a clause of %d words", len(c))
				}
			}
		}
	})
}

// FuzzExcerpt shows that an excerpt is whole: its fragments are valid, in the
// order of the text, and marks stand on whole words.
func FuzzExcerpt(f *testing.F) {
	for _, text := range hostile {
		f.Add("night", text)
		f.Add(text, "The night ferries "+text+" الكِتَابُ")
	}
	f.Fuzz(func(t *testing.T, query, text string) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		a := analysers.Get().(*analyser)
		defer analysers.Put(a)
		for _, language := range []string{"en", "ar", "ja"} {
			s := &search{}
			s.read(parse(query).clauses, a)
			var starts, ends []int
			words(text, func(w word) bool {
				starts, ends = append(starts, w.start), append(ends, w.end)
				return true
			})
			w := s.marker(language, a).window(text)
			if w.start < 0 || w.start > w.end || w.end > len(text) {
				t.Fatalf("%d to %d of %d", w.start, w.end, len(text))
			}
			for _, found := range w.found {
				if !slices.Contains(starts, found.start) || !slices.Contains(ends, found.end) {
					t.Errorf("%v is no word of %q", found, text)
				}
			}
			var b strings.Builder
			for _, fragment := range w.fragments() {
				if !utf8.ValidString(fragment.Text) {
					t.Errorf("fragment %q of %q", fragment.Text, text)
				}
				b.WriteString(fragment.Text)
			}
			shown := strings.TrimSuffix(strings.TrimPrefix(b.String(), "… "), " …")
			if !strings.Contains(oneSpaced(text), strings.TrimSpace(shown)) {
				t.Errorf("%q is not in %q", shown, text)
			}
		}
	})
}

// FuzzArabic shows that any word has a stem, that folding is done at once, and
// that a known word and its stem with the article are one.
func FuzzArabic(f *testing.F) {
	for word := range arabicForms {
		f.Add(word)
	}
	for _, word := range []string{"", "و", "ال", "وال", "والله", "ها", "ات", strings.Repeat("وال", 50)} {
		f.Add(word)
	}
	f.Fuzz(func(t *testing.T, word string) {
		folded := fold(word)
		if again := fold(folded); again != folded {
			t.Errorf("%q folds to %q and then to %q", word, folded, again)
		}
		term, also := stemArabic(folded)
		if len(term) > len(folded)+8 || !utf8.ValidString(term) && utf8.ValidString(word) {
			t.Errorf("%q has the stem %q", word, term)
		}
		if also != "" && also == term {
			t.Errorf("%q has its stem twice", word)
		}
		if isKnownArabic(folded) && !isKnownArabic("ال"+folded) && utf8.RuneCountInString(folded) > 2 {
			if with, _ := stemArabic("ال" + folded); with != term {
				t.Errorf("%q has the stem %q, with its article %q", folded, term, with)
			}
		}
	})
}
