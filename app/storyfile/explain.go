package storyfile

import (
	"errors"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/token"

	"galley/app/news"
)

// Has says whether the front matter, once decoded, had the field.
func (d *Document) Has(field string) bool {
	_, found := d.lines[field]
	return found
}

// Lines are the lines of a file on which its fields stand, by their paths,
// such as pictures[1].alt.
type Lines map[string]int

// Refuse is the error for a field's value in the file called name, with the
// line where the file has one; reason goes on after the field's name.
func (l Lines) Refuse(name, field, reason string) *news.Error {
	line := 0
	for path := field; path != "" && line == 0; {
		line = l[path]
		path = path[:max(strings.LastIndexAny(path, ".["), 0)]
	}
	return refuse(name, line, field, "“"+field+"” "+reason)
}

// Refuse is the error for a field's value.
func (d *Document) Refuse(field, reason string) *news.Error {
	return d.lines.Refuse(d.Name, field, reason)
}

func (d *Document) refuse(line int, field, reason string) *news.Error {
	return refuse(d.Name, line, field, reason)
}

// refuse is the sentence “NAME, line N: reason”.
func refuse(name string, line int, field, reason string) *news.Error {
	args := map[string]string{"it": name, "reason": reason}
	where := name
	if line > 0 {
		where += ", line " + strconv.Itoa(line)
		args["line"] = strconv.Itoa(line)
	}
	return &news.Error{Code: news.CodeBadFile, Message: where + ": " + reason, Field: field, Args: args}
}

// explain turns the YAML reader's error into a sentence with its line.
func (d *Document) explain(err error) error {
	line := 0
	var syntax yaml.Error
	if errors.As(err, &syntax) {
		line = d.lineOf(syntax.GetToken())
	}
	refused := d.refuse(line, "", "the "+d.part+" cannot be read here. A line has the form “field: value”; a value with a colon, a quotation mark or a bracket in it stands in quotation marks, and what is opened is closed.")
	refused.Err = err
	return refused
}

// lineOf is the line of the whole file on which t stands.
func (d *Document) lineOf(t *token.Token) int {
	if t == nil || t.Position == nil {
		return 0
	}
	return t.Position.Line + d.before
}

// nearest is the name that wanted was probably meant to be, or none.
func nearest(wanted string, names []string) string {
	best, least := "", max(2, len(wanted)/3)+1
	for _, name := range names {
		if d := distance(strings.ToLower(wanted), strings.ToLower(name)); d < least {
			best, least = name, d
		}
	}
	return best
}

// distance is the number of single-letter changes between a and b.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}
