package markdown

import "golang.org/x/text/language"

// Direction is the direction in which a language is written: "rtl" or "ltr".
func Direction(tag string) string {
	script, _ := language.Make(tag).Script()
	switch script.String() {
	case "Arab", "Hebr", "Syrc", "Thaa", "Nkoo":
		return "rtl"
	}
	return "ltr"
}
