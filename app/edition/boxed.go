package edition

import (
	"html/template"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// boxed sets the parts of a text that say how far it can be trusted apart from
// the story: what stands under the headings that the catalogue knows, such as
// Sources and How we did this.
func (m *maker) boxed(body template.HTML) template.HTML {
	heads := strings.Split(m.loc.T("story.box_headings"), "|")
	intro, passages := splitPassages(body)
	var b strings.Builder
	b.WriteString(string(intro))
	for _, p := range passages {
		words, notes := cutNotes(p.Words)
		inBox := slices.Contains(heads, plainWords(p.Headline))
		if inBox {
			b.WriteString(`<section class="trust"` + labelledBy(p.ID) + ">\n")
		}
		b.WriteString(string(p.Open + p.Mark + p.Headline + "</h2>" + words))
		if inBox {
			b.WriteString("</section>\n")
		}
		b.WriteString(string(notes))
	}
	return template.HTML(b.String())
}

// labelledBy names a part of a page by the element id.
func labelledBy(id string) string {
	if id == "" {
		return ""
	}
	return ` aria-labelledby="` + html.EscapeString(id) + `"`
}

// cutNotes parts the footnotes, which end a text, from the words before them.
func cutNotes(words template.HTML) (before, notes template.HTML) {
	if at := strings.LastIndex(string(words), `<section class="footnotes"`); at >= 0 {
		return words[:at], words[at:]
	}
	return words, ""
}

// plainWords are the words of a line of markup.
func plainWords(line template.HTML) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(string(line)))
	for {
		switch z.Next() {
		case html.ErrorToken: // the end: a strings.Reader does not fail
			return strings.TrimSpace(b.String())
		case html.TextToken:
			b.Write(z.Text())
		}
	}
}
