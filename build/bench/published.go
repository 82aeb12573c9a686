package main

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"galley/app/store"
	"galley/build/bench/report"
)

const soon = 20 * time.Millisecond // between two looks

// newest is the story that the index comes to last.
func newest(room string) (id, headline string, err error) {
	s, err := store.OpenReadOnly(room)
	if err != nil {
		return "", "", err
	}
	defer s.Close()
	err = s.Read(func(tx *store.Tx) error {
		page, err := tx.Desk(store.DeskQuery{Limit: 1})
		if err == nil {
			id, headline = page.Rows[0].ID, page.Rows[0].Headline
		}
		return err
	})
	return id, headline, err
}

// untilFound asks until the story is among the results.
func (b *bench) untilFound(room, words, id string, within time.Duration) (time.Duration, error) {
	start := time.Now()
	for time.Since(start) < within {
		out, err := output(exec.Command(b.galley, "search", words, "--room", room, "--json"))
		if err != nil {
			return 0, err
		}
		if strings.Contains(out, id) {
			return time.Since(start), nil
		}
		time.Sleep(soon)
	}
	return 0, fmt.Errorf("“%s” was not found within %s", words, within)
}

// published measures from the end of `galley publish` until `galley search`
// finds the story, its own start included.
func (b *bench) published() ([]report.Figure, error) {
	_, large, err := b.rooms()
	if err != nil {
		return nil, err
	}
	if _, err := b.served(large); err != nil { // the copy has the index then
		return nil, err
	}
	room, err := b.spare(large)
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(room)
	serve, err := b.serve(room)
	if err != nil {
		return nil, err
	}
	defer serve.stop()
	var took []float64
	for _, word := range strings.Fields("quavornish fimberlock drostmere yuppledown zindlewick")[:report.Rounds] {
		draft := exec.Command(b.galley, "new", "--room", room, "--headline", "The "+word, "--section", "economy", "--body-file", "-")
		draft.Stdin = strings.NewReader("A text about it.\n")
		id, err := output(draft)
		if err != nil {
			return nil, err
		}
		id = strings.TrimSpace(id)
		for _, move := range []string{"submit", "approve", "publish"} {
			if err := b.command(move, id, "--room", room); err != nil {
				return nil, err
			}
		}
		d, err := b.untilFound(room, word, id, time.Minute)
		if err != nil {
			return nil, err
		}
		took = append(took, float64(d)/float64(time.Millisecond))
	}
	return []report.Figure{{
		Name: "a story published, until `galley search` finds it", Unit: "ms", Values: took, Owed: report.Owed{Value: 1000},
	}}, nil
}
