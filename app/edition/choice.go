package edition

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

	"galley/app/locale"
	"galley/app/news"
)

// column is what the template of the column beside a page asks for.
type column struct {
	loc    *locale.Locale
	Choice []rank
}

// T is a text of the catalogue.
func (c column) T(key string, args ...any) string { return c.loc.T(key, args...) }

// choice is what stands beside a page: Trending and Most read, where enough was
// read on this machine to say so, else Editors' choice. The story except is
// left out.
func (m *maker) choice(except string) (template.HTML, error) {
	ranks, err := m.readHere(func(_ ranking, rows []news.Row) []news.Row {
		return slices.DeleteFunc(rows, func(r news.Row) bool { return r.ID == except })
	})
	if err != nil {
		return "", err
	}
	if len(ranks) > 0 {
		return m.column(ranks)
	}
	rows, err := m.inOrder()
	if err != nil {
		return "", err
	}
	pick := &picker{used: map[string]bool{except: true}}
	chosen := pick.take(rows, choiceCount)
	key, err := m.columnKey(chosen)
	if err != nil {
		return "", err
	}
	return keptIf(!m.deep(), m.state, m.state.columns, key, func() (template.HTML, error) {
		ranks, err := m.editorsChoice(chosen)
		if err != nil {
			return "", err
		}
		return m.column(ranks)
	})
}

func (m *maker) column(ranks []rank) (template.HTML, error) {
	return m.piece("choice", column{m.loc, ranks})
}

// columnKey tells what the choice of rows depends on beside the state: the
// folder that it stands in, the year, which lists leave out while it lasts, and
// what is LIVE.
func (m *maker) columnKey(rows []news.Row) (string, error) {
	in, depth := m.at[:strings.LastIndexByte(m.at, '/')+1], strings.Count(m.at, "/")
	for _, folder := range []string{"tag", "archive", shareFolder} {
		if strings.HasPrefix(in, m.tag()+"/"+folder+"/") { // no card leads into it
			in = strings.Repeat("../", depth)
		}
	}
	key := []string{m.tag(), in, strconv.Itoa(m.now.Time().In(m.loc.Location()).Year())}
	for _, r := range rows {
		live, err := m.running(r)
		if err != nil {
			return "", err
		}
		key = append(key, r.ID, strconv.FormatBool(live != nil))
	}
	return strings.Join(key, " "), nil
}
