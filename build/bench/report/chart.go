package report

import (
	_ "embed"
	"fmt"
	"math"
	"strings"
	"text/template"
)

//go:embed chart.svg.tmpl
var chartText string

var chart = template.Must(template.New("chart").Funcs(template.FuncMap{"xml": template.HTMLEscapeString}).Parse(chartText))

// The chart's measures, in its own pixels.
const (
	chartWidth = 860
	barsLeft   = 330
	barsRight  = 780
	rowHeight  = 34
	topMargin  = 84
)

type drawing struct {
	Width, Height, Top, Bottom, Left int
	One                              float64 // where the reference stands
	Ticks                            []tick
	Bars                             []bar
}

type tick struct {
	X     float64
	Label string
}

type bar struct {
	Y                      int
	Name, Reference, Label string
	X, Width, LabelX       float64
	Class                  string  // better, more, missed
	Owed                   float64 // where the bar may end at most; 0 for nowhere
}

// SVG draws each compared figure as a bar from its reference, the line of 1,
// to the left where Galley takes less and to the right where it takes more.
// The scale is logarithmic.
func (r Report) SVG() (string, error) {
	var figures []Figure
	for _, g := range r.Groups {
		for _, f := range g.Figures {
			if f.Compared() && !f.Apart {
				figures = append(figures, f)
			}
		}
	}
	low, high := -1.0, 1.0
	for _, f := range figures {
		power := math.Log10(f.Cost())
		low, high = min(low, math.Floor(power)), max(high, math.Ceil(power))
		if f.Owed.Ratio > 0 {
			high = max(high, math.Ceil(math.Log10(f.Owed.Ratio)))
		}
	}
	at := func(cost float64) float64 {
		return barsLeft + (math.Log10(cost)-low)/(high-low)*(barsRight-barsLeft)
	}
	d := drawing{
		Width: chartWidth, Height: topMargin + len(figures)*rowHeight + 24,
		Top: topMargin - 12, Left: barsLeft - 14, One: at(1),
	}
	d.Bottom = d.Height - 20
	for power := low; power <= high; power++ {
		d.Ticks = append(d.Ticks, tick{at(math.Pow(10, power)), fmt.Sprintf("×%g", math.Pow(10, power))})
	}
	for i, f := range figures {
		end := at(f.Cost())
		b := bar{
			Y: topMargin + i*rowHeight, Name: plain(f.Name), Reference: plain(f.Reference),
			Label: "×" + number(f.Cost()), X: min(end, d.One), Width: math.Abs(end - d.One),
			LabelX: max(end, d.One) + 7, Class: class(f),
		}
		if f.Owed.Ratio > 0 {
			b.Owed = at(f.Owed.Ratio)
			b.LabelX = max(b.LabelX, b.Owed+7)
		}
		d.Bars = append(d.Bars, b)
	}
	var out strings.Builder
	err := chart.Execute(&out, d)
	return out.String(), err
}

func class(f Figure) string {
	switch {
	case !f.Reached():
		return "missed"
	case f.Cost() > 1:
		return "more"
	}
	return "better"
}

// plain leaves Markdown's marks out.
func plain(s string) string { return strings.ReplaceAll(s, "`", "") }
