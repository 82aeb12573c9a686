package storyfile_test

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"galley/app/news"
	"galley/app/storyfile"
)

var update = flag.Bool("update", false, "rewrite the golden files")

const whole = `---
id: 0197a1b2-0000-7000-8000-000000000001
group: 0197a1b2-0000-7000-8000-000000000002
language: ar
kind: live
status: corrected
slug: wake-vote
address: tazwir
oldAddresses: [old-one]
headline: "تصويت: \"نعم\" أم «لا»؟"
shortHeadline: 007
standfirst: "- not a list: [really]"
section: politics
regions: [europe, mena]
tags: [روسيا, "123", "yes", Cuba]
credits:
  - {author: Nell Harrow, role: by}
  - {author: Salma Bahri, role: translation, as: "S. B."}
source: Agencies
place: Port Alder
urgency: 2
lead: a.jpg
pictures:
  - {id: a.jpg, caption: "A: b", credit: c, alt: "d #e", takenAt: 2026-01-02T03:04:05+02:00}
  - {id: b.svg, decorative: true}
gallery: [a.jpg, b.svg]
video: {id: v.webm, poster: a.jpg, captions: c.vtt}
live:
  state: ended
  entries:
    - {id: e1, at: 2026-01-02T03:04:05Z, posted: 2026-01-02T03:04:06Z, author: Nell Harrow, kind: key, pinned: true}
interest: none
translationOf: 0197a1b2-0000-7000-8000-000000000003
behind: true
related: [other]
createdAt: 2026-01-01T00:00:00Z
publishedAt: 2026-01-02T00:00:00Z
publicUpdatedAt: 2026-01-03T00:00:00Z
embargoUntil: 2026-01-02T00:00:00Z
dueAt: 2026-01-01T12:00:00Z
changes:
  - {at: 2026-01-03T00:00:00Z, kind: correction, note: "It was 3, not 2."}
  - {at: 2026-01-03T01:00:00Z, kind: minor}
assignee: Nell
notes: "One.\n\nTwo."
working:
  headline: Another
  urgency: 4
  body: "Text\n\n---\n\nmore"
---

# A heading

Words --- and more.

---

The end.
`

func TestWholeStoryRoundTrips(t *testing.T) {
	s, err := storyfile.Parse("whole.md", []byte(whole))
	if err != nil {
		t.Fatal(err)
	}
	if s.ShortHeadline != "007" || s.Tags[1] != "123" || s.Pictures[0].TakenAt != "2026-01-02T01:04:05Z" || len(s.Corrections) != 1 {
		t.Errorf("read as %+v", s)
	}
	if s.Body != "# A heading\n\nWords --- and more.\n\n---\n\nThe end." {
		t.Errorf("body is %q", s.Body)
	}
	out := storyfile.Format(s)
	golden(t, "whole.md", out)
	again, err := storyfile.Parse("whole.md", out)
	if err != nil {
		t.Fatalf("%v in:\n%s", err, out)
	}
	if !reflect.DeepEqual(s, again) {
		t.Errorf("round trip:\n%+v\n%+v", s, again)
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != string(got) {
		t.Errorf("%s differs; run with -update after checking:\n%s", file, got)
	}
}

func TestFormsOfFiles(t *testing.T) {
	cases := []struct{ name, file, data, headline, body string }{
		{"no front matter, a heading first", "x.md", "# The headline #\n\nText.\n", "The headline", "Text."},
		{"no front matter, no heading", "fog-orchard_two.md", "Text.\n", "fog orchard two", "Text."},
		{"a heading further down stays", "x.md", "Text.\n\n# Later\n", "Later", "Text.\n\n# Later"},
		{"a heading in code is none", "x.md", "```\n# no\n```\n", "x", "```\n# no\n```"},
		{"windows line ends and a byte order mark", "x.md", "\xef\xbb\xbf---\r\nheadline: H\r\n---\r\n\r\nOne.\r\nTwo.\r\n", "H", "One.\nTwo."},
		{"an empty headline is kept", "x.md", "---\nheadline: \"\"\n---\n\n# One\n", "", "# One"},
		{"empty front matter", "name.md", "---\n---\nText", "name", "Text"},
		{"an empty file", "empty.md", "", "empty", ""},
		{"a rule in the text does not end it", "x.md", "---\nheadline: H\n---\nA\n\n---\n\nB\n", "H", "A\n\n---\n\nB"},
		{"text that ends and begins with empty lines", "x.md", "---\nheadline: H\n---\n\n\nA\n\n", "H", "\nA\n"},
		{"comments", "x.md", "---\n# note\nheadline: H # why\n---\nA\n", "H", "A"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s, err := storyfile.Parse(c.file, []byte(c.data))
			if err != nil {
				t.Fatal(err)
			}
			if s.Headline != c.headline || s.Body != c.body {
				t.Errorf("headline %q, body %q", s.Headline, s.Body)
			}
			again, err := storyfile.Parse(c.file, storyfile.Format(s))
			if err != nil || !reflect.DeepEqual(s, again) {
				t.Errorf("round trip %v:\n%+v\n%+v", err, s, again)
			}
		})
	}
}

