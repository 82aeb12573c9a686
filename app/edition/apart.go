package edition

import (
	"iter"

	"galley/app/news"
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
	return p.walk(nil, func(w *walker) error { return w.editions(p.give) })
}

// items gives the items of the stories of an edition, the oldest first.
func (w *walker) items() error {
	return w.eachStory(func(row news.Row) error { return w.give(itemAddress(w.tag, row.Address)) })
}
