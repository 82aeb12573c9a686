package newsroom_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"galley/app/intake"
	"galley/app/news"
	"galley/app/newsroom"
	"galley/app/store"
)

const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10"/></svg>`

// files writes a folder of files by name.
func files(t *testing.T, contents map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range contents {
		write(t, filepath.Join(dir, name), text)
	}
	return dir
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func (r *room) bring(t *testing.T, o newsroom.ImportOptions, paths ...string) newsroom.Report {
	t.Helper()
	report, err := r.tryBring(t, o, paths...)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func (r *room) tryBring(t *testing.T, o newsroom.ImportOptions, paths ...string) (newsroom.Report, error) {
	t.Helper()
	records, err := intake.ReadRecords(paths)
	if err != nil {
		return newsroom.Report{}, err
	}
	i, err := r.BeginImport(nell, o)
	if err != nil {
		return newsroom.Report{}, err
	}
	if err := i.PutRecords(t.Context(), records); err != nil {
		return newsroom.Report{}, err
	}
	if err := i.Put(t.Context(), slices.Collect(intake.Read(t.Context(), paths))); err != nil {
		return newsroom.Report{}, err
	}
	return i.Finish(t.Context())
}

// only is the one story of the room that has slug.
func (r *room) only(t *testing.T, slug string) news.Story {
	t.Helper()
	page, err := r.List(t.Context(), newsroom.Query{Limit: 500})
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, s := range page.Stories {
		if s.Row.Slug == slug {
			found = append(found, s.Row.ID)
		}
	}
	if len(found) != 1 {
		t.Fatalf("%d stories have the slug %s", len(found), slug)
	}
	return r.stored(t, found[0])
}

const ferry = `---
headline: The ferry waits
section: economy
regions: [europe]
tags: [Ferries]
authors: [Nell Harrow, Strait Wire Agency]
publishedAt: 2022-12-28T22:32:00Z
status: published
---

It waits.
`

func TestImport(t *testing.T) {
	r := newRoom(t)
	dir := files(t, map[string]string{"ferry.md": ferry, "notes.md": "# Notes\n\nA draft.", "picture.png": "no story", ".hidden.md": "# no"})
	report := r.bring(t, newsroom.ImportOptions{}, dir)
	if report.New != 2 || len(report.Refused) != 0 || len(report.NewTags) != 1 || len(report.NewAuthors) != 2 {
		t.Fatalf("%+v", report)
	}
	s := r.only(t, "the-ferry-waits")
	if s.Status != news.Published || s.PublishedAt.String() != "2022-12-28T22:32:00Z" || s.Address != "the-ferry-waits" || s.LiveRevision != 1 {
		t.Errorf("%+v", s)
	}
	if draft := r.only(t, "notes"); draft.Status != news.Draft || draft.Content.Body != "A draft." {
		t.Errorf("%+v", draft)
	}

	t.Run("unchanged is skipped", func(t *testing.T) {
		if again := r.bring(t, newsroom.ImportOptions{}, dir); again.Unchanged != 2 || again.New+again.Changed != 0 {
			t.Errorf("%+v", again)
		}
	})
	t.Run("changed is a new revision", func(t *testing.T) {
		write(t, filepath.Join(dir, "ferry.md"), strings.Replace(ferry, "It waits.", "It waited.", 1))
		again := r.bring(t, newsroom.ImportOptions{}, dir)
		after := r.stored(t, s.ID)
		if again.Changed != 1 || after.Content.Body != "It waited." || after.Revision != 2 || after.LiveRevision != 2 || after.PublishedAt != s.PublishedAt {
			t.Errorf("%+v %+v", again, after)
		}
	})
	t.Run("changed on both sides is kept apart", func(t *testing.T) {
		r.saved(t, s.ID, "The desk's own words.")
		write(t, filepath.Join(dir, "ferry.md"), strings.Replace(ferry, "It waits.", "The file's words.", 1))
		again := r.bring(t, newsroom.ImportOptions{}, dir)
		if len(again.Conflicts) != 1 || r.stored(t, s.ID).Content.Body != "The desk's own words." {
			t.Fatalf("%+v", again)
		}
		_, aside, err := r.Revision(t.Context(), s.ID, again.Conflicts[0].Aside)
		if err != nil || aside.Body != "The file's words." {
			t.Errorf("%v %q", err, aside.Body)
		}
		if third := r.bring(t, newsroom.ImportOptions{}, dir); third.Unchanged != 2 {
			t.Errorf("reported twice: %+v", third)
		}
	})
}

func TestImportAs(t *testing.T) {
	dir := files(t, map[string]string{"ferry.md": ferry, "notes.md": "---\nheadline: Notes\nsection: health\n---\nText"})
	for _, c := range []struct {
		as    news.Status
		ferry news.Status
		notes news.Status
	}{{"", news.Published, news.Draft}, {news.Draft, news.Draft, news.Draft}, {news.Published, news.Published, news.Published}} {
		t.Run(string(c.as), func(t *testing.T) {
			r := newRoom(t)
			if report := r.bring(t, newsroom.ImportOptions{As: c.as}, dir); report.New != 2 {
				t.Fatalf("%+v", report)
			}
			f, n := r.only(t, "the-ferry-waits"), r.only(t, "notes")
			if f.Status != c.ferry || n.Status != c.notes || f.Status.Public() != (f.LiveRevision != 0) {
				t.Errorf("%s %s", f.Status, n.Status)
			}
		})
	}
}

func TestADryRunChangesNothing(t *testing.T) {
	r := newRoom(t)
	dir := files(t, map[string]string{"ferry.md": strings.Replace(ferry, "tags:", "lead: a.svg\ntags:", 1), "a.svg": svg, "bad.md": "---\nsection: x\n---\n"})
	report := r.bring(t, newsroom.ImportOptions{DryRun: true}, dir)
	if report.New != 1 || len(report.Refused) != 1 {
		t.Errorf("%+v", report)
	}
	counts, err := r.Counts(t.Context(), newsroom.Query{})
	if err != nil || *counts.All != 1 {
		t.Errorf("%+v %v", counts, err)
	}
}

func TestWhatAnImportRefuses(t *testing.T) {
	cases := []struct{ name, text, says string }{
		{"section", "---\nheadline: H\nsection: sprots\n---\nText", "bad.md, line 3: “section” is not taken. There is no section “sprots”"},
		{"region", "---\nheadline: H\nregions: [europe, atlantis]\n---\nText", "bad.md, line 3: “regions” is not taken. There is no region “atlantis”"},
		{"language", "---\nheadline: H\nlanguage: fr\n---\nText", "bad.md, line 3: “language” is not taken. There is no edition “fr”"},
		{"headline", "---\nheadline: " + strings.Repeat("x", 10_000) + "\n---\nText", "bad.md, line 2: “headline” is not taken. The headline has 10000 characters"},
		{"empty", "---\nheadline: H\nstatus: published\n---\n", "This story cannot be published yet. There is no text. It stands in no section."},
		{"urgency", "---\nheadline: H\n\nurgency: high\n---\n", "bad.md, line 4: “urgency” must be a number from 1 to 5, not “high”."},
		{"binary", "\x00\x01", "bad.md is not a Markdown file"},
		{"embargo", "---\nheadline: H\nsection: health\nstatus: published\npublishedAt: 2026-01-01T00:00:00Z\nembargoUntil: 2026-02-01T00:00:00Z\n---\nText", "under embargo until 2026-02-01 01:00 (Europe/Madrid)"},
		{"future", "---\nheadline: H\nsection: health\nstatus: published\npublishedAt: 2036-01-01T00:00:00Z\n---\nText", "It has not come yet"},
		{"withdrawn", "---\nheadline: H\nstatus: withdrawn\n---\nText", "says when and why"},
		{"picture", "---\nheadline: H\npictures: [{id: gone.jpg}]\n---\nText", "bad.md, line 3: “pictures[0].id” names “gone.jpg”, which does not lie beside the story."},
		{"escape", "---\nheadline: H\nlead: ../../secret.svg\n---\nText", "which does not lie beside the story."},
		{"broken picture", "---\nheadline: H\nlead: broken.svg\n---\nText", "bad.md: “broken.svg” is not a picture"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r := newRoom(t)
			dir := files(t, map[string]string{"bad.md": c.text, "good.md": "# Good\n\nText", "broken.svg": "nothing"})
			report := r.bring(t, newsroom.ImportOptions{}, dir)
			if report.New != 1 || len(report.Refused) != 1 || !strings.Contains(report.Refused[0].Err.Error(), c.says) {
				t.Errorf("%+v", report)
			}
		})
	}
}

func TestARefusedFileLeavesNoTags(t *testing.T) {
	r := newRoom(t)
	dir := files(t, map[string]string{"bad.md": "---\nheadline: H\ntags: [Unheard]\nauthors: [Nobody]\nstatus: published\n---\n", "good.md": "# Good\n\nText"})
	report := r.bring(t, newsroom.ImportOptions{}, dir)
	if len(report.Refused) != 1 || len(report.NewTags)+len(report.NewAuthors) != 0 {
		t.Errorf("%+v", report)
	}
	if tags, err := r.CompleteTags(t.Context(), "Unheard", 5); err != nil || len(tags) != 0 {
		t.Errorf("%v %v", tags, err)
	}
}

func TestImportLinks(t *testing.T) {
	r := newRoom(t)
	dir := files(t, map[string]string{
		"a.ar.md":    "---\nheadline: أ\nlanguage: ar\nslug: one\ntranslationOf: one\nrelated: [two, gone]\n---\nنص",
		"b.en.md":    "---\nheadline: One\nslug: one\nrelated: [two]\n---\nText ![a](pics/a.svg \"t\")",
		"c.en.md":    "---\nheadline: Two\nslug: two\nrelated: [one]\nlead: pics/a.svg\npictures: [{id: pics/a.svg, alt: A square}]\n---\nText",
		"c2.ar.md":   "---\nheadline: اثنان\nlanguage: ar\nslug: two\ntranslationOf: two\n---\nنص",
		"pics/a.svg": svg,
	})
	report := r.bring(t, newsroom.ImportOptions{}, dir)
	if report.New != 4 || report.Pictures != 1 || len(report.Unlinked) != 1 || report.Unlinked[0].Name != "gone" {
		t.Fatalf("%+v", report)
	}
	by := map[string]news.Story{}
	page, err := r.List(t.Context(), newsroom.Query{})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range page.Stories {
		by[s.Row.Slug+"."+s.Row.Language] = r.stored(t, s.Row.ID)
	}
	one, two, oneAr, twoAr := by["one.en"], by["two.en"], by["one.ar"], by["two.ar"]
	if oneAr.TranslationOf != one.ID || oneAr.Group != one.Group || twoAr.Group != two.Group || one.Group == two.Group {
		t.Errorf("%+v\n%+v", one, oneAr)
	}
	if oneAr.Content.Related[0] != twoAr.ID || one.Content.Related[0] != two.ID || two.Content.Related[0] != one.ID {
		t.Errorf("related: %v %v %v", oneAr.Content.Related, one.Content.Related, two.Content.Related)
	}
	id := two.Content.Lead
	if len(id) != 32 || two.Content.Pictures[0].Alt != "A square" || one.Content.Body != "Text ![a]("+id+" \"t\")" {
		t.Errorf("pictures: %+v %q", two.Content.Pictures, one.Content.Body)
	}
}

func TestAnImportCanBeEnded(t *testing.T) {
	r := newRoom(t)
	dir := files(t, map[string]string{"a.md": "# A\n\nText"})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := r.Import(ctx, nell, intake.Read(ctx, []string{dir}), newsroom.ImportOptions{}); err == nil {
		t.Error("an import that was ended says that it is done")
	}
}

// TestExportAndImportGiveTheSameStories takes every story of the sample out and
// into an empty room.
func TestExportAndImportGiveTheSameStories(t *testing.T) {
	from := sampleRoom(t)
	dir := t.TempDir()
	exported, err := from.ExportMarkdown(t.Context(), dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	into := newRoom(t)
	if err := into.store.Write(func(tx *store.Tx) error { // regions are settings, and travel in backups
		return from.store.Read(func(other *store.Tx) error {
			regions, err := other.Regions()
			for _, region := range regions {
				if err := tx.PutRegion(region, news.Entry{}); err != nil {
					return err
				}
			}
			return err
		})
	}); err != nil {
		t.Fatal(err)
	}
	report := into.bring(t, newsroom.ImportOptions{}, dir)
	if report.New != exported.Stories || len(report.Refused)+len(report.Unlinked)+len(report.Conflicts) != 0 {
		t.Fatalf("%d exported, %+v", exported.Stories, report)
	}
	for after := ""; ; {
		page, err := from.List(t.Context(), newsroom.Query{After: after, Limit: 100})
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range page.Stories {
			if want, have := portable(t, from, s.Row.ID), portable(t, into, s.Row.ID); want != have {
				t.Errorf("%s.%s differs:\n%s\n%s", s.Row.Slug, s.Row.Language, want, have)
			}
		}
		if after = page.Next; after == "" {
			break
		}
	}
	if again := into.bring(t, newsroom.ImportOptions{}, dir); again.Unchanged != exported.Stories {
		t.Errorf("again: %+v", again)
	}
}

// portable is a story's JSON without what belongs to one room.
func portable(t *testing.T, r *room, id string) string {
	t.Helper()
	s := r.show(t, id)
	s.Revision, s.LiveRevision, s.UpdatedAt = 0, 0, ""
	out, err := json.MarshalIndent(s, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestAnExportedFileEditedElsewhereComesBack(t *testing.T) {
	r := newRoom(t)
	s := r.publish(t, r.whole(t, "en").ID)
	dir := t.TempDir()
	if _, err := r.ExportMarkdown(t.Context(), dir, nil); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "en", "economy", s.Address+".md")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	write(t, file, strings.Replace(string(text), "Some words.", "Words from elsewhere.", 1))
	report := r.bring(t, newsroom.ImportOptions{}, file)
	if after := r.stored(t, s.ID); report.Changed != 1 || after.Content.Body != "Words from elsewhere." || after.LiveRevision != after.Revision {
		t.Errorf("%+v %+v", report, after)
	}
}

// BenchmarkImport imports ten thousand small files, from the folder to the
// last commit.
func BenchmarkImport(b *testing.B) {
	const count = 10_000
	dir := b.TempDir()
	for i := range count {
		text := fmt.Sprintf("---\nheadline: Story number %d\nsection: economy\nregions: [europe]\ntags: [Tag %d]\nauthors: [Author %d]\nstatus: published\npublishedAt: 2022-12-28T22:32:00Z\n---\n\n%s", i, i%100, i%20, strings.Repeat("Some words of a story that is not long. ", 20))
		path := filepath.Join(dir, fmt.Sprint(i%50), fmt.Sprintf("story-%d.md", i))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		b.StopTimer()
		room := b.TempDir()
		if err := newsroom.Found(room, newsroom.Founding{Name: "Room"}); err != nil {
			b.Fatal(err)
		}
		s, err := store.Open(room)
		if err != nil {
			b.Fatal(err)
		}
		n := newsroom.New(newsroom.Parts{Store: s})
		b.StartTimer()
		report, err := n.Import(b.Context(), nell, intake.Read(b.Context(), []string{dir}), newsroom.ImportOptions{})
		b.StopTimer()
		if err != nil || report.New != count {
			b.Fatalf("%v %+v", err, report)
		}
		_ = s.Close()
		b.StartTimer()
	}
	b.ReportMetric(float64(count*b.N)/b.Elapsed().Seconds(), "stories/s")
}
