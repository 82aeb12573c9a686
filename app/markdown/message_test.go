package markdown_test

import (
	"slices"
	"strings"
	"testing"

	"galley/app/markdown"
)

func TestMessage(t *testing.T) {
	for name, c := range map[string]struct {
		src  string
		want []string
	}{
		"paragraphs": {"One *line*\nand more.\n\nTwo  \nlines &amp; a \\* sign.", []string{"One line and more.", "Two\nlines & a * sign."}},
		"heading":    {"## What it costs {#cost}\n\nMuch.", []string{"What it costs", "Much."}},
		"lists":      {"- a\n- b\n\n3. c\n4. d", []string{"• a\n• b", "3. c\n4. d"}},
		"nested":     {"- a\n  - b\n- c", []string{"• a\n• b\n• c"}},
		"tasks":      {"- [x] done\n- [ ] open", []string{"• ☑ done\n• ☐ open"}},
		"quotation":  {"> We drew it again.\n> — Ilse Marrow", []string{"We drew it again.", "— Ilse Marrow"}},
		"table":      {"| Port | Crowns |\n|---|---|\n| Alder | 4 |", []string{"Port | Crowns\nAlder | 4"}},
		"note":       {"It holds.[^a]\n\n[^a]: For twelve minutes.", []string{"It holds. [1]", "[1] For twelve minutes."}},
		"picture":    {"![A ship](ship \"Her\")\n\nShe sails.", []string{"She sails."}},
		"code":       {"Type `a <b>`.\n\n    x  = 1", []string{"Type a <b>.", "x = 1"}},
		"markup":     {"<b>Not</b> here.\n\n<script>alert(1)</script>\n\n<div>Words</div>", []string{"Not here.", "Words"}},
		"overrides":  {"a\u202eb\u202cc", []string{"abc"}},
		"empty":      {"", nil},
	} {
		t.Run(name, func(t *testing.T) {
			if got := markdown.Message(c.src, nil); !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	arab := strings.NewReplacer("1", "١").Replace
	if got := markdown.Message("نص.[^1]\n\n[^1]: حاشية.", arab); !slices.Equal(got, []string{"نص. [١]", "[١] حاشية."}) {
		t.Errorf("the numbers of notes: %q", got)
	}
}

func TestDirected(t *testing.T) {
	for name, c := range map[string]struct{ text, language, want string }{
		"plain":             {"Night ferries return", "en", "Night ferries return"},
		"arabic in english": {"The word ميناء is old", "en", "The word \u2068ميناء\u2069 is old"},
		"arabic first":      {"ميناء is a port", "en", "\u200e\u2068ميناء\u2069 is a port"},
		"latin in arabic":   {"قالت Strait Wire اليوم", "ar", "قالت \u2068Strait Wire\u2069 اليوم"},
		"latin first":       {"Aurelia تغادر", "ar", "\u200f\u2068Aurelia\u2069 تغادر"},
		"telephone":         {"الهاتف 555-0142.", "ar", "الهاتف \u2068555-0142\u2069."},
		"arabic telephone":  {"الهاتف ٥٥٥-٠١٤٢.", "ar", "الهاتف \u2066\u202d٥٥٥-٠١٤٢\u202c\u2069."},
		"range":             {"بين ٨–١٠ أيام", "ar", "بين \u2067\u2068٨\u2069–\u2068١٠\u2069\u2069 أيام"},
		"figures alone":     {"٢٣:٤٠", "ar", "\u200f٢٣:٤٠"},
		"lines":             {"سطر\nLine سطر", "ar", "سطر\n\u200f\u2068Line\u2069 سطر"},
		"empty line":        {"سطر\n\n7", "ar", "سطر\n\n\u200f7"},
		"signs":             {"a < b & \"c\"", "es", "a < b & \"c\""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := markdown.Directed(c.text, c.language); got != c.want {
				t.Errorf("got %+q, want %+q", got, c.want)
			}
		})
	}
}
