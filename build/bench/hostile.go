package main

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"galley/app/news"
	"galley/app/search"
	"galley/build/bench/report"
)

// hostile are questions that nobody means, made of the archive's own words,
// for what costs most is what most stories have.
func hostile(asked []query) []search.Query {
	var frequent []string
	for i, q := range asked {
		if i%len(bands) == 0 { // drawn from the first band
			frequent = append(frequent, strings.Fields(q.text)...)
		}
	}
	many := func(n int) string { return strings.Join(frequent[:min(n, len(frequent))], " ") }
	var list []search.Query
	for _, text := range []string{
		strings.Repeat("a", 10_000),
		many(len(frequent)),
		`"` + many(24) + `"`,
		many(24),
		strings.Repeat(frequent[0]+" ", 2_000),
		"-" + strings.Join(frequent[:24], " -"),
		"the of and", "de la que el", "من في على",
		`"` + frequent[0] + " " + frequent[3],
		strings.Repeat(`"`, 10_000),
		"har\x00bour \x01\x1b[31m \xff\xfe",
		"(a+)+$ ^(([a-z])+.)+[A-Z]([a-z])+$",
		"*a*b*c* ????? har~2 harbour^9",
		"ᚠᛇᚻ ᛒᛦᚦ ᚠᚱᚩᚠᚢᚱ", strings.Repeat("ภาษาไทย", 900), "新聞社說",
		"governmentt electionss partliament ministerr",
		strings.Repeat("و", 10_000), "e", "ا",
	} {
		for _, prefix := range []bool{false, true} {
			list = append(list, search.Query{Text: text, Public: true, Prefix: prefix, Limit: perPage})
		}
	}
	return list
}

// worst measures the slowest of the hostile questions; each has an answer or a
// sentence.
func (a answering) worst(asked []query) ([]report.Figure, error) {
	var slowest []float64
	for range report.Rounds {
		var times []float64
		for _, q := range hostile(asked) {
			begun := time.Now()
			_, err := a.ours.Search(context.Background(), q)
			times = append(times, float64(time.Since(begun))/float64(time.Millisecond))
			var told *news.Error
			if err != nil && !errors.As(err, &told) {
				return nil, err
			}
		}
		slowest = append(slowest, slices.Max(times))
	}
	return []report.Figure{{Name: "the slowest of 42 questions that nobody means", Unit: "ms", Values: slowest, Owed: report.Owed{Value: 100}}}, nil
}
