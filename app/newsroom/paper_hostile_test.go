package newsroom_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"galley/app/bundle"
	"galley/app/news"
	"galley/app/newsroom"
	"galley/app/store"
	"galley/app/storyfile"
)

// forged writes a bundle that is signed well and says whatever a test wants.
func forged(t *testing.T, key bundle.Key, file string, m bundle.Manifest, records storyfile.Records, stories ...storyfile.Story) {
	t.Helper()
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	w := bundle.NewWriter(f, key)
	for _, s := range stories {
		err = errors.Join(err, w.Story(s))
	}
	drawing := bundle.Picture{
		ID: "0123456789abcdef0123456789abcdef", Ext: ".svg", Type: "image/svg+xml",
		Files: []bundle.File{{Name: "0123456789abcdef0123456789abcdef.svg", Type: "image/svg+xml"}},
	}
	err = errors.Join(err, w.Picture(drawing, func(string) (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader("no drawing at all")), nil
	}))
	m.Newsroom.Name, m.Newsroom.Zone = news.Labels{"en": "Forged"}, "UTC"
	if err := errors.Join(err, w.Close(m, records), f.Close()); err != nil {
		t.Fatal(err)
	}
}

var forgedRecords = storyfile.Records{
	Editions: []storyfile.Edition{{Language: "en"}},
	Sections: []storyfile.Section{{ID: "economy", Names: news.Labels{"en": "Economy"}}},
}

func forgedStory(n byte) storyfile.Story {
	id := "0197511e-0000-7000-8000-00000000000" + string('0'+n)
	return storyfile.Story{
		ID: id, Group: id, Language: "en", Kind: "article", Status: "published", Section: "economy",
		Headline: "Story " + string('0'+n), Body: "Words.", Address: "story-" + string('0'+n), PublishedAt: "2026-06-08T07:00:00Z",
	}
}

// What cannot be a public story is left out; what is beside it comes.
func TestHostileStoriesAreLeftOut(t *testing.T) {
	with := func(n byte, change func(*storyfile.Story)) storyfile.Story {
		s := forgedStory(n)
		change(&s)
		return s
	}
	file := filepath.Join(t.TempDir(), "forged.bundle")
	forged(t, newKey(t), file, bundle.Manifest{To: 9}, forgedRecords,
		with(1, func(s *storyfile.Story) { s.Status = "draft" }),
		with(2, func(s *storyfile.Story) { s.Language = "fr" }),
		with(3, func(s *storyfile.Story) { s.Section = "nowhere" }),
		with(4, func(s *storyfile.Story) { s.Group = "../../group" }),
		with(5, func(s *storyfile.Story) { s.Headline = strings.Repeat("long ", 100) }),
		with(6, func(s *storyfile.Story) { s.PublishedAt = "" }),
		with(7, func(s *storyfile.Story) { s.Changes = []storyfile.Change{{At: "2026-06-08T07:00:00Z", Kind: "magic"}} }),
		with(8, func(s *storyfile.Story) {
			s.Address, s.Lead, s.Body = "../index", "0123456789abcdef0123456789abcdef", "[x](javascript:alert(1)) <script>alert(1)</script>"
			s.Assignee, s.DeskNotes, s.EmbargoUntil = "Somebody", "Notes", "2027-01-01T00:00:00Z"
		}),
		forgedStory(9),
	)
	paper := reader(t, file)
	page, err := paper.List(t.Context(), newsroom.Query{})
	if err != nil || len(page.Stories) != 2 {
		t.Fatalf("%+v, %v", page, err)
	}
	odd := paper.stored(t, forgedStory(8).ID)
	if odd.Address != "story-8" || odd.Content.Lead != "" || odd.Assignee != "" || odd.DeskNotes != "" || odd.EmbargoUntil != 0 {
		t.Errorf("the odd one is %+v", odd)
	}
	if got := paper.public(t, forgedStory(9).ID); got.Content.Body != "Words." {
		t.Errorf("the good one is %+v", got)
	}
	if problems, err := paper.store.Check(); err != nil || len(problems) > 0 {
		t.Errorf("%v, %v", problems, err)
	}
}

