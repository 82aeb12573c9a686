package edition

import "galley/app/news"

// What the tests look at from outside.
var (
	Order     = order
	Rel       = rel
	BrandText = brandSheet
	BrandIcon = brandIcon
	Marked    = marked
	Compact   = compact
)

// Contrast is the ratio between two colours, #rrggbb.
func Contrast(a, b string) float64 {
	ca, _ := parseColour(a)
	cb, _ := parseColour(b)
	return contrast(ca, cb)
}

// Span is the class of an item of a band.
func Span(at, n int) string { return (&frame{}).Span(at, n) }

// Describe makes what programs read in the head of the page of s, as often as
// again says.
func Describe(e *Edition, s news.Story, again func() bool) error {
	return e.src.Read(func(v View) error {
		m, err := e.maker(v, storyAddress(s.Language, s.Address))
		if err != nil {
			return err
		}
		p, err := m.storyPage(s)
		for err == nil && again() {
			if err = m.describe(p, s); err == nil {
				err = m.machines("story", p.frame)
			}
		}
		return err
	})
}
