package corpus

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// words draws n words, the last no function word.
func (v *voice) words(n int) []string {
	out := make([]string, n)
	last := uint64(lastRank)
	for i := range out {
		if i > 0 && v.IntN(40) == 0 {
			out[i] = v.figures()
			continue
		}
		rank := v.rank()
		for rank == last || i == n-1 && v.lexicon.isFunction(rank) {
			rank = v.content()
		}
		out[i], last = v.written(rank), rank
	}
	return out
}

// phrase is n words with a capital and no end, as headlines and subheads are.
func (v *voice) phrase(n int) string { return capital(strings.Join(v.words(n), " ")) }

// clauses is n words with commas between them.
func (v *voice) clauses(n int) string {
	words := v.words(n)
	for i := 5 + v.IntN(6); i < n-3; i += 5 + v.IntN(8) {
		words[i] += v.comma
	}
	return strings.Join(words, " ")
}

// sentence is one of 6 to 34 words.
func (v *voice) sentence() string {
	n := 6 + (v.IntN(29)+v.IntN(29))/2
	switch chance := v.IntN(40); {
	case chance == 0:
		return v.question[0] + capital(v.clauses(n)) + v.question[1]
	case chance < 4:
		return v.quote[0] + capital(v.clauses(n)) + v.quote[1] + v.comma + " " + v.by + " " + strings.Join(v.words(2), " ") + "."
	case chance == 4:
		return capital(v.clauses(n)) + " (" + strings.Join(v.words(3), " ") + ")."
	}
	return capital(v.clauses(n)) + "."
}

// paragraph is two to four sentences; some have words set in bold, or a link.
func (v *voice) paragraph() string {
	sentences := make([]string, 2+v.IntN(3))
	for i := range sentences {
		sentences[i] = v.sentence()
	}
	switch v.IntN(12) {
	case 0:
		sentences = append(sentences, "**"+v.phrase(3)+".**")
	case 1:
		sentences = append(sentences, "["+v.phrase(4)+"](https://example.org/"+v.figures()+").")
	}
	return strings.Join(sentences, " ")
}

// body is a Markdown text of about n words.
func (v *voice) body(n int) string {
	var b strings.Builder
	for count, paragraph := 0, 1; count < n; paragraph++ {
		if paragraph > 1 {
			b.WriteString("\n\n")
		}
		var block string
		switch {
		case paragraph%5 == 0:
			b.WriteString("## " + v.phrase(3+v.IntN(4)) + "\n\n")
			block = v.paragraph()
		case paragraph > 2 && v.IntN(9) == 0:
			block = "> " + v.sentence()
		case paragraph > 2 && v.IntN(14) == 0:
			block = "- " + v.phrase(6) + "\n- " + v.phrase(5) + "\n- " + v.phrase(7)
		default:
			block = v.paragraph()
		}
		b.WriteString(block)
		count += strings.Count(block, " ") + 1
	}
	return b.String()
}

// capital gives s its first letter large where the script has large ones.
func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}
