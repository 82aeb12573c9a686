package edition

import (
	"errors"
	"iter"

	"galley/app/news"
)

// errStop ends a walk whose caller wants no more.
var errStop = errors.New("no more pages wanted")

// Listed is a page that there is.
type Listed struct {
	Address string
	// Basis sums up what the page is made of. While it stays the same the page
	// stays true: what else may differ are the rails of a story's page and the
	// time of the edition, which are those of the day the page was made. The
	// zero Basis says that nothing is known: make the page again.
	Basis Sum
	// Gone says that the page is the notice of a story that was withdrawn: its
	// headline must leave the rails of all others.
	Gone bool
}

// Pages are the addresses of all pages that a reader can reach, edition by
// edition, from one snapshot, but for the search pages of a server: what those
// show depends on the question. It ends at the first error.
func (e *Edition) Pages() iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		for l, err := range e.walk(nil, (*walker).everything) {
			if !yield(l.Address, err) {
				return
			}
		}
	}
}

// Listing are Pages with what they are made of.
func (e *Edition) Listing() iter.Seq2[Listed, error] { return e.walk(newBases(), (*walker).everything) }

// walk gives the pages that give goes through, with their bases where there is
// something to sum them up with.
func (e *Edition) walk(b *bases, give func(*walker) error) iter.Seq2[Listed, error] {
	return func(yield func(Listed, error) bool) {
		err := e.src.Read(func(v View) error {
			settings, err := v.Settings()
			if err != nil {
				return err
			}
			w := &walker{edition: e, view: v, settings: settings, bases: b, yield: func(l Listed) bool { return yield(l, nil) }}
			return give(w)
		})
		if err != nil && !errors.Is(err, errStop) {
			yield(Listed{}, err)
		}
	}
}

// walker goes through the pages of one snapshot.
type walker struct {
	edition  *Edition
	view     View
	settings news.Settings
	yield    func(Listed) bool
	bases    *bases // nil where nobody asks for them
	tag      string // of the edition that it is in
}

// give gives a page of which nothing is known.
func (w *walker) give(address string) error { return w.made(address, Sum{}) }

// made gives a page that is made of what basis sums up.
func (w *walker) made(address string, basis Sum) error {
	return w.listed(Listed{Address: address, Basis: basis})
}

func (w *walker) listed(l Listed) error {
	if !w.yield(l) {
		return errStop
	}
	return nil
}

func (w *walker) everything() error {
	if err := w.give("index.html"); err != nil {
		return err
	}
	if err := w.maps(); err != nil {
		return err
	}
	return w.editions((*walker).singles, (*walker).own, (*walker).lists, (*walker).archive, (*walker).stories,
		(*walker).feeds, (*walker).storyMaps, (*walker).offline)
}

// editions gives some parts of each edition.
func (w *walker) editions(parts ...func(*walker) error) error {
	for _, edition := range w.settings.Editions {
		if only := w.edition.opts.Only; only != "" && only != edition.Tag {
			continue
		}
		w.tag = edition.Tag
		if err := w.bases.enter(w); err != nil {
			return err
		}
		for _, part := range parts {
			if err := part(w); err != nil {
				return err
			}
		}
	}
	return nil
}

// singles are the pages that an edition has one of.
func (w *walker) singles() error {
	addresses := []string{
		frontAddress(w.tag), articlesAddress(w.tag), authorsAddress(w.tag),
		trendingAddress(w.tag), mostReadAddress(w.tag), readThisAddress(w.tag),
	}
	if w.edition.opts.Scripts {
		addresses = append(addresses, savedAddress(w.tag), withdrawnListAddress(w.tag))
	}
	if w.edition.opts.Worker {
		addresses = append(addresses, workerAddress(w.tag))
	}
	for _, address := range addresses {
		if err := w.give(address); err != nil {
			return err
		}
	}
	return nil
}

// own are the newsroom's own pages.
func (w *walker) own() error {
	pages, err := w.view.Pages()
	if err != nil {
		return err
	}
	for _, p := range pages {
		if err := w.made(ownAddress(w.tag, p.Slug), w.bases.common()); err != nil {
			return err
		}
	}
	return nil
}

