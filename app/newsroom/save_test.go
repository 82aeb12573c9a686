package newsroom_test

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"galley/app/edition"
	"galley/app/news"
	"galley/app/newsroom"
	"galley/app/storyfile"
)

// TestPublicBytesStayUntilPublished is the first rule: a published story that
// is edited and saved for a minute reads the same, byte for byte, everywhere
// that readers look, until the change is published.
func TestPublicBytesStayUntilPublished(t *testing.T) {
	r := newRoom(t)
	s := r.publish(t, r.whole(t, "en").ID)
	r.publish(t, r.whole(t, "en").ID)
	pages := []string{
		"en/index.html", "en/story/" + s.Address + ".html", "en/section/economy/index.html",
	}
	read := func() (all string) {
		e := edition.New(r.Source(), edition.Options{})
		for _, address := range pages {
			page, err := e.Render(address)
			if err != nil || page.Status != 200 {
				t.Fatalf("%s: %d %v", address, page.Status, err)
			}
			all += string(page.Body)
		}
		for _, words := range []string{"ferry", "another headline", "secret", "readers yet"} {
			found, err := r.Search(t.Context(), newsroom.Find{Text: words, Public: true})
			if err != nil {
				t.Fatal(err)
			}
			all += fmt.Sprintf("%s: %d, instead %q\n", words, found.Total, found.Corrected)
			for _, s := range found.Stories {
				all += fmt.Sprintln(s.Story.ID, s.Headline, s.Excerpt)
			}
		}
		return all
	}
	before := read()
	for second := range 60 {
		r.clock.forward(time.Second)
		doc := r.show(t, s.ID)
		doc.Headline, doc.Standfirst = "Another headline "+strconv.Itoa(second), "Not for readers yet"
		doc.Body += " More."
		doc.Tags = []string{"Secret " + strconv.Itoa(second%3)}
		doc.Section = "health"
		if _, err := r.Save(t.Context(), nell, s.ID, doc.Revision, doc); err != nil {
			t.Fatal(err)
		}
		if read() != before {
			t.Fatalf("after %d s a reader sees the change", second+1)
		}
	}
	r.move(t, s.ID, newsroom.MoveRequest{Move: news.UpdateLive})
	pages[2] = "en/section/health/index.html"
	if after := read(); after == before || !strings.Contains(after, "Another headline 59") {
		t.Error("the published change cannot be read")
	}
}

func TestAutosavesReplaceEachOther(t *testing.T) {
	r := newRoom(t)
	s := r.whole(t, "en")
	numbers := func() (list []int) {
		history, err := r.History(t.Context(), s.ID, 0, 100)
		if err != nil {
			t.Fatal(err)
		}
		for _, rev := range history {
			list = append(list, rev.Number)
		}
		return list
	}
	for i := range 5 {
		r.clock.forward(time.Minute)
		r.saved(t, s.ID, strconv.Itoa(i))
	}
	if have := numbers(); len(have) != 2 || have[0] != 6 {
		t.Errorf("one run left %v", have)
	}
	r.clock.forward(20 * time.Minute)
	r.saved(t, s.ID, "after twenty minutes")
	if have := numbers(); len(have) != 3 {
		t.Errorf("a second run left %v", have)
	}
	doc := r.show(t, s.ID)
	doc.Body = "by another"
	if _, err := r.Save(t.Context(), salma, s.ID, doc.Revision, doc); err != nil {
		t.Fatal(err)
	}
	if have := numbers(); len(have) != 4 {
		t.Errorf("another person's save left %v", have)
	}
	r.move(t, s.ID, newsroom.MoveRequest{Move: news.Submit})
	r.saved(t, s.ID, "after a move")
	if have := numbers(); len(have) != 6 {
		t.Errorf("a move in between left %v", have)
	}
}

