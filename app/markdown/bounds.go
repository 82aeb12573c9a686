package markdown

import (
	"bytes"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Reading Markdown can cost the square of its length, and a table more memory
// than it has bytes. No text that people write comes near these bounds; beyond
// them marks are shown as they are written.
const (
	maxNesting   = 50      // quotations, lists and notes in one another
	maxNotes     = 1_000   // footnotes
	maxRefLines  = 2_000   // of a paragraph that may begin with addresses of links
	spareCells   = 10_000  // that a table may have above a cell a byte
	stepsPerByte = 500     // in search of what closes a mark, over the text
	spareSteps   = 1 << 26 // the same for a short text
)

// blocks are goldmark's own, but for containers that stay shallow.
func blocks() []util.PrioritizedValue {
	containers := map[any]bool{parser.NewListParser(): true, parser.NewListItemParser(): true, parser.NewBlockquoteParser(): true}
	list := parser.DefaultBlockParsers()
	for i, v := range list {
		if containers[v.Value] {
			list[i].Value = shallow{v.Value.(parser.BlockParser)}
		}
	}
	return list
}

// shallow opens no block that lies too deep.
type shallow struct{ parser.BlockParser }

// Open implements parser.BlockParser.
func (s shallow) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	depth := 0
	for n := parent; n != nil; n = n.Parent() {
		if depth++; depth > maxNesting {
			return nil, parser.NoChildren
		}
	}
	return s.BlockParser.Open(parent, reader, pc)
}

// footnotes are goldmark's own, few and shallow.
type footnotes struct{ shallow }

// Extend implements goldmark.Extender.
func (footnotes) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(
		parser.WithBlockParsers(util.Prioritized(footnotes{shallow{extension.NewFootnoteBlockParser()}}, 999)),
		parser.WithInlineParsers(util.Prioritized(extension.NewFootnoteParser(), 101)),
		parser.WithASTTransformers(util.Prioritized(extension.NewFootnoteASTTransformer(), 999)),
	)
}

var notesKey = parser.NewContextKey()

// Open implements parser.BlockParser.
func (f footnotes) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	count, _ := pc.Get(notesKey).(int)
	if count == maxNotes {
		return nil, parser.NoChildren
	}
	note, state := f.shallow.Open(parent, reader, pc)
	if note != nil {
		pc.Set(notesKey, count+1)
	}
	return note, state
}

// references are the addresses of links that short paragraphs begin with.
type references struct{ parser.ParagraphTransformer }

// Transform implements parser.ParagraphTransformer.
func (r references) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	if node.Lines().Len() <= maxRefLines {
		r.ParagraphTransformer.Transform(node, reader, pc)
	}
}

// tables are GitHub's, as large as their text.
type tables struct{ parser.ParagraphTransformer }

// Extend implements goldmark.Extender.
func (t tables) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(
		parser.WithParagraphTransformers(util.Prioritized(tables{extension.NewTableParagraphTransformer()}, 200)),
		parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)),
	)
}

// Transform implements parser.ParagraphTransformer. Every row gets as many
// cells as the line under the head has.
func (t tables) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines, size, columns := node.Lines(), 0, 0
	for i := range lines.Len() {
		segment := lines.At(i)
		line := segment.Value(reader.Source())
		size += len(line)
		if len(bytes.Trim(line, "-:| \t\r\n")) == 0 {
			columns = max(columns, bytes.Count(line, []byte("|"))+1)
		}
	}
	if columns*lines.Len() <= spareCells+size {
		t.ParagraphTransformer.Transform(node, reader, pc)
	}
}

// patience is an inline parser before all others. It counts how far each mark
// makes them look, and once that is too far shows a line as it is written.
type patience struct{}

// Trigger implements parser.InlineParser: the marks that others look far for.
func (patience) Trigger() []byte { return []byte("![]*_~`<") }

var stepsKey = parser.NewContextKey()

// Parse implements parser.InlineParser.
func (patience) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	steps, counting := pc.Get(stepsKey).(*int)
	if !counting {
		steps = new(int)
		*steps = stepsPerByte*len(block.Source()) + spareSteps
		pc.Set(stepsKey, steps)
	}
	line, segment := block.PeekLine()
	if lines := parent.Lines(); lines.Len() > 0 {
		*steps -= lines.At(lines.Len()-1).Stop - segment.Start
	}
	if *steps > 0 {
		return nil
	}
	length := len(bytes.TrimRight(line, "\r\n"))
	block.Advance(length)
	return ast.NewTextSegment(segment.WithStop(segment.Start + length))
}
