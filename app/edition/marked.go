package edition

import (
	"html/template"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"galley/app/markdown"
)

// marked is a line of fragments for the page: escaped, isolated where it runs
// the other way, and the marked words in <mark>. The line is isolated whole:
// words that run the other way side by side are one run, marked or not.
func marked(fragments []Fragment, language string) template.HTML {
	var line strings.Builder
	var marks []bool // of each letter
	for _, f := range fragments {
		text := strings.ToValidUTF8(f.Text, "\ufffd")
		line.WriteString(text)
		for range text {
			marks = append(marks, f.Marked)
		}
	}
	w := marking{source: line.String(), marks: marks}
	isolated := html.NewTokenizer(strings.NewReader(string(markdown.Isolate(line.String(), language))))
	for {
		switch isolated.Next() {
		case html.ErrorToken: // the end: a strings.Reader does not fail
			w.turn(false)
			return template.HTML(w.out.String())
		case html.TextToken:
			w.text(string(isolated.Text()))
		default: // the tags of isolates, between which a mark must not hang
			w.turn(false)
			w.out.Write(isolated.Raw())
		}
	}
}

// marking writes a line while it follows the source that the line was cleaned
// from, whose letters say what is marked.
type marking struct {
	out    strings.Builder
	source string // from the next letter on
	marks  []bool
	on     bool
}

func (w *marking) text(text string) {
	for _, r := range text {
		w.turn(w.next(r))
		w.out.WriteString(html.EscapeString(string(r)))
	}
}

// next is whether the source marks r, the next letter that the cleaning has
// kept. What it has added stands at the end.
func (w *marking) next(r rune) bool {
	for w.source != "" {
		from, size := utf8.DecodeRuneInString(w.source)
		mark := w.marks[0]
		w.source, w.marks = w.source[size:], w.marks[1:]
		if from == r || r == ' ' && unicode.IsSpace(from) {
			return mark
		}
	}
	return false
}

// turn begins or ends a mark.
func (w *marking) turn(on bool) {
	switch {
	case on && !w.on:
		w.out.WriteString("<mark>")
	case w.on && !on:
		w.out.WriteString("</mark>")
	}
	w.on = on
}
