package markdown_test

import (
	"fmt"
	"strings"
	"testing"

	"galley/app/markdown"
)

// costly are texts that once took the square of their length, or far more
// memory than they have bytes. Each is about n bytes long.
var costly = map[string]func(n int) string{
	"links without end":     func(n int) string { return strings.Repeat("[a](", n/4) },
	"pictures without end":  func(n int) string { return strings.Repeat("![a](", n/5) },
	"brackets":              func(n int) string { return strings.Repeat("[", n/2) + strings.Repeat("]", n/2) },
	"marks of emphasis":     func(n int) string { return strings.Repeat("*_~a ", n/5) },
	"what may be addresses": func(n int) string { return strings.Repeat("_a.a", n/4) + "@" },
	"tags":                  func(n int) string { return strings.Repeat("<b>", n/3) },
	"quotations in one another": func(n int) string {
		return strings.Repeat(">", n/2) + "a\n" + strings.Repeat("a\n", n/4)
	},
	"lists in one another": func(n int) string {
		return strings.Repeat("- ", n/4) + "a\n" + strings.Repeat("a\n", n/4)
	},
	"notes in one another": func(n int) string { return strings.Repeat("[^a]: ", n/6) },
	"a wide head over short rows": func(n int) string {
		return strings.Repeat("|a", n/8) + "\n" + strings.Repeat("|-", n/8) + "\n" + strings.Repeat("a\n", n/4)
	},
	"addresses of links": func(n int) string { return strings.Repeat("[a]: b\n", n/7) },
	"titles without end": func(n int) string { return strings.Repeat("[a]: b \"\n", n/9) },
	"many notes": func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			fmt.Fprintf(&b, "[^a%d]\n\n[^a%d]: b\n\n", i, i)
		}
		return b.String()
	},
}

// Whoever takes a bound away waits for this test a long time.
func TestNoTextCostsMuchMoreThanItsLength(t *testing.T) {
	for name, text := range costly {
		t.Run(name, func(t *testing.T) {
			src := "# Before\n\n" + text(200_000) + "\n\n# After\n"
			html := string(markdown.Render(src, newsroomOf("en")))
			checkSafe(t, html)
			if !strings.Contains(html, "Before</h2>") {
				t.Error("the heading before it is gone")
			}
			if plain := markdown.Plain(src); !strings.Contains(plain, "After") {
				t.Errorf("what follows is gone; it ends with %q", plain[max(0, len(plain)-40):])
			}
		})
	}
}

func BenchmarkCostly(b *testing.B) {
	for name, text := range costly {
		for _, n := range []int{100_000, 1_000_000} {
			src := text(n)
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				b.SetBytes(int64(len(src)))
				for b.Loop() {
					markdown.Render(src, markdown.Options{})
				}
			})
		}
	}
}

// What people write is far within the bounds.
func TestLongTextsAreReadWhole(t *testing.T) {
	cases := []struct {
		name, src, mark string
		count           int
	}{
		{"a paragraph of links", strings.Repeat("We *asked* the [harbour](https://example.org/a) about `this` and **that**, at length and in vain. ", 300), "<a ", 300},
		{"an article of links", strings.Repeat("We *asked* the [harbour](https://example.org/a) about `this`.\n\n", 20_000), "<em>", 20_000},
		{"a table", "|a|b|c|d|e|\n|-|-|-|-|-|\n" + strings.Repeat("|1|2|3|4|5|\n", 3_000), "<td", 15_000},
		{"a table of short rows", "|a|b|c|d|e|\n|-|-|-|-|-|\n" + strings.Repeat("|1|\n", 1_500), "<tr", 1_501},
		{"notes", strings.Repeat("A[^n].\n\n", 300) + "[^n]: B.", "doc-noteref", 300},
		{"a list ten deep", nested(10), "<ul>", 10},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := strings.Count(string(markdown.Render(c.src, markdown.Options{Language: "en"})), c.mark); got < c.count {
				t.Errorf("%d × %s, want %d", got, c.mark, c.count)
			}
		})
	}
}

// nested is a list of lists so many deep.
func nested(depth int) string {
	var b strings.Builder
	for i := range depth {
		b.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	return b.String()
}

func TestBeyondTheBoundsMarksAreText(t *testing.T) {
	deep := string(markdown.Render(strings.Repeat("> ", 200)+"words", markdown.Options{}))
	if n := strings.Count(deep, "<blockquote"); n == 0 || n > 50 || !strings.Contains(deep, "&gt; &gt; words") {
		t.Errorf("%d quotations: %s", n, deep)
	}
	var notes strings.Builder
	for i := range 1_200 {
		fmt.Fprintf(&notes, "A[^%d].\n\n[^%d]: Note %d.\n\n", i, i, i)
	}
	if html := string(markdown.Render(notes.String(), markdown.Options{})); !strings.Contains(html, "Note 999.") || !strings.Contains(html, "[^1100]: Note 1100.") {
		t.Error("notes beyond the bound must stand as they are written")
	}
	wide := "|" + strings.Repeat("a|", 500) + "\n|" + strings.Repeat("-|", 500) + "\n" + strings.Repeat("a\n", 1_000)
	if html := string(markdown.Render(wide, markdown.Options{})); strings.Contains(html, "<table") || strings.Count(html, "a") < 1_500 {
		t.Error("a table of more cells than its text has bytes must stand as it is written")
	}
	patient := string(markdown.Render("*one*\n\n"+strings.Repeat("[a](", 300_000)+"\n\n*two*\n", markdown.Options{}))
	if !strings.Contains(patient, "<em>one</em>") || !strings.Contains(patient, "*two*") || strings.Count(patient, "[a](") != 300_000 {
		t.Errorf("marks after a costly text must stand as they are written: %q", patient[len(patient)-60:])
	}
}
