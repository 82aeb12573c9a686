package search_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"galley/app/news"
	"galley/app/search"
)

// TestHostileQueries asks what no person means: each has an answer, or a
// sentence, before long. The limit is a bound against what explodes, not a
// measurement.
func TestHostileQueries(t *testing.T) {
	r := newRoom(t)
	for i := range 200 {
		r.publish(search.Document{ID: string(rune('a'+i%26)) + string(rune('a'+i/26)), Headline: "Harbour aaaa", Body: strings.Repeat("the harbour and aaaa, abab. ", 60)})
	}
	for name, text := range map[string]string{
		"10,000 letters":          strings.Repeat("a", 10_000),
		"5,000 words":             strings.Repeat("harbour ", 5_000),
		"different words":         strings.Join(strings.Split(strings.Repeat("harbour aaaa abab xyzw ", 700), " "), " q"),
		"function words":          strings.Repeat("the of and ", 900),
		"one function word":       "the",
		"function words, Arabic":  "من في على",
		"an unbalanced quotation": `"harbour and`,
		"quotation marks":         strings.Repeat(`"`, 10_000),
		"minus signs":             strings.Repeat("-", 10_000),
		"exclusions":              strings.Repeat("-harbour ", 2_000),
		"control characters":      "har\x00bour \x01\x02\x1b[31m",
		"not UTF-8":               "\xff\xfe harbour \xc3",
		"a regular expression":    "(a+)+$ ^(([a-z])+.)+[A-Z]([a-z])+$",
		"wild cards":              "*a*b*c* ????? har~2 harbour^9",
		"a script of no analysis": "ᚠᛇᚻ ᛒᛦᚦ ᚠᚱᚩᚠᚢᚱ",
		"a script without spaces": strings.Repeat("ภาษาไทย", 900),
		"marks":                   strings.Repeat("\u0301", 10_000),
		"conjunctions":            strings.Repeat("و", 10_000),
		"tildes":                  strings.Repeat("n", 5_000) + strings.Repeat("ñ", 3_000),
		"near words":              strings.Repeat("harbuor ", 8),
		"a long phrase":           `"` + strings.Repeat("harbour aaaa ", 700) + `"`,
		"filters":                 strings.Repeat("section:x tag:y from:2026 ", 500),
		"an empty filter":         "section: tag:\"\" from:",
		"a far date":              "from:99999999-99-99",
		"joined emoji":            strings.Repeat("👩‍👩‍👧", 2_000),
	} {
		t.Run(name, func(t *testing.T) {
			for _, prefix := range []bool{false, true} {
				begun := time.Now()
				_, err := r.Search(context.Background(), search.Query{Text: text, Public: true, Facets: true, Excerpts: true, Prefix: prefix})
				var told *news.Error
				if err != nil && !errors.As(err, &told) {
					t.Error(err)
				}
				if took := time.Since(begun); took > 5*time.Second {
					t.Errorf("took %v", took)
				}
			}
		})
	}
	if p := r.search(search.Query{Text: strings.Repeat("harbour ", 5_000), Public: true}); !p.Cut || p.Total == 0 {
		t.Errorf("a query that was cut: %v, %d found", p.Cut, p.Total)
	}
}

func TestManyPlaces(t *testing.T) {
	r := newRoom(t)
	r.publish(
		search.Document{ID: "often", Headline: "News", Body: strings.Repeat("night one. ", 30) + "night ferries. " + strings.Repeat("ferries two. ", 30)},
		search.Document{ID: "never", Headline: "News", Body: strings.Repeat("night one. ", 30) + strings.Repeat("ferries two. ", 30)},
		search.Document{ID: "late", Headline: "News", Body: strings.Repeat("word ", 20_000) + "night ferries"},
		search.Document{ID: "parts", Headline: "Every night", Standfirst: "Ferries sail."},
	)
	if got := r.found(`"night ferries"`); !sameSet(got, []string{"often", "late"}) {
		t.Errorf("found %v", got)
	}
}
