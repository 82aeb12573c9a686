package newsroom_test

import (
	"errors"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"galley/app/intake"
	"galley/app/news"
	"galley/app/newsroom"
	"galley/app/storyfile"
)

// take brings records in as a folder that has nothing else.
func (r *room) take(t *testing.T, yaml string) newsroom.RecordsReport {
	t.Helper()
	return r.bring(t, newsroom.ImportOptions{}, files(t, map[string]string{storyfile.RecordsFile: yaml})).Records
}

func (r *room) records(t *testing.T) storyfile.Records {
	t.Helper()
	_, records := r.exported(t)
	return records
}

// of are the ids of the records of a kind.
func of(kind string, list []newsroom.RecordName) []string {
	var ids []string
	for _, r := range list {
		if string(r.Kind) == kind {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

func find[T any](t *testing.T, list []T, is func(T) bool) T {
	t.Helper()
	i := slices.IndexFunc(list, is)
	if i < 0 {
		t.Fatalf("not there among %+v", list)
	}
	return list[i]
}

func tagOf(t *testing.T, r storyfile.Records, id string) storyfile.Tag {
	t.Helper()
	return find(t, r.Tags, func(g storyfile.Tag) bool { return g.ID == id })
}

const roomsTags = `tags:
  - {id: fog, type: topic, names: {en: Fog}}
  - {id: sal, type: topic, names: {en: Salt}, aliases: {en: [Sea salt]}}
`

func TestTagsAreKnownByTheirNames(t *testing.T) {
	cases := []struct {
		name, given     string
		made, completed []string
		differing       []newsroom.Difference
		fog             storyfile.Tag
	}{
		{"the same again", roomsTags, nil, nil, nil,
			storyfile.Tag{ID: "fog", Type: "topic", Names: news.Labels{"en": "Fog"}}},
		{"more languages and aliases", "tags: [{id: fog, names: {en: FOG, es: Niebla}, aliases: {en: [Mist, fog, Mist]}}]",
			nil, []string{"fog"}, []newsroom.Difference{{RecordName: newsroom.RecordName{Kind: "tag", ID: "fog"}, Field: "names.en", Kept: "Fog", Given: "FOG"}},
			storyfile.Tag{ID: "fog", Type: "topic", Names: news.Labels{"en": "Fog", "es": "Niebla"}, Aliases: map[string][]string{"en": {"Mist", "fog"}}}},
		{"another type", "tags: [{id: fog, type: place, names: {en: Fog}}]",
			nil, nil, []newsroom.Difference{{RecordName: newsroom.RecordName{Kind: "tag", ID: "fog"}, Field: "type", Kept: "topic", Given: "place"}},
			storyfile.Tag{ID: "fog", Type: "topic", Names: news.Labels{"en": "Fog"}}},
		{"another id", "tags: [{id: mist, names: {es: Niebla, en: Fog}}]",
			nil, []string{"fog"}, nil, storyfile.Tag{ID: "fog", Type: "topic", Names: news.Labels{"en": "Fog", "es": "Niebla"}}},
		{"the same id for another subject", "tags: [{id: fog, names: {en: Fogging machines}}, {id: fogging-machines, names: {en: Machines}}]",
			[]string{"fogging-machines-2", "fogging-machines"}, nil, nil, storyfile.Tag{ID: "fog", Type: "topic", Names: news.Labels{"en": "Fog"}}},
		{"a name that another has", "tags: [{id: fog, names: {en: Fog, es: Salt}, aliases: {en: [sea salt]}}]",
			nil, nil, []newsroom.Difference{
				{RecordName: newsroom.RecordName{Kind: "tag", ID: "fog"}, Field: "names.es", Kept: "sal", Given: "Salt"},
				{RecordName: newsroom.RecordName{Kind: "tag", ID: "fog"}, Field: "aliases.en", Kept: "sal", Given: "sea salt"},
			}, storyfile.Tag{ID: "fog", Type: "topic", Names: news.Labels{"en": "Fog"}}},
		{"two of one name are two", "tags: [{id: a, names: {es: Bank}}, {id: b, names: {en: Bank}}, {id: fog, names: {en: Fog}}, {id: mist, names: {en: Fog}}]",
			[]string{"a", "b", "mist"}, nil, nil, storyfile.Tag{ID: "fog", Type: "topic", Names: news.Labels{"en": "Fog"}}},
		{"an id that file systems keep", "tags: [{id: con, names: {en: Con}}]",
			[]string{"con-tag"}, nil, nil, storyfile.Tag{ID: "fog", Type: "topic", Names: news.Labels{"en": "Fog"}}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r := newRoom(t)
			r.take(t, roomsTags)
			got := r.take(t, c.given)
			if !slices.Equal(of("tag", got.Made), c.made) || !slices.Equal(of("tag", got.Completed), c.completed) || !reflect.DeepEqual(got.Differing, c.differing) {
				t.Errorf("report %+v", got)
			}
			if fog := tagOf(t, r.records(t), "fog"); !reflect.DeepEqual(fog, c.fog) {
				t.Errorf("fog is %+v", fog)
			}
			again := r.take(t, c.given)
			if len(again.Made)+len(again.Completed) != 0 || !reflect.DeepEqual(again.Differing, got.Differing) {
				t.Errorf("taken again: %+v", again)
			}
		})
	}
}

func TestAnotherNewsroomIsAnotherAuthor(t *testing.T) {
	r := newRoom(t)
	got := r.take(t, `authors:
  - {id: newsroom, kind: publication, names: {en: The Far Proof, es: La Prueba}}
  - {id: nell, kind: agency, names: {en: Nell, ar: نيل}, biography: {en: "Writes.\n\nReads."}}
`)
	if !slices.Equal(of("author", got.Made), []string{"the-far-proof"}) || !slices.Equal(of("author", got.Completed), []string{"nell"}) {
		t.Errorf("%+v", got)
	}
	if len(got.Differing) != 1 || got.Differing[0].Field != "kind" || got.Differing[0].Kept != "person" {
		t.Errorf("%+v", got.Differing)
	}
	records := r.records(t)
	own := find(t, records.Authors, func(a storyfile.Author) bool { return a.ID == "newsroom" })
	if len(own.Names) != 1 || own.Names["en"] != "Three Shores" {
		t.Errorf("the room's own record is %+v", own)
	}
	if nell := find(t, records.Authors, func(a storyfile.Author) bool { return a.ID == "nell" }); nell.Biography["en"] != "Writes.\n\nReads." || nell.Kind != "person" {
		t.Errorf("%+v", nell)
	}
}

func TestSectionsRegionsPagesAndEditions(t *testing.T) {
	r := newRoom(t)
	got := r.take(t, `editions: [{language: fr, zone: Europe/Paris}, {language: ar, digits: arab}]
sections:
  - {id: councils, parent: politics, names: {en: Councils}}
  - {id: politics, names: {en: Power, fr: Politique}}
regions: [{id: palestine, names: {ar: فلسطين}}, {id: atlantic, names: {en: Atlantic}}]
pages: [{slug: about, texts: {en: We.}}, {slug: shop, titles: {en: Shop}}]
`)
	if !slices.Equal(of("edition", got.Made), []string{"fr"}) || !slices.Equal(of("section", got.Made), []string{"councils"}) ||
		!slices.Equal(of("region", got.Made), []string{"atlantic"}) || !slices.Equal(of("page", got.Made), []string{"shop"}) {
		t.Errorf("made %+v", got.Made)
	}
	if !slices.Equal(of("section", got.Completed), []string{"politics"}) || !slices.Equal(of("page", got.Completed), []string{"about"}) || len(got.Completed) != 2 {
		t.Errorf("completed %+v", got.Completed)
	}
	var differing []string
	for _, d := range got.Differing {
		differing = append(differing, string(d.Kind)+" "+d.ID+" "+d.Field+" "+d.Kept+"/"+d.Given)
	}
	if !slices.Equal(differing, []string{"edition ar digits /arab", "section politics names.en Politics/Power", "region palestine parent mena/"}) {
		t.Errorf("differing %q", differing)
	}
	records := r.records(t)
	if last := records.Sections[len(records.Sections)-1]; last.ID != "councils" || last.Parent != "politics" {
		t.Errorf("the last section is %+v", last)
	}
	if e := records.Editions; len(e) != 4 || e[3] != (storyfile.Edition{Language: "fr", Zone: "Europe/Paris"}) || e[2].Digits != "" {
		t.Errorf("editions %+v", e)
	}
	if about := records.Pages[0]; about.Texts["en"] != "We." || about.Titles["es"] == "" {
		t.Errorf("about is %+v", about)
	}
}

// A failure leaves the room as it was, whatever of the records was sound.
func TestRecordsAreTakenWholeOrNotAtAll(t *testing.T) {
	cases := []struct{ name, yaml, says string }{
		{"outside the form", "tags:\n  - {id: a, names: {en: A}}\nauthors:\n  - {id: b, name: {en: B}}\n", "records.yaml, line 4: there is no field “authors[0].name”. The nearest is “names”."},
		{"a portrait that is not there", "tags: [{id: a, names: {en: A}}]\nauthors: [{id: b, names: {en: B}, portrait: gone.svg}]\n", "records.yaml, line 2: “authors[0].portrait” names “gone.svg”, which does not lie beside the file."},
		{"a portrait outside", "authors: [{id: b, names: {en: B}, portrait: ../x.svg}]\n", "records.yaml, line 1: “authors[0].portrait” names “../x.svg”"},
		{"a portrait that is none", "tags: [{id: a, names: {en: A}}]\nauthors: [{id: b, names: {en: B}, portrait: text.svg}]\n", "records.yaml: “text.svg” is not a picture"},
		{"a portrait's id that the room has not", "tags: [{id: a, names: {en: A}}]\nauthors: [{id: b, names: {en: B}, portrait: 0123}]\n", "records.yaml: There is no picture “0123”"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r := newRoom(t)
			before := r.records(t)
			dir := files(t, map[string]string{storyfile.RecordsFile: c.yaml, "text.svg": "no drawing", "fine.md": "# Fine\n\nText"})
			_, err := r.tryBring(t, newsroom.ImportOptions{}, dir)
			var refused *news.Error
			if !errors.As(err, &refused) || !strings.HasPrefix(refused.Message, c.says) {
				t.Errorf("says %v", err)
			}
			if after := r.records(t); !reflect.DeepEqual(before, after) || len(r.everyStory(t)) != 1 {
				t.Errorf("something was brought in: %+v", after)
			}
		})
	}
}

// What another process hands over is checked again.
func TestRecordsFromElsewhereAreChecked(t *testing.T) {
	r := newRoom(t)
	i, err := r.BeginImport(nell, newsroom.ImportOptions{})
	if err != nil {
		t.Fatal(err)
	}
	given := storyfile.Records{Tags: []storyfile.Tag{{ID: "a/../b", Names: news.Labels{"en": "A"}}}}
	err = i.PutRecords(t.Context(), []intake.Records{{Path: "x/records.yaml", Records: given}})
	if code(err) != news.CodeBadFile || !strings.HasPrefix(err.Error(), "records.yaml: “tags[0].id” must be small Latin letters") {
		t.Errorf("%v", err)
	}
}

func TestAFileAloneBringsNoRecords(t *testing.T) {
	r := newRoom(t)
	dir := files(t, map[string]string{storyfile.RecordsFile: roomsTags, "fine.md": "# Fine\n\nText"})
	report := r.bring(t, newsroom.ImportOptions{}, filepath.Join(dir, "fine.md"))
	if report.New != 1 || len(report.Records.Made) != 0 {
		t.Errorf("%+v", report)
	}
}
