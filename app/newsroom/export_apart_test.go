package newsroom_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"galley/app/export/site"
	"galley/app/news"
	"galley/app/newsroom"
	"galley/app/storyfile"
)

// Neither feeds with the whole text nor items carry an entry that is not posted
// or not there any more, what the desk keeps to itself, or a story that is not
// public.
func TestFeedsAndItemsHaveWhatIsPublic(t *testing.T) {
	r := newRoom(t)
	live, err := r.New(t.Context(), nell, newsroom.NewStory{Language: "en", Kind: string(news.LiveBlog), Headline: "The vote", Section: "economy"})
	if err != nil {
		t.Fatal(err)
	}
	file := r.show(t, live.ID)
	file.Body, file.DeskNotes = "Intro.\n\n## Third\n\nSecret three.\n\n## Second\n\nRemoved two.\n\n## First\n\nPosted one.\n", "Secret note."
	file.Live = &storyfile.Live{State: "live", Entries: []storyfile.LiveEntry{
		{ID: "e3", At: "2026-06-08T08:30:00Z", Status: "draft"},
		{ID: "e2", At: "2026-06-08T08:20:00Z", Status: "removed"},
		{ID: "e1", At: "2026-06-08T08:10:00Z", Status: "posted"},
	}}
	if _, err := r.Save(t.Context(), nell, live.ID, file.Revision, file); err != nil {
		t.Fatal(err)
	}
	r.publish(t, live.ID)
	if _, err := r.New(t.Context(), nell, newsroom.NewStory{Language: "en", Headline: "Secret draft", Section: "economy"}); err != nil {
		t.Fatal(err)
	}

	feeds, items := t.TempDir(), t.TempDir()
	written(t, feeds, func() (site.Report, error) {
		return r.ExportFeeds(t.Context(), feeds, newsroom.ApartOptions{Full: true})
	})
	written(t, items, func() (site.Report, error) { return r.ExportItems(t.Context(), items, newsroom.ApartOptions{}) })
	for dir, name := range map[string]string{feeds: "en/atom.xml", items: "en/story/the-vote.json"} {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil || !strings.Contains(string(text), "Posted one.") {
			t.Errorf("%s lacks what is posted: %v", name, err)
		}
		for file := range filesIn(t, dir) {
			text, err := os.ReadFile(filepath.Join(dir, file))
			if err != nil {
				t.Fatal(err)
			}
			for _, never := range []string{"Secret", "Removed two", "Third", live.ID} {
				if strings.Contains(string(text), never) {
					t.Errorf("%s tells %q", file, never)
				}
			}
		}
	}
}

// written exports twice: the second time nothing is written.
func written(t *testing.T, dir string, export func() (site.Report, error)) {
	t.Helper()
	first, err := export()
	if err != nil || first.Written != len(filesIn(t, dir)) {
		t.Fatalf("%d files are written and %d are there: %v", first.Written, len(filesIn(t, dir)), err)
	}
	if again, err := export(); err != nil || again.Written != 0 || again.Unchanged != first.Written {
		t.Fatalf("the second time: %+v, %v", again, err)
	}
}
