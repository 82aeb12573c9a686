package command

import (
	"encoding/json"
	"fmt"
	"strings"
	"text/tabwriter"
	"unicode"
	"unicode/utf8"
)

// printJSON prints v, indented, for people who look as well.
func (c *cli) printJSON(v any) error {
	e := json.NewEncoder(c.out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("print: %w", err)
	}
	return nil
}

// line prints one line.
func (c *cli) line(format string, args ...any) {
	_, _ = fmt.Fprintf(c.out, format+"\n", args...) // nobody is left to tell when stdout is gone
}

// note prints one line to stderr: what is no part of the answer.
func (c *cli) note(format string, args ...any) {
	_, _ = fmt.Fprintf(c.err, format+"\n", args...)
}

// table prints rows in aligned columns.
func (c *cli) table(rows [][]string) {
	w := tabwriter.NewWriter(c.out, 0, 0, 2, ' ', 0)
	for _, row := range rows {
		_, _ = fmt.Fprintln(w, strings.Join(row, "\t"))
	}
	_ = w.Flush()
}

// pairs prints names and values, leaving out what is empty.
func (c *cli) pairs(list ...string) {
	var rows [][]string
	for i := 0; i+1 < len(list); i += 2 {
		if list[i+1] != "" && list[i+1] != "0" {
			rows = append(rows, []string{list[i], list[i+1]})
		}
	}
	c.table(rows)
}

// plain makes text safe for one line of a terminal: control characters could
// move the cursor or colour what follows.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s)
}

// shown is how many characters of a text a line has room for.
const shown = 60

// short cuts text to what a line has room for.
func short(s string) string {
	s = plain(s)
	if utf8.RuneCountInString(s) <= shown {
		return s
	}
	return string([]rune(s)[:shown-1]) + "…"
}

// sentence begins with a capital letter.
func sentence(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}
