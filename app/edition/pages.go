package edition

import (
	"errors"
	"iter"

	"galley/app/news"
)

// errStop ends a walk whose caller wants no more.
var errStop = errors.New("no more pages wanted")

// Pages are the addresses of all pages that a reader can reach, edition by
// edition, from one snapshot, but for the search pages: what those show depends
// on the question. It ends at the first error.
func (e *Edition) Pages() iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		err := e.src.Read(func(v View) error {
			settings, err := v.Settings()
			if err != nil {
				return err
			}
			give := func(address string) error {
				if !yield(address, nil) {
					return errStop
				}
				return nil
			}
			if e.opts.Takeaway {
				give = takingAway(give)
			}
			if err := give("index.html"); err != nil {
				return err
			}
			for _, edition := range settings.Editions {
				if err := walkEdition(v, edition.Tag, give); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil && !errors.Is(err, errStop) {
			yield("", err)
		}
	}
}

// walkEdition gives the addresses of one edition's pages.
func walkEdition(v View, tag string, give func(string) error) error {
	for _, address := range []string{
		frontAddress(tag), articlesAddress(tag), authorsAddress(tag),
		trendingAddress(tag), mostReadAddress(tag), readThisAddress(tag),
	} {
		if err := give(address); err != nil {
			return err
		}
	}
	pages, err := v.Pages()
	if err != nil {
		return err
	}
	for _, p := range pages {
		if err := give(ownAddress(tag, p.Slug)); err != nil {
			return err
		}
	}
	if err := walkLists(v, tag, give); err != nil {
		return err
	}
	if err := walkArchive(v, tag, give); err != nil {
		return err
	}
	return walkStories(v, tag, give)
}

// walkLists gives the pages of every list. Sections, regions and kinds have a
// page even while it is empty: the navigation leads there.
func walkLists(v View, tag string, give func(string) error) error {
	queries := []Query{newsQuery(tag), correctionsQuery(tag)}
	sections, err := v.Sections()
	if err != nil {
		return err
	}
	for _, s := range sections {
		queries = append(queries, sectionQuery(tag, s.ID))
	}
	regions, err := v.Regions()
	if err != nil {
		return err
	}
	for _, r := range regions {
		queries = append(queries, regionQuery(tag, r.ID))
	}
	for _, k := range news.Kinds {
		if k != news.Article {
			queries = append(queries, kindQuery(tag, k))
		}
	}
	for _, q := range queries {
		if err := walkList(v, q, give); err != nil {
			return err
		}
	}
	for t, err := range v.Tags() {
		if err == nil {
			err = walkList(v, tagQuery(tag, t.ID), give)
		}
		if err != nil {
			return err
		}
	}
	for a, err := range v.Authors() {
		if err == nil {
			err = walkList(v, authorQuery(tag, a.ID), give)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// walkList gives the numbered pages of one list, and its newest.
func walkList(v View, q Query, give func(string) error) error {
	newest, pages, err := v.Numbered(q, 0, PageSize)
	if err != nil {
		return err
	}
	for n := 1; n < onIndex(len(newest), pages); n++ {
		if err := give(listAddress(q, n)); err != nil {
			return err
		}
	}
	return give(listAddress(q, 0))
}

// onIndex is the first numbered page whose stories stand on index.html: the
// newest, and the one before it while the newest is not full.
func onIndex(newest, pages int) int {
	if newest < PageSize && pages > 1 {
		return pages - 1
	}
	return max(1, pages)
}

// walkStories gives the page of every story, the oldest first.
func walkStories(v View, tag string, give func(string) error) error {
	for n, pages := 1, 1; n <= pages; n++ {
		rows, all, err := v.Numbered(Query{Edition: tag}, n, PageSize)
		if err != nil {
			return err
		}
		pages = all
		for _, r := range rows {
			if err := give(storyAddress(tag, r.Address)); err != nil {
				return err
			}
		}
	}
	return nil
}
