package edition

import "strings"

// compact is a style sheet without its comments and the spaces that only
// people need: readers load it with every first page.
func compact(css string) string {
	var b strings.Builder
	b.Grow(len(css))
	var last byte
	space := false
	write := func(part string) {
		if space && !strings.ContainsRune("{};,>:", rune(last)) && !strings.ContainsRune("{};,>", rune(part[0])) {
			b.WriteByte(' ')
		}
		b.WriteString(part)
		space, last = false, part[len(part)-1]
	}
	for i := 0; i < len(css); {
		switch c := css[i]; {
		case strings.HasPrefix(css[i:], "/*"):
			end := strings.Index(css[i+2:], "*/")
			if end < 0 {
				return b.String()
			}
			i += 2 + end + 2
		case c == ' ' || c == '\n' || c == '\t' || c == '\r':
			space = b.Len() > 0
			i++
		case c == '"' || c == '\'':
			end := strings.IndexByte(css[i+1:], c)
			if end < 0 {
				write(css[i:])
				return b.String()
			}
			write(css[i : i+end+2])
			i += end + 2
		default:
			write(css[i : i+1])
			i++
		}
	}
	return b.String()
}
