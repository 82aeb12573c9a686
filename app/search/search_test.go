package search_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"galley/app/news"
	"galley/app/search"
)

func TestWhereAWordStands(t *testing.T) {
	r := newRoom(t)
	filler := strings.Repeat("The council met again about the budget. ", 30)
	r.publish(
		search.Document{ID: "body", Headline: "Council meets", Body: filler + "A lighthouse was mentioned."},
		search.Document{ID: "caption", Headline: "Council meets", Captions: []string{"The lighthouse"}, Body: filler},
		search.Document{ID: "tag", Headline: "Council meets", TagNames: []string{"Lighthouse"}, Body: filler},
		search.Document{ID: "standfirst", Headline: "Council meets", Standfirst: "The lighthouse stays lit.", Body: filler},
		search.Document{ID: "headline", Headline: "Lighthouse stays lit", Body: filler},
		search.Document{ID: "nowhere", Headline: "Council meets", Body: filler},
	)
	r.finds("lighthouse", "headline", "standfirst", "tag", "caption", "body")
}

func TestFreshness(t *testing.T) {
	r := newRoom(t)
	r.publish(
		search.Document{ID: "old", Headline: "Bridge closed", PublishedAt: now.Add(-900 * day)},
		search.Document{ID: "new", Headline: "Bridge closed", PublishedAt: now.Add(-1 * day)},
		search.Document{ID: "newest", Headline: "Traffic", Body: "Near the bridge, nothing moved.", PublishedAt: now},
	)
	r.finds("bridge", "new", "old", "newest")
	if got := ids(r.search(search.Query{Text: "bridge", Public: true, Sort: search.ByDate})); !slices.Equal(got, []string{"newest", "new", "old"}) {
		t.Errorf("by date %v", got)
	}
}

func TestTyped(t *testing.T) {
	r := newRoom(t)
	r.publish(
		search.Document{ID: "night", Headline: "Night ferries return", Section: "world", Regions: []string{"atlantic"}, Tags: []string{"sea", "islands"}, Kind: news.Analysis, PublishedAt: now.Add(-40 * day)},
		search.Document{ID: "ferries", Headline: "Ferries to sail at night", Section: "local", Tags: []string{"sea"}, PublishedAt: now.Add(-400 * day)},
		search.Document{ID: "port", Headline: "Port strike stops ferries", Section: "world", Authors: []string{"ines"}, PublishedAt: now.Add(-2 * day)},
		search.Document{ID: "el", Headline: "Elections in May", Section: "world", SectionPath: []string{"world", "news"}, Language: "en-GB"},
		search.Document{ID: "who", Headline: "The Who: what they were for", Section: "culture"},
		search.Document{ID: "es", Headline: "Elecciones en Puerto Norte", Language: "es", Section: "world"},
	)
	for _, c := range []struct {
		text string
		want []string
	}{
		{"ferries", []string{"port", "night", "ferries"}},
		{"night ferries", []string{"night", "ferries"}},
		{`"night ferries"`, []string{"night"}},
		{"“night ferries”", []string{"night"}},
		{"«night ferries»", []string{"night"}},
		{"ferries -port", []string{"night", "ferries"}},
		{`ferries -"night ferries"`, []string{"port", "ferries"}},
		{"-ferries -elecciones", []string{"el", "who"}},
		{"ferries section:world", []string{"port", "night"}},
		{"ferries -section:world", []string{"ferries"}},
		{"section:local section:culture", []string{"who", "ferries"}},
		{"section:news", []string{"el"}},
		{"tag:sea tag:islands", []string{"night"}},
		{"tag:sea", []string{"night", "ferries"}},
		{"region:atlantic", []string{"night"}},
		{"author:Ines", []string{"port"}},
		{"kind:analysis", []string{"night"}},
		{"ferries from:2026", []string{"port", "night"}},
		{"ferries to:2025", []string{"ferries"}},
		{"ferries from:2026-04 to:2026-04", []string{"night"}},
		{"ferries date:2026-06-06", []string{"port"}},
		{"ferries fecha:2026-06", []string{"port"}},
		{"ferries تاريخ:٢٠٢٦", []string{"port", "night"}},
		{"ferries date:2025-05..2026-05", []string{"night", "ferries"}},
		{"lang:es", []string{"es"}},
		{"lang:en elections", []string{"el"}},
		{"idioma:es elecciones", []string{"es"}},
		{"the who", []string{"who"}},
		{"ferries unknown:thing", nil},
		{"nothing like it", nil},
	} {
		r.finds(c.text, c.want...)
	}
}

