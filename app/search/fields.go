package search

import (
	"strings"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"

	"galley/app/news"
)

// The fields of the index besides the text's, which is one for each tongue.
const (
	titleField = "title" // words of headlines and tags as they are written, and how they begin
	facetField = "facet" // what can be filtered by and counted, each value behind its letter
	whenField  = "when"  // the columns: who may see a document, and its moment
)

// fieldOf is the field of the texts of each tongue.
var fieldOf = [tongues]string{inEnglish: "en", inSpanish: "es", inArabic: "ar", inOther: "other"}

// How much a word counts by where it stands; it is the frequency that is
// written for it.
const (
	headlineWeight   = 12
	standfirstWeight = 6
	nameWeight       = 5 // tags and authors
	captionWeight    = 2 // captions and places
	bodyWeight       = 1
)

// The letters of the values of the facet field.
const (
	bySection  = 's'
	byRegion   = 'r'
	byTag      = 't'
	byAuthor   = 'a'
	byKind     = 'k'
	byStatus   = 'c'
	byLanguage = 'l'
)

// field is a field with its terms made: what is one depends on the language,
// which the index library does not know.
type field struct {
	name    string
	options index.FieldIndexingOptions
	length  int
	terms   index.TokenFrequencies
}

func (f *field) Name() string                                     { return f.name }
func (f *field) Options() index.FieldIndexingOptions              { return f.options }
func (f *field) AnalyzedLength() int                              { return f.length }
func (f *field) AnalyzedTokenFrequencies() index.TokenFrequencies { return f.terms }
func (f *field) Analyze()                                         {}
func (f *field) Value() []byte                                    { return nil }
func (f *field) ArrayPositions() []uint64                         { return nil }
func (f *field) EncodedFieldType() byte                           { return 't' }
func (f *field) NumPlainTextBytes() uint64                        { return 0 }
func (f *field) Size() int                                        { return 64 * len(f.terms) }

func newField(name string, options index.FieldIndexingOptions, terms int) *field {
	return &field{name: name, options: options, length: 1, terms: make(index.TokenFrequencies, terms)}
}

// entry is that of a term, new ones included.
func (f *field) entry(term string) *index.TokenFreq {
	found := f.terms[term]
	if found == nil {
		found = &index.TokenFreq{Term: []byte(term)}
		f.terms[term] = found
	}
	return found
}

// put adds a term that has no places.
func (f *field) put(term string) { f.entry(term).SetFrequency(1) }

// record is d as the index keeps it under key.
func record(key string, d *Document, seen seen, a *analyser) *document.Document {
	when := newField(whenField, index.IndexField|index.DocValues, 1)
	when.put(columnOf(seen.in(tongueOf(d.Language)), d.at()))
	return document.NewDocument(key).
		AddField(textOf(d, a)).AddField(titleOf(d, a)).AddField(facetsOf(d)).AddField(when)
}

// textOf is the field with all that d says.
func textOf(d *Document, a *analyser) *field {
	t := tongueOf(d.Language)
	text := writing{tongue: t, analyser: a, field: newField(fieldOf[t], index.IndexField, len(d.Body)/8)}
	text.add(headlineWeight, d.Headline)
	text.add(standfirstWeight, d.Standfirst)
	text.add(nameWeight, d.TagNames...)
	text.add(nameWeight, d.AuthorNames...)
	text.add(captionWeight, d.Captions...)
	text.add(captionWeight, d.Places...)
	text.add(bodyWeight, d.Body)
	text.field.length = 1 + text.words/lengthUnit
	return text.field
}

// writing gathers the terms of a text of several parts.
type writing struct {
	tongue   tongue
	analyser *analyser
	field    *field
	at       int // the place of the last word
	words    int
}

// partGap parts the last word of a part from the first of the next: a phrase
// does not go on there.
const partGap = 4

// lengthUnit is how many words are one in the length that ranking knows: it
// need not be finer, and it is written for every word of every text.
const lengthUnit = 8

func (w *writing) add(weight int, parts ...string) {
	for _, part := range parts {
		words(part, func(at word) bool {
			w.at++
			w.words++
			found := w.analyser.token(part[at.start:at.end], w.tongue)
			for _, term := range found.terms {
				if term != "" && !found.function {
					w.put(term, weight)
				}
			}
			return true
		})
		w.at += partGap
	}
}

// put adds a term at the present place.
func (w *writing) put(term string, weight int) {
	entry := w.field.entry(term)
	written, room := imprint(entry.Frequency()).heavier(weight).at(w.at)
	entry.SetFrequency(int(written))
	for n := 0; !room && n < mostMores; n++ {
		term += more
		entry = w.field.entry(term)
		written, room = imprint(entry.Frequency()).at(w.at)
		entry.SetFrequency(int(written))
	}
}

// longestBeginning is how many letters of a word's beginning are terms of the
// title field; longer ones are looked up in its dictionary.
const longestBeginning = 3

// beginning is the term of a word's beginning.
func beginning(letters string) string { return "\x01" + letters }

// titleOf has the words of the headline and of the tags as they are written,
// function words too, and their beginnings: for finding while a word is typed,
// for spelling, and for what is called The Who.
func titleOf(d *Document, a *analyser) *field {
	t := tongueOf(d.Language)
	f := newField(titleField, index.IndexField|index.SkipFreqNorm, 64)
	add := func(text string) {
		words(text, func(w word) bool {
			for _, spelling := range spellings(a.token(text[w.start:w.end], t).surface) {
				f.put(spelling)
				for n := 1; n <= longestBeginning; n++ {
					if head := firstLetters(spelling, n); head != "" {
						f.put(beginning(head))
					}
				}
			}
			return true
		})
	}
	add(d.Headline)
	for _, name := range d.TagNames {
		add(name)
	}
	return f
}

// spellings are the ways in which a person begins to type a word: an Arabic
// one without its article too, a Spanish one without its tilde.
func spellings(surface string) []string {
	list := []string{surface}
	if isArabic(surface) {
		if bare, cut := withoutPrefix(surface); cut {
			list = append(list, bare)
		}
	} else if plain := strings.ReplaceAll(surface, "ñ", "n"); plain != surface && utf8.RuneCountInString(surface) >= shortestLoose {
		list = append(list, plain)
	}
	return list
}

// firstLetters are the first n letters of word, empty where it has fewer.
func firstLetters(word string, n int) string {
	for i := range word {
		if n == 0 {
			return word[:i]
		}
		n--
	}
	if n == 0 {
		return word
	}
	return ""
}

// facetsOf has what d can be filtered by.
func facetsOf(d *Document) *field {
	f := newField(facetField, index.IndexField|index.SkipFreqNorm, 16)
	put := func(by byte, values ...string) {
		for _, value := range values {
			if value != "" {
				f.put(facetTerm(by, value))
			}
		}
	}
	put(bySection, d.Section)
	put(bySection, d.SectionPath...)
	put(byRegion, d.Regions...)
	put(byTag, d.Tags...)
	put(byAuthor, d.Authors...)
	put(byKind, string(d.Kind))
	put(byStatus, string(d.Status))
	put(byLanguage, d.Language, news.Base(d.Language))
	return f
}

func facetTerm(by byte, value string) string { return string(by) + value }
