package markdown_test

import (
	"testing"

	"galley/app/markdown"
)

func TestPassages(t *testing.T) {
	for name, c := range map[string]struct {
		src  string
		want []string
	}{
		"none":            {"Words alone.", nil},
		"after an intro":  {"Intro.\n\n## One\n\nWords.\n\n### Below\n\n## Two {#e2}\nMore.", []string{"h-one=## One\n\nWords.\n\n### Below\n\n", "h-e2=## Two {#e2}\nMore."}},
		"underlined":      {"One\n---\nWords.\n\n# Two\n", []string{"h-one=One\n---\nWords.\n\n", "h-two=# Two\n"}},
		"not in a list":   {"- ## Listed\n\n> ## Quoted\n\n```\n## Code\n```\n\n## One\n", []string{"h-one=## One\n"}},
		"without words":   {"Intro.\n\n##\n\nWords.\n\n## Two\n", []string{"h-part=##\n\nWords.\n\n", "h-two=## Two\n"}},
		"in Arabic":       {"## العبّارة\n\nكلام.\n\n## اثنان", []string{"h-العبّارة=## العبّارة\n\nكلام.\n\n", "h-اثنان=## اثنان"}},
		"right at an end": {"Intro.\n## One", []string{"h-one=## One"}},
	} {
		var got []string
		for _, p := range markdown.Passages(c.src) {
			got = append(got, p.ID+"="+c.src[p.From:p.To])
		}
		if len(got) != len(c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s: %q, want %q", name, got[i], c.want[i])
			}
		}
	}
}
