package report

import (
	_ "embed"
	"os"
	"strings"
	"text/template"
)

// Report is the whole page.
type Report struct {
	Date     string
	Machine  Machine
	Versions []string
	Groups   []Group
	Chart    string // the chart's file, relative to the page
}

// Group is one table.
type Group struct {
	Title   string
	Method  string // how it was measured, in sentences
	Figures []Figure
}

//go:embed page.md.tmpl
var pageText string

var page = template.Must(template.New("page").Funcs(template.FuncMap{
	"row":    row,
	"rounds": func() int { return Rounds },
	"join":   strings.Join,
}).Parse(pageText))

func row(f Figure) string {
	return "| " + strings.Join([]string{
		f.Name, f.value(), f.spread(), f.Reference, f.against(), f.ratio(), f.owed(), f.reached(),
	}, " | ") + " |"
}

// Markdown is the page as it stands in docs.
func (r Report) Markdown() (string, error) {
	var b strings.Builder
	err := page.Execute(&b, r)
	return b.String(), err
}

// Missed are the figures that are not what is owed.
func (r Report) Missed() []Figure {
	var missed []Figure
	for _, g := range r.Groups {
		for _, f := range g.Figures {
			if !f.Reached() {
				missed = append(missed, f)
			}
		}
	}
	return missed
}

// Write writes the page to file, and its chart to chart.
func (r Report) Write(file, chart string) error {
	text, err := r.Markdown()
	if err != nil {
		return err
	}
	drawing, err := r.SVG()
	if err != nil {
		return err
	}
	if err := os.WriteFile(chart, []byte(drawing), 0o644); err != nil {
		return err
	}
	return os.WriteFile(file, []byte(text), 0o644)
}