func TestRefusals(t *testing.T) {
	cases := []struct{ name, data, sentence string }{
		{"urgency word", "---\nheadline: H\n\nurgency: high\n---\n", "bad.md, line 4: “urgency” must be a number from 1 to 5, not “high”."},
		{"urgency range", "---\nurgency: 9\n---\n", "bad.md, line 2: “urgency” must be a number from 1 to 5, not “9”."},
		{"unknown field", "---\nheadline: H\nheadlin: X\n---\n", "bad.md, line 3: there is no field “headlin”. The nearest is “headline”."},
		{"unknown field, nothing near", "---\nzzzzzzzzzzzz: X\n---\n", "bad.md, line 2: there is no field “zzzzzzzzzzzz”."},
		{"unknown field within", "---\npictures:\n  - id: a\n    captoin: b\n---\n", "bad.md, line 4: there is no field “pictures[0].captoin”. The nearest is “caption”."},
		{"twice", "---\nheadline: a\nheadline: b\n---\n", "bad.md, line 3: “headline” stands on line 2 already."},
		{"list", "---\ntags: Russia\n---\n", "bad.md, line 2: “tags” must be a list, as in [one, two], not “Russia”."},
		{"text", "---\nheadline: [a]\n---\n", "bad.md, line 2: “headline” must be a text."},
		{"colon", "---\nheadline: a: b\n---\n", "bad.md, line 2: the front matter cannot be read here."},
		{"open quote", "---\nkind: article\nheadline: \"a\n---\n", "bad.md, line 3: the front matter cannot be read here."},
		{"kind", "---\nkind: column\n---\n", "bad.md, line 2: “kind” must be one of article, opinion"},
		{"status", "---\nstatus: live\n---\n", "bad.md, line 2: “status” must be one of draft, review"},
		{"time", "---\npublishedAt: yesterday\n---\n", "bad.md, line 2: “publishedAt” must be a time such as 2026-06-08T09:20:00Z, not “yesterday”."},
		{"role", "---\ncredits:\n  - author: A\n    role: boss\n---\n", "bad.md, line 4: “credits[0].role” must be one of by, with"},
		{"no end", "---\nheadline: H\n", "bad.md, line 1: the front matter that begins here has no end."},
		{"not fields", "---\n- a\n---\n", "bad.md, line 2: the front matter must be lines of the form “field: value”."},
		{"alias", "---\nheadline: &a H\nplace: *a\n---\n", "bad.md, line 2: “&” has a meaning of its own"},
		{"deep", "---\ntags: " + strings.Repeat("[", 5000) + "\n---\n", "bad.md, line 2: the front matter nests too deep."},
		{"deep dashes", "---\ntags:\n  " + strings.Repeat("- ", 5000) + "\n---\n", "bad.md, line 3: the front matter nests too deep."},
		{"body in front", "---\nbody: x\n---\n", "bad.md, line 2: “body” stands under the front matter, not in it."},
		{"working", "---\nworking:\n  urgency: 0\n---\n", "bad.md, line 3: “working.urgency” must be a number from 1 to 5, not “0”."},
		{"binary", "\x89PNG\r\n\x1a\n\x00\x00", "bad.md is not a Markdown file: it is not text in UTF-8."},
		{"utf-16", "\xff\xfe#\x00", "bad.md is not a Markdown file: it is not text in UTF-8."},
		{"lines", "---\nnotes: |\n" + strings.Repeat("  a\n", 20_000) + "---\n", "bad.md: the front matter has more than 15000 lines."},
		{"large", strings.Repeat("x", storyfile.MaxBody+1), "bad.md is too large for a story: a text may have 2 MB and its front matter 1 MB."},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, err := storyfile.Parse("some/where/bad.md", []byte(c.data))
			var refused *news.Error
			if !errors.As(err, &refused) {
				t.Fatalf("err = %v", err)
			}
			if !strings.HasPrefix(refused.Message, c.sentence) {
				t.Errorf("says %q\nwant %q", refused.Message, c.sentence)
			}
		})
	}
}

func TestCleaning(t *testing.T) {
	dirty := storyfile.Story{
		Headline: " A\nB\x07 \u202eevil ", Place: "one\u2067", Source: "\u2067קול\u2069 x",
		Tags: []string{" a", "a", "", "b"}, Authors: []string{"Nell"},
		Body: "One\r\nTwo\x00\u200f\tend",
	}
	s := dirty.Clean()
	if s.Headline != "A B evil" || s.Place != "one" || s.Source != "\u2067קול\u2069 x" || s.Body != "One\nTwo\u200f\tend" {
		t.Errorf("%q %q %q %q", s.Headline, s.Place, s.Source, s.Body)
	}
	if !reflect.DeepEqual(s.Tags, []string{"a", "b"}) || s.Credits[0] != (storyfile.Credit{Author: "Nell", Role: "by"}) {
		t.Errorf("%+v", s)
	}
}

func FuzzRoundTrip(f *testing.F) {
	f.Add([]byte(whole))
	f.Add([]byte("# A\n\nb"))
	f.Add([]byte("---\nheadline: >\n  folded\n  text\nnotes: |\n  a\n\n  b\n---\n"))
	f.Add([]byte("---\n{headline: 'it''s', tags: [a, ~, \"\\u202eb\"]}\n---\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := storyfile.Parse("x.md", data)
		if err != nil {
			var refused *news.Error
			if !errors.As(err, &refused) {
				t.Fatalf("not a sentence: %v", err)
			}
			return
		}
		out := storyfile.Format(s)
		again, err := storyfile.Parse("x.md", out)
		if err != nil {
			t.Fatalf("%v in:\n%s", err, out)
		}
		if !reflect.DeepEqual(s, again) {
			t.Fatalf("round trip of\n%q\n%+v\n%+v", out, s, again)
		}
	})
}
