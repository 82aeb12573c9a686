package edition_test

import (
	"slices"
	"strings"
	"testing"

	"galley/app/edition"

	"golang.org/x/net/html/atom"
)

// Read this gives the stories most like the one on the page first, says why
// each is there, and fills up from the lists that they share.
func TestReadThisIsAlike(t *testing.T) {
	m := fullPaper()
	m.alike = map[string][]edition.Alike{"mill-turns.en": {
		{ID: "vane-view.en", Tags: []string{"wind"}}, // stands beside the text already
		{ID: "hat-blog.en", Tags: []string{"wind"}, Regions: []string{"coast"}},
		{ID: "no-such.en", Tags: []string{"wind"}},
		{ID: "weigh-in.en"}, // withdrawn since
		{ID: "mill-turns.es", Tags: []string{"wind"}},
		{ID: "long-lane.en", Regions: []string{"nowhere", "coast"}},
		{ID: "wind-why.en"},
	}}
	got := map[string]string{}
	var order []string
	doc := parse(t, render(t, pages(m), "en/story/mill-turns.html"))
	for _, card := range under(doc.class("readthis")[0]).class("story") {
		headline := words(under(card).tag(atom.H3)[0])
		meta := words(under(card).class("meta")[0])
		order = append(order, headline)
		got[headline] = strings.TrimSpace(meta[strings.LastIndex(meta, "·")+len("·"):])
	}
	if len(order) != 4 || !slices.Equal(order[:3], []string{"Lost hats", "A long lane", "Why the wind changed"}) {
		t.Fatalf("read this: %q", order)
	}
	for headline, why := range map[string]string{"Lost hats": "On Wind", "A long lane": "From Coast", "Why the wind changed": "On the same matter"} {
		if !strings.EqualFold(got[headline], why) {
			t.Errorf("%s is there because %q, want %q", headline, got[headline], why)
		}
	}
	if fourth := got[order[3]]; fourth == "On the same matter" {
		t.Errorf("%s is from the lists, and says %q", order[3], fourth)
	}
}
