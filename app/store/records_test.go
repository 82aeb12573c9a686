package store_test

import (
	"errors"
	"fmt"
	"testing"

	"galley/app/news"
	"galley/app/store"
)

func TestTagsAreFoundByAnyName(t *testing.T) {
	s := newRoom(t)
	must(t, s.Write(func(tx *store.Tx) error {
		return errors.Join(
			tx.PutTag(news.Tag{ID: "russia", Names: news.Labels{"en": "Russia", "es": "Rusia", "ar": "روسيا"}, Aliases: map[string][]string{"en": {"Russian Federation"}}}, news.Entry{}),
			tx.PutTag(news.Tag{ID: "germany", Names: news.Labels{"en": "Germany", "ar": "ألمانيا"}}, news.Entry{}),
			tx.PutTag(news.Tag{ID: "sea", Names: news.Labels{"ar": "البحر", "en": "The sea"}}, news.Entry{}),
			tx.PutTag(news.Tag{ID: "season", Names: news.Labels{"es": "Estación"}}, news.Entry{}),
			tx.PutAuthor(news.Author{ID: "a1", Kind: news.Person, Names: news.Labels{"en": "Zoë Quill", "ar": "زوي كويل"}}, news.Entry{}),
		)
	}))
	read(t, s, func(tx *store.Tx) error {
		for _, c := range []struct{ name, id string }{
			{"Russia", "russia"}, {"RUSIA", "russia"}, {"رُوسِيَا", "russia"}, {"russian federation", "russia"},
			{"المانيا", "germany"}, {"ألمانيا", "germany"},
			{"بحر", "sea"}, {"البحر", "sea"}, {"البحـر", "sea"}, {"estacion", "season"}, {"Russ", ""}, {"", ""}, {"  ", ""},
		} {
			g, found, err := tx.TagByName(c.name)
			if err != nil || found != (c.id != "") || g.ID != c.id {
				t.Errorf("%q is %q (%v, %v), want %q", c.name, g.ID, found, err, c.id)
			}
		}
		for _, c := range []struct {
			prefix string
			limit  int
			want   string
		}{
			{"ru", 10, "[russia]"}, {"رو", 10, "[russia]"}, {"ال", 10, "[sea germany]"}, {"الم", 10, "[germany]"}, {"بح", 10, "[sea]"}, {"s", 10, "[]"}, {"zz", 10, "[]"}, {"", 2, "[season germany]"},
		} {
			tags, err := tx.CompleteTags(c.prefix, c.limit)
			ids := []string{}
			for _, g := range tags {
				ids = append(ids, g.ID)
			}
			if got := fmt.Sprint(ids); got != c.want || err != nil {
				t.Errorf("%q completes to %s (%v), want %s", c.prefix, got, err, c.want)
			}
		}
		if a, found, err := tx.AuthorByName("ZOE QUILL"); !found || a.ID != "a1" || err != nil {
			t.Errorf("author: %+v, %v, %v", a, found, err)
		}
		authors, err := tx.CompleteAuthors("زو", 5)
		if len(authors) != 1 {
			t.Errorf("authors: %+v", authors)
		}
		return err
	})
	// A new name leads to the tag, an old one no more.
	must(t, s.Write(func(tx *store.Tx) error {
		return tx.PutTag(news.Tag{ID: "russia", Names: news.Labels{"en": "Elsewhere"}}, news.Entry{})
	}))
	read(t, s, func(tx *store.Tx) error {
		if _, found, _ := tx.TagByName("Rusia"); found {
			t.Error("the old name still leads to the tag")
		}
		if _, found, err := tx.TagByName("elsewhere"); !found {
			t.Errorf("the new name does not (%v)", err)
		}
		return nil
	})
	clean(t, s)
}

func TestTagsPage(t *testing.T) {
	s := newRoom(t)
	must(t, s.Write(func(tx *store.Tx) error {
		for i := range 7 {
			if err := tx.PutTag(news.Tag{ID: fmt.Sprint("tag-", i)}, news.Entry{}); err != nil {
				return err
			}
		}
		return nil
	}))
	read(t, s, func(tx *store.Tx) error {
		var got []string
		for after, pages := "", 0; ; pages++ {
			tags, next, err := tx.TagsPage(after, 3)
			if err != nil || pages > 5 {
				return fmt.Errorf("page %d: %w", pages, err)
			}
			got = append(got, fmt.Sprint(len(tags)))
			if after = next; next == "" {
				break
			}
		}
		if fmt.Sprint(got) != "[3 3 1]" {
			t.Errorf("pages of %v", got)
		}
		return nil
	})
}

