package newsroom_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"galley/app/bundle"
	"galley/app/intake"
	"galley/app/news"
	"galley/app/newsroom"
	"galley/app/store"
	"galley/app/storyfile"
)

// bundled is a bundle of everything after a sequence, read.
func (r *room) bundled(t *testing.T, after uint64, limit int) *bundle.Reader {
	t.Helper()
	b, err := r.Bundle(t.Context(), after, limit)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if _, err := b.Write(t.Context(), &out); err != nil {
		t.Fatal(err)
	}
	read, err := bundle.Open(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	return read
}

func idsOf(t *testing.T, b *bundle.Reader) []string {
	t.Helper()
	var ids []string
	for s, err := range b.Stories() {
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, s.ID)
	}
	return ids
}

// Each story is in a bundle once, the oldest change first, and page follows
// page to the end.
func TestBundlesGoPageByPage(t *testing.T) {
	r := newRoom(t)
	one, two, three := r.out(t, "One", "economy", "1"), r.out(t, "Two", "economy", "2"), r.out(t, "Three", "economy", "3")
	r.saved(t, one.ID, "One and a half.")
	r.move(t, one.ID, newsroom.MoveRequest{Move: news.UpdateLive})
	if got := idsOf(t, r.bundled(t, 0, 0)); !slices.Equal(got, []string{one.ID, two.ID, three.ID}) {
		t.Errorf("all: %v", got)
	}
	first := r.bundled(t, 0, 2)
	if got := idsOf(t, first); !slices.Equal(got, []string{one.ID, two.ID}) || !first.More || first.From != 0 {
		t.Errorf("first page: %v, %+v", got, first.Manifest)
	}
	second := r.bundled(t, first.To, 2)
	if got := idsOf(t, second); !slices.Equal(got, []string{three.ID, one.ID}) || second.More || second.From != first.To {
		t.Errorf("second page: %v, %+v", got, second.Manifest)
	}
	if b, err := r.Bundle(t.Context(), second.To, 2); err != nil || !b.Empty() {
		t.Errorf("after the end: %+v, %v", b, err)
	}
	if again := r.bundled(t, second.To+1_000, 2); again.From != 0 || len(idsOf(t, again)) != 2 {
		t.Errorf("beyond the journal: %+v", again.Manifest)
	}
	if !slices.Contains(first.News, one.ID) || len(second.News) != 1 {
		t.Errorf("news are %v, then %v", first.News, second.News)
	}
}

