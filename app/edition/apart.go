package edition

import (
	"errors"
	"iter"
)

// Part is some of what an edition has, for who takes it without the pages.
type Part struct {
	*Edition
	give func(*walker) error
}

// Feeds are the feeds of all editions.
func (e *Edition) Feeds() Part { return Part{e, (*walker).feeds} }

// Items are the stories of all editions as agencies exchange them.
func (e *Edition) Items() Part { return Part{e, (*walker).items} }

// Assets are none: pages are shown with them.
func (Part) Assets() []string { return nil }

// Listing are the files of the part. Nothing is known of what they are made of:
// each is made to see whether it has changed.
func (p Part) Listing() iter.Seq2[Listed, error] {
	return func(yield func(Listed, error) bool) {
		err := p.src.Read(func(v View) error {
			w := &walker{edition: p.Edition, view: v, yield: func(l Listed) bool { return yield(l, nil) }}
			return w.editions(p.give)
		})
		if err != nil && !errors.Is(err, errStop) {
			yield(Listed{}, err)
		}
	}
}

// items gives the items of the stories of an edition, the oldest first.
func (w *walker) items() error {
	for n, pages := 1, 1; n <= pages; n++ {
		rows, all, err := w.view.Numbered(Query{Edition: w.tag}, n, PageSize)
		if err != nil {
			return err
		}
		pages = all
		for _, row := range rows {
			if err := w.give(itemAddress(w.tag, row.Address)); err != nil {
				return err
			}
		}
	}
	return nil
}
