package storyfile_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"galley/app/news"
	"galley/app/storyfile"
)

const records = `# What the stories speak of.
editions: [{language: en}, {language: ar, digits: arab, doubleMonths: true, zone: Asia/Beirut}]
sections:
  - {id: politics, names: {en: Politics, ar: سياسة}}
  - id: councils
    parent: politics
    names:
      en: Councils
regions: [{id: mena, names: {es: "Oriente Medio: y más"}}]
tags:
  - {id: harbour, type: place, names: {en: The harbour, "no": "yes"}, aliases: {en: [Harbor, "123", Harbor], es: []}}
authors:
  - id: nell-harrow
    names: {en: Nell Harrow}
    sortNames: {en: "Harrow, Nell"}
    role: {en: "Reporter"}
    biography:
      en: |
        One.

        Two.
    portrait: pictures/nell.svg
  - {id: strait-wire, kind: agency, names: {en: Strait Wire}}
pages: [{slug: about, titles: {en: About us}, texts: {en: "# Us\n\nWe."}}]
fronts:
  - edition: en
    lead: 0197511e-0000-7000-8000-000000000001
    leadAt: 2026-06-08T09:20:00Z
    leadHeadline: "First: of all"
    places:
      - {area: beside, slot: 2, story: 0197511e-0000-7000-8000-000000000002, until: "2026-06-08T18:00:00Z", headline: Here}
    never: [0197511e-0000-7000-8000-000000000003]
    breaking: {text: "Now: more", from: 2026-06-08T09:20:00Z, until: 2026-06-08T11:20:00Z}
`

func TestRecordsRoundTrip(t *testing.T) {
	r, lines, err := storyfile.ParseRecords("some/records.yaml", []byte(records))
	if err != nil {
		t.Fatal(err)
	}
	if r.Tags[0].Names["no"] != "yes" || len(r.Tags[0].Aliases) != 1 || len(r.Tags[0].Aliases["en"]) != 2 {
		t.Errorf("tag %+v", r.Tags[0])
	}
	if r.Authors[0].Kind != "person" || r.Authors[0].Biography["en"] != "One.\n\nTwo.\n" || r.Sections[1].Parent != "politics" {
		t.Errorf("%+v", r)
	}
	if lines["sections[1].parent"] != 6 || lines["authors[0].portrait"] != 22 {
		t.Errorf("lines %v", lines)
	}
	out := storyfile.FormatRecords(r)
	golden(t, "records.yaml", out)
	again, _, err := storyfile.ParseRecords("records.yaml", out)
	if err != nil || !reflect.DeepEqual(r, again) {
		t.Errorf("%v:\n%+v\n%+v", err, r, again)
	}
	asJSON, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var decoded storyfile.Records
	if err := json.Unmarshal(asJSON, &decoded); err != nil || !reflect.DeepEqual(r, decoded) {
		t.Errorf("as JSON %v:\n%s", err, asJSON)
	}
}

func TestAnyRecordsRoundTrip(t *testing.T) {
	for seed := range uint64(1_000) {
		r := rand.New(rand.NewPCG(seed, 2))
		line := func() string { return nasty(r, "\n") }
		text := func() string { return nasty(r, "\n", "\n\n", "\t", "---\n") }
		names := func() news.Labels { return news.Labels{"en": "A" + line(), "ar": line(), "no": line()} }
		given := storyfile.Records{
			Editions: []storyfile.Edition{{Language: "en", DoubleMonths: r.IntN(2) == 0}},
			Sections: []storyfile.Section{{ID: "a", Names: names()}, {ID: "b", Parent: "a", Names: names()}},
			Regions:  []storyfile.Region{{ID: "1", Names: names()}},
			Tags:     []storyfile.Tag{{ID: "x-1", Names: names(), Aliases: map[string][]string{"en": {line(), line()}}}},
			Authors:  []storyfile.Author{{ID: "y", Names: names(), Role: names(), Biography: news.Labels{"en": text()}, Portrait: line()}},
			Pages:    []storyfile.Page{{Slug: "about", Texts: news.Labels{"es": text()}}},
		}.Clean()
		out := storyfile.FormatRecords(given)
		again, _, err := storyfile.ParseRecords("records.yaml", out)
		if err != nil || !reflect.DeepEqual(given, again) {
			t.Fatalf("seed %d, %v:\n%s\n%+v\n%+v", seed, err, out, given, again)
		}
	}
}

