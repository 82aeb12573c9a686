package edition

import (
	"regexp"
	"strings"
)

// A look is the theme and text size of a reader whose pages run no script: the
// frame of a host has it in its address, look-sepia-2/en/index.html, and links
// keep it. The pages are the same; the style sheet alone is another.
type look struct{ theme, size string }

var lookFolder = regexp.MustCompile(`^look-(system|light|dark|sepia)-([0-3])$`)

// CutLook takes the look from an address that may have one.
func CutLook(address string) string {
	_, rest := cutLook(address)
	return rest
}

func cutLook(address string) (look, string) {
	first, rest, inside := strings.Cut(address, "/")
	found := lookFolder.FindStringSubmatch(first)
	if !inside || found == nil {
		return look{}, address
	}
	return look{theme: found[1], size: found[2]}, rest
}

// apply makes what a sheet says of a look hold for all who load it.
func (l look) apply(sheet []byte) []byte {
	if l == (look{}) {
		return sheet
	}
	const always, never = ":root:root", ":root[data-theme]"
	pairs := []string{`:root[data-theme="` + l.theme + `"]`, always, `:root[data-size="` + l.size + `"]`, always}
	if l.theme != "system" {
		pairs = append(pairs, ":root:not([data-theme])", never)
	}
	return []byte(strings.NewReplacer(pairs...).Replace(string(sheet)))
}