// A bundle whose records no room can have is refused whole.
func TestHostileRecordsAreRefused(t *testing.T) {
	key, dir := newKey(t), t.TempDir()
	forged(t, key, filepath.Join(dir, "1.bundle"), bundle.Manifest{To: 1}, forgedRecords, forgedStory(1))
	paper := reader(t, dir)
	before := lastSeq(t, paper)
	circle := storyfile.Records{Editions: forgedRecords.Editions, Sections: []storyfile.Section{
		{ID: "a", Parent: "b", Names: news.Labels{"en": "A"}}, {ID: "b", Parent: "a", Names: news.Labels{"en": "B"}},
	}}
	for name, records := range map[string]storyfile.Records{"a circle": circle, "no edition": {}} {
		forged(t, key, filepath.Join(dir, "2.bundle"), bundle.Manifest{From: 1, To: 2}, records, forgedStory(2))
		if _, err := paper.Ask(t.Context()); code(err) != news.CodeBadBundle || lastSeq(t, paper) != before {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A story that has left without a notice goes here too.
func TestWhatIsGoneGoes(t *testing.T) {
	source := newRoom(t)
	one := source.out(t, "One", "economy", "Words.")
	source.out(t, "Two", "economy", "Words.")
	address, _ := served(t, source)
	paper := reader(t, address)
	if err := source.store.Write(func(tx *store.Tx) error { return tx.DeleteStory(one.ID, news.Entry{}) }); err != nil {
		t.Fatal(err)
	}
	paper.ask(t)
	err := paper.store.Read(func(tx *store.Tx) error {
		_, err := tx.Story(one.ID)
		return err
	})
	if code(err) != news.CodeNotFound {
		t.Errorf("it is still there: %v", err)
	}
}

// A room that cannot be written, made before rooms had keys, is read where it
// lies and sends no bundles: each would be signed by somebody else.
func TestARoomWithoutAKey(t *testing.T) {
	source := newRoom(t)
	one := source.out(t, "One", "economy", "Words.")
	err := source.store.Write(func(tx *store.Tx) error {
		s, err := tx.Settings()
		s.SigningKey = ""
		return errors.Join(err, tx.PutSettings(s, news.Entry{}))
	})
	if err := errors.Join(err, source.store.Close()); err != nil {
		t.Fatal(err)
	}
	paper := reader(t, source.dir)
	if paper.public(t, one.ID).Content.Body != "Words." {
		t.Error("the story did not come")
	}
	readOnly, err := store.OpenReadOnly(source.dir)
	if err != nil {
		t.Fatal(err)
	}
	b, err := newsroom.New(newsroom.Parts{Store: readOnly}).Bundle(t.Context(), 0, 0)
	if err := errors.Join(err, readOnly.Close()); err != nil || b.Kept {
		t.Errorf("%+v, %v", b, err)
	}
	source = openRoom(t, source.dir, newClock())
	first, second := source.bundled(t, 0, 0), source.bundled(t, 0, 0)
	if first.Newsroom.Key == "" || first.Newsroom.Key != second.Newsroom.Key {
		t.Errorf("keys %q and %q", first.Newsroom.Key, second.Newsroom.Key)
	}
	source.out(t, "Two", "economy", "Words.")
	if err := source.store.Close(); err != nil {
		t.Fatal(err)
	}
	paper.ask(t) // its key is known from now on
	settings, err := paper.Settings(t.Context())
	if err != nil || settings.Paper.Key != first.Newsroom.Key {
		t.Errorf("%+v, %v", settings.Paper, err)
	}
}

func newKey(t *testing.T) bundle.Key {
	t.Helper()
	key, err := bundle.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	return key
}
