package edition

import (
	"html/template"
	"strings"

	"golang.org/x/net/html"
)

// passage is a second-level heading of a rendered text and what stands under
// it.
type passage struct {
	ID       string
	Open     template.HTML // its heading's tag
	Mark     template.HTML // where the preview scrolls to
	Headline template.HTML
	Words    template.HTML
}

// splitPassages cuts a rendered text at the second-level headings that stand
// by themselves in it, not inside a list or a quotation.
func splitPassages(body template.HTML) (intro template.HTML, passages []passage) {
	src := string(body)
	z := html.NewTokenizer(strings.NewReader(src))
	depth, at, from := 0, 0, 0 // from is where the part being read begins
	flush := func(to int) {
		if len(passages) == 0 {
			intro = template.HTML(src[from:to])
		} else {
			passages[len(passages)-1].Words = template.HTML(src[from:to])
		}
	}
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			flush(len(src))
			return intro, passages
		}
		start := at
		at += len(z.Raw())
		token := z.Token()
		switch kind {
		case html.StartTagToken:
			if isVoid(token.Data) {
				continue
			}
			if depth == 0 && token.Data == "h2" {
				flush(start)
				passages = append(passages, passage{ID: attribute(token, "id"), Open: template.HTML(src[start:at])})
				from = at
			}
			depth++
		case html.EndTagToken:
			depth--
			if depth == 0 && token.Data == "h2" && len(passages) > 0 {
				p := &passages[len(passages)-1]
				p.Mark, p.Headline = cutMark(src[from:start])
				from = at
			}
		}
	}
}

// cutMark parts the empty span that marks a block for the preview from the
// words of its heading.
func cutMark(heading string) (mark, words template.HTML) {
	const end = "></span>"
	if at := strings.Index(heading, end); at > 0 && strings.HasPrefix(heading, "<span id=") {
		at += len(end)
		return template.HTML(heading[:at]), template.HTML(heading[at:])
	}
	return "", template.HTML(heading)
}

// isVoid says whether an element of a rendered text has no end tag.
func isVoid(element string) bool {
	switch element {
	case "br", "hr", "img", "source":
		return true
	}
	return false
}

func attribute(t html.Token, name string) string {
	for _, a := range t.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
