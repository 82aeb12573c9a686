package markdown

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"golang.org/x/net/html"
)

// Message is src as plain text for a place that knows no markup, a messenger
// or a letter: its paragraphs, with the lines of lists and tables, and the
// notes at the end under their numbers. Pictures are left out. digits, where it
// is set, writes the numbers that Galley adds.
func Message(src string, digits func(string) string) []string {
	doc, source := parse(src)
	w := &messenger{source: source, page: page{o: Options{Digits: digits}}}
	w.page.arrange(doc, source)
	w.blocks(doc)
	return w.out
}

// messenger writes the blocks of a text as paragraphs.
type messenger struct {
	page   page
	source []byte
	out    []string
}

func (w *messenger) blocks(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n.Kind() {
		case ast.KindParagraph, ast.KindTextBlock, ast.KindHeading:
			w.add(w.words(n))
		case kindAttribution:
			w.add("— " + w.words(n))
		case ast.KindList:
			w.add(strings.Join(w.list(n.(*ast.List)), "\n"))
		case extast.KindTable:
			w.add(strings.Join(w.table(n), "\n"))
		case extast.KindFootnoteList:
			w.notes(n)
		case ast.KindCodeBlock, ast.KindFencedCodeBlock:
			w.add(linesOf(n, w.source))
		case ast.KindHTMLBlock:
			w.add(htmlWords(n, w.source))
		default:
			w.blocks(n)
		}
	}
}

func (w *messenger) add(block string) {
	var lines []string
	for line := range strings.Lines(block) {
		if line = Strip(line); line != "" {
			lines = append(lines, line)
		}
	}
	if lines != nil {
		w.out = append(w.out, strings.Join(lines, "\n"))
	}
}

// within is what writes of the blocks of parent in a place of their own.
func (w *messenger) within(parent ast.Node) []string {
	inner := &messenger{source: w.source, page: w.page}
	inner.blocks(parent)
	return inner.out
}

// list is the lines of a list, each item after its sign or its number.
func (w *messenger) list(list *ast.List) []string {
	var lines []string
	number := max(list.Start, 1)
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		sign := "• "
		if list.IsOrdered() {
			sign = w.page.digits(strconv.Itoa(number)) + ". "
			number++
		}
		for i, block := range w.within(item) {
			if i == 0 {
				block = sign + block
			}
			lines = append(lines, block)
		}
	}
	return lines
}

// table is a line for each row of a table.
func (w *messenger) table(table ast.Node) []string {
	var lines []string
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []string
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			cells = append(cells, Strip(w.words(cell)))
		}
		lines = append(lines, strings.Join(cells, " | "))
	}
	return lines
}

func (w *messenger) notes(list ast.Node) {
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		if note, ok := n.(*extast.Footnote); ok {
			w.add(w.number(note.Index) + " " + strings.Join(w.within(note), "\n"))
		}
	}
}

// number is that of a note, in its text and before it.
func (w *messenger) number(index int) string {
	return "[" + w.page.digits(strconv.Itoa(index)) + "]"
}

// words is the text of a block of inlines: a line of it is one that the writer
// ended on purpose.
func (w *messenger) words(n ast.Node) string {
	var b strings.Builder
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) { // never fails
		if !entering {
			return ast.WalkContinue, nil
		}
		switch node := c.(type) {
		case *ast.Text:
			value := node.Segment.Value(w.source)
			if node.IsRaw() || node.Parent().Kind() == ast.KindCodeSpan {
				b.Write(value)
			} else {
				b.WriteString(unescape(value))
			}
			switch {
			case node.HardLineBreak():
				b.WriteByte('\n')
			case node.SoftLineBreak():
				b.WriteByte(' ')
			}
		case *ast.String:
			if !node.IsCode() {
				b.Write(node.Value)
			}
		case *ast.AutoLink:
			b.Write(node.Label(w.source))
		case *extast.FootnoteLink:
			b.WriteString(" " + w.number(node.Index))
		case *extast.TaskCheckBox:
			b.WriteString(map[bool]string{false: "☐ ", true: "☑ "}[node.IsChecked])
		case *ast.Image, *ast.RawHTML, *extast.FootnoteBacklink:
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// Directed is text, line by line, with the marks of direction that make it
// read right wherever it is pasted: what Isolate wraps in elements stands
// between isolates, and a line that would not take the direction of its
// language by its first letter begins with a mark that gives it.
func Directed(text, language string) string {
	lines := strings.Split(text, "\n")
	isolator := isolatorFor(language)
	for i, line := range lines {
		if line = Strip(line); line != "" {
			line = isolator.directed(line)
		}
		lines[i] = line
	}
	return strings.Join(lines, "\n")
}

func (i isolator) directed(line string) string {
	var b strings.Builder
	if mark := i.opening(line); mark != 0 {
		b.WriteRune(mark)
	}
	i.split(line, func(words string) { b.WriteString(words) }, func(markup string) {
		b.WriteString(html.UnescapeString(marksOf.Replace(markup)))
	})
	return b.String()
}

// marksOf puts marks in the place of the elements of direction that the scanner
// writes. What is written within a bdo runs from the left whatever it is.
var marksOf = strings.NewReplacer(
	"<bdi>", string(firstStrongIsolate), `<bdi lang="ar">`, string(firstStrongIsolate), `<bdi dir="rtl">`, string(rightIsolate), "</bdi>", string(popIsolate),
	`<bdo dir="ltr">`, string(leftIsolate)+string(leftOverride), "</bdo>", string(popEmbedding)+string(popIsolate),
)

// The marks that count as a letter of their direction, and are not seen.
const leftMark, rightMark = '\u200e', '\u200f'

// opening is the mark that line needs before it; none where its first letter
// is of its own direction.
func (i isolator) opening(line string) rune {
	mark := leftMark
	if i.rtl {
		mark = rightMark
	}
	for _, r := range line {
		switch {
		case r == leftMark, r == rightMark:
			if r == mark {
				return 0
			}
			return mark
		case !unicode.IsLetter(r):
		case isArabic(r) == i.rtl:
			return 0
		default:
			return mark
		}
	}
	if i.rtl {
		return mark // without a letter the line would run from the left
	}
	return 0
}
