package markdown

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// markdown parses every text; it is safe for use by several goroutines.
var markdown = goldmark.New(
	goldmark.WithParser(parser.NewParser(
		parser.WithBlockParsers(blocks()...),
		parser.WithInlineParsers(append(parser.DefaultInlineParsers(), util.Prioritized(patience{}, 0))...),
		parser.WithParagraphTransformers(util.Prioritized(references{parser.LinkReferenceParagraphTransformer}, 100)),
	)),
	goldmark.WithExtensions(
		tables{},
		extension.Strikethrough,
		extension.TaskList,
		extension.NewLinkify(extension.WithLinkifyAllowedProtocols([]string{"http:", "https:"})),
		footnotes{},
	),
	goldmark.WithParserOptions(
		parser.WithAutoHeadingID(),
		parser.WithHeadingAttribute(), // {#id}; any other attribute is dropped
	),
)

// parse reads src, with headings at their final level and id.
func parse(src string) (*ast.Document, []byte) {
	source := []byte(strings.ToValidUTF8(src, "\ufffd"))
	context := parser.NewContext(parser.WithIDs(&headingIDs{used: map[string]int{}}))
	doc := markdown.Parser().Parse(text.NewReader(source), parser.WithContext(context)).(*ast.Document)
	given := &headingIDs{used: map[string]int{}}
	walk(doc, func(n ast.Node) {
		if h, ok := n.(*ast.Heading); ok {
			settle(h, given)
		}
	})
	return doc, source
}

// settle gives a heading its level, and an id that is safe and used once.
func settle(h *ast.Heading, given *headingIDs) {
	h.Level = max(h.Level, 2) // the page's h1 is the headline
	id, _ := h.AttributeString("id")
	value, _ := id.([]byte)
	h.RemoveAttributes()
	h.SetAttributeString("id", given.unique(headingPrefix+strings.TrimPrefix(slug(string(value)), headingPrefix)))
}

// walk calls fn for n and all below it.
func walk(n ast.Node, fn func(ast.Node)) {
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // fn never fails
		if entering {
			fn(n)
		}
		return ast.WalkContinue, nil
	})
}

// headingIDs makes ids from headings in any script.
type headingIDs struct{ used map[string]int } // id → the last number given after it

// headingPrefix keeps the ids of headings apart from those of the page.
const headingPrefix = "h-"

// Generate implements parser.IDs.
func (ids *headingIDs) Generate(value []byte, _ ast.NodeKind) []byte {
	return ids.unique(headingPrefix + slug(string(value)))
}

// Put implements parser.IDs.
func (ids *headingIDs) Put(value []byte) { ids.used[string(value)] = max(ids.used[string(value)], 1) }

func (ids *headingIDs) unique(id string) []byte {
	if id == headingPrefix {
		id += "part" // a heading without a letter
	}
	unique := id
	for n := ids.used[id] + 1; ids.used[unique] > 0; n++ {
		unique = id + "-" + strconv.Itoa(n)
		ids.used[id] = n // a thousand equal headings must not be counted a thousand times
	}
	ids.used[unique] = max(ids.used[unique], 1)
	return []byte(unique)
}

// slug is text in small letters and digits of any script, joined by hyphens.
func slug(text string) string {
	var b strings.Builder
	gap := false
	for _, r := range text {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		case unicode.IsMark(r) && !gap && b.Len() > 0:
			b.WriteRune(r)
		default:
			gap = true
		}
	}
	return b.String()
}
