package edition

// feeds gives the feeds of an edition, after its stories: feeds are made of
// what those are made of.
func (w *walker) feeds() error {
	queries := []Query{{Edition: w.tag}, correctionsQuery(w.tag)}
	sections, err := w.view.Sections()
	if err != nil {
		return err
	}
	for _, s := range sections {
		queries = append(queries, sectionQuery(w.tag, s.ID))
	}
	for _, q := range queries {
		if err := w.feed(q); err != nil {
			return err
		}
	}
	for t, err := range w.view.Tags(w.tag) {
		if err == nil {
			err = w.feed(tagQuery(w.tag, t.ID), t.Names)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// feed gives the feeds of one list.
func (w *walker) feed(q Query, records ...any) error {
	basis, err := w.bases.ofFeed(w, q, records)
	if err != nil {
		return err
	}
	for _, f := range feedFormats {
		if err := w.made(feedFolder(q)+f.file, basis); err != nil {
			return err
		}
	}
	return nil
}

// ofFeed sums up the feeds of a list. Those of the corrections are cheaper to
// make than to sum up.
func (b *bases) ofFeed(w *walker, q Query, records []any) (Sum, error) {
	if b == nil || q.Corrections {
		return Sum{}, nil
	}
	rows, err := feedRows(w.view, q)
	if err != nil {
		return Sum{}, err
	}
	d := newDigest()
	if err := d.add(b.all, "feed", q.Section, q.Tag); err != nil {
		return Sum{}, err
	}
	if err := d.add(records...); err != nil {
		return Sum{}, err
	}
	for _, row := range rows {
		_ = d.add(b.stories[row.ID], row.WithdrawnAt.String()) // sums and words are always added
	}
	return d.sum(), nil
}