func TestWhatStoriesNameStays(t *testing.T) {
	s := newRoom(t)
	must(t, s.Write(func(tx *store.Tx) error {
		return errors.Join(
			tx.PutTag(news.Tag{ID: "ferry", Names: news.Labels{"en": "Ferry"}}, news.Entry{}),
			tx.PutAuthor(news.Author{ID: "amina", Kind: news.Person}, news.Entry{}))
	}))
	story := newStory("en", "Night ferry", 5000)
	story.Content.Tags, story.Content.Credits = []string{"ferry"}, []news.Credit{{Author: "amina", Role: news.Translation}}
	putNew(t, s, story)
	publish(&story, 6000)
	put(t, s, story, nil)
	// Only the public revision still names them.
	r := revise(&story, func(c *news.Content) { *c = news.Content{Kind: news.Article, Headline: "bare"} })
	put(t, s, story, r)
	for name, change := range map[string]func(*store.Tx) error{
		"tag":                  func(tx *store.Tx) error { return tx.DeleteTag("ferry", news.Entry{}) },
		"author":               func(tx *store.Tx) error { return tx.DeleteAuthor("amina", news.Entry{}) },
		"section":              func(tx *store.Tx) error { return tx.DeleteSection("politics", news.Entry{}) },
		"section above":        func(tx *store.Tx) error { return tx.DeleteSection("world", news.Entry{}) },
		"region":               func(tx *store.Tx) error { return tx.DeleteRegion("north", news.Entry{}) },
		"section's new parent": func(tx *store.Tx) error { return tx.PutSection(news.Section{ID: "politics"}, news.Entry{}) },
		"region's new parent": func(tx *store.Tx) error {
			return tx.PutRegion(news.Region{ID: "north", Parent: "beyond"}, news.Entry{})
		},
		"the section's parents": func(tx *store.Tx) error {
			return tx.PutSection(news.Section{ID: "world", Parent: "economy"}, news.Entry{})
		},
	} {
		t.Run(name, func(t *testing.T) { wantCode(t, s.Write(change), news.CodeConflict) })
	}
	must(t, s.Write(func(tx *store.Tx) error { return tx.DeleteStory(story.ID, news.Entry{}) }))
	must(t, s.Write(func(tx *store.Tx) error {
		return errors.Join(
			tx.DeleteTag("ferry", news.Entry{}), tx.DeleteAuthor("amina", news.Entry{}),
			tx.DeleteSection("votes", news.Entry{}), tx.DeleteSection("politics", news.Entry{}),
			tx.DeleteRegion("north", news.Entry{}), tx.PutSection(news.Section{ID: "world", Parent: "economy"}, news.Entry{}))
	}))
	wantCode(t, s.Write(func(tx *store.Tx) error { return tx.DeleteTag("ferry", news.Entry{}) }), news.CodeNotFound)
	clean(t, s)
}

func TestMovedSectionTakesItsStoriesAlong(t *testing.T) {
	s := newRoom(t)
	stories := many(t, s, 60)
	must(t, s.MoveSection("politics", "economy", news.Entry{At: 1}))
	must(t, s.MoveRegion("south", "beyond", news.Entry{At: 1}))
	clean(t, s)
	read(t, s, func(tx *store.Tx) error {
		world, _ := tx.Count(store.DeskQuery{Section: "world"})
		economy, _ := tx.Count(store.DeskQuery{Section: "economy"})
		shores, _ := tx.Count(store.DeskQuery{Region: "shores"})
		beyond, err := tx.Count(store.DeskQuery{Region: "beyond"})
		if world != 15 || economy != 45 || shores != 30 || beyond != 30 {
			t.Errorf("of %d stories: world %d, economy %d, shores %d, beyond %d", len(stories), world, economy, shores, beyond)
		}
		return err
	})
	wantCode(t, s.MoveSection("economy", "votes", news.Entry{}), news.CodeInvalid)
	wantCode(t, s.MoveSection("economy", "economy", news.Entry{}), news.CodeInvalid)
	wantCode(t, s.MoveSection("nowhere", "economy", news.Entry{}), news.CodeNotFound)
	must(t, s.MoveSection("politics", "", news.Entry{}))
	clean(t, s)
}

