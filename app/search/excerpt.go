package search

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fragment is a part of an excerpt.
type Fragment struct {
	Text   string
	Marked bool
}

// Part is a part of a story.
type Part string

// The parts that an excerpt can be from.
const (
	InHeadline   Part = "headline"
	InStandfirst Part = "standfirst"
	InNames      Part = "names" // tags and authors
	InCaption    Part = "caption"
	InPlace      Part = "place"
	InBody       Part = "body"
)

// How long an excerpt is, in letters, how much of it stands before the first
// marked word, and how much of a text is looked through for it.
const (
	excerptLetters = 220
	excerptBefore  = 50
	excerptSearch  = 1 << 16 // bytes
)

// marker knows the words to be marked in texts of one tongue.
type marker struct {
	tongue     tongue
	analyser   *analyser
	terms      map[string]struct{}
	surfaces   map[string]struct{}
	beginnings []string
}

// marker is that of what s has looked for, for texts in a language.
func (s *search) marker(language string, a *analyser) marker {
	m := marker{tongue: tongueOf(language), analyser: a, terms: map[string]struct{}{}, surfaces: map[string]struct{}{}}
	for _, r := range s.readings {
		for _, c := range r.required {
			for _, spot := range c {
				for _, alternative := range spot.alternatives {
					switch alternative.field {
					case fieldOf[m.tongue]:
						m.terms[alternative.term] = struct{}{}
					case titleField:
						m.surfaces[alternative.term] = struct{}{}
					}
				}
			}
		}
	}
	if s.started != nil {
		m.beginnings = s.started.beginnings
		for _, alternative := range s.started.whole[m.tongue] {
			m.terms[alternative.term] = struct{}{}
		}
	}
	return m
}

func (m marker) marks(text string) bool {
	found := m.analyser.token(text, m.tongue)
	for _, term := range found.terms {
		if _, has := m.terms[term]; has && term != "" {
			return true
		}
	}
	if _, has := m.surfaces[found.surface]; has {
		return true
	}
	for _, beginning := range m.beginnings {
		for _, spelling := range spellings(found.surface) {
			if strings.HasPrefix(spelling, beginning) {
				return true
			}
		}
	}
	return false
}

// mark makes a hit's headline and excerpt from its text.
func (s *search) mark(h *Hit, d *Document) {
	a := analysers.Get().(*analyser)
	defer analysers.Put(a)
	m := s.marker(d.Language, a)
	h.Language = d.Language
	headline := m.find(d.Headline, len(d.Headline))
	h.Headline = fragments(d.Headline, headline, 0, len(d.Headline))
	best := window{}
	for _, p := range []struct {
		part  Part
		texts []string
	}{
		{InBody, []string{d.Body}}, {InStandfirst, []string{d.Standfirst}}, {InCaption, d.Captions},
		{InPlace, d.Places}, {InNames, d.TagNames}, {InNames, d.AuthorNames},
	} {
		for _, text := range p.texts {
			if w := m.window(text); w.words > best.words {
				best, h.Where = w, p.part
			}
		}
	}
	switch {
	case best.words > 0:
		h.Excerpt = best.fragments()
	case d.Standfirst != "":
		h.Where, h.Excerpt = InHeadline, m.window(d.Standfirst).fragments()
	default:
		h.Where, h.Excerpt = InHeadline, m.window(d.Body).fragments()
	}
	if len(headline) > 0 {
		h.Where = InHeadline
	}
}

// find are the words of text to be marked, in its first bytes.
func (m marker) find(text string, bytes int) []word {
	var found []word
	words(text, func(w word) bool {
		if w.start >= bytes {
			return false
		}
		if m.marks(text[w.start:w.end]) {
			found = append(found, w)
		}
		return true
	})
	return found
}

// window is the stretch of a text that an excerpt shows.
type window struct {
	text       string
	found      []word
	start, end int
	words      int // how many different ones are marked in it
}

// window is the stretch of text with the most different marked words, the
// first of several; without any it is the beginning.
func (m marker) window(text string) window {
	w := window{text: text, found: m.find(text, excerptSearch)}
	from := 0
	for i, first := range w.found {
		different := map[string]struct{}{}
		for _, other := range w.found[i:] {
			if other.end-first.start > excerptLetters { // in bytes: near enough
				break
			}
			different[m.analyser.token(text[other.start:other.end], m.tongue).terms[0]] = struct{}{}
		}
		if len(different) > w.words {
			w.words, from = len(different), first.start
		}
	}
	w.start = backward(text, from, excerptBefore)
	w.end = forward(text, w.start, excerptLetters)
	return w
}

func (w window) fragments() []Fragment { return fragments(w.text, w.found, w.start, w.end) }

// backward is the beginning of a word at most so many letters before at, in
// the same paragraph.
func backward(text string, at, letters int) int {
	begin := at
	for i := at; i > 0 && letters > 0; letters-- {
		r, size := utf8.DecodeLastRuneInString(text[:i])
		if r == '\n' {
			return i
		}
		if unicode.IsSpace(r) {
			begin = i
		}
		if i -= size; i == 0 {
			return 0
		}
	}
	return begin
}

// forward is the end of a word at most so many letters after at. A single
// word longer than that is cut between two clusters.
func forward(text string, at, letters int) int {
	end := 0
	for i, r := range text[at:] {
		if letters <= 0 && kindIn(r) != mark && kindIn(r) != joiner {
			if end == 0 {
				return at + i
			}
			return at + end
		}
		letters--
		if unicode.IsSpace(r) {
			end = i
		}
	}
	return len(text)
}

// fragments cut text[start:end] at the marked words; each run of white space
// is one space.
func fragments(text string, found []word, start, end int) []Fragment {
	var list []Fragment
	add := func(part string, marked bool) {
		if part = oneSpaced(part); part != "" {
			list = append(list, Fragment{part, marked})
		}
	}
	if start > 0 {
		list = append(list, Fragment{Text: "… "})
	}
	at := start
	for _, w := range found {
		if w.start >= at && w.end <= end {
			add(text[at:w.start], false)
			add(text[w.start:w.end], true)
			at = w.end
		}
	}
	add(text[at:end], false)
	if end < len(text) {
		list = append(list, Fragment{Text: " …"})
	}
	return list
}

func oneSpaced(s string) string {
	var b strings.Builder
	space := false
	for _, r := range s {
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			space = true
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	if space {
		b.WriteByte(' ')
	}
	return b.String()
}
