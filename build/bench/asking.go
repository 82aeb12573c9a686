package main

import (
	"context"
	"fmt"
	"time"

	"galley/app/search"
	"galley/build/bench/fts5"
	"galley/build/bench/report"
)

const searchMethod = "Both indexes hold the same stories, SQLite's FTS5 in the very terms of Galley's analysis, with columns weighed, an index of three-letter beginnings, and merged into one piece. The questions are drawn from the stories, the same for the same corpus: words by turns from those that 5 to 60 % of a language's stories hold, 0.2 to 5 %, and less; phrases of two to four words; the first three letters of such words; a section and year of a story (without a word Galley's lists come from the room instead, and SQLite's from a plain index). Each is asked for the best twenty, all of them once a round, first in a round by FTS5. p99 is over a round's questions. With excerpts: Galley's made from texts at hand, FTS5's by its snippet(). The making of the indexes is measured in five fifths instead of rounds, the last with the closing; questions that nobody means are of ten thousand letters, of hundreds of frequent words, quotations left open, control characters, regular expressions, other scripts; it may be that of an earlier run with the same sources."

// kind is one kind of question.
type kind struct {
	name, reference string
	asked           []query
	p50, p99        report.Owed
}

// asking measures questions of every kind.
func (b *bench) asking() ([]report.Figure, error) {
	x, err := b.indexes()
	if err != nil {
		return nil, err
	}
	q, err := b.queries(x)
	if err != nil {
		return nil, err
	}
	theirs, err := fts5.Open(x.fts5())
	if err != nil {
		return nil, err
	}
	defer theirs.Close()
	ours, err := search.Open(x.galley(), search.Options{Text: b.texts()})
	if err != nil {
		return nil, err
	}
	defer ours.Close()
	at := answering{ours, theirs}
	var figures []report.Figure
	for _, k := range []kind{
		{"one or two words", "FTS5", q.words, report.Owed{Ratio: .25}, report.Owed{Value: 20}},
		{"the same with excerpts", "FTS5", q.excerpts, report.Owed{}, report.Owed{Value: 20}},
		{"a phrase", "FTS5", q.phrases, report.Owed{}, report.Owed{Value: 60}},
		{"three letters of a word", "FTS5", q.prefixes, report.Owed{}, report.Owed{Value: 30}},
		{"a word in a section and year", "FTS5", q.within, report.Owed{Ratio: 1}, report.Owed{}},
		{"a section and year alone", "SQLite, without FTS5", q.browsing, report.Owed{}, report.Owed{}},
	} {
		made, err := at.measure(k)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", k.name, err)
		}
		figures = append(figures, made...)
	}
	worst, err := at.worst(q.words)
	return append(figures, worst...), err
}

// texts finds a story's text by its id; they are in memory, as the pages of a
// room's file are.
func (b *bench) texts() func(id string, public bool) (search.Document, error) {
	all := make(map[string]search.Document, b.stories)
	for first := 0; first < b.stories; first += fed {
		for _, s := range b.stretch(first, min(fed, b.stories-first)) {
			all[s.ID] = document(s)
		}
	}
	return func(id string, _ bool) (search.Document, error) { return all[id], nil }
}

// answering is both indexes open.
type answering struct {
	ours   *search.Index
	theirs *fts5.Index
}

func (a answering) measure(k kind) ([]report.Figure, error) {
	var p50, p99 struct{ values, against []float64 }
	for range report.Rounds {
		against, err := timed(len(k.asked), func(i int) error {
			hits, err := a.theirs.Search(k.asked[i].fts5())
			return found(len(hits), k.asked[i], err)
		})
		if err != nil {
			return nil, fmt.Errorf("fts5: %w", err)
		}
		values, err := timed(len(k.asked), func(i int) error { return a.ask(k.asked[i]) })
		if err != nil {
			return nil, err
		}
		p50.values, p50.against = append(p50.values, values.at(.5, time.Millisecond)), append(p50.against, against.at(.5, time.Millisecond))
		p99.values, p99.against = append(p99.values, values.at(.99, time.Millisecond)), append(p99.against, against.at(.99, time.Millisecond))
	}
	return []report.Figure{
		{Name: k.name + ", p50", Unit: "ms", Values: p50.values, Reference: k.reference, Against: p50.against, Owed: k.p50},
		{Name: k.name + ", p99", Unit: "ms", Values: p99.values, Reference: k.reference, Against: p99.against, Owed: k.p99},
	}, nil
}

// ask asks Galley's index.
func (a answering) ask(q query) error {
	page, err := a.ours.Search(context.Background(), q.galley())
	return found(len(page.Hits), q, err)
}

// found holds both to an answer: every question but one within a section and
// a year is drawn from a story that has the words.
func found(hits int, q query, err error) error {
	if err == nil && hits == 0 && q.section == "" {
		err = fmt.Errorf("nothing was found for %q", q.text)
	}
	return err
}
