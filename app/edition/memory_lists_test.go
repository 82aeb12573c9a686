package edition_test

import (
	"cmp"
	"iter"
	"slices"

	"galley/app/news"
)

func (m *memory) told(edition string) (list []news.CorrectionRow) {
	for _, s := range m.stories {
		switch {
		case s.Language != edition, s.Withdrawn != nil && s.Withdrawn.At.Add(30*day) < news.At(m.now):
		case s.Withdrawn != nil:
			list = append(list, news.CorrectionRow{Row: row(s), Change: news.Change{At: s.Withdrawn.At}})
		default:
			for _, c := range s.Changes {
				if c.Kind.OwesNote() {
					list = append(list, news.CorrectionRow{Row: row(s), Change: c})
				}
			}
		}
	}
	slices.SortFunc(list, func(a, b news.CorrectionRow) int { return cmp.Compare(b.Change.At, a.Change.At) })
	return list
}

func (m *memory) NewestCorrections(edition string, limit int) ([]news.CorrectionRow, error) {
	list := m.told(edition)
	return list[:min(limit, len(list))], nil
}

func (m *memory) Corrections(edition string, n, size int) ([]news.CorrectionRow, int, error) {
	list := m.told(edition)
	page, pages := pageOf(list, n, size)
	return page, pages, nil
}

// pageOf is page n of rows, which come newest first.
func pageOf[T any](rows []T, n, size int) (page []T, pages int) {
	rows = slices.Clone(rows)
	slices.Reverse(rows) // the oldest first
	pages = (len(rows) + size - 1) / size
	if n == 0 {
		n = pages
	}
	if n < 1 || n > pages {
		return nil, pages
	}
	page = slices.Clone(rows[(n-1)*size : min(n*size, len(rows))])
	slices.Reverse(page)
	return page, pages
}

func (m *memory) Between(edition string, moments []news.Moment) ([]int, error) {
	counts := make([]int, len(moments)-1)
	for _, s := range m.stories {
		for i := range counts {
			if s.Language == edition && s.Withdrawn == nil && s.PublishedAt >= moments[i] && s.PublishedAt < moments[i+1] {
				counts[i]++
			}
		}
	}
	return counts, nil
}

func (m *memory) Around(edition string, from, until news.Moment) (older, newer news.Moment, err error) {
	for _, s := range m.stories {
		if s.Language != edition || s.Withdrawn != nil {
			continue
		}
		if s.PublishedAt < from {
			older = max(older, s.PublishedAt)
		}
		if s.PublishedAt >= until && (newer == 0 || s.PublishedAt < newer) {
			newer = s.PublishedAt
		}
	}
	return older, newer, nil
}

func (m *memory) MostRead(edition string, limit int) ([]news.Row, error) {
	return m.named(m.read, edition, limit), nil
}

func (m *memory) Trending(edition string, limit int) ([]news.Row, error) {
	return m.named(m.rising, edition, limit), nil
}

func (m *memory) Shared(id string) (int, error) { return m.shared[id], nil }

// named are the stories of ids that readers of edition see.
func (m *memory) named(ids []string, edition string, limit int) (rows []news.Row) {
	for _, id := range ids {
		if s, err := m.Story(id); err == nil && s.Language == edition && s.Withdrawn == nil && len(rows) < limit {
			rows = append(rows, row(s))
		}
	}
	return rows
}

func (m *memory) Withdrawn(edition string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		for _, s := range m.stories {
			if s.Language != edition || s.Withdrawn == nil {
				continue
			}
			for _, address := range append([]string{s.Address}, s.OldAddresses...) {
				if !yield(address, nil) {
					return
				}
			}
		}
	}
}
