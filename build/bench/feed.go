package main

import (
	"runtime"
	"strings"

	"golang.org/x/sync/errgroup"

	"galley/app/markdown"
	"galley/app/news"
	"galley/app/search"
	"galley/build/bench/corpus"
	"galley/build/bench/fts5"
)

// stretch makes n stories from the first.
func (b *bench) stretch(first, n int) []corpus.Story {
	stories := make([]corpus.Story, n)
	onAllCores(n, func(i int) { stories[i] = b.corpus.Story(first + i) })
	return stories
}

// indexed is what Galley's index is to hold of a published story.
func indexed(s corpus.Story) search.Story {
	d := document(s)
	return search.Story{ID: s.ID, Working: &d, Public: &d}
}

func document(s corpus.Story) search.Document {
	return search.Document{
		ID: s.ID, Language: s.Language, Status: news.Published, Kind: news.Kind(s.Kind),
		Headline: s.Headline, Standfirst: s.Standfirst, Body: markdown.Plain(s.Body),
		Tags: s.Tags, TagNames: s.Tags, Authors: s.Authors, AuthorNames: s.Authors, Places: []string{s.Place},
		Section: s.Section, SectionPath: []string{s.Section}, Regions: s.Regions,
		PublishedAt: news.At(s.PublishedAt), UpdatedAt: news.At(s.PublishedAt),
	}
}

// termed is the same for FTS5, in Galley's terms.
func termed(stories []corpus.Story) []fts5.Document {
	made := make([]fts5.Document, len(stories))
	onAllCores(len(stories), func(i int) {
		s := stories[i]
		terms := func(text ...string) string {
			return strings.Join(search.Terms(s.Language, strings.Join(text, " . ")), " ")
		}
		made[i] = fts5.Document{
			Row: int64(s.Number), Section: s.Section, Published: s.PublishedAt,
			Headline: terms(s.Headline), Standfirst: terms(s.Standfirst), Body: terms(markdown.Plain(s.Body)),
			Tags: terms(s.Tags...), Authors: terms(s.Authors...),
		}
	})
	return made
}

// onAllCores does 0 to n-1.
func onAllCores(n int, do func(i int)) {
	var work errgroup.Group
	cores := runtime.GOMAXPROCS(0)
	for core := range cores {
		work.Go(func() error {
			for i := core; i < n; i += cores {
				do(i)
			}
			return nil
		})
	}
	_ = work.Wait() // of what cannot fail
}
