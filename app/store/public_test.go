package store_test

import (
	"errors"
	"fmt"
	"reflect"
	"testing"

	"galley/app/news"
	"galley/app/store"
)

// seen is everything that the public view says of a story and its lists.
func seen(t testing.TB, s *store.Store, story news.Story) string {
	t.Helper()
	var out string
	say := func(values ...any) { out += fmt.Sprintf("%+v\n", values) }
	read(t, s, func(tx *store.Tx) error {
		p := tx.Public()
		got, err := p.Story(story.ID)
		say(got, got.Withdrawn, got.Content.Body, err)
		got, moved, err := p.ByAddress(story.Language, story.Address)
		say(got, moved, err)
		for _, q := range []store.PublicQuery{
			{}, {NewsOnly: true}, {Section: "world"}, {Section: "politics", NewsOnly: true}, {Section: "economy"},
			{Region: "shores"}, {Region: "beyond"}, {Tag: "ferry"}, {Tag: "secret"}, {Author: "amina"}, {Kind: news.Opinion},
		} {
			q.Edition = story.Language
			page, err := p.List(q)
			say(q, page, err)
			rows, pages, err := p.Numbered(q, 1, 10)
			say(rows, pages, err)
			n, err := p.Count(q)
			say(n, err)
		}
		versions, err := p.Versions(story.Group)
		say(versions, err)
		at, err := p.Dated(story.Language)
		say(at, err)
		return nil
	})
	return out
}

func TestEditingAPublishedStoryMovesNothingPublic(t *testing.T) {
	s := newRoom(t)
	story := newStory("en", "Night ferry returns", 5000)
	story.Content.Tags = []string{"ferry"}
	story.Content.Credits = []news.Credit{{Author: "amina", Role: news.By}}
	putNew(t, s, story)
	publish(&story, 6000)
	put(t, s, story, nil)
	before := seen(t, s, story)

	var moved []bool
	for i := range 60 {
		r := revise(&story, func(c *news.Content) {
			c.Headline = fmt.Sprintf("Secret headline %d", i)
			c.Body = fmt.Sprintf("Secret words %d.", i)
			c.Section, c.Regions, c.Tags = "economy", []string{"beyond"}, []string{"secret"}
			c.Kind, c.Credits = news.Opinion, nil
		})
		r.Run = true
		story.DeskNotes, story.Assignee, story.DueAt = "not yet", "amina", 9000
		put(t, s, story, r)
		if i > 0 {
			if err := s.Write(func(tx *store.Tx) error { return tx.DropRevision(story.ID, r.Number-1) }); err != nil {
				t.Fatal(err)
			}
		}
		if after := seen(t, s, story); after != before {
			t.Fatalf("edit %d shows:\n%s\nbefore:\n%s", i, after, before)
		}
	}
	publish(&story, 70_000)
	put(t, s, story, nil)
	if after := seen(t, s, story); after == before {
		t.Fatal("publishing the changes shows nothing new")
	}
	read(t, s, func(tx *store.Tx) error {
		got, err := tx.Public().Story(story.ID)
		if err != nil {
			return err
		}
		if got.Content.Body != "Secret words 59." || got.Revision != story.LiveRevision {
			t.Errorf("public story is %+v", got)
		}
		if got.DeskNotes != "" || got.Assignee != "" || got.Slug != "" || got.DueAt != 0 {
			t.Errorf("the desk's own is public: %+v", got)
		}
		entries, err := tx.Journal(0, 1000)
		for _, e := range entries {
			if e.Kind == news.StoryEntry {
				moved = append(moved, e.PublicMoved)
			}
		}
		return err
	})
	for i, m := range moved {
		if want := i == 1 || i == len(moved)-1; m != want {
			t.Errorf("entry %d of %d says PublicMoved %v", i, len(moved), m)
		}
	}
	clean(t, s)
}

func clean(t testing.TB, s *store.Store) {
	t.Helper()
	problems, err := s.Check()
	if err != nil {
		t.Fatalf("check: %v", err)
	}
	for _, p := range problems {
		t.Errorf("check: %s", p)
	}
	if t.Failed() {
		t.FailNow()
	}
}

func TestPublicRevisionCannotBeRewritten(t *testing.T) {
	s := newRoom(t)
	story := newStory("en", "Night ferry returns", 5000)
	putNew(t, s, story)
	publish(&story, 6000)
	put(t, s, story, nil)
	story.Content.Body = "Other words."
	r := revisionOf(story)
	for name, revision := range map[string]*news.Revision{"with the public revision's number": &r, "without a revision": nil} {
		err := s.Write(func(tx *store.Tx) error { return tx.PutStory(story, revision, news.Entry{}) })
		wantCode(t, err, news.CodeInternal)
		if err == nil {
			t.Errorf("%s: the text changed", name)
		}
	}
	for _, n := range []int{1} {
		err := s.Write(func(tx *store.Tx) error { return tx.DropRevision(story.ID, n) })
		wantCode(t, err, news.CodeInternal)
	}
	clean(t, s)
}

