package markdown

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"galley/app/news"
)

// isolator marks what runs against a text's direction.
type isolator struct {
	rtl    bool
	arabic bool // ranges are read from the right
}

func isolatorFor(language string) isolator {
	return isolator{rtl: Direction(language) == "rtl", arabic: news.Base(language) == "ar"}
}

// Isolate escapes one line of text, a headline or a caption, and isolates
// what runs against the direction of its language.
func Isolate(text, language string) HTML {
	var b strings.Builder
	isolatorFor(language).write(&b, Strip(text))
	return HTML(b.String())
}

// isolateMarkup does the same to the text of clean markup, and balances the
// marks of direction in each block. It alters no tag.
func isolateMarkup(markup, language string) string {
	var (
		b        strings.Builder
		controls controls
		verbatim int // how deep in code
		isolate  = isolatorFor(language)
		tokens   = html.NewTokenizer(strings.NewReader(markup))
	)
	b.Grow(len(markup) + len(markup)/8)
	for {
		kind := tokens.Next()
		switch kind {
		case html.ErrorToken: // the end: a strings.Reader does not fail
			b.WriteString(controls.close())
			return b.String()
		case html.TextToken:
			text := controls.clean(string(tokens.Text()))
			if verbatim > 0 {
				b.WriteString(html.EscapeString(text))
			} else {
				isolate.write(&b, text)
			}
			continue
		}
		raw := string(tokens.Raw())
		name, _ := tokens.TagName()
		tag := atom.Lookup(name)
		if !phrasing[tag] {
			b.WriteString(controls.close())
		}
		switch {
		case tag != atom.Code && tag != atom.Bdi && tag != atom.Bdo:
		case kind == html.StartTagToken:
			verbatim++
		case verbatim > 0:
			verbatim--
		}
		b.WriteString(raw)
	}
}

// phrasing are the elements that a line runs through.
var phrasing = map[atom.Atom]bool{
	atom.A: true, atom.Bdi: true, atom.Bdo: true, atom.Br: true, atom.Code: true, atom.Del: true, atom.Em: true,
	atom.Img: true, atom.Picture: true, atom.Source: true, atom.Span: true, atom.Strong: true, atom.Sup: true,
}

// write escapes text and wraps the runs that need it.
func (i isolator) write(b *strings.Builder, text string) {
	i.split(text, func(words string) { b.WriteString(html.EscapeString(words)) }, func(markup string) { b.WriteString(markup) })
}

// split hands on text in turn as what shows right by itself and as the markup
// of a run that does not.
func (i isolator) split(text string, plain, run func(string)) {
	s := scanner{text: text, isolator: i}
	done := 0
	for at := 0; at < len(text); {
		r, size := s.rune(at)
		if !s.starts(at, r, size) {
			at += size
			continue
		}
		end, markup := s.run(at)
		if markup != "" {
			plain(text[done:at])
			run(markup)
			done = end
		}
		at = end
	}
	plain(text[done:])
}