func TestPeopleAreTold(t *testing.T) {
	r := newRoom(t)
	for text, want := range map[string]news.Code{
		"section:nowhere":     news.CodeUnknown,
		"from:yesterday-ish":  news.CodeBadTime,
		"date:2026-13":        news.CodeBadTime,
		"-from:2026":          news.CodeInvalid,
		"tag:\"no such one\"": news.CodeUnknown,
	} {
		_, err := r.Search(context.Background(), search.Query{Text: text})
		var told *news.Error
		if !errors.As(err, &told) || told.Code != want || told.Message == "" {
			t.Errorf("%s: %v, want %s", text, err, want)
		}
	}
	for _, after := range []string{"x", "AAAA", strings.Repeat("MCAw", 500)} {
		if _, err := r.Search(context.Background(), search.Query{After: after}); !errors.Is(err, &news.Error{Code: news.CodeInvalid}) {
			t.Errorf("after %q: %v", after, err)
		}
	}
}

func TestEnyeBelowExact(t *testing.T) {
	r := newRoom(t)
	r.publish(
		search.Document{ID: "niño", Language: "es", Headline: "Un niño en el puerto"},
		search.Document{ID: "nino", Language: "es", Headline: "Llega Nino a la ciudad", PublishedAt: now.Add(-900 * day)},
		search.Document{ID: "año", Language: "es", Headline: "Termina el año"},
	)
	r.finds("nino", "nino", "niño")
	r.finds("niño", "niño")
	r.finds("ano")
	r.finds("año", "año")
}

func TestLanguages(t *testing.T) {
	r := newRoom(t)
	r.publish(
		search.Document{ID: "ar", Language: "ar", Headline: "المدارس تفتح أبوابها في الخرطوم", TagNames: []string{"Khartoum", "Jartum", "الخرطوم"}},
		search.Document{ID: "en", Language: "en", Headline: "Schools open in Khartoum", TagNames: []string{"Khartoum", "Jartum", "الخرطوم"}},
		search.Document{ID: "es", Language: "es", Headline: "Abren las escuelas en Jartum", TagNames: []string{"Khartoum", "Jartum", "الخرطوم"}},
		search.Document{ID: "ru", Language: "ru", Headline: "Школы открылись", Body: "В Хартуме."},
		search.Document{ID: "ja", Language: "ja", Headline: "学校が開く"},
	)
	r.finds("مدرسة", "ar")
	r.finds("школы", "ru")
	r.finds("学校", "ja")
	r.finds("校学")
	for text, first := range map[string]string{"khartoum": "en", "Jartum": "es", "الخرطوم": "ar"} {
		if got := r.found(text); len(got) != 3 || got[0] != first {
			t.Errorf("%s finds %v", text, got)
		}
	}
	for text, want := range map[string]string{
		"the schools": "en", "las escuelas": "es", "المدارس": "ar", "escuelas españolas": "es", "Khartoum": "", "Школы": "",
	} {
		if got := r.search(search.Query{Text: text, Public: true}).Language; got != want {
			t.Errorf("%s is taken for %q, want %q", text, got, want)
		}
	}
	if got := r.search(search.Query{Text: "Khartoum", Public: true, Language: "es-MX"}); got.Language != "es" || got.Hits[0].ID != "es" {
		t.Errorf("on a Spanish screen: %+v", got)
	}
}

func TestTwoSides(t *testing.T) {
	r := newRoom(t)
	r.publish(search.Document{ID: "a", Headline: "Harbour plan"}, search.Document{ID: "b", Headline: "Harbour fees"})
	r.write(search.Document{ID: "a", Headline: "Harbour plan was a forgery"})
	r.write(search.Document{ID: "draft", Headline: "Forgery ring", Status: news.Draft})
	desk := func(text string) []string { return ids(r.search(search.Query{Text: text})) }
	r.finds("forgery")
	r.finds("harbour", "a", "b")
	if got := desk("forgery"); !slices.Equal(got, []string{"a", "draft"}) {
		t.Errorf("the desk finds %v", got)
	}
	if got := desk("harbour"); len(got) != 2 {
		t.Errorf("the desk finds a story twice: %v", got)
	}
	if p := r.search(search.Query{Text: "forgeri", Public: true}); p.Total != 0 || p.Corrected != "" {
		t.Errorf("a draft's word is told to a reader: %+v", p)
	}
	if p := r.search(search.Query{Text: "forg", Public: true, Prefix: true}); p.Total != 0 {
		t.Errorf("a draft's word is completed for a reader: %+v", p)
	}
	if f := r.search(search.Query{Public: true, Facets: true}).Facets; f.Year[0].Count != 2 {
		t.Errorf("a draft is counted for a reader: %+v", f)
	}
	r.publish(search.Document{ID: "a", Headline: "Harbour plan was a forgery"})
	r.finds("forgery", "a")
	r.apply(search.Batch{Stories: []search.Story{{ID: "a"}}})
	r.finds("harbour", "b")
	if got := desk("plan"); len(got) != 0 {
		t.Errorf("a story that is gone is found: %v", got)
	}
	gone := search.Document{ID: "b", Language: "en", Headline: "Harbour fees", Status: news.Withdrawn}
	r.apply(search.Batch{Stories: []search.Story{{ID: "b", Working: &gone}}})
	r.finds("harbour")
	if got := desk("status:withdrawn"); !slices.Equal(got, []string{"b"}) {
		t.Errorf("withdrawn: %v", got)
	}
}

