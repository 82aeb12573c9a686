package edition

import (
	"cmp"
	"slices"
	"strings"

	"galley/app/news"
)

// Choice says which of an edition's stories a volume has: those with the ids
// IDs, in their order; else the newest, of a day or a section where one is
// named.
type Choice struct {
	Edition string
	Day     string // 2026-06-08
	Section string
	IDs     []string
	Limit   int // at most so many; 0 is VolumeStories
}

// VolumeStories is how many stories a volume has where nobody says.
const VolumeStories = 500

// key names what c asks for.
func (c Choice) key() string {
	return strings.Join(append([]string{c.Edition, c.Day, c.Section}, c.IDs...), "/")
}

// rowsFor are the rows of c, and what they were chosen by, in words.
func (m *maker) rowsFor(c Choice) (rows []news.Row, of string, err error) {
	limit := cmp.Or(c.Limit, VolumeStories)
	switch {
	case len(c.IDs) > 0:
		rows, err = m.rowsOf(c.IDs[:min(limit, len(c.IDs))])
		return rows, "", err
	case c.Day != "":
		return m.dayRows(c, limit)
	case c.Section != "":
		s, known := m.section(c.Section)
		if !known {
			return nil, "", unknownSection(c.Section)
		}
		rows, err = m.view.Newest(sectionQuery(c.Edition, c.Section), limit)
		return standing(rows), m.plain(s.Labels), err
	}
	rows, err = m.view.Newest(Query{Edition: c.Edition}, limit)
	return standing(rows), "", err
}

func unknownSection(id string) error {
	return &news.Error{Code: news.CodeUnknown, Args: map[string]string{"id": id},
		Message: "This newsroom has no section “" + id + "”. “galley list” shows those that stories stand in."}
}

// rowsOf are the public stories with ids; one that is not is refused.
func (m *maker) rowsOf(ids []string) ([]news.Row, error) {
	var rows []news.Row
	for _, id := range ids {
		row, err := m.view.Row(id)
		if err != nil {
			return nil, err
		}
		if row.WithdrawnAt != 0 || row.Language != m.tag() {
			return nil, &news.Error{Code: news.CodeNotFound, Args: map[string]string{"id": id},
				Message: "The story " + id + " is not public in the edition “" + m.tag() + "”."}
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// dayRows are the stories of a day on the edition's clock, of a section where
// one is named.
func (m *maker) dayRows(c Choice, limit int) ([]news.Row, string, error) {
	day, valid := parseDate(strings.Split(c.Day, "-"))
	if !valid || day.day == 0 {
		return nil, "", &news.Error{Code: news.CodeBadTime, Args: map[string]string{"value": c.Day},
			Message: "“" + c.Day + "” is no day. Write it as 2026-06-08."}
	}
	query := dayQuery(c.Edition, day, m.loc.Location())
	of := m.loc.Date(query.From)
	if s, known := m.section(c.Section); known {
		of = m.plain(s.Labels) + m.loc.T("join.comma") + of
	} else if c.Section != "" {
		return nil, "", unknownSection(c.Section)
	}
	rows, err := m.ofDay(query, limit)
	rows = slices.DeleteFunc(rows, func(r news.Row) bool {
		return c.Section != "" && !slices.ContainsFunc(m.above(r.Section), func(s news.Section) bool { return s.ID == c.Section })
	})
	return rows, of, err
}

// ofDay are the newest stories that query has, which are read page by page.
func (m *maker) ofDay(query Query, limit int) ([]news.Row, error) {
	rows, pages, err := m.view.Numbered(query, 0, PageSize)
	if err != nil {
		return nil, err
	}
	all := standing(rows)
	for n := pages - 1; n > 0 && len(all) < limit; n-- {
		if rows, _, err = m.view.Numbered(query, n, PageSize); err != nil {
			return nil, err
		}
		all = append(all, standing(rows)...)
	}
	return all[:min(limit, len(all))], nil
}
