package newsroom

import (
	"context"
	"errors"
	"reflect"

	"galley/app/news"
	"galley/app/storyfile"
)

// takeRecords brings the room's records up to the bundle's. The room has no
// other source, so what the bundle says stands; unlike an import's
// (act.takeRecords), which completes what a newsroom has and changes nothing.
func (t *taking) takeRecords(a *act) error {
	settings := a.settings
	dress(&settings, t.bundle.Newsroom, editionsOf(t.records))
	if !reflect.DeepEqual(settings, a.settings) {
		a.settings = settings
		if err := a.tx.PutSettings(settings, a.entry()); err != nil {
			return err
		}
	}
	for _, step := range []func(*act) error{t.pictures, t.sections, t.regions, t.tags, t.authors, t.pages} {
		if err := step(a); err != nil {
			return err
		}
	}
	return nil
}

// putAnew puts now where what the room has is another or nothing.
func putAnew[T any](have T, err error, now T, put func(T, news.Entry) error, e news.Entry) error {
	switch {
	case err != nil && !notFound(err):
		return err
	case err == nil && reflect.DeepEqual(have, now):
		return nil
	}
	return put(now, e)
}

// pictures are those whose files have come.
func (t *taking) pictures(a *act) error {
	for _, p := range t.bundle.Pictures {
		record, err := pictureIn(p)
		if err != nil || !t.newsroom.media.Has(record) {
			continue // it was left out
		}
		if _, err := a.keepPicture(record); err != nil {
			return err
		}
	}
	return nil
}

func (t *taking) sections(a *act) error {
	for i, s := range t.records.Sections {
		now := news.Section{ID: s.ID, Parent: s.Parent, Labels: s.Names, Order: i + 1}
		have, err := a.tx.Section(s.ID)
		if err == nil {
			now.Parent = have.Parent // moveTrees has moved what could be moved
		}
		if err := putAnew(have, err, now, a.tx.PutSection, a.entry()); err != nil {
			return err
		}
	}
	return nil
}

func (t *taking) regions(a *act) error {
	for i, g := range t.records.Regions {
		now := news.Region{ID: g.ID, Parent: g.Parent, Labels: g.Names, Order: i + 1}
		have, err := a.tx.Region(g.ID)
		if err == nil {
			now.Parent = have.Parent
		}
		if err := putAnew(have, err, now, a.tx.PutRegion, a.entry()); err != nil {
			return err
		}
	}
	return nil
}

// moveTrees moves sections and regions that stand under others now. A move is
// a transaction of its own; one that fails leaves them where they are.
func (t *taking) moveTrees(ctx context.Context) {
	var sections, regions []storyfile.Section
	err := t.newsroom.read(ctx, func(r *reading) error {
		for _, s := range t.records.Sections {
			if have, err := r.tx.Section(s.ID); err == nil && have.Parent != s.Parent {
				sections = append(sections, s)
			}
		}
		for _, g := range t.records.Regions {
			if have, err := r.tx.Region(g.ID); err == nil && have.Parent != g.Parent {
				regions = append(regions, storyfile.Section(g))
			}
		}
		return nil
	})
	e := news.Entry{At: t.newsroom.now(), Origin: news.FromPaper}
	for _, s := range sections {
		err = errors.Join(err, t.newsroom.store.MoveSection(s.ID, s.Parent, e))
	}
	for _, g := range regions {
		err = errors.Join(err, t.newsroom.store.MoveRegion(g.ID, g.Parent, e))
	}
	if err != nil {
		t.skip("tree", "", err)
	}
}

func (t *taking) tags(a *act) error {
	for _, g := range t.records.Tags {
		have, err := a.tx.Tag(g.ID)
		if err := putAnew(have, err, news.Tag(g), a.tx.PutTag, a.entry()); err != nil {
			return err
		}
	}
	return nil
}

func (t *taking) authors(a *act) error {
	for _, g := range t.records.Authors {
		now := news.Author{
			ID: g.ID, Kind: news.AuthorKind(g.Kind), Names: g.Names, SortNames: g.SortNames,
			Role: g.Role, Biography: g.Biography, Portrait: g.Portrait,
		}
		if _, err := a.tx.Picture(g.Portrait); notFound(err) {
			now.Portrait = ""
		} else if err != nil {
			return err
		}
		have, err := a.tx.Author(g.ID)
		if err := putAnew(have, err, now, a.tx.PutAuthor, a.entry()); err != nil {
			return err
		}
	}
	return nil
}

func (t *taking) pages(a *act) error {
	for i, g := range t.records.Pages {
		have, err := a.tx.Page(g.Slug)
		now := news.Page{Slug: g.Slug, Titles: g.Titles, Bodies: g.Texts, Order: i + 1}
		if err := putAnew(have, err, now, a.tx.PutPage, a.entry()); err != nil {
			return err
		}
	}
	return a.dropPages(t.records.Pages)
}

// dropPages takes away the pages that are not among those of the newsroom.
func (a *act) dropPages(stay []storyfile.Page) error {
	known := map[string]bool{}
	for _, p := range stay {
		known[p.Slug] = true
	}
	pages, err := a.tx.Pages()
	if err != nil {
		return err
	}
	for _, p := range pages {
		if known[p.Slug] {
			continue
		}
		if err := a.tx.DeletePage(p.Slug, a.entry()); err != nil {
			return err
		}
	}
	return nil
}