func TestPages(t *testing.T) {
	r := newRoom(t)
	var all []search.Document
	for i := range 53 {
		all = append(all, search.Document{ID: fmt.Sprintf("s%02d", i), Headline: "Storm", Body: strings.Repeat("storm ", i%5), PublishedAt: now.Add(-day * 30 * 12)})
	}
	r.publish(all...)
	for _, sort := range []search.Sort{search.ByRelevance, search.ByDate} {
		seen := map[string]bool{}
		q := search.Query{Text: "storm", Public: true, Limit: 10, Sort: sort}
		for page := 0; ; page++ {
			p := r.search(q)
			for _, id := range ids(p) {
				if seen[id] {
					t.Errorf("sort %d: %s comes twice", sort, id)
				}
				seen[id] = true
			}
			if page == 2 { // the list moves while it is read
				r.publish(search.Document{ID: "calm", Headline: "Calm"}, search.Document{ID: "s00", Headline: "Storm", PublishedAt: now.Add(-day * 30 * 12)})
			}
			if q.After = p.Next; q.After == "" {
				break
			}
		}
		if len(seen) != 53 {
			t.Errorf("sort %d: %d of 53 stories in all pages", sort, len(seen))
		}
	}
}

func TestFacets(t *testing.T) {
	r := newRoom(t)
	r.publish(
		search.Document{ID: "1", Headline: "Storm", Section: "sea", SectionPath: []string{"sea", "news"}, Regions: []string{"atlantic"}, Tags: []string{"weather"}, Authors: []string{"ines"}},
		search.Document{ID: "2", Headline: "Storm", Section: "land", SectionPath: []string{"land", "news"}, Tags: []string{"weather", "roads"}, PublishedAt: now.Add(-400 * day)},
		search.Document{ID: "3", Headline: "Tormenta", Language: "es", Section: "land"},
	)
	f := r.search(search.Query{Text: "storm", Public: true, Facets: true}).Facets
	for name, c := range map[string]struct{ got, want []search.Count }{
		"section":  {f.Section, []search.Count{{"news", 2}, {"land", 1}, {"sea", 1}}},
		"region":   {f.Region, []search.Count{{"atlantic", 1}}},
		"tag":      {f.Tag, []search.Count{{"weather", 2}, {"roads", 1}}},
		"author":   {f.Author, []search.Count{{"ines", 1}}},
		"year":     {f.Year, []search.Count{{"2025", 1}, {"2026", 1}}},
		"language": {f.Language, []search.Count{{"en", 2}}},
	} {
		if !slices.Equal(c.got, c.want) {
			t.Errorf("%s: %v, want %v", name, c.got, c.want)
		}
	}
}

func TestWhileTyping(t *testing.T) {
	r := newRoom(t)
	r.publish(
		search.Document{ID: "body", Headline: "Weather", Body: "The lighthouse keeper slept.", PublishedAt: now},
		search.Document{ID: "tag", Headline: "Rocks", TagNames: []string{"Lighthouses"}, PublishedAt: now.Add(-100 * day)},
		search.Document{ID: "title", Headline: "Lighthouse sold", PublishedAt: now.Add(-50 * day)},
		search.Document{ID: "ar", Language: "ar", Headline: "المدرسة الجديدة"},
		search.Document{ID: "es", Language: "es", Headline: "El niño del faro"},
	)
	for text, want := range map[string][]string{
		"l": {"title", "tag"}, "li": {"title", "tag"}, "lig": {"title", "tag", "body"}, "lighth": {"title", "tag", "body"},
		"lighthouses": {"tag", "body", "title"}, "lighthouse s": {"title"},
		"مدر": {"ar"}, "المدر": {"ar"}, "nin": {"es"}, "niñ": {"es"}, "xyz": {},
	} {
		if got := ids(r.search(search.Query{Text: text, Public: true, Prefix: true})); !sameSet(got, want) || len(want) > 1 && got[len(got)-1] != want[len(want)-1] {
			t.Errorf("%s finds %v, want %v", text, got, want)
		}
	}
}

func sameSet(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

// TestNamesInOtherLanguages: a tag has its names in every language, and such a
// name is rare in the texts of another one; it is worth no more for that than
// the word in the headline of a story in its own language.
func TestNamesInOtherLanguages(t *testing.T) {
	r := newRoom(t)
	names := []string{"Night ferries", "Barcos de noche", "عبارات الليل"}
	for i := range 12 {
		r.publish(search.Document{ID: "en" + string(rune('a'+i)), Language: "en", Headline: "Harbour council", Body: "A ferry came in."})
	}
	r.publish(
		search.Document{ID: "ar", Language: "ar", Headline: "مجلس الميناء", TagNames: names, Body: "صوّت المجلس."},
		search.Document{ID: "headline", Language: "en", Headline: "Night ferries return", TagNames: names, Body: "The ferries are back."},
	)
	if got := r.found("ferries"); len(got) < 2 || got[0] != "headline" {
		t.Errorf("found %v", got)
	}
}
