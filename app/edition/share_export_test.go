package edition

import "galley/app/markdown"

// CodeBytes is how much a code holds.
var CodeBytes = codeBytes

// DrawCode is the address of the picture of a code.
func DrawCode(text string) (string, error) {
	c, err := drawCode(text, "")
	return string(c.Src), err
}

func toSend(language, headline, body, foot string) sending {
	return sending{language: language, head: []string{headline}, text: markdown.Message(body, nil), foot: []string{foot}}
}

// SharedText is as much of a story's text as there is room for.
func SharedText(language, headline, body, foot string, bytes int) string {
	return toSend(language, headline, body, foot).within(bytes)
}

// SharedParts are all of a story's text in parts.
func SharedParts(language, body string, bytes int) []string {
	return toSend(language, "H", body, "F").parts(bytes)
}