func TestWithdrawnStoryLeavesANotice(t *testing.T) {
	for name, neutral := range map[string]string{"its own headline": "", "a neutral headline": "Story withdrawn"} {
		t.Run(name, func(t *testing.T) {
			s := newRoom(t)
			story := newStory("es", "Calabaza gigante", 5000)
			story.Content.Standfirst = "Words that must go"
			story.Content.Tags = []string{"ferry"}
			story.Content.Credits = []news.Credit{{Author: "amina", Role: news.By, As: "Amina"}}
			story.Content.Lead = "pic"
			story.Content.Pictures = []news.PictureUse{{ID: "pic", Caption: "Words that must go"}}
			putNew(t, s, story)
			publish(&story, 6000)
			put(t, s, story, nil)
			r := revise(&story, func(c *news.Content) { c.Headline = "An unpublished headline" })
			put(t, s, story, r)

			story.Status, story.LiveRevision = news.Withdrawn, 0
			story.Withdrawn = &news.Withdrawal{At: 8000, Reason: "The scales were wrong.", Headline: neutral}
			put(t, s, story, nil)
			want := neutral
			if want == "" {
				want = "Calabaza gigante"
			}
			read(t, s, func(tx *store.Tx) error {
				p := tx.Public()
				got, moved, err := p.ByAddress("es", story.Address)
				if err != nil || moved {
					t.Fatalf("by address: %v, moved %v", err, moved)
				}
				wantContent := news.Content{Kind: news.Article, Headline: want, Section: "politics", Regions: []string{"north"}}
				if !reflect.DeepEqual(got.Content, wantContent) || got.Withdrawn == nil || got.Withdrawn.Reason != "The scales were wrong." {
					t.Errorf("notice is %+v (%+v)", got, got.Withdrawn)
				}
				for _, q := range []store.PublicQuery{{}, {Section: "world"}, {Tag: "ferry"}, {Author: "amina"}, {NewsOnly: true, Section: "politics"}} {
					q.Edition = "es"
					page, err := p.List(q)
					if err != nil {
						return err
					}
					if len(page.Rows) != 1 || page.Rows[0].Headline != want || page.Rows[0].WithdrawnAt != 8000 || page.Rows[0].Standfirst != "" || page.Rows[0].Lead != nil || page.Rows[0].Authors != nil {
						t.Errorf("list %+v holds %+v", q, page.Rows)
					}
					if n, err := p.Count(q); n != 0 || err != nil {
						t.Errorf("count of %+v is %d, %v", q, n, err)
					}
				}
				versions, err := p.Versions(story.Group)
				if len(versions) != 0 {
					t.Errorf("versions: %+v", versions)
				}
				return err
			})
			clean(t, s)

			// Reworked, the notice stays; reinstated, the words are back.
			story.Status = news.Draft
			put(t, s, story, nil)
			read(t, s, func(tx *store.Tx) error {
				got, err := tx.Public().Story(story.ID)
				if got.Status != news.Withdrawn || got.Content.Headline != want {
					t.Errorf("reworked: %+v", got)
				}
				return err
			})
			publish(&story, 9000)
			put(t, s, story, nil)
			read(t, s, func(tx *store.Tx) error {
				got, err := tx.Public().Story(story.ID)
				if got.Content.Headline != "An unpublished headline" || got.Content.Body == "" || got.Withdrawn != nil {
					t.Errorf("reinstated: %+v", got)
				}
				n, _ := tx.Public().Count(store.PublicQuery{Edition: "es"})
				if n != 1 {
					t.Errorf("reinstated: count %d", n)
				}
				return err
			})
			clean(t, s)
		})
	}
}

