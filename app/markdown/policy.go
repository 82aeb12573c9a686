package markdown

import (
	"regexp"

	"github.com/microcosm-cc/bluemonday"
)

// policy is what may leave Render, whatever the renderers did: the elements
// and attributes that they write and nothing else.
var policy = newPolicy()

// tagless takes every tag out of HTML and leaves its words.
var tagless = bluemonday.StrictPolicy().AddSpaceWhenStrippingTag(true)

func newPolicy() *bluemonday.Policy {
	var (
		id       = regexp.MustCompile(`^[\p{L}\p{N}\p{M}-]+$`)
		number   = regexp.MustCompile(`^[0-9]{1,9}$`)
		anything = regexp.MustCompile(`^[^<>]*$`)
		srcset   = regexp.MustCompile(`^[\p{L}\p{N}._%~/-]+( [0-9]+w)?(, [\p{L}\p{N}._%~/-]+( [0-9]+w)?)*$`)
	)
	one := func(values string) *regexp.Regexp { return regexp.MustCompile(`^(?:` + values + `)$`) }

	p := bluemonday.NewPolicy()
	p.AllowElements("p", "br", "hr", "em", "strong", "del", "code", "pre", "blockquote",
		"h2", "h3", "h4", "h5", "h6", "ul", "ol", "li",
		"table", "thead", "tbody", "tr", "th", "td", "sup", "bdi", "bdo", "span",
		"figure", "figcaption", "picture", "source", "img", "a", "div", "section")
	p.AllowNoAttrs().OnElements("span")
	p.AllowAttrs("id").Matching(id).Globally()
	p.AllowAttrs("lang").Matching(one("ar")).OnElements("bdi")
	p.AllowAttrs("dir").Matching(one("ltr|rtl")).OnElements("bdi", "bdo", "pre", "code")
	p.AllowAttrs("class").Matching(one("scroll|start|end|center|picture|quote|cap|credit|dateline|missing|task|footnotes|footnote-ref|footnote-back")).Globally()
	p.AllowAttrs("role").Matching(one("img|region|doc-noteref|doc-backlink|doc-endnotes")).Globally()
	p.AllowAttrs("aria-label").Matching(anything).Globally()
	p.AllowAttrs("tabindex").Matching(one("0")).OnElements("div")
	p.AllowAttrs("scope").Matching(one("col")).OnElements("th")
	p.AllowAttrs("start").Matching(number).OnElements("ol")

	p.AllowURLSchemes("http", "https", "mailto", "tel")
	p.AllowRelativeURLs(true)
	p.RequireParseableURLs(true)
	p.AllowAttrs("href").OnElements("a")
	p.AllowAttrs("title").Matching(anything).OnElements("a")
	p.AllowAttrs("rel").Matching(one("noopener noreferrer")).OnElements("a")

	p.AllowAttrs("src").OnElements("img")
	p.AllowAttrs("alt").Matching(anything).OnElements("img")
	p.AllowAttrs("width", "height").Matching(number).OnElements("img")
	p.AllowAttrs("loading").Matching(one("lazy")).OnElements("img")
	p.AllowAttrs("srcset").Matching(srcset).OnElements("source")
	p.AllowAttrs("sizes").Matching(one(regexp.QuoteMeta(sizes))).OnElements("source")
	p.AllowAttrs("type").Matching(one("image/[a-z+]+")).OnElements("source")
	return p
}
