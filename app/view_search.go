package app

import (
	"galley/app/newsroom"
	"galley/app/search"
	"galley/app/store"
	"galley/app/storyfile"
)

// FindQuery asks for stories by words and by what they are about.
type FindQuery struct {
	Text     string `json:"text"`               // words, "phrases", -exclusions, section:economy and other filters
	Drafts   bool   `json:"drafts"`             // what the desk works on; otherwise what readers see
	Language string `json:"language,omitempty"` // of the stories
	Section  string `json:"section,omitempty"`  // id, or a name in any language, as the others
	Region   string `json:"region,omitempty"`
	Tag      string `json:"tag,omitempty"`
	Author   string `json:"author,omitempty"`
	Kind     string `json:"kind,omitempty"`
	Status   string `json:"status,omitempty"`
	From     string `json:"from,omitempty"` // a day, a month, a year or a moment, taken in
	To       string `json:"to,omitempty"`
	Screen   string `json:"screen,omitempty"` // the language of labels
	ByDate   bool   `json:"byDate,omitempty"`
	Typing   bool   `json:"typing,omitempty"` // the last word is still being typed
	Facets   bool   `json:"facets,omitempty"`
	After    string `json:"after,omitempty"`
	Limit    int    `json:"limit,omitempty"`
}

// FindPage is a part of what was found.
type FindPage struct {
	Hits      []FindHit     `json:"hits"`
	Next      string        `json:"next,omitempty"`
	Total     int           `json:"total"`
	Facets    []FacetView   `json:"facets"`
	Corrected string        `json:"corrected,omitempty"` // what was looked for instead
	Indexing  IndexProgress `json:"indexing"`
}

// FindHit is a story that was found.
type FindHit struct {
	Story    storyfile.Story `json:"story"`
	Row      Row             `json:"row"`
	Headline []Fragment      `json:"headline"`
	Excerpt  []Fragment      `json:"excerpt"`
	Score    float64         `json:"score"`
}

// Fragment is a part of an excerpt.
type Fragment struct {
	Text   string `json:"text"`
	Marked bool   `json:"marked,omitempty"`
}

// FacetView is one thing by which what was found can be narrowed: section,
// region, tag, author, lang or year.
type FacetView struct {
	Name   string       `json:"name"`
	Values []FacetCount `json:"values"`
}

// FacetCount is how many of the stories found have a value.
type FacetCount struct {
	Value string `json:"value"`
	Label string `json:"label"`
	Count int    `json:"count"`
}

// LikeQuery asks for the stories that are like one.
type LikeQuery struct {
	ID     string `json:"id"`
	Drafts bool   `json:"drafts"` // among what the desk works on; otherwise among what readers see
	Limit  int    `json:"limit"`
}

// LikeHit is a story that is like another.
type LikeHit struct {
	Story   storyfile.Story `json:"story"`
	Row     Row             `json:"row"`
	Score   float64         `json:"score"` // 1 says the same
	Tags    []string        `json:"tags"`  // names of what both have
	Regions []string        `json:"regions"`
	Words   []string        `json:"words"`
}

// IndexProgress is how far an index has come that is being made anew.
type IndexProgress struct {
	Running bool `json:"running"`
	Done    int  `json:"done"`
	Total   int  `json:"total"`
}

func (r *room) find(q FindQuery) (FindPage, error) {
	found, err := r.newsroom.Search(background(), newsroom.Find{
		Text: q.Text, Public: !q.Drafts, Language: q.Language, Section: q.Section, Region: q.Region, Tag: q.Tag,
		Author: q.Author, Kind: q.Kind, Status: q.Status, From: q.From, To: q.To, Screen: q.Screen,
		ByDate: q.ByDate, Typing: q.Typing, Facets: q.Facets, After: q.After, Limit: q.Limit,
	})
	if err != nil {
		return FindPage{}, err
	}
	page := FindPage{
		Hits: []FindHit{}, Next: found.Next, Total: found.Total, Corrected: found.Corrected, Indexing: IndexProgress(found.Indexing),
		Facets: each(found.Facets, func(f newsroom.Facet) FacetView {
			return FacetView{string(f.Name), each(f.Values, func(v newsroom.FacetValue) FacetCount { return FacetCount(v) })}
		}),
	}
	err = r.store.Read(func(t *store.Tx) error {
		for _, s := range found.Stories {
			row, err := rowView(t, s.Listed)
			if err != nil {
				return err
			}
			page.Hits = append(page.Hits, FindHit{
				Story: s.Story, Row: row, Headline: fragments(s.Headline), Excerpt: fragments(s.Excerpt), Score: s.Score,
			})
		}
		return nil
	})
	return page, err
}

func fragments(list []search.Fragment) []Fragment {
	return each(list, func(f search.Fragment) Fragment { return Fragment(f) })
}

// mostAlike is how many stories a screen may ask for at once.
const mostAlike = 50

func (r *room) like(q LikeQuery) ([]LikeHit, error) {
	alike, err := r.newsroom.Like(background(), q.ID, !q.Drafts, min(max(q.Limit, 1), mostAlike))
	if err != nil {
		return nil, err
	}
	hits := []LikeHit{}
	err = r.store.Read(func(t *store.Tx) error {
		for _, a := range alike {
			row, err := rowView(t, a.Listed)
			if err != nil {
				return err
			}
			hits = append(hits, LikeHit{
				Story: a.Story, Row: row, Score: a.Score,
				Tags: append([]string{}, a.Tags...), Regions: append([]string{}, a.Regions...), Words: append([]string{}, a.Words...),
			})
		}
		return nil
	})
	return hits, err
}
