package storyfile

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"galley/app/news"
)

// The most that a file may hold, in bytes.
const (
	MaxFront   = 1 << 20 // of front matter: a long live blog's entries
	MaxBody    = 2 << 20
	MaxRecords = 32 << 20 // of a file of records: a hundred thousand tags
)

// The most lines that front matter and a file of records may have. A live blog
// of a thousand entries has half as many as the first.
const (
	maxLines       = 15_000
	maxRecordLines = 300_000
)

// maxDepth bounds how deep YAML may nest; a story needs four levels.
const maxDepth = 12

// maxFields bounds the fields of one group: the YAML reader's time grows with
// their square. Labels in two hundred languages are the most that is needed.
const maxFields = 500

const fence = "---"

// Document is a Markdown file taken apart: its front matter, not yet decoded,
// and the text under it.
type Document struct {
	Name string // the file's name, for sentences
	Body string

	part   string   // what of the file is YAML, for sentences
	front  ast.Node // nil where there is no front matter
	before int      // lines of the file before the front matter
	lines  Lines    // of each field decoded
}

// Read takes a file apart. It refuses what is not UTF-8 text, what is too
// large and front matter that is not plain YAML: anchors, aliases, tags and
// deep nesting have no place in a story and are the known ways to make a
// small file cost much.
func Read(name string, data []byte) (*Document, error) {
	d := &Document{Name: filepath.Base(name), part: "front matter"}
	text, err := d.text("Markdown", data)
	if err != nil {
		return nil, err
	}
	front, body, found := split(text)
	if !found && strings.HasPrefix(text, fence+"\n") {
		return nil, d.refuse(1, "", "the front matter that begins here has no end. Close it with a line of ---.")
	}
	if len(front) > MaxFront || len(body) > MaxBody {
		return nil, &news.Error{
			Code:    news.CodeTooLarge,
			Message: fmt.Sprintf("%s is too large for a story: a text may have %d MB and its front matter %d MB.", d.Name, MaxBody>>20, MaxFront>>20),
			Args:    map[string]string{"it": d.Name},
		}
	}
	d.Body = body
	if !found {
		return d, nil
	}
	d.before = 1
	return d, d.parse(front, maxLines)
}

// ReadYAML takes a file apart that is YAML from end to end.
func ReadYAML(name string, data []byte) (*Document, error) {
	d := &Document{Name: filepath.Base(name), part: "file"}
	if len(data) > MaxRecords {
		return nil, &news.Error{
			Code:    news.CodeTooLarge,
			Message: fmt.Sprintf("%s is too large: it may have %d MB.", d.Name, MaxRecords>>20),
			Args:    map[string]string{"it": d.Name},
		}
	}
	text, err := d.text("YAML", data)
	if err != nil {
		return nil, err
	}
	return d, d.parse(text, maxRecordLines)
}

// text is the file's text with plain line ends and without a byte order mark;
// form is what it claims to be.
func (d *Document) text(form string, data []byte) (string, error) {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0 {
		return "", &news.Error{
			Code:    news.CodeBadFile,
			Message: d.Name + " is not a " + form + " file: it is not text in UTF-8.",
			Args:    map[string]string{"it": d.Name},
		}
	}
	return lineEnds.Replace(string(data)), nil
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// split parts front matter and body. One empty line under the front matter
// and one line end at the end of the file belong to the form, not the text.
func split(text string) (front, body string, found bool) {
	rest, found := strings.CutPrefix(text, fence+"\n")
	if !found {
		return "", strings.TrimSuffix(text, "\n"), false
	}
	end := 0
	for end < len(rest) {
		line, _, _ := strings.Cut(rest[end:], "\n")
		next := min(end+len(line)+1, len(rest))
		if strings.TrimRight(line, " \t") == fence {
			body = strings.TrimSuffix(strings.TrimPrefix(rest[next:], "\n"), "\n")
			return rest[:end], body, true
		}
		end = next
	}
	return "", strings.TrimSuffix(text, "\n"), false
}

// parse reads YAML into d. A reader that panics over a file has not read it.
func (d *Document) parse(front string, maxLines int) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = d.explain(fmt.Errorf("reading YAML: %v", p))
		}
	}()
	if strings.Count(front, "\n") > maxLines {
		return d.refuse(0, "", fmt.Sprintf("the %s has more than %d lines.", d.part, maxLines))
	}
	tokens := lexer.Tokenize(front)
	if err := d.plain(tokens); err != nil {
		return err
	}
	file, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey()) // Decode tells of them better
	if err != nil {
		return d.explain(err)
	}
	if len(file.Docs) > 1 {
		return d.refuse(0, "", "the "+d.part+" holds more than one document.")
	}
	if len(file.Docs) == 1 {
		d.front = file.Docs[0].Body
	}
	return nil
}

// plain refuses the parts of YAML that Galley's files do not need.
func (d *Document) plain(tokens token.Tokens) error {
	depth, run := 0, 0
	var groups groups
	for i, t := range tokens {
		switch t.Type {
		case token.AnchorType, token.AliasType, token.TagType, token.MergeKeyType, token.MappingKeyType, token.DirectiveType:
			return d.refuse(d.lineOf(t), "", "“"+strings.TrimSpace(t.Value)+"” has a meaning of its own in YAML that Galley's files do not use. Put the value in quotation marks.")
		case token.MappingStartType, token.SequenceStartType:
			depth++
		case token.MappingEndType, token.SequenceEndType:
			depth--
		}
		if t.Type == token.SequenceEntryType && i > 0 && tokens[i-1].Type == token.SequenceEntryType {
			run++
		} else {
			run = 0
		}
		if groups.count(tokens, i) > maxFields {
			return d.refuse(d.lineOf(t), "", fmt.Sprintf("a group has more than %d fields here.", maxFields))
		}
		if depth > maxDepth || run > maxDepth || (t.Position != nil && t.Position.IndentNum > 64*maxDepth) {
			return d.refuse(d.lineOf(t), "", "the "+d.part+" nests too deep.")
		}
	}
	return nil
}
