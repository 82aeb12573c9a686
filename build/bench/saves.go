package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"galley/app/news"
	"galley/app/store"
	"galley/build/bench/report"
)

const savesARound = 100

// saves measures a durable save of a story's text against one 16 kB write
// with fsync on the same disk.
func (b *bench) saves() ([]report.Figure, error) {
	_, large, err := b.rooms()
	if err != nil {
		return nil, err
	}
	room, err := b.spare(large)
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(room)
	s, err := store.Open(room)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	var id string
	if err := s.Read(func(tx *store.Tx) error {
		page, err := tx.Desk(store.DeskQuery{Limit: 50})
		if err == nil {
			id = page.Rows[len(page.Rows)/2].ID
		}
		return err
	}); err != nil {
		return nil, err
	}
	plain, err := os.Create(filepath.Join(b.work, "plain"))
	if err != nil {
		return nil, err
	}
	defer plain.Close()
	block := make([]byte, 16<<10)
	values, against, err := inTurns(
		func(int) (float64, error) {
			return p50(savesARound, func(int) error {
				if _, err := plain.WriteAt(block, 0); err != nil {
					return err
				}
				return plain.Sync()
			})
		},
		func(int) (float64, error) {
			return p50(savesARound, func(i int) error { return saveOnce(s, id, i) })
		})
	return []report.Figure{{
		Name: "a durable save of a story", Unit: "µs", Values: values,
		Reference: "one 16 kB write with fsync", Against: against, Owed: report.Owed{Ratio: 12},
	}}, err
}

// saveOnce writes the story as an autosave does: record, revision, indexes,
// counters and journal in one transaction.
func saveOnce(s *store.Store, id string, i int) error {
	return s.Write(func(tx *store.Tx) error {
		story, err := tx.Story(id)
		if err != nil {
			return err
		}
		last := story.Revision
		story.Content.Body += fmt.Sprintf(" word%d", i)
		story.LastRevision++
		story.Revision = story.LastRevision
		story.UpdatedAt = news.At(time.Now())
		revision := news.Revision{
			Number: story.Revision, Parents: []int{last}, At: story.UpdatedAt,
			Person: "Bench", Status: story.Status, Run: true, Content: story.Content,
		}
		if err := tx.PutStory(story, &revision, news.Entry{At: story.UpdatedAt, Person: "Bench"}); err != nil {
			return err
		}
		if last == story.LiveRevision {
			return nil
		}
		return tx.DropRevision(id, last)
	})
}