// What only the desk does is no reason for a bundle; what readers see is.
func TestWhatMakesABundle(t *testing.T) {
	r := newRoom(t)
	public := r.out(t, "One", "economy", "1")
	put := func(label string) {
		t.Helper()
		err := r.store.Write(func(tx *store.Tx) error {
			return tx.PutSection(news.Section{ID: "economy", Labels: news.Labels{"en": label}}, news.Entry{})
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	edit := func(set map[string]string) {
		t.Helper()
		if _, err := r.Edit(t.Context(), nell, public.ID, 0, set); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		name string
		do   func()
		want bool
	}{
		{"a draft", func() { r.whole(t, "en") }, false},
		{"a working copy", func() { r.saved(t, public.ID, "Not yet.") }, false},
		{"a tag of it", func() { edit(map[string]string{"tags": "Harbour"}) }, false},
		{"its publication", func() { r.move(t, public.ID, newsroom.MoveRequest{Move: news.UpdateLive}) }, true},
		{"the tag’s new name", func() {
			if err := r.PutTag(t.Context(), nell, news.Tag{ID: "harbour", Names: news.Labels{"en": "The harbour"}}); err != nil {
				t.Fatal(err)
			}
		}, true},
		{"a section’s new name", func() { put("Money") }, true},
	} {
		before := lastSeq(t, r)
		c.do()
		b, err := r.Bundle(t.Context(), before, 0)
		if err != nil || b.Empty() == c.want {
			t.Errorf("%s: empty is %v, %v", c.name, b.Empty(), err)
		}
	}
	b := r.bundled(t, 0, 0)
	if b.Records.Sections[slices.IndexFunc(b.Records.Sections, func(s storyfile.Section) bool { return s.ID == "economy" })].Names["en"] != "Money" {
		t.Errorf("sections are %+v", b.Records.Sections)
	}
	if len(b.Records.Tags) != 1 || b.Records.Tags[0].Names["en"] != "The harbour" {
		t.Errorf("tags are %+v", b.Records.Tags)
	}
}

// Nothing of the desk is in any byte of a bundle.
func TestNothingOfTheDeskIsInABundle(t *testing.T) {
	r := newRoom(t)
	const secret = "Umbrella"
	public := r.out(t, "One", "economy", "1")
	draft := r.whole(t, "en")
	if _, err := r.Edit(t.Context(), nell, draft.ID, 0, map[string]string{
		"headline": secret, "body": secret, "tags": secret + " tag", "authors": secret + " author", "assignee": secret, "notes": secret,
	}); err != nil {
		t.Fatal(err)
	}
	scheduled := r.whole(t, "es")
	if _, err := r.Edit(t.Context(), nell, scheduled.ID, 0, map[string]string{"headline": secret, "embargoUntil": "2026-06-09T10:00:00Z"}); err != nil {
		t.Fatal(err)
	}
	if _, err := r.Edit(t.Context(), nell, public.ID, 0, map[string]string{
		"body": secret, "notes": secret, "assignee": secret, "slug": "umbrella", "related": draft.ID, "tags": secret + " two",
	}); err != nil {
		t.Fatal(err)
	}
	withdrawn := r.out(t, "Two", "economy", secret)
	r.move(t, withdrawn.ID, newsroom.MoveRequest{Move: news.Withdraw, Note: "Wrong."})
	spiked := r.whole(t, "en")
	r.move(t, spiked.ID, newsroom.MoveRequest{Move: news.Spike, Note: secret})

	original := r.out(t, "Three", "economy", "Words.")
	translated, err := r.New(t.Context(), nell, newsroom.NewStory{TranslationOf: original.ID, Language: "es", Headline: "Tres", Section: "economy", Body: "Palabras."})
	if err != nil {
		t.Fatal(err)
	}
	r.publish(t, translated.ID)
	r.saved(t, original.ID, "Other words.")
	r.move(t, original.ID, newsroom.MoveRequest{Move: news.UpdateLive})
	if !r.show(t, translated.ID).Behind {
		t.Error("the translation is not behind: nothing is tried")
	}

	file := filepath.Join(t.TempDir(), "all.bundle")
	carry(t, r, file, 0)
	settings, err := r.Settings(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range bytesOf(t, data) {
		for _, never := range []string{secret, strings.ToLower(secret), draft.ID, scheduled.ID, spiked.ID, settings.SigningKey, `"revision"`, `"liveRevision"`, `"assignee"`, `"behind"`} {
			if strings.Contains(name+text, never) {
				t.Errorf("%s has %q: %s", name, never, text)
			}
		}
	}
}

// bytesOf are the entries of a zip, unpacked.
func bytesOf(t *testing.T, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	entries := map[string]string{}
	for _, f := range z.File {
		from, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(from)
		if err != nil {
			t.Fatal(err)
		}
		entries[f.Name] = string(text)
	}
	return entries
}

// A live blog leaves without the entries that are not posted and without the
// words of removed ones; those that are left keep their words.
func TestOnlyPostedEntriesAreCarried(t *testing.T) {
	r := newRoom(t)
	s, err := r.New(t.Context(), nell, newsroom.NewStory{Language: "en", Kind: string(news.LiveBlog), Headline: "The vote", Section: "economy"})
	if err != nil {
		t.Fatal(err)
	}
	file := r.show(t, s.ID)
	file.Body = "Intro.\n\n## Third\n\nSecret three.\n\n## Second\n\nRemoved two.\n\n## First\n\nPosted one.\n"
	file.Live = &storyfile.Live{State: "live", Entries: []storyfile.LiveEntry{
		{ID: "e3", At: "2026-06-08T08:30:00Z", Status: "draft"},
		{ID: "e2", At: "2026-06-08T08:20:00Z", Status: "removed"},
		{ID: "e1", At: "2026-06-08T08:10:00Z", Status: "posted"},
	}}
	if _, err := r.Save(t.Context(), nell, s.ID, file.Revision, file); err != nil {
		t.Fatal(err)
	}
	r.publish(t, s.ID)
	for got, err := range r.bundled(t, 0, 0).Stories() {
		if err != nil {
			t.Fatal(err)
		}
		if want := "Intro.\n\n## …\n\n## First\n\nPosted one.\n"; got.Body != want {
			t.Errorf("the words are %q, want %q", got.Body, want)
		}
		if e := got.Live.Entries; len(e) != 2 || e[0].ID != "e2" || e[1].ID != "e1" {
			t.Errorf("the entries are %+v", e)
		}
	}
}

// What was imported was news elsewhere: readers of the paper are not told.
func TestReadersAreNotToldOfImports(t *testing.T) {
	source := newRoom(t)
	source.out(t, "One", "economy", "1")
	address, _ := served(t, source)
	paper := reader(t, address)
	file := intake.File{Path: "a.md", Source: "a.md", Hash: "1", Story: storyfile.Story{
		Language: "en", Headline: "Old news", Section: "economy", Body: "Words.", Status: "published", PublishedAt: "2020-01-02T03:04:05Z",
		Credits: []storyfile.Credit{{Author: "Nell", Role: "by"}},
	}.Clean()}
	report, err := source.Import(t.Context(), nell, slices.Values([]intake.File{file}), newsroom.ImportOptions{})
	if err != nil || report.New != 1 {
		t.Fatalf("%+v, %v", report, err)
	}
	quiet := source.whole(t, "en")
	source.move(t, quiet.ID, newsroom.MoveRequest{Move: news.Publish, Quiet: true})
	if fresh := paper.ask(t); fresh != 2 {
		t.Errorf("%d stories came", fresh)
	}
	if told := paper.asksAndTells(t); len(told) > 0 {
		t.Errorf("told of %q", told)
	}
	for _, headline := range []string{"Three", "Four", "Five"} {
		source.out(t, headline, "economy", "Words.")
	}
	if told := paper.asksAndTells(t); len(told) != 1 || !strings.Contains(told[0], "3") {
		t.Errorf("of three at once told %q", told)
	}
}
