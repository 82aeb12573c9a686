package store_test

import (
	"errors"
	"flag"
	"fmt"
	"path/filepath"
	"testing"

	"galley/app/news"
	"galley/app/store"
)

var update = flag.Bool("update", false, "write the fixture of the newest schema anew")

// The stories of the fixture rooms, by what became of them.
const (
	fixtureDraft     = "0197511e-0000-7000-8000-000000000001"
	fixturePublic    = "0197511e-0000-7000-8000-000000000002"
	fixtureWithdrawn = "0197511e-0000-7000-8000-000000000003"
	fixtureNote      = "The ferry sails at ten, not at nine."
)

// writeFixture makes the room that every later Galley must read.
func writeFixture(t *testing.T, file string) {
	t.Helper()
	s := newRoom(t)
	story := func(id, language, headline string) news.Story {
		story := newStory(language, headline, 1_780_000_000_000)
		story.ID, story.Group = id, id
		story.Content.Tags, story.Content.Credits = []string{"ferry"}, []news.Credit{{Author: "desk", Role: news.By}}
		return story
	}
	draft := story(fixtureDraft, "ar", "عبّارة الليل")
	draft.Status, draft.ScheduledAt = news.Scheduled, 1_790_000_000_000
	public := story(fixturePublic, "en", "Night ferry returns")
	public.Content.Body = paragraph + paragraph
	gone := story(fixtureWithdrawn, "es", "Calabaza gigante")
	must(t, s.Write(func(tx *store.Tx) error {
		return errors.Join(
			tx.PutTag(news.Tag{ID: "ferry", Names: news.Labels{"en": "Ferry", "ar": "العبّارة"}}, news.Entry{}),
			tx.PutAuthor(news.Author{ID: "desk", Kind: news.Desk, Names: news.Labels{"en": "Port desk"}}, news.Entry{}),
			tx.PutPage(news.Page{Slug: "about", Titles: news.Labels{"en": "About"}}, news.Entry{}))
	}))
	for _, story := range []*news.Story{&draft, &public, &gone} {
		putNew(t, s, *story)
	}
	for _, story := range []*news.Story{&public, &gone} {
		publish(story, 1_780_000_100_000)
		put(t, s, *story, nil)
	}
	public.Changes = []news.Change{{At: 1_780_000_150_000, Kind: news.Correction, Note: fixtureNote}}
	put(t, s, public, revise(&public, func(c *news.Content) { c.Headline = "Night ferry, not published yet" }))
	gone.Status, gone.LiveRevision, gone.Withdrawn = news.Withdrawn, 0, &news.Withdrawal{At: 1_780_000_200_000, Reason: "The scales were wrong."}
	put(t, s, gone, nil)
	must(t, s.Write(func(tx *store.Tx) error {
		return errors.Join(tx.AddReadings("en", 20_000, map[string]int{fixturePublic: 3}), tx.AddShare(fixturePublic))
	}))
	backUp(t, s, file)
}

// TestRoomsOfEverySchemaOpen keeps the promise of docs/format.md: for each
// schema there is a room in testdata that this Galley opens.
func TestRoomsOfEverySchemaOpen(t *testing.T) {
	fixture := func(schema int) string { return filepath.Join("testdata", fmt.Sprintf("schema-%d.zip", schema)) }
	if *update {
		writeFixture(t, fixture(store.Schema))
	}
	for schema := 1; schema <= store.Schema; schema++ {
		t.Run(fmt.Sprint(schema), func(t *testing.T) {
			into := filepath.Join(t.TempDir(), "room")
			must(t, store.Recover(fixture(schema), into))
			s, err := store.Open(into)
			must(t, err)
			defer s.Close()
			clean(t, s)
			read(t, s, func(tx *store.Tx) error {
				draft, err := tx.Story(fixtureDraft)
				if draft.Content.Headline != "عبّارة الليل" || tx.NextDue() != 1_790_000_000_000 {
					t.Errorf("draft: %+v, next due %d", draft, tx.NextDue())
				}
				public, err2 := tx.Public().Story(fixturePublic)
				if public.Content.Headline != "Night ferry returns" || public.Content.Body != paragraph+paragraph {
					t.Errorf("public: %+v", public)
				}
				gone, err3 := tx.Public().Story(fixtureWithdrawn)
				if gone.Withdrawn == nil || gone.Withdrawn.Reason != "The scales were wrong." || gone.Content.Headline != "Calabaza gigante" {
					t.Errorf("withdrawn: %+v", gone)
				}
				tag, found, err4 := tx.TagByName("عبارة")
				if !found || tag.ID != "ferry" {
					t.Errorf("tag: %+v, %v", tag, found)
				}
				told, err5 := tx.Public().NewestCorrections("es", 10)
				if len(told) != 1 || told[0].Row.WithdrawnAt != 1_780_000_200_000 {
					t.Errorf("told in Spanish: %+v", told)
				}
				if schema < 2 { // nothing was corrected, nor read
					return errors.Join(err, err2, err3, err4, err5)
				}
				told, err6 := tx.Public().NewestCorrections("en", 10)
				if len(told) != 1 || told[0].Change.Note != fixtureNote || told[0].Row.CorrectedAs != news.Correction {
					t.Errorf("told in English: %+v", told)
				}
				read, err7 := tx.Readings("en", 20_000)
				shared, err8 := tx.Shared(fixturePublic)
				if len(read.Stories) != 1 || read.Total != 3 || read.Stories[0].ID() != fixturePublic || shared != 1 {
					t.Errorf("read: %+v, shared %d times", read, shared)
				}
				return errors.Join(err, err2, err3, err4, err5, err6, err7, err8)
			})
		})
	}
}
