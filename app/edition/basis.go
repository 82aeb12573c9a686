package edition

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"hash"

	"galley/app/news"
)

// Sum stands for what something is made of.
type Sum [16]byte

// bases sum up what pages are made of, each record once.
type bases struct {
	all      Sum // of every page of the edition that is walked through
	rows     map[string]Sum
	stories  map[string]Sum
	authors  map[string]Sum
	pictures map[string]Sum
	tags     map[string]Sum
}

func newBases() *bases {
	return &bases{
		rows: map[string]Sum{}, stories: map[string]Sum{},
		authors: map[string]Sum{}, pictures: map[string]Sum{}, tags: map[string]Sum{},
	}
}

// digest makes a Sum.
type digest struct{ hash.Hash }

func newDigest() digest { return digest{sha256.New()} }

func (d digest) add(values ...any) error {
	for _, v := range values {
		switch v := v.(type) {
		case Sum:
			_, _ = d.Write(v[:]) // a hash takes everything
		case string:
			_, _ = fmt.Fprintf(d, "%d:%s", len(v), v)
		default:
			text, err := json.Marshal(v)
			if err != nil {
				return fmt.Errorf("sum up a page: %w", err)
			}
			_, _ = d.Write(text)
		}
	}
	return nil
}

func (d digest) sum() (s Sum) {
	copy(s[:], d.Sum(nil))
	return s
}

func sumOf(values ...any) (Sum, error) {
	d := newDigest()
	err := d.add(values...)
	return d.sum(), err
}

// enter begins an edition: what stands around its pages belongs to each. The
// year does because lists leave out the present one.
func (b *bases) enter(w *walker) error {
	if b == nil {
		return nil
	}
	m, err := w.edition.maker(w.view, frontAddress(w.tag))
	if err != nil {
		return err
	}
	f, err := m.frame("", nil)
	if err != nil {
		return err
	}
	o := w.edition.opts
	b.all, err = sumOf(o.Program, o.Only, o.Scripts, o.Worker, o.Takeaway, o.Words != nil, o.Light,
		w.tag, m.settings, m.sections, m.regions, m.state.pages, f.LiveOn, f.Breaking, m.now.Time().In(m.loc.Location()).Year())
	b.rows, b.stories = map[string]Sum{}, map[string]Sum{}
	return err
}

func (b *bases) common() Sum {
	if b == nil {
		return Sum{}
	}
	return b.all
}

// record sums up a record that has an id.
func record[T any](known map[string]Sum, id string, read func(string) (T, error)) (Sum, error) {
	if sum, is := known[id]; is {
		return sum, nil
	}
	r, err := found(read(id))
	if err != nil {
		return Sum{}, err
	}
	sum, err := sumOf(id, r)
	known[id] = sum
	return sum, err
}

// ofRow sums up a story as lists show it.
func (b *bases) ofRow(w *walker, row news.Row) (Sum, error) {
	if sum, known := b.rows[row.ID]; known {
		return sum, nil
	}
	d := newDigest()
	if err := d.add(row); err != nil {
		return Sum{}, err
	}
	for _, id := range row.Authors {
		sum, err := record(b.authors, id, w.view.Author)
		if err != nil {
			return Sum{}, err
		}
		_ = d.add(sum)
	}
	if row.Lead != nil {
		sum, err := record(b.pictures, row.Lead.ID, w.view.Picture)
		if err != nil {
			return Sum{}, err
		}
		_ = d.add(sum)
	}
	b.rows[row.ID] = d.sum()
	return d.sum(), nil
}

// ofList sums up the pages from to until of a list, which make one; last says
// that what follows them is the newest.
func (b *bases) ofList(w *walker, q Query, from, until int, last bool, records []any) (Sum, error) {
	if b == nil {
		return Sum{}, nil
	}
	d := newDigest()
	if err := d.add(b.all, q.Section, q.Region, q.Tag, q.Author, string(q.Kind), q.Day, from, last); err != nil {
		return Sum{}, err
	}
	if err := d.add(records...); err != nil {
		return Sum{}, err
	}
	for n := from; n <= until; n++ {
		rows, _, err := w.view.Numbered(q, n, PageSize)
		if err != nil {
			return Sum{}, err
		}
		for _, row := range rows {
			sum, err := b.ofRow(w, row)
			if err != nil {
				return Sum{}, err
			}
			_ = d.add(sum)
		}
	}
	return d.sum(), nil
}

// ofStory sums up a story with the records that it names.
func (b *bases) ofStory(w *walker, row news.Row, head news.Story) (Sum, error) {
	if b == nil {
		return Sum{}, nil
	}
	d := newDigest()
	sum, err := b.ofRow(w, row)
	if err != nil {
		return Sum{}, err
	}
	if err := d.add(b.all, sum, head); err != nil {
		return Sum{}, err
	}
	for _, named := range []struct {
		ids []string
		sum func(id string) (Sum, error)
	}{
		{head.Content.Tags, func(id string) (Sum, error) { return record(b.tags, id, w.view.Tag) }},
		{creditsOf(head.Content), func(id string) (Sum, error) { return record(b.authors, id, w.view.Author) }},
		{picturesOf(head.Content), func(id string) (Sum, error) { return record(b.pictures, id, w.view.Picture) }},
		{head.Content.Related, func(id string) (Sum, error) { return record(map[string]Sum{}, id, w.view.Row) }},
	} {
		for _, id := range named.ids {
			sum, err := named.sum(id)
			if err != nil {
				return Sum{}, err
			}
			_ = d.add(sum)
		}
	}
	versions, err := w.view.Versions(row.Group)
	if err != nil {
		return Sum{}, err
	}
	if err := d.add(versions); err != nil {
		return Sum{}, err
	}
	b.stories[row.ID] = d.sum()
	return d.sum(), nil
}

// creditsOf are the authors that a story names in any role, or in an entry.
func creditsOf(c news.Content) []string {
	var ids []string
	for _, credit := range c.Credits {
		ids = append(ids, credit.Author)
	}
	if c.Live != nil {
		for _, e := range c.Live.Entries {
			ids = append(ids, e.Author)
		}
	}
	return ids
}

// picturesOf are the pictures and films that a story shows.
func picturesOf(c news.Content) []string {
	var ids []string
	for _, p := range c.Pictures {
		ids = append(ids, p.ID)
	}
	if v := c.Video; v != nil {
		ids = append(ids, v.ID, v.Poster, v.Captions)
	}
	return ids
}

// ofStories sums up page n of an edition's stories, so many to a page, each as
// a whole: what stands for them in files that are made of all of them.
func (b *bases) ofStories(w *walker, n, size int) (Sum, error) {
	if b == nil {
		return Sum{}, nil
	}
	rows, _, err := w.view.Numbered(Query{Edition: w.tag}, n, size)
	if err != nil {
		return Sum{}, err
	}
	d := newDigest()
	_ = d.add(b.all)
	for _, row := range rows {
		_ = d.add(b.stories[row.ID])
	}
	return d.sum(), nil
}
