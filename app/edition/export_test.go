package edition

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
