package fts5_test

import (
	"slices"
	"testing"
	"time"

	"galley/build/bench/fts5"
)

func open(t *testing.T) *fts5.Index {
	t.Helper()
	x, err := fts5.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	day := func(n int) time.Time { return time.Date(2020, 1, n, 0, 0, 0, 0, time.UTC) }
	err = x.Add([]fts5.Document{
		{Row: 1, Headline: "night ferri", Body: "port reopen night", Section: "economy", Published: day(1)},
		{Row: 2, Headline: "elect", Body: "ferri sail night", Section: "economy", Published: day(9)},
		{Row: 3, Headline: "مدرس جديد", Body: "night", Tags: "ferri", Section: "health", Published: day(3)},
	})
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func TestSearch(t *testing.T) {
	x := open(t)
	from, to := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2020, 1, 5, 0, 0, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		query fts5.Query
		want  []int64
	}{
		"a word, the headline first": {fts5.Query{Terms: []string{"elect"}}, []int64{2}},
		"two words":                  {fts5.Query{Terms: []string{"ferri", "port"}}, []int64{1}},
		"a phrase":                   {fts5.Query{Terms: []string{"night", "ferri"}, Phrase: true}, []int64{1}},
		"a prefix":                   {fts5.Query{Terms: []string{"sai"}, Prefix: true}, []int64{2}},
		"another script":             {fts5.Query{Terms: []string{"مدرس"}}, []int64{3}},
		"a word within":              {fts5.Query{Terms: []string{"night"}, Section: "economy", From: from, To: to}, []int64{1}},
		"a section, newest first":    {fts5.Query{Section: "economy", From: from, To: to.AddDate(0, 1, 0)}, []int64{2, 1}},
		"quotation marks":            {fts5.Query{Terms: []string{`po"rt`}}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			c.query.Limit = 10
			hits, err := x.Search(c.query)
			if err != nil {
				t.Fatal(err)
			}
			var rows []int64
			for _, h := range hits {
				rows = append(rows, h.Row)
			}
			if !slices.Equal(rows, c.want) {
				t.Errorf("found %v, want %v", rows, c.want)
			}
		})
	}
}

func TestAnExcerptMarksTheTerms(t *testing.T) {
	hits, err := open(t).Search(fts5.Query{Terms: []string{"sail"}, Limit: 10, Excerpts: true})
	if err != nil || len(hits) != 1 || hits[0].Excerpt != "ferri [sail] night" {
		t.Errorf("got %v, %v", hits, err)
	}
}

func TestAReplacedStoryIsFoundByItsNewWordsAlone(t *testing.T) {
	x := open(t)
	if err := x.Add([]fts5.Document{{Row: 1, Headline: "harbour", Section: "economy"}}); err != nil {
		t.Fatal(err)
	}
	for term, want := range map[string]int{"harbour": 1, "port": 0, "ferri": 2} {
		if got, err := x.Holds(term); err != nil || got != want {
			t.Errorf("%s is held by %d (%v), want %d", term, got, err, want)
		}
	}
	if err := x.Optimise(); err != nil {
		t.Fatal(err)
	}
	if size, err := x.Size(); err != nil || size == 0 {
		t.Errorf("size %d, %v", size, err)
	}
}