func TestRecordsThatAreNotThere(t *testing.T) {
	s := newRoom(t)
	read(t, s, func(tx *store.Tx) error {
		for name, err := range map[string]error{
			"story":    second(tx.Story("0197511e-0000-7000-8000-000000000000")),
			"row":      second(tx.Row("0197511e-0000-7000-8000-000000000000")),
			"revision": second(tx.Revision("0197511e-0000-7000-8000-000000000000", 1)),
			"history":  second(tx.Revisions("0197511e-0000-7000-8000-000000000000", 0, 10)),
			"public":   second(tx.Public().Story("0197511e-0000-7000-8000-000000000000")),
			"section":  second(tx.Section("x")), "region": second(tx.Region("x")), "tag": second(tx.Tag("x")),
			"author": second(tx.Author("x")), "picture": second(tx.Picture("x")), "page": second(tx.Page("x")),
		} {
			t.Run(name, func(t *testing.T) { wantCode(t, err, news.CodeNotFound) })
		}
		for _, id := range []string{"", "x", "0197511E-0000-7000-8000-000000000000", "{0197511e-0000-7000-8000-000000000000}"} {
			wantCode(t, second(tx.Story(id)), news.CodeInvalid)
		}
		f, err := tx.Front("en")
		if f.Edition != "en" || f.Lead != "" || err != nil {
			t.Errorf("an empty front is %+v, %v", f, err)
		}
		_, found, err := tx.StoryBySource("none.md")
		if found || err != nil {
			t.Errorf("found %v, %v", found, err)
		}
		return nil
	})
	for _, id := range []string{"", "a\x00b"} {
		err := s.Write(func(tx *store.Tx) error { return tx.PutTag(news.Tag{ID: id}, news.Entry{}) })
		wantCode(t, err, news.CodeInvalid)
	}
}

func second[T any](_ T, err error) error { return err }

func TestRevisionsAndGroups(t *testing.T) {
	s := newRoom(t)
	story := newStory("en", "Night ferry", 5000)
	story.SourceKey = "ferry.md"
	putNew(t, s, story)
	for i := range 6 {
		put(t, s, story, revise(&story, func(c *news.Content) { c.Headline = fmt.Sprint("take ", i) }))
	}
	must(t, s.Write(func(tx *store.Tx) error { return tx.DropRevision(story.ID, 4) }))
	translation := newStory("ar", "عبّارة الليل", 6000)
	translation.Group, translation.TranslationOf = story.Group, story.ID
	putNew(t, s, translation)
	spanish := newStory("es", "El transbordador", 6000)
	spanish.Group, spanish.TranslationOf = story.Group, story.ID
	putNew(t, s, spanish)
	read(t, s, func(tx *store.Tx) error {
		var got []int
		for before := 0; ; {
			revisions, err := tx.Revisions(story.ID, before, 2)
			if err != nil {
				return err
			}
			if len(revisions) == 0 {
				break
			}
			for _, r := range revisions {
				if r.Content.Body != "" {
					t.Errorf("revision %d has its text", r.Number)
				}
				got = append(got, r.Number)
			}
			before = got[len(got)-1]
		}
		if fmt.Sprint(got) != "[7 6 5 3 2 1]" {
			t.Errorf("revisions %v", got)
		}
		rows, err := tx.Group(story.Group)
		if got := fmt.Sprint(headlines(rows)); got != "[take 5 عبّارة الليل El transbordador]" {
			t.Errorf("group: %s", got)
		}
		imported, found, err2 := tx.StoryBySource("ferry.md")
		if !found || imported.ID != story.ID {
			t.Errorf("source leads to %s, %v", imported.ID, found)
		}
		return errors.Join(err, err2)
	})
}

func TestStats(t *testing.T) {
	s := newRoom(t)
	many(t, s, 30)
	must(t, s.Write(func(tx *store.Tx) error { return tx.PutTag(news.Tag{ID: "ferry"}, news.Entry{}) }))
	st, err := s.Stats()
	must(t, err)
	if st.Stories != 30 || st.Public != 15 || st.Revisions != 30 || st.Sections != 4 || st.Tags != 1 || st.Editions["en"] != 5 ||
		st.Statuses[news.Draft] != 15 || st.Journal != 40 || st.Schema != store.Schema || st.DatabaseBytes == 0 {
		t.Errorf("stats: %+v", st)
	}
}
