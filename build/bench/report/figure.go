package report

import (
	"fmt"
	"slices"
)

// Rounds is how often every figure is taken; the median of them counts.
const Rounds = 5

// Figure is one thing measured, with its reference from the same run.
type Figure struct {
	Name      string
	Unit      string
	Values    []float64 // one a round
	Rate      bool      // more is better
	Reference string    // what was measured beside it; empty for nothing
	Against   []float64
	Owed      Owed
	// Apart keeps the figure out of the chart: its reference is Galley
	// itself, at another size.
	Apart bool
}

// Owed is what the figure has to reach; the zero value owes nothing.
type Owed struct {
	Value float64 // at most, or at least for a rate
	Ratio float64 // to the reference, at most
	Least float64 // to the reference, at least
}

// Median is the middle one of values.
func Median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}

// Value is the figure's median.
func (f Figure) Value() float64 { return Median(f.Values) }

// Ratio is how many times the reference the figure is.
func (f Figure) Ratio() float64 { return f.Value() / Median(f.Against) }

// Compared says whether the figure has a reference.
func (f Figure) Compared() bool { return len(f.Against) > 0 }

// Cost is the ratio as one of time or room: below 1 is better, for a rate too.
func (f Figure) Cost() float64 {
	if f.Rate {
		return 1 / f.Ratio()
	}
	return f.Ratio()
}

// Reached says whether the figure is what is owed.
func (f Figure) Reached() bool {
	switch {
	case f.Owed.Ratio > 0 && f.Ratio() > f.Owed.Ratio, f.Owed.Least > 0 && f.Ratio() < f.Owed.Least:
		return false
	case f.Owed.Value > 0 && f.Rate:
		return f.Value() >= f.Owed.Value
	case f.Owed.Value > 0:
		return f.Value() <= f.Owed.Value
	}
	return true
}

// The cells of the table.

func (f Figure) value() string { return number(f.Value()) + " " + f.Unit }

func (f Figure) spread() string {
	return number(slices.Min(f.Values)) + "–" + number(slices.Max(f.Values))
}

func (f Figure) against() string {
	if !f.Compared() {
		return ""
	}
	return number(Median(f.Against)) + " " + f.Unit
}

func (f Figure) ratio() string {
	if !f.Compared() {
		return ""
	}
	return number(f.Ratio())
}

func (f Figure) owed() string {
	switch {
	case f.Owed.Least > 0 && f.Owed.Least == f.Owed.Ratio:
		return fmt.Sprintf("ratio %g", f.Owed.Ratio)
	case f.Owed.Least > 0:
		return fmt.Sprintf("ratio %g–%g", f.Owed.Least, f.Owed.Ratio)
	case f.Owed.Ratio > 0:
		return fmt.Sprintf("ratio ≤ %g", f.Owed.Ratio)
	case f.Owed.Value > 0 && f.Rate:
		return fmt.Sprintf("≥ %s %s", Thousands(int(f.Owed.Value)), f.Unit)
	case f.Owed.Value > 0:
		return fmt.Sprintf("≤ %g %s", f.Owed.Value, f.Unit)
	}
	return ""
}

func (f Figure) reached() string {
	switch {
	case f.Owed == Owed{}:
		return ""
	case f.Reached():
		return "yes"
	}
	return "**no**"
}

// number writes v with the digits that mean something.
func number(v float64) string {
	switch {
	case v >= 1000:
		return Thousands(int(v + .5))
	case v >= 100:
		return fmt.Sprintf("%.0f", v)
	case v >= 10:
		return fmt.Sprintf("%.1f", v)
	case v >= .1:
		return fmt.Sprintf("%.2f", v)
	}
	return fmt.Sprintf("%.2g", v)
}

// Thousands writes n with commas.
func Thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
