package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"golang.org/x/sync/errgroup"

	"galley/app/edition"
	"galley/app/news"
	"galley/app/newsroom"
	"galley/app/store"
	"galley/build/bench/report"
)

// siteStories is the size of the site: twice five builds of it have to fit
// into the run.
const siteStories = 2000

// site measures the whole paper as files, and one change of it, against Hugo.
func (b *bench) site() ([]report.Figure, error) {
	c, err := b.archive(siteStories)
	if err != nil {
		return nil, err
	}
	hugo, err := b.hugoSite(c)
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(hugo.dir)
	paper, err := b.paper(siteStories)
	if err != nil {
		return nil, err
	}
	defer paper.discard()
	var rebuilt []float64 // Hugo's time is the same for one change and for all
	values, against, err := inTurns(
		func(round int) (float64, error) {
			changed := c.Story(round)
			changed.Headline += " 2"
			if err := hugo.write(changed); err != nil {
				return 0, err
			}
			took, err := stopwatch(time.Second, hugo.build)
			if err != nil {
				return 0, err
			}
			rebuilt = append(rebuilt, took*1000)
			pages, err := hugo.pages()
			return float64(pages) / took, err
		},
		func(int) (float64, error) {
			pages, took, err := paper.writeAll(filepath.Join(b.work, "paper"))
			return float64(pages) / took, err
		})
	if err != nil {
		return nil, err
	}
	changes := make([]float64, report.Rounds)
	for round := range changes {
		if changes[round], err = paper.change(round); err != nil {
			return nil, err
		}
	}
	return []report.Figure{
		{Name: "every page of the paper, as files", Unit: "pages/s", Rate: true, Values: values, Reference: "Hugo", Against: against},
		{Name: "one change published, until its page has it", Unit: "ms", Values: changes, Reference: "Hugo's build", Against: rebuilt},
	}, nil
}

// paper is a room's edition, and the newsroom that changes it.
type paper struct {
	dir      string
	store    *store.Store
	newsroom *newsroom.Newsroom
	edition  *edition.Edition
	ids      []string
}

// paper opens a copy of the room that has so many stories.
func (b *bench) paper(stories int) (*paper, error) {
	room, err := b.room(stories)
	if err != nil {
		return nil, err
	}
	dir, err := b.spare(room)
	if err != nil {
		return nil, err
	}
	p := &paper{dir: dir}
	if err := p.open(); err != nil {
		return nil, err
	}
	return p, p.store.Read(func(tx *store.Tx) error {
		list, err := tx.Public().List(store.PublicQuery{Edition: "en", Limit: report.Rounds})
		for _, r := range list.Rows {
			p.ids = append(p.ids, r.ID)
		}
		return err
	})
}

func (p *paper) open() (err error) {
	if p.store, err = store.Open(p.dir); err != nil {
		return err
	}
	p.newsroom = newsroom.New(newsroom.Parts{Store: p.store, Clock: newsroom.SystemClock{}})
	p.edition = edition.New(p.newsroom.Source(), edition.Options{})
	return nil
}

func (p *paper) close() error { return errors.Join(p.newsroom.Close(), p.store.Close()) }

// discard throws the copy away.
func (p *paper) discard() {
	_ = p.close()
	_ = os.RemoveAll(p.dir)
}

// writeAll writes every page under dir, on all cores, as Hugo does.
func (p *paper) writeAll(dir string) (pages int, seconds float64, err error) {
	defer os.RemoveAll(dir)
	seconds, err = stopwatch(time.Second, func() error {
		var work errgroup.Group
		work.SetLimit(runtime.GOMAXPROCS(0))
		for address, err := range p.edition.Pages() {
			if err != nil {
				return errors.Join(err, work.Wait())
			}
			pages++
			work.Go(func() error { return p.write(dir, address) })
		}
		return work.Wait()
	})
	return pages, seconds, err
}

func (p *paper) write(dir, address string) error {
	made, err := p.edition.Render(address)
	if err != nil {
		return err
	}
	file := filepath.Join(dir, filepath.FromSlash(made.Address))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, made.Body, 0o644)
}

// change saves a new headline, publishes it and makes the story's page, in
// milliseconds.
func (p *paper) change(round int) (float64, error) {
	ctx, who, id := context.Background(), newsroom.Who{Person: "Bench"}, p.ids[round]
	story, err := p.newsroom.Show(ctx, id, 0)
	if err != nil {
		return 0, err
	}
	story.Headline = fmt.Sprintf("Changed in round %d", round)
	return stopwatch(time.Millisecond, func() error {
		if _, err := p.newsroom.Save(ctx, who, id, story.Revision, story); err != nil {
			return err
		}
		moved, err := p.newsroom.Move(ctx, who, id, newsroom.MoveRequest{Move: news.UpdateLive, Kind: news.Minor})
		if err != nil {
			return err
		}
		made, err := p.edition.Render(moved.Language + "/story/" + moved.Address + ".html")
		if err == nil && !bytes.Contains(made.Body, []byte(story.Headline)) {
			return errors.New("the page has not the new headline")
		}
		return err
	})
}