func TestRecordsRefused(t *testing.T) {
	tree := func(n int) string {
		var b strings.Builder
		b.WriteString("regions:\n  - {id: r0, names: {en: A}}\n")
		for i := 1; i < n; i++ {
			fmt.Fprintf(&b, "  - {id: r%d, parent: r%d, names: {en: A}}\n", i, i-1)
		}
		return b.String()
	}
	cases := []struct{ name, data, sentence string }{
		{"unknown list", "tgas: []\n", "records.yaml, line 1: there is no field “tgas”. The nearest is “tags”."},
		{"unknown field", "tags:\n  - {id: a, names: {en: A}}\n  - {id: b, names: {en: B}, colour: red}\n", "records.yaml, line 3: there is no field “tags[1].colour”."},
		{"field of another list", "regions:\n  - {id: a, names: {en: A}, aliases: {}}\n", "records.yaml, line 2: there is no field “regions[0].aliases”."},
		{"no id", "tags:\n  - {names: {en: A}}\n", "records.yaml, line 2: “tags[0]” has no id."},
		{"id", "sections:\n  - {id: ../etc, names: {en: A}}\n", "records.yaml, line 2: “sections[0].id” must be small Latin letters"},
		{"twice", "tags:\n  - {id: a, names: {en: A}}\n  - {id: a, names: {en: B}}\n", "records.yaml, line 3: “tags[1].id” names “a” twice."},
		{"no name", "authors:\n  - {id: a, names: {en: \"\"}}\n", "records.yaml, line 2: “authors[0]” has no name in any language."},
		{"parent", "sections:\n  - {id: a, parent: b, names: {en: A}}\n", "records.yaml, line 2: “sections[0].parent” names “b”, which is not in the file."},
		{"its own parent", "sections:\n  - {id: a, parent: a, names: {en: A}}\n", "records.yaml, line 2: “sections[0].parent” leads back to “a” itself."},
		{"a circle", "regions:\n  - {id: a, parent: b, names: {en: A}}\n  - {id: b, parent: a, names: {en: A}}\n", "records.yaml, line 2: “regions[0].parent” leads back to “a” itself."},
		{"deep", tree(5_000), "records.yaml, line 34: “regions[32].parent” leads up more than 32 steps."},
		{"deep, the other way round", "regions:\n" + wide(5_000, "  - {id: r%[1]d, parent: q%[1]d, names: {en: A}}\n"), "records.yaml, line 2: “regions[0].parent” names “q0”, which is not in the file."},
		{"language", "tags:\n  - {id: a, names: {english!: A}}\n", "records.yaml, line 2: “tags[0].names.english!” must be a language such as en"},
		{"type", "tags:\n  - {id: a, type: thing, names: {en: A}}\n", "records.yaml, line 2: “tags[0].type” must be one of person, place"},
		{"kind", "authors:\n  - {id: a, kind: boss, names: {en: A}}\n", "records.yaml, line 2: “authors[0].kind” must be one of person, desk"},
		{"zone", "editions:\n  - {language: en, zone: Mars/North}\n", "records.yaml, line 2: “editions[0].zone” must be a time zone"},
		{"digits", "editions:\n  - {language: en, digits: roman}\n", "records.yaml, line 2: “editions[0].digits” must be one of auto, latn, arab"},
		{"a place of no front", "fronts:\n  - {edition: en, places: [{area: middle, slot: 0, story: a}]}\n", "records.yaml, line 2: “fronts[0].places[0].area” must be beside, under, opinion or pictures, not “middle”."},
		{"a slot of no area", "fronts:\n  - {edition: en, places: [{area: under, slot: 2, story: a}]}\n", "records.yaml, line 2: “fronts[0].places[0].slot” must be from 0 to 1."},
		{"a long headline", "fronts:\n  - {edition: en, leadHeadline: " + strings.Repeat("x", 400) + "}\n", "records.yaml, line 2: “fronts[0].leadHeadline” has 400 characters; it may have 300."},
		{"a moment", "fronts:\n  - {edition: en, leadUntil: tomorrow}\n", "records.yaml, line 2: “fronts[0].leadUntil” must be a moment such as"},
		{"long", "tags:\n  - {id: a, names: {en: " + strings.Repeat("x", 400) + "}}\n", "records.yaml, line 2: “tags[0].names.en” has 400 characters; it may have 300."},
		{"list", "tags: {id: a}\n", "records.yaml, line 1: “tags” must be a list, as in [one, two]."},
		{"not YAML", "tags: [", "records.yaml, line 1: the file cannot be read here."},
		{"not fields", "- a\n", "records.yaml, line 1: the file must be lines"},
		{"binary", "\x89PNG\x00", "records.yaml is not a YAML file: it is not text in UTF-8."},
		{"alias", "tags: &x []\nregions: *x\n", "records.yaml, line 1: “&” has a meaning of its own in YAML that Galley's files do not use."},
		{"a wide group", "tags:\n" + wide(50_000, "  k%d: x\n"), "records.yaml, line 502: a group has more than 500 fields here."},
		{"a wide group in braces", "tags: {" + wide(50_000, "k%d: x, ") + "}\n", "records.yaml, line 1: a group has more than 500 fields here."},
		{"lines", strings.Repeat("#\n", 300_002), "records.yaml: the file has more than 300000 lines."},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, _, err := storyfile.ParseRecords("some/where/records.yaml", []byte(c.data))
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

// wide is n fields, each of its own name.
func wide(n int, form string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, form, i)
	}
	return b.String()
}

// Many records are many groups, each of few fields.
func TestManyRecordsAreRead(t *testing.T) {
	var given storyfile.Records
	for i := range 3_000 {
		given.Tags = append(given.Tags, storyfile.Tag{ID: fmt.Sprint("tag-", i), Names: news.Labels{"en": fmt.Sprint("Tag ", i)}})
	}
	block := strings.NewReplacer("{id:", "id:", ", names:", "\n    names:", "}}", "}").Replace(string(storyfile.FormatRecords(given)))
	for _, data := range []string{string(storyfile.FormatRecords(given)), block} {
		if r, _, err := storyfile.ParseRecords("records.yaml", []byte(data)); err != nil || len(r.Tags) != 3_000 {
			t.Errorf("%d tags, %v", len(r.Tags), err)
		}
	}
}

func FuzzRecords(f *testing.F) {
	f.Add([]byte(records))
	f.Add([]byte("tags: [{id: a, names: {en: A}, aliases: {en: [~, b]}}]"))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, _, err := storyfile.ParseRecords("records.yaml", data)
		if err != nil {
			var refused *news.Error
			if !errors.As(err, &refused) {
				t.Fatalf("not a sentence: %v", err)
			}
			return
		}
		out := storyfile.FormatRecords(r)
		again, _, err := storyfile.ParseRecords("records.yaml", out)
		if err != nil || !reflect.DeepEqual(r, again) {
			t.Fatalf("%v:\n%s\n%+v\n%+v", err, out, r, again)
		}
	})
}
