package store_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"galley/app/news"
	"galley/app/store"
)

func TestJournalHasOneEntryPerChange(t *testing.T) {
	s := newRoom(t)
	var start uint64
	read(t, s, func(tx *store.Tx) error { start = tx.LastSeq(); return nil })
	story := newStory("en", "Night ferry", 5000)
	putNew(t, s, story)
	publish(&story, 6000)
	must(t, s.Write(func(tx *store.Tx) error {
		return errors.Join(
			tx.PutStory(story, nil, news.Entry{At: 6000, Move: news.Publish, Person: "Amina", Origin: news.FromDesk}),
			tx.PutTag(news.Tag{ID: "ferry", Names: news.Labels{"en": "Ferry"}}, news.Entry{At: 6000}),
			tx.PutAuthor(news.Author{ID: "amina", Kind: news.Person}, news.Entry{At: 6000}),
			tx.PutPicture(news.Picture{ID: "pic"}, news.Entry{At: 6000}),
			tx.PutPage(news.Page{Slug: "about"}, news.Entry{At: 6000}),
			tx.PutFront(news.Front{Edition: "en", Lead: story.ID}, news.Entry{At: 6000}),
			tx.SetCursor("notifier", 3),
		)
	}))
	must(t, s.Write(func(tx *store.Tx) error { return tx.DeleteStory(story.ID, news.Entry{At: 7000}) }))
	read(t, s, func(tx *store.Tx) error {
		var got []string
		for after := start; ; {
			entries, err := tx.Journal(after, 3)
			if err != nil {
				return err
			}
			if len(entries) == 0 {
				break
			}
			for _, e := range entries {
				if e.Seq != after+1 {
					t.Errorf("sequence %d follows %d", e.Seq, after)
				}
				after = e.Seq
				got = append(got, fmt.Sprintf("%s %d %s %v", e.Kind, e.Revision, e.Move, e.PublicMoved))
			}
		}
		want := "[story 1  false story 1 publish true tag 0  false author 0  false picture 0  false page 0  false front 0  false story 0  true]"
		if fmt.Sprint(got) != want {
			t.Errorf("journal:\n%v\nwant:\n%s", got, want)
		}
		if seq := tx.LastSeq(); seq != start+8 {
			t.Errorf("last sequence %d, want %d", seq, start+8)
		}
		if tx.Cursor("notifier") != 3 || tx.Cursor("nobody") != 0 {
			t.Errorf("cursors %d, %d", tx.Cursor("notifier"), tx.Cursor("nobody"))
		}
		return nil
	})
}

func TestWaitWakesAfterTheCommit(t *testing.T) {
	s := newRoom(t)
	var last uint64
	read(t, s, func(tx *store.Tx) error { last = tx.LastSeq(); return nil })
	must(t, s.Wait(t.Context(), last-1))
	const followers = 4
	var group sync.WaitGroup
	for range followers {
		group.Go(func() {
			if err := s.Wait(t.Context(), last); err != nil {
				t.Errorf("wait: %v", err)
			}
			_ = s.Read(func(tx *store.Tx) error {
				if seq := tx.LastSeq(); seq <= last {
					t.Errorf("woken at %d, before the commit", seq)
				}
				return nil
			})
		})
	}
	putNew(t, s, newStory("en", "Night ferry", 5000))
	group.Wait()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := s.Wait(ctx, 1<<40); !errors.Is(err, context.Canceled) {
		t.Errorf("wait: %v", err)
	}
	ended := make(chan error)
	go func() { ended <- s.Wait(t.Context(), 1<<40) }()
	must(t, s.Close())
	if err := <-ended; !errors.Is(err, store.ErrClosed) {
		t.Errorf("wait ended with %v", err)
	}
}

func TestReadersSeeOneSnapshot(t *testing.T) {
	s := newRoom(t)
	putNew(t, s, newStory("en", "first", 1000))
	read(t, s, func(tx *store.Tx) error {
		before, _ := tx.Count(store.DeskQuery{})
		wrote := make(chan struct{})
		go func() {
			defer close(wrote)
			putNew(t, s, newStory("en", "second", 2000))
		}()
		<-wrote
		page, err := tx.Desk(store.DeskQuery{})
		if len(page.Rows) != before {
			t.Errorf("a snapshot of %d stories shows %d", before, len(page.Rows))
		}
		return err
	})
}

func TestManyReadersAndWriters(t *testing.T) {
	s := newRoom(t)
	var group sync.WaitGroup
	for w := range 4 {
		group.Go(func() {
			for i := range 20 {
				story := newStory("en", fmt.Sprint(w, " ", i), news.Moment(1000+i))
				r := revisionOf(story)
				if err := s.Write(func(tx *store.Tx) error { return tx.PutStory(story, &r, news.Entry{}) }); err != nil {
					t.Error(err)
				}
			}
		})
		group.Go(func() {
			for range 50 {
				err := s.Read(func(tx *store.Tx) error {
					n, err := tx.Count(store.DeskQuery{})
					if err != nil {
						return err
					}
					page, err := tx.Desk(store.DeskQuery{Limit: 500})
					if len(page.Rows) != n {
						t.Errorf("%d rows, counted %d", len(page.Rows), n)
					}
					return err
				})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	clean(t, s)
}
