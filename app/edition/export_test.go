package edition

// What the tests look at from outside.
var (
	Order     = order
	Rel       = rel
	BrandText = brandSheet
)

// Contrast is the ratio between two colours, #rrggbb.
func Contrast(a, b string) float64 {
	ca, _ := parseColour(a)
	cb, _ := parseColour(b)
	return contrast(ca, cb)
}
