package main

import (
	"math/rand/v2"
	"time"

	"galley/app/news"
	"galley/app/search"
	"galley/build/bench/fts5"
)

// How many of each kind are asked in a round.
const (
	askedWords   = 300 // half of them one word, half two
	askedOthers  = 150
	perPage      = 20
	longestDrawn = 4 // words of a phrase
)

// query is one question, as both indexes are asked it.
type query struct {
	language string
	text     string   // as a person types it
	terms    []string // the same in Galley's terms
	phrase   bool
	prefix   bool
	excerpts bool
	section  string
	from, to time.Time
}

func (q query) galley() search.Query {
	asked := search.Query{
		Text: q.text, Public: true, Language: q.language, Limit: perPage, Prefix: q.prefix, Excerpts: q.excerpts,
		Filter: search.Filter{From: news.At(q.from), To: news.At(q.to)},
	}
	if q.phrase {
		asked.Text = `"` + q.text + `"`
	}
	if q.section != "" {
		asked.Filter.Section = []string{q.section}
	}
	return asked
}

func (q query) fts5() fts5.Query {
	return fts5.Query{Terms: q.terms, Phrase: q.phrase, Prefix: q.prefix, Section: q.section, From: q.from, To: q.to, Limit: perPage, Excerpts: q.excerpts}
}

// queries are the questions of a run.
type queries struct{ words, excerpts, phrases, prefixes, within, browsing []query }

// queries draws them from the archive, the same for the same archive.
func (b *bench) queries(x indexes) (q queries, err error) {
	counted, err := fts5.Open(x.fts5())
	if err != nil {
		return q, err
	}
	defer counted.Close()
	d := &drawing{Rand: rand.New(rand.NewPCG(b.seed, 1<<50)), corpus: b.corpus, counted: counted}
	for i := range askedWords {
		asked := d.words(1+i%2, i)
		q.words = append(q.words, asked)
		asked.excerpts = true
		q.excerpts = append(q.excerpts, asked)
	}
	for i := range askedOthers {
		q.phrases = append(q.phrases, d.phrase())
		q.prefixes = append(q.prefixes, d.beginning(i))
		q.within = append(q.within, d.inside(d.words(1, i)))
		q.browsing = append(q.browsing, d.inside(query{}))
	}
	return q, d.err
}