func TestListsKeepTheOrderOfFirstPublication(t *testing.T) {
	s := newRoom(t)
	var stories []news.Story
	for i := range 3 {
		story := newStory("en", fmt.Sprint("story ", i), news.Moment(1000+i))
		putNew(t, s, story)
		publish(&story, news.Moment(10_000*(i+1)))
		put(t, s, story, nil)
		stories = append(stories, story)
	}
	r := revise(&stories[0], func(c *news.Content) { c.Headline = "story 0, corrected" })
	publish(&stories[0], 90_000)
	stories[0].Status = news.Corrected
	stories[0].Changes = []news.Change{{At: 90_000, Kind: news.Correction, Note: "It was Tuesday."}}
	put(t, s, stories[0], r)
	read(t, s, func(tx *store.Tx) error {
		page, err := tx.Public().List(store.PublicQuery{Edition: "en", Section: "world"})
		if got := fmt.Sprint(headlines(page.Rows)); got != "[story 2 story 1 story 0, corrected]" {
			t.Errorf("readers see %s", got)
		}
		if page.Rows[2].Corrected != 90_000 {
			t.Errorf("corrected at %d", page.Rows[2].Corrected)
		}
		desk, err2 := tx.Desk(store.DeskQuery{})
		if got := fmt.Sprint(headlines(desk.Rows)); got != "[story 0, corrected story 2 story 1]" {
			t.Errorf("the desk sees %s", got)
		}
		if err == nil {
			err = err2
		}
		return err
	})
}

func TestAddresses(t *testing.T) {
	s := newRoom(t)
	story := newStory("es", "Canción", 5000)
	putNew(t, s, story)
	publish(&story, 6000)
	story.Address, story.OldAddresses = "canción-nueva", []string{"cancion"}
	put(t, s, story, nil)
	read(t, s, func(tx *store.Tx) error {
		for _, c := range []struct {
			edition, address string
			found, moved     bool
		}{
			{"es", "canción-nueva", true, false},
			{"es", "CANCIO\u0301N-NUEVA", true, false}, // decomposed, capitals
			{"es", "cancion", true, true},
			{"es", "Cancion", true, true},
			{"en", "cancion", false, false},
			{"es", "", false, false},
			{"es", "otra", false, false},
		} {
			got, moved, err := tx.Public().ByAddress(c.edition, c.address)
			if (err == nil) != c.found || moved != c.moved || (c.found && got.ID != story.ID) {
				t.Errorf("%s/%s: %v, moved %v, %v", c.edition, c.address, got.ID, moved, err)
			}
			if id, found := tx.IDByAddress(c.edition, c.address); found != c.found || (found && id != story.ID) {
				t.Errorf("%s/%s leads to %q, %v", c.edition, c.address, id, found)
			}
		}
		return nil
	})
	other := newStory("es", "Otra", 5000)
	other.Address = "Cancion"
	r := revisionOf(other)
	wantCode(t, s.Write(func(tx *store.Tx) error { return tx.PutStory(other, &r, news.Entry{}) }), news.CodeConflict)
	clean(t, s)
}

func TestPublicRevisionNeedNotBeTheWorkingOne(t *testing.T) {
	s := newRoom(t)
	story := newStory("en", "As it was approved", 5000)
	putNew(t, s, story)
	put(t, s, story, revise(&story, func(c *news.Content) { c.Headline, c.Section = "Still being written", "economy" }))
	publish(&story, 6000)
	story.LiveRevision = 1
	put(t, s, story, nil)
	read(t, s, func(tx *store.Tx) error {
		page, err := tx.Public().List(store.PublicQuery{Edition: "en", Section: "politics"})
		if got := fmt.Sprint(headlines(page.Rows)); got != "[As it was approved]" {
			t.Errorf("readers see %s", got)
		}
		got, err2 := tx.Public().Story(story.ID)
		if got.Content.Body != "Words of As it was approved." {
			t.Errorf("readers read %q", got.Content.Body)
		}
		return errors.Join(err, err2)
	})
	clean(t, s)
	story.LiveRevision = 9
	err := s.Write(func(tx *store.Tx) error { return tx.PutStory(story, nil, news.Entry{}) })
	wantCode(t, err, news.CodeNotFound)
}

func TestTranslationCheckedIsSaidAtOnce(t *testing.T) {
	s := newRoom(t)
	story := newStory("ar", "عبّارة الليل", 5000)
	story.TranslationOf, story.TranslatedFrom = "0197511e-0000-7000-8000-000000000000", 1
	putNew(t, s, story)
	publish(&story, 6000)
	put(t, s, story, nil)
	put(t, s, story, revise(&story, func(c *news.Content) { c.Headline = "Still being written" }))
	story.TranslatedFrom = 3
	put(t, s, story, nil)
	read(t, s, func(tx *store.Tx) error {
		got, err := tx.Public().Story(story.ID)
		if got.TranslatedFrom != 3 || got.Content.Headline != "عبّارة الليل" {
			t.Errorf("readers see revision %d of the original, %q", got.TranslatedFrom, got.Content.Headline)
		}
		return err
	})
	clean(t, s)
}
