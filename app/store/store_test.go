package store_test

import (
	"errors"
	"fmt"
	"testing"

	"galley/app/news"
	"galley/app/store"

	"github.com/google/uuid"
)

// newRoom makes a room with three editions, a tree of sections and one of
// regions, and closes it when the test ends.
func newRoom(t testing.TB) *store.Store {
	t.Helper()
	s, err := store.Create(t.TempDir(), found)
	if err != nil {
		t.Fatalf("create: %v", err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func found(tx *store.Tx) error {
	entry := news.Entry{At: 1000}
	settings := news.Settings{
		Name:     news.Labels{"en": "Three Shores", "ar": "ثلاث ضفاف"},
		Editions: []news.Edition{{Tag: "en"}, {Tag: "es"}, {Tag: "ar"}},
		Zone:     "UTC",
		MadeAt:   1000,
	}
	err := tx.PutSettings(settings, entry)
	for _, s := range []news.Section{{ID: "world"}, {ID: "politics", Parent: "world"}, {ID: "votes", Parent: "politics"}, {ID: "economy"}} {
		err = errors.Join(err, tx.PutSection(s, entry))
	}
	for _, r := range []news.Region{{ID: "shores"}, {ID: "north", Parent: "shores"}, {ID: "south", Parent: "shores"}, {ID: "beyond"}} {
		err = errors.Join(err, tx.PutRegion(r, entry))
	}
	return err
}

// newStory is a draft in language, made at the moment at, with its first
// revision still to be stored.
func newStory(language, headline string, at news.Moment) news.Story {
	id := uuid.Must(uuid.NewV7()).String()
	return news.Story{
		ID: id, Group: id, Language: language, Slug: "slug", Status: news.Draft,
		Revision: 1, LastRevision: 1, CreatedAt: at, UpdatedAt: at,
		Content: news.Content{Kind: news.Article, Headline: headline, Body: "Words of " + headline + ".", Section: "politics", Regions: []string{"north"}},
	}
}

// revise gives the working content of s a new revision, which it returns.
func revise(s *news.Story, change func(*news.Content)) *news.Revision {
	change(&s.Content)
	s.LastRevision++
	r := revisionOf(*s)
	r.Number, r.Parents = s.LastRevision, []int{s.Revision}
	s.Revision = r.Number
	s.UpdatedAt += 1000
	return &r
}

func revisionOf(s news.Story) news.Revision {
	return news.Revision{Number: s.Revision, At: s.UpdatedAt, Status: s.Status, Content: s.Content}
}

func put(t testing.TB, s *store.Store, story news.Story, r *news.Revision) {
	t.Helper()
	if err := s.Write(func(tx *store.Tx) error { return tx.PutStory(story, r, news.Entry{At: story.UpdatedAt}) }); err != nil {
		t.Fatalf("put %q: %v (%v)", story.Content.Headline, err, errors.Unwrap(err))
	}
}

// putNew stores a story with the revision that it was made with.
func putNew(t testing.TB, s *store.Store, story news.Story) {
	t.Helper()
	r := revisionOf(story)
	put(t, s, story, &r)
}

// publish makes the working revision of story the public one.
func publish(story *news.Story, at news.Moment) {
	story.Status, story.LiveRevision = news.Published, story.Revision
	if story.PublishedAt == 0 {
		story.PublishedAt = at
		story.Address = fmt.Sprintf("story-%s", story.ID)
	}
	story.PublicUpdatedAt, story.UpdatedAt, story.Withdrawn = at, at, nil
}

func read(t testing.TB, s *store.Store, fn func(*store.Tx) error) {
	t.Helper()
	if err := s.Read(fn); err != nil {
		t.Fatalf("read: %v (%v)", err, errors.Unwrap(err))
	}
}

func wantCode(t testing.TB, err error, code news.Code) {
	t.Helper()
	var known *news.Error
	if !errors.As(err, &known) {
		t.Fatalf("got error %v, want a news.Error with code %s", err, code)
	}
	if known.Code != code {
		t.Fatalf("got code %s (%v; %v), want %s", known.Code, known, known.Err, code)
	}
}

func headlines(rows []news.Row) []string {
	var hs []string
	for _, r := range rows {
		hs = append(hs, r.Headline)
	}
	return hs
}

func TestStoryComesBackAsItWasPut(t *testing.T) {
	s := newRoom(t)
	story := newStory("ar", "عبّارة الليل", 5000)
	story.Content.Tags = []string{"ferry"}
	story.Content.Credits = []news.Credit{{Author: "amina", Role: news.By}}
	putNew(t, s, story)
	read(t, s, func(tx *store.Tx) error {
		got, err := tx.Story(story.ID)
		if err != nil {
			return err
		}
		if fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", story) {
			t.Errorf("got  %+v\nwant %+v", got, story)
		}
		r, err := tx.Revision(story.ID, 1)
		if err != nil {
			return err
		}
		if r.Content.Body != story.Content.Body {
			t.Errorf("revision's body is %q", r.Content.Body)
		}
		page, err := tx.Desk(store.DeskQuery{Section: "world", Region: "shores", Tag: "ferry", Language: "ar"})
		if err != nil {
			return err
		}
		if len(page.Rows) != 1 || page.Next != "" {
			t.Errorf("desk page: %+v", page)
		}
		return nil
	})
}
