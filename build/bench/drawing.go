package main

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"time"
	"unicode"

	"galley/app/markdown"
	"galley/app/search"
	"galley/build/bench/corpus"
	"galley/build/bench/fts5"
)

// drawing draws questions from stories.
type drawing struct {
	*rand.Rand
	corpus  *corpus.Corpus
	counted *fts5.Index // knows how many stories hold a term
	drawn   int         // stories
	err     error       // ends all drawing
}

// mostDrawn bounds how many stories are looked at: a very small archive may
// have no word of a band.
const mostDrawn = 100_000

var errNothingToAsk = errors.New("these stories give no questions of every kind; take more of them")

// A band is a share of a language's stories, from and below; a word is drawn
// from each by turns. What more than most stories hold is no word to look for.
type band struct{ from, below float64 }

var bands = []band{
	{.05, .60},  // frequent
	{.002, .05}, // middling
	{0, .002},   // rare
}

// drawn is a word of a story, as it is written there and as a term.
type drawn struct{ text, term string }

// words draws a question of n words of one story, each of another band.
func (d *drawing) words(n, turn int) query {
	for d.err == nil {
		s := d.story()
		q := query{language: s.Language}
		of := d.candidates(s)
		for i := range n {
			w, ok := d.of(of, bands[(turn/2+i)%len(bands)])
			if !ok || slices.Contains(q.terms, w.term) {
				break
			}
			q.terms = append(q.terms, w.term)
			q.text = strings.TrimSpace(q.text + " " + w.text)
		}
		if len(q.terms) == n {
			return q
		}
	}
	return query{}
}

// phrase draws two to four words that stand together in a story.
func (d *drawing) phrase() query {
	for d.err == nil {
		s := d.story()
		words := strings.Fields(markdown.Plain(s.Body))
		n := 2 + d.IntN(longestDrawn-1)
		first := d.IntN(len(words) - n)
		text := words[first : first+n]
		if !slices.ContainsFunc(text, func(w string) bool { return !isWord(w) }) {
			phrase := strings.Join(text, " ")
			if terms := search.Terms(s.Language, phrase); len(terms) > 1 {
				return query{language: s.Language, text: phrase, terms: terms, phrase: true}
			}
		}
	}
	return query{}
}

// beginning draws the first three letters of a word whose term begins so too.
func (d *drawing) beginning(turn int) query {
	for d.err == nil {
		s := d.story()
		w, ok := d.of(d.candidates(s), bands[turn%len(bands)])
		if !ok {
			continue
		}
		text, term := firstThree(w.text), firstThree(w.term)
		if text == term && len([]rune(text)) == 3 {
			return query{language: s.Language, text: text, terms: []string{term}, prefix: true}
		}
	}
	return query{}
}

// inside keeps q within the section and the year of a story.
func (d *drawing) inside(q query) query {
	s := d.story()
	q.section = s.Section
	q.from = time.Date(s.PublishedAt.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
	q.to = q.from.AddDate(1, 0, 0)
	return q
}

func (d *drawing) story() corpus.Story {
	if d.drawn++; d.drawn > mostDrawn {
		d.err = errNothingToAsk
	}
	return d.corpus.Story(d.IntN(d.corpus.Size()))
}

// candidates are the story's words that are one term each, in a drawn order.
func (d *drawing) candidates(s corpus.Story) []drawn {
	var all []drawn
	for _, text := range strings.Fields(markdown.Plain(s.Body)) {
		text = strings.ToLower(text)
		if terms := search.Terms(s.Language, text); isWord(text) && len(terms) == 1 {
			all = append(all, drawn{text, terms[0]})
		}
	}
	d.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all
}

// of is the first of the words in a band.
func (d *drawing) of(words []drawn, in band) (drawn, bool) {
	inLanguage := float64(d.corpus.Size()) / 3
	for _, w := range words {
		stories, err := d.counted.Holds(w.term)
		if err != nil {
			d.err = err
			return drawn{}, false
		}
		if share := float64(stories) / inLanguage; share >= in.from && share < in.below {
			return w, true
		}
	}
	return drawn{}, false
}

func firstThree(s string) string {
	letters := []rune(s)
	return string(letters[:min(3, len(letters))])
}

// isWord says whether s is letters alone, three at least.
func isWord(s string) bool {
	n := 0
	for _, r := range s {
		if !unicode.IsLetter(r) {
			return false
		}
		n++
	}
	return n >= 3
}
