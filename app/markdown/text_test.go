package markdown_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"galley/app/markdown"
)

func TestPlain(t *testing.T) {
	const src = "# A *title*\n\nOne [link](story:x) and `code`,\nsecond line\\* &amp; more ~~gone~~.[^1]\n\n" +
		"- item\n- [x] done\n\n> quoted\n> — Name\n\n| a | b |\n|---|---|\n| c | d |\n\n![alt](pic \"caption\")\n\n" +
		"<div>in <b>HTML</b></div>\n\n    fixed\n\n[^1]: A note."
	const want = "A title\n\nOne link and code,\nsecond line* & more gone.\n\nitem\n\ndone\n\nquoted\n— Name\n\na\n\nb\n\nc\n\nd\n\nin HTML\n\nfixed\n\nA note."
	if got := markdown.Plain(src); got != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestExcerpt(t *testing.T) {
	for _, c := range []struct {
		name, src string
		runes     int
		want      string
	}{
		{"short", "One two.", 20, "One two."},
		{"exact", "One two.", 8, "One two."},
		{"cut at a word", "One two three four", 12, "One two…"},
		{"no comma before the ellipsis", "One two, three four", 12, "One two…"},
		{"no headings, tables or pictures", "# Head\n\n![x](y)\n\n| a |\n|---|\n| b |\n\nText *here*.", 40, "Text here."},
		{"paragraphs in one line", "One\ntwo.\n\nThree.", 40, "One two. Three."},
		{"Arabic", "غادرت الرحلة الأولى ميناء بورت ألدر، أمس", 22, "غادرت الرحلة الأولى…"},
		{"one long word", "abcdefghij", 5, "abcd…"},
		{"a letter keeps its marks", "مَرْحَبًا", 4, "مَ…"},
		{"an isolate is closed", "a \u2067bbb ccc ddd\u2069 eee", 12, "a \u2067bbb ccc…\u2069"},
		{"nothing", "", 10, ""},
		{"no room", "abc", 0, ""},
		{"room for one", "abc def", 1, "…"},
	} {
		got := markdown.Excerpt(c.src, c.runes)
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
		if n := utf8.RuneCountInString(got); n > c.runes {
			t.Errorf("%s: %d runes, more than %d", c.name, n, c.runes)
		}
	}
}

func TestWords(t *testing.T) {
	for src, want := range map[string]int{
		"":                         0,
		"— … ***":                  0,
		"one":                      1,
		"one two":                  2,
		"# One *two*\n\nthree":     3,
		"don’t well-known o'clock": 3,
		"one,two":                  2,
		"12,450 and 3.5":           3,
		"a — b":                    2,
		"غادرت الرحلة الأولى":      3,
		"مَرْحَبًا بِكُم":          2,
		"كلمة،كلمة؛ثالثة":          3,
		"الكتـــاب":                1,
		"می\u200cخواهم":            1,
		"١٢٬٤٥٠ متفرجًا بنسبة ٩٢٫٥٪":                   4,
		"«نعم» و\u2068Port Alder\u2069":                3,
		"[the words](https://example.org/not-counted)": 2,
		"![not counted](x \"nor this\")":               0,
		"note[^1]\n\n[^1]: of two":                     3,
		strings.Repeat("كلمة ", 600):                   600,
	} {
		if got := markdown.Words(src); got != want {
			t.Errorf("Words(%q) is %d, want %d", src, got, want)
		}
	}
}