// lists are the pages of every list. Sections, regions and kinds have a page
// even while it is empty: the navigation leads there.
func (w *walker) lists() error {
	queries := []Query{newsQuery(w.tag), correctionsQuery(w.tag)}
	sections, err := w.view.Sections()
	if err != nil {
		return err
	}
	for _, s := range sections {
		queries = append(queries, sectionQuery(w.tag, s.ID))
	}
	regions, err := w.view.Regions()
	if err != nil {
		return err
	}
	for _, r := range regions {
		queries = append(queries, regionQuery(w.tag, r.ID))
	}
	for _, k := range news.Kinds {
		if k != news.Article {
			queries = append(queries, kindQuery(w.tag, k))
		}
	}
	for _, q := range queries {
		if err := w.list(q); err != nil {
			return err
		}
	}
	for t, err := range w.view.Tags(w.tag) {
		if err == nil {
			err = w.named(func(e string) Query { return tagQuery(e, t.ID) }, t.Names)
		}
		if err != nil {
			return err
		}
	}
	for a, err := range w.view.Authors(w.tag) {
		if err == nil {
			err = w.named(func(e string) Query { return authorQuery(e, a.ID) }, a)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// named gives the list by a name that not every edition has stories by. Its
// pages lead to those that have.
func (w *walker) named(query func(edition string) Query, record any) error {
	records := []any{record}
	for _, e := range w.settings.Editions {
		count, err := w.view.Count(query(e.Tag))
		if err != nil {
			return err
		}
		records = append(records, count > 0)
	}
	return w.list(query(w.tag), records...)
}

// list gives the numbered pages of one list, and its newest. They are made of
// its rows, and besides of records.
func (w *walker) list(q Query, records ...any) error {
	newest, pages, err := w.view.Numbered(q, 0, PageSize)
	if err != nil {
		return err
	}
	numbered := onIndex(len(newest), pages)
	for n := 1; n < numbered; n++ {
		basis, err := w.bases.ofList(w, q, n, n, n+1 == numbered, records)
		if err != nil {
			return err
		}
		if err := w.made(listAddress(q, n), basis); err != nil {
			return err
		}
	}
	basis, err := w.bases.ofList(w, q, numbered, pages, true, records)
	if err != nil {
		return err
	}
	return w.made(listAddress(q, 0), basis)
}

// onIndex is the first numbered page whose stories stand on index.html: the
// newest, and the one before it while the newest is not full.
func onIndex(newest, pages int) int {
	if newest < PageSize && pages > 1 {
		return pages - 1
	}
	return max(1, pages)
}

// stories are the pages of every story, the oldest first, and those that lead
// on to it from where it stood before.
func (w *walker) stories() error { return w.eachStory(w.story) }

func (w *walker) eachStory(give func(news.Row) error) error {
	for n, pages := 1, 1; n <= pages; n++ {
		rows, all, err := w.view.Numbered(Query{Edition: w.tag}, n, PageSize)
		if err != nil {
			return err
		}
		pages = all
		for _, row := range rows {
			if err := give(row); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *walker) story(row news.Row) error {
	head, err := w.view.Head(row.ID)
	if err != nil {
		return err
	}
	basis, err := w.bases.ofStory(w, row, head)
	if err != nil {
		return err
	}
	addresses := []string{storyAddress(w.tag, row.Address)}
	if w.edition.opts.Light == "" {
		addresses = append(addresses, itemAddress(w.tag, row.Address))
	}
	for _, old := range head.OldAddresses {
		addresses = append(addresses, storyAddress(w.tag, old))
	}
	if row.Kind == news.LiveBlog && row.WithdrawnAt == 0 {
		addresses = append(addresses, oldestAddress(w.tag, row.Address))
	}
	if w.edition.opts.Takeaway && row.WithdrawnAt == 0 {
		addresses = append(addresses, seriesAddress(w.tag, row.Address), fileAddress(w.tag, row.Address))
	}
	for _, address := range addresses {
		if err := w.listed(Listed{address, basis, row.WithdrawnAt != 0}); err != nil {
			return err
		}
	}
	return nil
}

// offline are the search page and, where a script can find in them, the parts of
// its words, where no server answers.
func (w *walker) offline() error {
	if w.edition.opts.Words == nil {
		return nil
	}
	if !w.edition.opts.Scripts {
		return w.give(searchAddress(w.tag))
	}
	pages, err := offlineParts(w.view, w.tag)
	if err != nil {
		return err
	}
	for n := range pages {
		basis, err := w.bases.ofStories(w, n+1, offlinePart)
		if err != nil {
			return err
		}
		if err := w.made(offlineAddress(w.tag, n+1), basis); err != nil {
			return err
		}
	}
	return w.give(searchAddress(w.tag))
}
