package newsroom

import (
	"context"
	"errors"

	"galley/app/news"
	"galley/app/store"
)

// EmptySample takes the sample's stories and what only they used out of the
// room, pictures included, and keeps its settings, sections and regions, and
// what people have written since.
func (n *Newsroom) EmptySample(ctx context.Context, who Who) error {
	var gone []news.Picture
	err := n.write(ctx, who, func(a *act) error {
		if !a.settings.Sample {
			return nothing("This newsroom is not the sample.")
		}
		ids, err := a.sampleStories()
		if err != nil {
			return err
		}
		pictures, err := a.picturesOf(ids)
		if err != nil {
			return err
		}
		for _, id := range ids {
			if err := a.tx.DeleteStory(id, a.entry()); err != nil {
				return err
			}
		}
		if err := a.emptyRecords(); err != nil {
			return err
		}
		if gone, err = a.deletePictures(pictures); err != nil {
			return err
		}
		a.settings.Sample = false
		return a.tx.PutSettings(a.settings, a.entry())
	})
	if err == nil {
		n.discard(gone)
	}
	return err
}

// sampleStories are the stories that came with the sample.
func (a *act) sampleStories() ([]string, error) {
	var ids []string
	for after := ""; ; {
		page, err := a.tx.Desk(store.DeskQuery{After: after, Limit: 500})
		if err != nil {
			return nil, err
		}
		for _, row := range page.Rows {
			first, err := a.tx.Revision(row.ID, 1)
			if err != nil && !notFound(err) {
				return nil, err
			}
			if first.Origin == news.FromSample {
				ids = append(ids, row.ID)
			}
		}
		if after = page.Next; after == "" {
			return ids, nil
		}
	}
}

// emptyRecords takes away tags and authors that no story uses, the banners and
// the pages' texts. The newsroom itself and who works here stay authors.
func (a *act) emptyRecords() error {
	for after := ""; ; {
		tags, next, err := a.tx.TagsPage(after, 500)
		if err != nil {
			return err
		}
		for _, tag := range tags {
			if err := unlessUsed(a.tx.DeleteTag(tag.ID, a.entry())); err != nil {
				return err
			}
		}
		if after = next; after == "" {
			break
		}
	}
	authors, err := a.tx.Authors()
	if err != nil {
		return err
	}
	for _, author := range authors {
		if author.Kind == news.Publication || a.worksHere(author) {
			continue
		}
		if err := unlessUsed(a.tx.DeleteAuthor(author.ID, a.entry())); err != nil {
			return err
		}
	}
	for _, e := range a.settings.Editions {
		have, err := a.tx.Front(e.Tag)
		if err != nil {
			return err
		}
		if err := a.putFront(news.Front{Edition: e.Tag, Revision: have.Revision}); err != nil {
			return err
		}
	}
	for _, page := range defaultPages {
		if err := a.tx.PutPage(page, a.entry()); err != nil {
			return err
		}
	}
	return nil
}

func (a *act) worksHere(author news.Author) bool {
	for _, name := range author.Names {
		for _, person := range a.settings.People {
			if store.Fold(name) == store.Fold(person) {
				return true
			}
		}
	}
	return false
}

// unlessUsed lets pass that a record is in use and stays.
func unlessUsed(err error) error {
	var refused *news.Error
	if errors.As(err, &refused) && refused.Code == news.CodeConflict {
		return nil
	}
	return err
}
