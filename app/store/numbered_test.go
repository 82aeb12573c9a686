package store_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"galley/app/news"
	"galley/app/store"
)

func TestNumberedPagesCountFromTheOldest(t *testing.T) {
	s := newRoom(t)
	rng := rand.New(rand.NewPCG(1, 2))
	var standing []news.Story // the list, as it ought to be
	q := store.PublicQuery{Edition: "en", Section: "world"}
	check := func(step string) {
		t.Helper()
		oldest := slices.SortedFunc(slices.Values(standing), func(a, b news.Story) int {
			if a.PublishedAt != b.PublishedAt {
				return int(a.PublishedAt - b.PublishedAt)
			}
			return map[bool]int{true: 1, false: -1}[a.ID < b.ID]
		})
		read(t, s, func(tx *store.Tx) error {
			for _, size := range []int{1, 20, 37, 1000} {
				last := (len(oldest) + size - 1) / size
				for _, page := range []int{0, 1, 2, last / 2, last - 1, last, last + 1} {
					rows, pages, err := tx.Public().Numbered(q, page, size)
					if err != nil {
						return err
					}
					var want []string
					if page >= 1 && page <= last {
						for _, s := range oldest[(page-1)*size : min(page*size, len(oldest))] {
							want = append(want, s.Content.Headline)
						}
						slices.Reverse(want)
					}
					if got := headlines(rows); pages != last || !slices.Equal(got, want) {
						t.Fatalf("%s: page %d of %d: got %d rows of %d pages, want %d of %d\n%v\n%v", step, page, size, len(got), pages, len(want), last, got, want)
					}
				}
			}
			return nil
		})
	}
	check("empty")
	n := 0
	add := func(count int) {
		err := s.Write(func(tx *store.Tx) error {
			for range count {
				n++
				story := newStory("en", fmt.Sprint("story ", n), 1000)
				publish(&story, news.Moment(1000+rng.IntN(100_000)))
				r := revisionOf(story)
				if err := tx.PutStory(story, &r, news.Entry{}); err != nil {
					return err
				}
				standing = append(standing, story)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	drop := func(count int) {
		err := s.Write(func(tx *store.Tx) error {
			for range count {
				i := rng.IntN(len(standing))
				if err := tx.DeleteStory(standing[i].ID, news.Entry{}); err != nil {
					return err
				}
				standing = slices.Delete(standing, i, i+1)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	withdraw := func(count int) { // a notice keeps its place
		must(t, s.Write(func(tx *store.Tx) error {
			for range count {
				story := standing[rng.IntN(len(standing))]
				story.Status, story.LiveRevision, story.Withdrawn = news.Withdrawn, 0, &news.Withdrawal{At: 1, Reason: "wrong"}
				if err := tx.PutStory(story, nil, news.Entry{}); err != nil {
					return err
				}
			}
			return nil
		}))
	}
	add(30)
	check("short list")
	add(34)
	check("as long as a list without marks can be")
	add(1)
	check("first marks")
	for i := range 6 {
		add(200 + 100*i)
		check(fmt.Sprint("grown ", i))
		drop(100 + 80*i)
		check(fmt.Sprint("shrunk ", i))
		withdraw(20)
		check(fmt.Sprint("withdrawn ", i))
		clean(t, s)
	}
	add(3000)
	check("a third level")
	clean(t, s)
	drop(3500)
	check("shrunk under three levels")
	clean(t, s)
	drop(len(standing))
	check("emptied")
	add(700)
	check("filled again")
	clean(t, s)
}

func TestFullNumberedPageNeverChanges(t *testing.T) {
	s := newRoom(t)
	page := func(number int) string {
		var got string
		read(t, s, func(tx *store.Tx) error {
			rows, _, err := tx.Public().Numbered(store.PublicQuery{Edition: "en"}, number, 5)
			got = fmt.Sprint(headlines(rows))
			return err
		})
		return got
	}
	for i := range 23 {
		story := newStory("en", fmt.Sprint(i), 1000)
		publish(&story, news.Moment(2000+i))
		putNew(t, s, story)
		if i >= 4 {
			if got := page(1); got != "[4 3 2 1 0]" {
				t.Fatalf("with %d stories page 1 is %s", i+1, got)
			}
		}
	}
	if got := page(5); got != "[22 21 20]" {
		t.Errorf("the newest page is %s", got)
	}
}

func TestWriterSeesItsOwnNumberedPages(t *testing.T) {
	s := newRoom(t)
	err := s.Write(func(tx *store.Tx) error {
		for i := range 600 {
			story := newStory("en", fmt.Sprint(i), 1000)
			publish(&story, news.Moment(2000+i))
			r := revisionOf(story)
			if err := tx.PutStory(story, &r, news.Entry{}); err != nil {
				return err
			}
		}
		rows, pages, err := tx.Public().Numbered(store.PublicQuery{Edition: "en"}, 30, 20)
		if pages != 30 || len(rows) != 20 || rows[0].Headline != "599" {
			t.Errorf("%d pages, %v", pages, headlines(rows))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