func TestANamedRevisionStays(t *testing.T) {
	r := newRoom(t)
	s := r.whole(t, "en")
	saved := r.saved(t, s.ID, "Worth keeping.")
	if err := r.NameRevision(t.Context(), nell, s.ID, saved.Revision, "Before the cut"); err != nil {
		t.Fatal(err)
	}
	r.saved(t, s.ID, "Cut.")
	rev, text, err := r.Revision(t.Context(), s.ID, saved.Revision)
	if err != nil || rev.Name != "Before the cut" || text.Body != "Worth keeping." {
		t.Errorf("%v %+v", err, rev)
	}
}

func TestAStaleSaveIsKeptAside(t *testing.T) {
	r := newRoom(t)
	s := r.whole(t, "en")
	mine := r.show(t, s.ID)
	r.saved(t, s.ID, "Theirs.")
	mine.Body = "Mine."
	_, err := r.Save(t.Context(), salma, s.ID, s.Revision, mine)
	var refused *news.Error
	if !errors.As(err, &refused) || refused.Code != news.CodeStale {
		t.Fatalf("err = %v", err)
	}
	aside, err := strconv.Atoi(refused.Args["aside"])
	if err != nil {
		t.Fatal(err)
	}
	rev, text, err := r.Revision(t.Context(), s.ID, aside)
	if err != nil || !rev.Aside || text.Body != "Mine." {
		t.Errorf("kept aside: %v %+v %q", err, rev, text.Body)
	}
	if have := r.show(t, s.ID); have.Body != "Theirs." {
		t.Errorf("the working text is %q", have.Body)
	}
	after, err := r.RestoreRevision(t.Context(), salma, s.ID, aside)
	if err != nil || after.Content.Body != "Mine." || after.Revision != aside+1 {
		t.Errorf("%v %+v", err, after)
	}
}

func TestASaveOfTheSameTextChangesNothing(t *testing.T) {
	r := newRoom(t)
	s := r.whole(t, "en")
	saved := r.saved(t, s.ID, "Some words.")
	if saved.Revision != s.Revision {
		t.Errorf("revision %d after %d", saved.Revision, s.Revision)
	}
}

func TestWhatASaveRefuses(t *testing.T) {
	long := func(n int) string { return strings.Repeat("ن", n) }
	cases := []struct {
		name   string
		change func(*storyfile.Story)
		code   news.Code
		says   string
	}{
		{"headline", func(s *storyfile.Story) { s.Headline = long(10_000) }, news.CodeTooLong, "The headline has 10000 characters; it may have 300. Shorten it."},
		{"standfirst", func(s *storyfile.Story) { s.Standfirst = long(2_001) }, news.CodeTooLong, "standfirst"},
		{"tag", func(s *storyfile.Story) { s.Tags = []string{long(101)} }, news.CodeTooLong, "tag"},
		{"body", func(s *storyfile.Story) { s.Body = strings.Repeat("x", storyfile.MaxBody+1) }, news.CodeTooLarge, "2 MB"},
		{"section", func(s *storyfile.Story) { s.Section = "sprots" }, news.CodeUnknown, "There is no section “sprots” in this newsroom. It has: arts-culture, economy, environment, health"},
		{"region", func(s *storyfile.Story) { s.Regions = []string{"atlantis"} }, news.CodeUnknown, "It has: africa, asia, europe"},
		{"kind", func(s *storyfile.Story) { s.Kind = "column" }, news.CodeUnknown, "article, opinion"},
		{"picture", func(s *storyfile.Story) { s.Lead = "nowhere" }, news.CodeUnknown, "no picture"},
		{"urgency", func(s *storyfile.Story) { s.Urgency = 7 }, news.CodeInvalid, "1 (flash)"},
		{"related", func(s *storyfile.Story) { s.Related = []string{"gone"} }, news.CodeUnknown, "gone"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r := newRoom(t)
			s := r.whole(t, "en")
			doc := r.show(t, s.ID)
			doc.Tags = []string{"New tag"}
			c.change(&doc)
			_, err := r.Save(t.Context(), nell, s.ID, s.Revision, doc)
			if code(err) != c.code || !strings.Contains(err.Error(), c.says) {
				t.Errorf("err = %v", err)
			}
			if have := r.stored(t, s.ID); have.Revision != s.Revision || have.Content.Headline != s.Content.Headline {
				t.Errorf("a refused save changed the story: %+v", have)
			}
			if tags, err := r.CompleteTags(t.Context(), "New", 5); err != nil || len(tags) != 0 {
				t.Errorf("a refused save made a tag: %v %v", tags, err)
			}
		})
	}
}

