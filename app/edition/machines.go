package edition

import (
	"encoding/json"
	"fmt"
	"html"
	"html/template"
	"path"
	"strconv"
	"strings"

	bcp47 "golang.org/x/text/language"
)

// What a page's head tells programs: which address is the page's own, where it
// stands in other languages, what is shown of it where somebody passes it on,
// and what it is in the words of schema.org. What needs a whole address is left
// out where the newsroom has no public one.

// facts are what the head of a story's page says of the story besides.
type facts struct {
	Published, Modified string
	Section             string
	Tags                []string
	Authors             []string // the addresses of their pages
	Picture             *image
}

// machines fills in what programs read in the head of the page of the template
// name. A page that nobody is to find tells them where its other languages are
// and no more.
func (m *maker) machines(name string, f *frame) error {
	h := head{maker: m}
	h.b.Grow(5 << 10)
	h.alternates(f)
	if !f.NoIndex && f.RefreshTo == "" && !m.preview && name != "notfound" {
		if own := m.publicAddress(m.at); own != "" {
			h.link("canonical", own, "")
		}
		if h.opts.Light == "" { // its readers pay for every byte
			if err := h.described(name, f); err != nil {
				return err
			}
		}
	}
	f.Machines = template.HTML(h.b.String())
	return nil
}

// described says what the page is, and names its feeds.
func (h *head) described(name string, f *frame) error {
	if err := h.feeds(); err != nil {
		return err
	}
	h.graph(f)
	if f.facts != nil {
		h.story(f.facts)
	}
	return h.data(name, f)
}

// head is the part of a page's head that programs read, being written.
type head struct {
	*maker
	b strings.Builder
}

func (h *head) link(rel, href, more string) {
	h.b.WriteString(`<link rel="` + rel + `"` + more + ` href="` + html.EscapeString(href) + "\">\n")
}

// meta writes a property of the page, where it has one.
func (h *head) meta(key, value string) {
	if value == "" {
		return
	}
	attribute := "property"
	if strings.HasPrefix(key, "twitter:") {
		attribute = "name"
	}
	h.b.WriteString(`<meta ` + attribute + `="` + key + `" content="` + html.EscapeString(value) + "\">\n")
}

// alternates lead to the page in every language that it has, where it has whole
// addresses: programs pass over others. Who speaks none of them is led to the
// original, where the page says which that is, else to the first.
func (h *head) alternates(f *frame) {
	if len(f.Alternates) < 2 || h.settings.BaseURL == "" {
		return
	}
	other := f.Alternates[0].address
	for _, l := range f.Alternates {
		h.link("alternate", h.url(l.address), ` hreflang="`+html.EscapeString(l.Tag)+`"`)
		if l.Tag == f.original {
			other = l.address
		}
	}
	if h.opts.Light != "" { // they are named in the page
		return
	}
	if f.Front {
		other = "index.html" // leads to the edition that comes first
	}
	h.link("alternate", h.url(other), ` hreflang="x-default"`)
}

// feeds name the feeds of the list that the page shows, or those of the edition.
func (h *head) feeds() error {
	q, known := Query{}, false
	parts := strings.Split(h.at, "/")
	if last := len(parts) - 1; last > 0 {
		q, known = h.feedQuery(parts[1:last])
	}
	if !known {
		q = Query{Edition: h.tag()}
	}
	title, err := h.feedTitle(q)
	for _, f := range feedFormats {
		h.link("alternate", h.href(feedFolder(q)+f.file), ` type="`+f.media+`" title="`+html.EscapeString(title+" ("+f.name+")")+`"`)
	}
	return err
}

// graph is the page in the words of the Open Graph protocol, ogp.me.
func (h *head) graph(f *frame) {
	kind := "website"
	if f.facts != nil {
		kind = "article"
	}
	h.meta("og:type", kind)
	h.meta("og:title", f.Title)
	h.meta("og:description", f.Description)
	h.meta("og:site_name", h.plain(h.settings.Name))
	h.meta("og:url", h.publicAddress(h.at))
	h.meta("og:locale", territory(h.tag()))
	for _, l := range f.Alternates {
		if l.Tag != h.tag() {
			h.meta("og:locale:alternate", territory(l.Tag))
		}
	}
}

// territory is a language as Open Graph writes it, with the territory that the
// tag names or, after CLDR, most of its readers live in.
func territory(tag string) string {
	t, err := bcp47.Parse(tag)
	if err != nil {
		return ""
	}
	base, _ := t.Base()
	region, _ := t.Region()
	return base.String() + "_" + region.String()
}

// story is what only a story has in that protocol.
func (h *head) story(f *facts) {
	h.meta("article:published_time", f.Published)
	h.meta("article:modified_time", f.Modified)
	for _, author := range f.Authors {
		h.meta("article:author", author)
	}
	h.meta("article:section", f.Section)
	for _, tag := range f.Tags {
		h.meta("article:tag", tag)
	}
	card := "summary"
	if picture := h.passedOn(f.Picture); picture != "" {
		card = "summary_large_image"
		h.meta("og:image", picture)
		h.meta("og:image:type", mediaTypes[path.Ext(f.Picture.Full)])
		h.meta("og:image:width", number(f.Picture.Width))
		h.meta("og:image:height", number(f.Picture.Height))
		h.meta("og:image:alt", f.Picture.Alt)
	}
	h.meta("twitter:card", card)
}

// passedOn is the address of a picture that is shown where a story is passed
// on; none of the programs that show one knows drawings.
func (m *maker) passedOn(picture *image) string {
	if picture == nil || picture.Full == "" || path.Ext(picture.Full) == ".svg" {
		return ""
	}
	return m.publicAddress(resolve(m.at, picture.Full))
}

// number is n, or nothing where it is not known.
func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// data writes the page in the words of schema.org, as JSON-LD. Nothing in it
// can end the element that it stands in: JSON is written without < and &. A page
// in a frame of the host has none: nobody looks for it there, and a page without
// any script is easier to trust.
func (h *head) data(name string, f *frame) error {
	if h.opts.FrameOrigin != "" {
		return nil
	}
	graph := f.data
	if graph == nil {
		graph = h.listData(name, f)
	}
	if crumbs := h.crumbData(f); crumbs != nil {
		graph = append(graph, crumbs)
	}
	if graph == nil {
		return nil
	}
	text, err := json.Marshal(schemaGraph{Context: "https://schema.org", Graph: graph})
	if err != nil {
		return fmt.Errorf("writing what %s is: %w", h.at, err)
	}
	h.b.WriteString(`<script type="application/ld+json">`)
	h.b.Write(text)
	h.b.WriteString("</script>\n")
	return nil
}
