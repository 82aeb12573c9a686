package search_test

import (
	"strings"
	"testing"

	"galley/app/search"
)

// shown writes fragments with the marked ones in brackets.
func shown(fragments []search.Fragment) string {
	var b strings.Builder
	for _, f := range fragments {
		if f.Marked {
			b.WriteString("[" + f.Text + "]")
		} else {
			b.WriteString(f.Text)
		}
	}
	return b.String()
}

func TestExcerpts(t *testing.T) {
	long := strings.Repeat("Nothing of note happened in the harbour that day. ", 20)
	for _, c := range []struct {
		name, text string
		document   search.Document
		headline   string
		excerpt    string
		where      search.Part
	}{
		{"a form of the word", "election", search.Document{Headline: "Two elections", Body: "The Elections, held in May."},
			"Two [elections]", "The [Elections], held in May.", search.InHeadline},
		{"accents and their absence", "cafe", search.Document{Headline: "News", Body: "A Café, a cafe\u0301, a cafeteria."},
			"News", "A [Café], a [cafe\u0301], a cafeteria.", search.InBody},
		{"Arabic with prefix, marks and tatweel", "كتاب", search.Document{Language: "ar", Headline: "خبر", Body: "قرأتُ الكِتَابَ وكـــتـابًا آخر، والكتب كثيرة."},
			"خبر", "قرأتُ [الكِتَابَ] [وكـــتـابًا] آخر، [والكتب] كثيرة.", search.InBody},
		{"a caption", "lighthouse", search.Document{Headline: "News", Standfirst: "Short.", Captions: []string{"The old lighthouse at dusk"}},
			"News", "The old [lighthouse] at dusk", search.InCaption},
		{"nothing in the text", "kind:article", search.Document{Headline: "News", Standfirst: "What it is about."},
			"News", "What it is about.", search.InHeadline},
		{"far into a body", "comet", search.Document{Headline: "News", Body: long + "Then a comet came. " + long},
			"News", "… of note happened in the harbour that day. Then a [comet] came.", search.InBody},
		{"where most of the words are", "comet tail", search.Document{Headline: "News", Body: "A comet.\n\n" + long + "Then the comet lost its tail."},
			"News", "Then the [comet] lost its [tail].", search.InBody},
		{"white space", "comet", search.Document{Headline: " A\n comet\t ", Body: "x"},
			" A [comet] ", "", search.InHeadline},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := newRoom(t)
			c.document.ID = "it"
			r.publish(c.document)
			p := r.search(search.Query{Text: c.text, Public: true, Excerpts: true})
			if len(p.Hits) != 1 {
				t.Fatalf("%d hits", len(p.Hits))
			}
			h := p.Hits[0]
			if got := shown(h.Headline); got != c.headline {
				t.Errorf("headline %q, want %q", got, c.headline)
			}
			if got := shown(h.Excerpt); !strings.Contains(got, c.excerpt) || len([]rune(got)) > 260 {
				t.Errorf("excerpt %q, want %q", got, c.excerpt)
			}
			if h.Where != c.where {
				t.Errorf("where %q, want %q", h.Where, c.where)
			}
		})
	}
}
