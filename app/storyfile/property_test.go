package storyfile_test

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"galley/app/storyfile"
)

// pieces are what texts are made of that have made YAML go wrong somewhere.
var pieces = []string{
	"word", "نصّ", "é", " ", "  ", ": ", " #", "#", "- ", "-", "---", "...", "\"", "'", "\\", "\\n", "%", "@", "`", "&a", "*a",
	"!", "|", ">", "{", "}", "[", "]", ",", "?", "=", "<<", "~", "null", "true", "1e3", "0x1f", "1_000", "12:30", "2026-06-08",
	"\u200f", "\u2067", "\u2069", "\u202e", "\ufeff", "\u00a0", "\u2028", "\U0001f5de", "\x07", "\ufffd",
}

func nasty(r *rand.Rand, ends ...string) string {
	var b strings.Builder
	for range r.IntN(6) {
		b.WriteString(append(pieces, ends...)[r.IntN(len(pieces)+len(ends))])
	}
	return b.String()
}

func TestAnyCleanStoryRoundTrips(t *testing.T) {
	for seed := range uint64(3_000) {
		r := rand.New(rand.NewPCG(seed, 1))
		line := func() string { return nasty(r, "\n") }
		text := func() string { return nasty(r, "\n", "\n\n", "\t", "---\n", "\r\n") }
		s := storyfile.Story{
			ID: line(), Headline: line(), Standfirst: line(), Section: line(), Slug: line(), Source: line(),
			Body: text(), DeskNotes: text(), Regions: []string{line(), line()}, Tags: []string{line(), line(), line()},
			Authors: []string{line()}, Urgency: r.IntN(6), Interest: line(), Behind: r.IntN(2) == 0,
			Credits:   []storyfile.Credit{{Author: line(), As: line()}, {Author: line(), Role: "editing"}},
			Pictures:  []storyfile.Picture{{ID: line(), File: line(), Caption: line(), Alt: line(), Decorative: r.IntN(2) == 0}},
			Video:     &storyfile.Video{ID: line(), Poster: line()},
			Live:      &storyfile.Live{State: line(), Entries: []storyfile.LiveEntry{{ID: line(), At: "2026-06-08T09:20:00Z", Author: line()}}},
			Changes:   []storyfile.Change{{At: "2026-06-08T09:20:00Z", Kind: "note", Note: line()}},
			Withdrawn: &storyfile.Withdrawn{At: "2026-06-08T09:20:00Z", Reason: line()},
			Working:   &storyfile.Story{Headline: line(), Body: text(), Tags: []string{line()}},
		}.Clean()
		out := storyfile.Format(s)
		again, err := storyfile.Parse("x.md", out)
		if err != nil {
			t.Fatalf("seed %d: %v in\n%s", seed, err, out)
		}
		if !reflect.DeepEqual(s, again) {
			t.Fatalf("seed %d:\n%s\n%+v\n%+v", seed, out, s, again)
		}
	}
}
