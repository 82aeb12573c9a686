package markdown

import (
	"html/template"
	"strings"

	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// HTML is markup that has been cleaned and may stand in a page as it is.
type HTML = template.HTML

// Options say how a text is rendered. The zero value renders without pictures
// and without links to stories.
type Options struct {
	// Language is the text's BCP 47 tag.
	Language string
	// Link answers story:ADDRESS with an address relative to the page, or not
	// ok where readers cannot see the story.
	Link func(address string) (href string, ok bool)
	// Picture finds a picture of the story by its id.
	Picture func(id string) (Picture, bool)
	// Dateline is put before the first paragraph's text.
	Dateline string
	// BlockIDs gives every top-level block an id (b1, b2, …) for the preview.
	BlockIDs bool
	// Outward rewrites the address of a link to the web.
	Outward func(href string) string
	// Digits writes the numbers that Galley adds (of footnotes) in the
	// edition's digits.
	Digits func(number string) string
}

// Picture is a picture as a body shows it. Its addresses are relative.
type Picture struct {
	Src           string   // for the plainest browser
	Sources       []Source // better ones, by preference
	Width, Height int
	Alt           string
	Decorative    bool // no alternative text is owed
	Caption       string
	Credit        string
}

// Source is the addresses of a picture in one media type.
type Source struct {
	Type   string // image/webp
	SrcSet string // a-400.webp 400w, a-800.webp 800w
}

// Render turns src into safe HTML.
func Render(src string, o Options) HTML {
	doc, source := parse(src)
	p := &page{o: o, labels: labelsFor(o.Language)}
	p.arrange(doc, source)

	r := renderer.NewRenderer(renderer.WithNodeRenderers(
		util.Prioritized(p, 100),
		util.Prioritized(extension.NewStrikethroughHTMLRenderer(), 500),
		util.Prioritized(html.NewRenderer(), 1000),
	))
	var out strings.Builder
	if err := r.Render(&out, source, doc); err != nil {
		return Isolate(src, o.Language) // a Builder does not fail, nor do the renderers
	}
	return HTML(isolateMarkup(policy.Sanitize(out.String()), o.Language))
}

// page renders one text.
type page struct {
	o      Options
	labels labels
}

// digits writes a number that Galley adds.
func (p *page) digits(number string) string {
	if p.o.Digits == nil {
		return number
	}
	return p.o.Digits(number)
}
