package store_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"galley/app/news"
	"galley/app/store"
)

// A desk does random but lawful things to a room.
type desk struct {
	t       testing.TB
	s       *store.Store
	rng     *rand.Rand
	clock   news.Moment
	stories []news.Story
}

func (d *desk) pick(values ...string) string { return values[d.rng.IntN(len(values))] }

func (d *desk) content(c *news.Content) {
	c.Headline = fmt.Sprint("headline ", d.rng.IntN(1000))
	c.Body = fmt.Sprint("words ", d.rng.IntN(1000))
	c.Section = d.pick("world", "politics", "votes", "economy", "unknown", "")
	c.Kind = news.Kinds[d.rng.IntN(len(news.Kinds))]
	c.Regions, c.Tags, c.Credits = nil, nil, nil
	for range d.rng.IntN(3) {
		c.Regions = append(c.Regions, d.pick("shores", "north", "south", "beyond"))
		c.Tags = append(c.Tags, d.pick("ferry", "pier", "crane", "fog"))
		c.Credits = append(c.Credits, news.Credit{Author: d.pick("amina", "luis", "ruth"), Role: news.By})
	}
}

// step does one thing and says what it was.
func (d *desk) step() string {
	d.clock += news.Moment(d.rng.IntN(3)) * 1000 // moments are shared now and then
	if len(d.stories) == 0 || d.rng.IntN(5) == 0 {
		story := newStory(d.pick("en", "es", "ar"), "new", d.clock)
		d.content(&story.Content)
		story.SourceKey = d.pick("", "a.md", "b.md", "c.md")
		putNew(d.t, d.s, story)
		d.stories = append(d.stories, story)
		return "new"
	}
	i := d.rng.IntN(len(d.stories))
	story := &d.stories[i]
	story.UpdatedAt = d.clock
	switch act := d.rng.IntN(9); act {
	case 0, 1:
		r := revise(story, d.content)
		put(d.t, d.s, *story, r)
		return "edit"
	case 2:
		aside := revisionOf(*story)
		story.LastRevision++
		aside.Number, aside.Aside = story.LastRevision, true
		d.content(&aside.Content)
		put(d.t, d.s, *story, &aside)
		return "aside"
	case 3, 4:
		publish(story, d.clock)
		if kind := news.ChangeKind(d.pick("", "minor", "update", "correction", "note")); kind != "" {
			story.Changes = append(story.Changes, news.Change{At: d.clock, Kind: kind, Note: "what was wrong"})
		}
		put(d.t, d.s, *story, nil)
		return "publish"
	case 5:
		if story.LiveRevision == 0 {
			return "nothing"
		}
		story.Status, story.LiveRevision = news.Withdrawn, 0
		story.Withdrawn = &news.Withdrawal{At: d.clock, Reason: "wrong"}
		put(d.t, d.s, *story, nil)
		return "withdraw"
	case 6:
		story.Assignee, story.DueAt, story.EmbargoUntil = d.pick("", "amina", "luis"), news.Moment(d.rng.IntN(2))*d.clock, news.Moment(d.rng.IntN(2))*d.clock
		if story.PublishedAt == 0 {
			story.Status, story.ScheduledAt, story.Language = news.Scheduled, d.clock+5000, d.pick("en", "es", "ar")
			story.Group, story.TranslationOf = d.stories[0].Group, d.stories[0].ID
		}
		put(d.t, d.s, *story, nil)
		return "plan"
	case 7:
		n := 1 + d.rng.IntN(story.LastRevision)
		err := d.s.Write(func(tx *store.Tx) error { return tx.DropRevision(story.ID, n) })
		if (n == story.Revision || n == story.LiveRevision) && err == nil {
			d.t.Fatalf("dropped revision %d of %+v", n, story)
		}
		return "drop"
	default:
		if err := d.s.Write(func(tx *store.Tx) error { return tx.DeleteStory(story.ID, news.Entry{At: d.clock}) }); err != nil {
			d.t.Fatal(err)
		}
		d.stories = append(d.stories[:i], d.stories[i+1:]...)
		return "delete"
	}
}

func TestIndexesAndCountersFollowEveryChange(t *testing.T) {
	for seed := range uint64(6) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			s := newRoom(t)
			d := &desk{t: t, s: s, rng: rand.New(rand.NewPCG(seed, 0)), clock: 1_000_000}
			for i := range 150 {
				act := d.step()
				if i%10 == 9 {
					if problems, err := s.Check(); err != nil || len(problems) > 0 {
						t.Fatalf("after step %d (%s): %v %q", i, act, err, problems)
					}
				}
			}
			clean(t, s)
		})
	}
}

func TestMovingASectionIsResumed(t *testing.T) {
	for _, batches := range []int{0, 1, 2} {
		t.Run(fmt.Sprint(batches, " batches before the crash"), func(t *testing.T) {
			s := newRoom(t)
			d := &desk{t: t, s: s, rng: rand.New(rand.NewPCG(7, uint64(batches))), clock: 1_000_000}
			d.stories = many(t, s, 2600)
			clean(t, s)
			if err := s.BeginMovingSection("politics", "economy"); err != nil {
				t.Fatal(err)
			}
			for range batches {
				if err := s.MoveSomeStories(); err != nil {
					t.Fatal(err)
				}
			}
			for range 60 { // the desk works on meanwhile
				d.step()
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			s, err := store.Open(s.Dir())
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			clean(t, s)
		})
	}
}

func TestStoryChangedWhileItsSectionMoves(t *testing.T) {
	s := newRoom(t)
	story := newStory("en", "Night ferry", 5000) // in politics
	publish(&story, 6000)
	putNew(t, s, story)
	must(t, s.BeginMovingSection("politics", "economy"))
	r := revise(&story, func(c *news.Content) { c.Section = "economy" })
	publish(&story, 7000)
	put(t, s, story, r)
	must(t, s.MoveSomeStories())
	clean(t, s)
	read(t, s, func(tx *store.Tx) error {
		page, err := tx.Public().List(store.PublicQuery{Edition: "en", Section: "economy"})
		if len(page.Rows) != 1 {
			t.Errorf("economy has %v", headlines(page.Rows))
		}
		return err
	})
}
