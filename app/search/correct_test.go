package search_test

import (
	"testing"

	"galley/app/search"
)

func TestCorrected(t *testing.T) {
	r := newRoom(t)
	r.publish(
		search.Document{ID: "en", Headline: "Lighthouse sold", Body: "An archipelago was mentioned, and its archipelagos."},
		search.Document{ID: "ar", Language: "ar", Headline: "انتخابات في المدينة"},
		search.Document{ID: "es", Language: "es", Headline: "Elecciones municipales"},
	)
	for text, want := range map[string]struct{ corrected, id string }{
		"lighthuose":            {"lighthouse", "en"},
		"lihgthouse sold":       {"lighthouse sold", "en"},
		"archipelgo":            {"archipelago", "en"},
		"elecciones municipals": {"elecciones municipales", "es"},
		"elexiones":             {"elecciones", "es"},
		"انتخبات":               {"انتخابات", "ar"},
	} {
		p := r.search(search.Query{Text: text, Public: true})
		if p.Corrected != want.corrected || len(p.Hits) != 1 || p.Hits[0].ID != want.id {
			t.Errorf("%s: %q finds %v, want %+v", text, p.Corrected, ids(p), want)
		}
	}
	r.publish(search.Document{ID: "more", Headline: "Lighthouse lit"}, search.Document{ID: "most", Headline: "Lighthouse"})
	q, given := search.Query{Text: "lighthuose", Public: true, Limit: 1}, []string{}
	for range 3 {
		p := r.search(q)
		given = append(given, ids(p)...)
		q.After = p.Next
	}
	if !sameSet(given, []string{"en", "more", "most"}) || q.After != "" {
		t.Errorf("pages of a corrected query: %v, then %q", given, q.After)
	}
	if p := r.search(search.Query{Text: "zzzzzzzz", Public: true}); p.Total != 0 || p.Corrected != "" {
		t.Errorf("nothing near: %+v", p)
	}
}
