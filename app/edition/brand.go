package edition

import (
	"cmp"
	"fmt"
	"math"
	"strconv"
)

// A newsroom's own colour is darkened or lightened until text in it, or on it,
// has the contrast of WCAG 2.2 AA: 4.5 to 1.
const leastContrast = 4.5

// How much of the colour is in the soft ground.
const softLight, softDark = .09, .28

type colour struct{ r, g, b float64 } // 0 to 1, as sRGB writes them

var (
	whitePaper = colour{1, 1, 1}
	darkPaper  = colour{0x12 / 255.0, 0x15 / 255.0, 0x17 / 255.0}
	sepiaPaper = colour{0xf7 / 255.0, 0xf0 / 255.0, 0xe1 / 255.0}
)

// brandSheet sets the brand tokens from the colour hex (#rrggbb) in every
// theme; it is empty where hex is no colour.
func brandSheet(hex string) string {
	c, ok := parseColour(hex)
	if !ok {
		return ""
	}
	text := func(end, paper colour, soft float64) (text, ground colour) {
		text = c.towards(end, paper)
		ground = paper.mix(text, soft)
		return text.towards(end, ground), ground // it also stands on the soft ground
	}
	solid, _ := text(colour{}, whitePaper, softLight)
	tokens := func(end, paper colour, soft float64) string {
		text, ground := text(end, paper, soft)
		return fmt.Sprintf("{ --brand: %s; --brand-solid: %s; --brand-soft: %s; }", text, solid, ground)
	}
	light, dark, sepia := tokens(colour{}, whitePaper, softLight), tokens(whitePaper, darkPaper, softDark), tokens(colour{}, sepiaPaper, softLight)
	return ":root " + light + "\n" +
		"@media screen and (prefers-color-scheme: dark) {\n  :root:not([data-theme]) " + dark + "\n}\n" +
		"@media screen {\n  :root[data-theme=\"dark\"] " + dark + "\n  :root[data-theme=\"sepia\"] " + sepia + "\n}\n"
}

// iconColour is the brand colour of a newsroom that has chosen none.
const iconColour = "#0a595e"

// brandIcon is a printed column on the colour hex, darkened until it stands
// out, or on Galley's own.
func brandIcon(hex string) string {
	ground := cmp.Or(solid(hex), iconColour)
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="` + ground +
		`"/><path d="M8 8h16M8 13.5h16M8 19h16M8 24.5h9" fill="none" stroke="#fff" stroke-width="2.6"/></svg>` + "\n"
}

// solid is the colour hex, darkened until white stands out on it; empty where
// hex is no colour.
func solid(hex string) string {
	c, ok := parseColour(hex)
	if !ok {
		return ""
	}
	return c.towards(colour{}, whitePaper).String()
}

func parseColour(hex string) (colour, bool) {
	if len(hex) != 7 || hex[0] != '#' {
		return colour{}, false
	}
	n, err := strconv.ParseUint(hex[1:], 16, 24)
	if err != nil {
		return colour{}, false
	}
	return colour{float64(n>>16) / 255, float64(n>>8&255) / 255, float64(n&255) / 255}, true
}

// towards moves c in small steps to end until it can be read on ground.
func (c colour) towards(end, ground colour) colour {
	for share := 0.0; share < 1; share += .02 {
		if moved := c.mix(end, share); contrast(moved, ground) >= leastContrast {
			return moved
		}
	}
	return end
}

// mix is c with share of d in it.
func (c colour) mix(d colour, share float64) colour {
	at := func(a, b float64) float64 { return a + (b-a)*share }
	return colour{at(c.r, d.r), at(c.g, d.g), at(c.b, d.b)}.rounded()
}

// rounded is c as eight bits a channel hold it, so that what is measured is
// what is written.
func (c colour) rounded() colour {
	at := func(v float64) float64 { return math.Round(v*255) / 255 }
	return colour{at(c.r), at(c.g), at(c.b)}
}

func (c colour) String() string {
	at := func(v float64) int { return int(math.Round(v * 255)) }
	return fmt.Sprintf("#%02x%02x%02x", at(c.r), at(c.g), at(c.b))
}

// contrast is the ratio that WCAG 2.2 defines, 1 to 21.
func contrast(a, b colour) float64 {
	la, lb := a.luminance(), b.luminance()
	return (max(la, lb) + .05) / (min(la, lb) + .05)
}

// luminance is the relative luminance that WCAG 2.2 defines.
func (c colour) luminance() float64 {
	at := func(v float64) float64 {
		if v <= .04045 {
			return v / 12.92
		}
		return math.Pow((v+.055)/1.055, 2.4)
	}
	return .2126*at(c.r) + .7152*at(c.g) + .0722*at(c.b)
}