func TestOneTagUnderAllItsNames(t *testing.T) {
	r := newRoom(t)
	tag := news.Tag{ID: "russia", Names: news.Labels{"en": "Russia", "es": "Rusia", "ar": "روسيا"}, Aliases: map[string][]string{"en": {"Russian Federation"}}}
	if err := r.PutTag(t.Context(), nell, tag); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"rusia", "RUSSIA", "روسيا", "Russian federation"} {
		s := r.whole(t, "es")
		doc := r.show(t, s.ID)
		doc.Tags = []string{name}
		if _, err := r.Save(t.Context(), nell, s.ID, s.Revision, doc); err != nil {
			t.Fatal(err)
		}
		if have := r.show(t, s.ID).Tags; len(have) != 1 || have[0] != "Rusia" {
			t.Errorf("%s became %v", name, have)
		}
	}
}

func TestEdit(t *testing.T) {
	r := newRoom(t)
	s := r.whole(t, "en")
	_, err := r.Edit(t.Context(), nell, s.ID, s.Revision, map[string]string{
		"headline": "A headline", "tags": "One, Two", "regions": "europe,palestine", "authors": "Nell,Salma Bahri",
		"urgency": "2", "dueAt": "2026-06-09 10:00", "notes": "Ask again.", "assignee": "Salma", "slug": "Night Ferry",
	})
	if err != nil {
		t.Fatal(err)
	}
	doc := r.show(t, s.ID)
	if doc.Headline != "A headline" || strings.Join(doc.Tags, "|") != "One|Two" || len(doc.Regions) != 2 || doc.Urgency != 2 ||
		doc.DueAt != "2026-06-09T08:00:00Z" || doc.DeskNotes != "Ask again." || doc.Assignee != "Salma" || doc.Slug != "night-ferry" ||
		strings.Join(doc.Authors, "|") != "Nell|Salma Bahri" {
		t.Errorf("%+v", doc)
	}
	refusals := []map[string]string{{"headlin": "x"}, {"urgency": "high"}, {"status": "published"}, {"section": "x"}, {"dueAt": "soon"}}
	for _, set := range refusals {
		if _, err := r.Edit(t.Context(), nell, s.ID, 0, set); code(err) == "" {
			t.Errorf("%v was taken: %v", set, err)
		}
	}
	if _, err := r.Edit(t.Context(), nell, s.ID, s.Revision, map[string]string{"headline": "x"}); code(err) != news.CodeStale {
		t.Errorf("a stale edit: %v", err)
	}
}

func TestDiff(t *testing.T) {
	r := newRoom(t)
	s := r.whole(t, "ar")
	r.saved(t, s.ID, "ستّ عقد لا عشر.")
	one := r.show(t, s.ID).Revision
	r.move(t, s.ID, newsroom.MoveRequest{Move: news.Submit})
	r.saved(t, s.ID, "ستّ عقد لا ثماني.")
	diff, err := r.Diff(t.Context(), s.ID, one, r.show(t, s.ID).Revision)
	if err != nil || len(diff) != 1 || diff[0].Field != "body" {
		t.Fatalf("%v %+v", err, diff)
	}
	want := []newsroom.Part{
		{Op: newsroom.Kept, Text: "ستّ عقد لا "},
		{Op: newsroom.Deleted, Text: "عشر"},
		{Op: newsroom.Inserted, Text: "ثماني"},
		{Op: newsroom.Kept, Text: "."},
	}
	for i, p := range diff[0].Parts {
		if i >= len(want) || p != want[i] {
			t.Fatalf("parts %+v", diff[0].Parts)
		}
	}
}
