package newsroom

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"galley/app/bundle"
	"galley/app/news"
	"galley/app/storyfile"
)

// fromPaper is who takes what the source of a paper brings.
var fromPaper = Who{Origin: news.FromPaper}

// takeBundle takes what b brings: records first, then stories, some to a
// transaction; the last carries the cursor. When it is cut short, taking b
// again goes on where it was.
func (n *Newsroom) takeBundle(ctx context.Context, b *brought, after uint64) (fresh int, err error) {
	t := taking{newsroom: n, bundle: b, after: after, news: map[string]bool{}}
	for _, id := range b.News {
		t.news[id] = true
	}
	if t.records, err = recordsIn(b.Reader); err != nil {
		return 0, err
	}
	if err := t.mayTake(ctx); err != nil {
		return 0, err
	}
	if err := t.media(ctx); err != nil {
		return 0, err
	}
	t.moveTrees(ctx)
	first := t.takeRecords
	var batch []storyfile.Story
	for s, err := range b.Stories() {
		if err != nil {
			return t.fresh, err
		}
		if batch = append(batch, s); len(batch) < BundlePage {
			continue
		}
		if err := t.commit(ctx, first, batch); err != nil {
			return t.fresh, err
		}
		first, batch = nil, nil
	}
	return t.fresh, t.commit(ctx, first, batch, t.end)
}

// taking is a bundle being taken.
type taking struct {
	newsroom *Newsroom
	bundle   *brought
	records  storyfile.Records
	after    uint64
	news     map[string]bool // ids of stories that the newsroom tells of
	fresh    int
}

// recordsIn are b's records, clean and checked.
func recordsIn(b *bundle.Reader) (storyfile.Records, error) {
	records := b.Records.Clean()
	if err := records.Check("records.json", nil); err != nil {
		return storyfile.Records{}, badBundle(err)
	}
	return records, nil
}

// mayTake refuses, before anything is changed, what another newsroom signed
// and what would leave a gap.
func (t *taking) mayTake(ctx context.Context) error {
	settings, err := t.newsroom.Settings(ctx)
	if err != nil {
		return err
	}
	paper := settings.Paper
	switch {
	case paper.Key != "" && t.bundle.key != "" && paper.Key != t.bundle.key:
		return keyChanged(paper.Source)
	case t.bundle.From > t.after:
		return bundleGap(paper.Source)
	}
	dress(&settings, t.bundle.Newsroom, editionsOf(t.records))
	if err := validSettings(settings); err != nil {
		return badBundle(err)
	}
	return nil
}

// media takes the pictures' files into the media folder; one that is not what
// it says is left out, and its picture with it.
func (t *taking) media(ctx context.Context) error {
	for _, p := range t.bundle.Pictures {
		if err := ctx.Err(); err != nil {
			return err
		}
		record, err := pictureIn(p)
		if err == nil {
			err = t.newsroom.media.Receive(record, t.bundle.Media)
		}
		if err != nil {
			if !leftOut(err) {
				return err
			}
			t.skip("picture", p.ID, err)
		}
	}
	return nil
}

func pictureIn(p bundle.Picture) (news.Picture, error) {
	taken, err := news.ParseMoment(p.TakenAt)
	record := news.Picture{ID: p.ID, Ext: p.Ext, Type: p.Type, Width: p.Width, Height: p.Height, TakenAt: taken}
	for _, f := range p.Files {
		record.Variants = append(record.Variants, news.Variant{File: f.Name, Type: f.Type, Width: f.Width, Height: f.Height})
	}
	return record, err
}

// leftOut says whether err is a refusal of one thing in a bundle, which holds
// up nothing else.
func leftOut(err error) bool {
	var refused *news.Error
	return errors.As(err, &refused) && !slices.Contains([]news.Code{
		news.CodeInternal, news.CodeDiskFull, news.CodeReadOnly, news.CodeDamaged, news.CodeBadBundle,
	}, refused.Code)
}

func (t *taking) skip(what, id string, err error) {
	t.newsroom.log.Warn("left out of a bundle", "what", what, "id", id, "error", err)
}

// commit takes some stories in one transaction, after first and before last.
func (t *taking) commit(ctx context.Context, first func(*act) error, stories []storyfile.Story, last ...func(*act) error) error {
	fresh := 0
	err := t.newsroom.write(ctx, fromPaper, func(a *act) error {
		fresh = 0
		if first != nil {
			if err := first(a); err != nil {
				return err
			}
		}
		for _, s := range stories {
			made, err := t.story(a, s)
			if err != nil && leftOut(err) {
				a.forget()
				t.skip("story", s.ID, err)
				continue
			}
			if err != nil {
				return err
			}
			if made {
				fresh++
			}
		}
		for _, do := range last {
			if err := do(a); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		t.fresh += fresh
	}
	return err
}

// end takes what follows the stories: those that are gone, the fronts, and how
// far the bundle leads.
func (t *taking) end(a *act) error {
	for _, id := range t.bundle.Gone {
		if err := a.tx.DeleteStory(id, a.entry()); err != nil && !notFound(err) {
			return err
		}
	}
	if err := t.fronts(a); err != nil {
		return err
	}
	if err := a.tx.SetCursor(paperCursor, t.bundle.To); err != nil {
		return err
	}
	paper := *a.settings.Paper
	if paper.Key == "" {
		paper.Key = t.bundle.key
	}
	if !t.bundle.More && !paper.Taken {
		paper.Taken = true
		if err := a.tx.SetCursor(tellCursor, a.tx.LastSeq()); err != nil {
			return err
		}
	}
	if paper.Key == a.settings.Paper.Key && paper.Taken == a.settings.Paper.Taken {
		return nil
	}
	a.settings.Paper = &paper
	return a.tx.PutSettings(a.settings, a.entry())
}

// fronts sets what the newsroom's editors set on the front pages.
func (t *taking) fronts(a *act) error {
	for _, f := range t.bundle.Fronts {
		front, err := frontIn(f)
		if err == nil {
			err = a.publishes(f.Edition)
		}
		if err != nil {
			t.skip("front", f.Edition, err)
			continue
		}
		have, err := a.tx.Front(f.Edition)
		if err != nil {
			return err
		}
		if front.Same(have) {
			continue
		}
		front.Revision = have.Revision
		if err := a.putFront(front); err != nil {
			return err
		}
	}
	return nil
}

// badBundle says that what a bundle holds cannot be.
func badBundle(err error) error {
	return &news.Error{
		Code: news.CodeBadBundle, Err: fmt.Errorf("in a bundle: %w", err),
		Message: "The bundle is damaged: what it holds cannot be. Nothing was taken from it; get it again.",
	}
}
