package search

import (
	"fmt"

	"galley/app/news"
)

// Page is a part of what was found.
type Page struct {
	Hits      []Hit
	Next      string // asks for what follows; empty at the end
	Total     int
	Facets    Facets // where they were asked for
	Corrected string // what was looked for where nothing has the words as typed
	Language  string // that of the words, where they tell
	Cut       bool   // the query is longer than what was looked at
}

// Hit is one story that was found.
type Hit struct {
	ID       string
	Language string // with excerpts
	Score    float32
	At       news.Moment
	Headline []Fragment // with excerpts
	Excerpt  []Fragment
	Where    Part // the part of the story that the excerpt is from
}

// page is a page of what s has found.
func (x *Index) page(s *search, corrected string, cut bool) (Page, error) {
	p := Page{Total: s.top.total, Corrected: corrected, Language: languageOf[s.spoken], Cut: cut}
	places := s.top.places
	if limit := s.query.limit(); len(places) > limit {
		places = places[:limit]
		last := &places[limit-1]
		s.top.id(last)
		p.Next = cursorAt(s.top.sort, s.fresh.now, last).String()
	}
	for i := range places {
		hit, err := x.hit(s, &places[i])
		if err != nil {
			return Page{}, err
		}
		p.Hits = append(p.Hits, hit)
	}
	if s.counts != nil {
		p.Facets = s.counts.facets()
	}
	return p, s.top.err
}

func (x *Index) hit(s *search, p *place) (Hit, error) {
	h := Hit{ID: s.top.id(p), Score: p.score, At: p.at}
	if !s.query.Excerpts || x.options.Text == nil {
		return h, s.top.err
	}
	d, err := x.options.Text(h.ID, s.query.Public)
	if err != nil {
		return h, fmt.Errorf("read the text of %s: %w", h.ID, err)
	}
	s.mark(&h, &d)
	return h, nil
}

// languageOf names the language of words.
var languageOf = [tongues]string{inEnglish: "en", inSpanish: "es", inArabic: "ar"}
