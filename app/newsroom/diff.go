package newsroom

import (
	"context"
	"strings"
	"time"
	"unicode"

	"github.com/sergi/go-diff/diffmatchpatch"

	"galley/app/storyfile"
)

// Op is what became of a run of words.
type Op string

// What can become of a run of words.
const (
	Kept     Op = "kept"
	Inserted Op = "inserted"
	Deleted  Op = "deleted"
)

// Part is a run of words with one fate.
type Part struct {
	Op   Op
	Text string
}

// FieldDiff is a field that differs, by its name in JSON.
type FieldDiff struct {
	Field string
	Parts []Part
}

// Diff is what changed between revisions from and to of story id, word by
// word, in the fields that differ.
func (n *Newsroom) Diff(ctx context.Context, id string, from, to int) ([]FieldDiff, error) {
	_, before, err := n.Revision(ctx, id, from)
	if err != nil {
		return nil, err
	}
	_, after, err := n.Revision(ctx, id, to)
	if err != nil {
		return nil, err
	}
	var diffs []FieldDiff
	a, b := diffed(before), diffed(after)
	for i := range a {
		if a[i].text != b[i].text {
			diffs = append(diffs, FieldDiff{Field: a[i].field, Parts: words(a[i].text, b[i].text)})
		}
	}
	return diffs, nil
}

type diffedField struct{ field, text string }

// diffed are the fields of s that a difference is shown of.
func diffed(s storyfile.Story) []diffedField {
	var credits, pictures []string
	for _, c := range s.Credits {
		credits = append(credits, strings.TrimSpace(c.Role+": "+c.Author+" "+c.As))
	}
	for _, p := range s.Pictures {
		pictures = append(pictures, strings.Join([]string{p.ID, p.Caption, p.Credit, p.Alt}, "\n"))
	}
	return []diffedField{
		{"headline", s.Headline},
		{"shortHeadline", s.ShortHeadline},
		{"standfirst", s.Standfirst},
		{"body", s.Body},
		{"kind", s.Kind},
		{"section", s.Section},
		{"regions", strings.Join(s.Regions, ", ")},
		{"tags", strings.Join(s.Tags, ", ")},
		{"credits", strings.Join(credits, ", ")},
		{"source", s.Source},
		{"place", s.Place},
		{"lead", s.Lead},
		{"pictures", strings.Join(pictures, "\n\n")},
		{"interest", s.Interest},
	}
}

// words is the difference between two texts by whole words: each distinct
// word stands for one letter of an alphabet made for the two texts.
func words(a, b string) []Part {
	alphabet := map[string]rune{}
	var meanings []string
	encode := func(text string) []rune {
		var out []rune
		for _, word := range split(text) {
			letter, known := alphabet[word]
			if !known {
				letter = letterAt(len(meanings))
				alphabet[word] = letter
				meanings = append(meanings, word)
			}
			out = append(out, letter)
		}
		return out
	}
	before, after := encode(a), encode(b)
	d := diffmatchpatch.New()
	d.DiffTimeout = 2 * time.Second
	var parts []Part
	for _, diff := range d.DiffMainRunes(before, after, false) {
		var text strings.Builder
		for _, letter := range diff.Text {
			text.WriteString(meanings[indexOf(letter)])
		}
		parts = append(parts, Part{Op: ops[diff.Type], Text: text.String()})
	}
	return gather(parts)
}

// gather joins changes that only space parts: a rewritten phrase is shown as
// one deletion and one insertion, not word by word.
func gather(parts []Part) []Part {
	var out []Part
	var deleted, inserted string
	flush := func() {
		if deleted != "" {
			out = append(out, Part{Deleted, deleted})
		}
		if inserted != "" {
			out = append(out, Part{Inserted, inserted})
		}
		deleted, inserted = "", ""
	}
	for i, p := range parts {
		switch {
		case p.Op == Deleted:
			deleted += p.Text
		case p.Op == Inserted:
			inserted += p.Text
		case deleted != "" && inserted != "" && strings.TrimSpace(p.Text) == "" && i+1 < len(parts):
			deleted, inserted = deleted+p.Text, inserted+p.Text
		default:
			flush()
			out = append(out, p)
		}
	}
	flush()
	return out
}

var ops = map[diffmatchpatch.Operation]Op{
	diffmatchpatch.DiffEqual: Kept, diffmatchpatch.DiffInsert: Inserted, diffmatchpatch.DiffDelete: Deleted,
}

// Surrogates are no letters: the alphabet leaves them out.
const (
	firstSurrogate = 0xd800
	surrogates     = 0x800
)

func letterAt(i int) rune {
	if i++; i >= firstSurrogate {
		i += surrogates
	}
	return rune(i)
}

func indexOf(letter rune) int {
	if letter >= firstSurrogate+surrogates {
		letter -= surrogates
	}
	return int(letter) - 1
}

// split parts text into words, runs of space and single marks, losing nothing.
func split(text string) []string {
	var parts []string
	start, kind := 0, 0
	for i, r := range text {
		now := 3
		switch {
		case unicode.IsSpace(r):
			now = 1
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.Is(unicode.M, r), unicode.Is(unicode.Cf, r):
			now = 2
		}
		if i > start && (now != kind || now == 3) {
			parts = append(parts, text[start:i])
			start = i
		}
		kind = now
	}
	if start < len(text) {
		parts = append(parts, text[start:])
	}
	return parts
}
