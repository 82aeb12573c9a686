package edition

import (
	"cmp"
	"net/http"
	"slices"

	"github.com/google/uuid"

	"galley/app/markdown"
	"galley/app/news"
)

// feed is what is new in a list, for programs that follow it. Where the edition
// has no public address, addresses in it lead from the feed to the pages; what
// its format wants to be whole is left out.
type feed struct {
	id       string // a URN: it stays when the paper moves
	title    string
	about    string
	paper    string
	language string
	rights   string
	page     string // address of the list's page
	self     string // of the feed
	whole    bool   // those are whole addresses
	apart    bool   // it lies without the pages: other addresses lead nowhere
	full     bool   // entries have their text
	updated  news.Moment
	entries  []feedEntry
}

// feedFormat is a format that feeds are written in.
type feedFormat struct {
	file, media, name string
	write             func(*feed) ([]byte, error)
}

var feedFormats = []feedFormat{
	{"rss.xml", "application/rss+xml", "RSS", (*feed).rss},
	{"atom.xml", "application/atom+xml", "Atom", (*feed).atom},
	{"feed.json", "application/feed+json", "JSON Feed", (*feed).json},
}

// feedSize is how many entries a feed has.
const feedSize = PageSize

// feedFolder is where the feeds of a list lie: beside its newest page.
func feedFolder(q Query) string {
	if q == (Query{Edition: q.Edition}) {
		return q.Edition + "/"
	}
	return folder(q)
}

// feedQuery is the list whose feeds lie in a folder, if there is one.
func (m *maker) feedQuery(in []string) (Query, bool) {
	switch {
	case len(in) == 0:
		return Query{Edition: m.tag()}, true
	case len(in) == 1 && in[0] == "corrections":
		return correctionsQuery(m.tag()), true
	case len(in) == 2 && in[0] == "section":
		_, known := m.section(in[1])
		return sectionQuery(m.tag(), in[1]), known
	case len(in) == 2 && in[0] == "tag":
		return tagQuery(m.tag(), in[1]), in[1] != ""
	}
	return Query{}, false
}

// feedAt makes the feed at the address of parts, if one lies there.
func (m *maker) feedAt(parts []string) (page Page, is bool, err error) {
	last := len(parts) - 1
	i := slices.IndexFunc(feedFormats, func(f feedFormat) bool { return f.file == parts[last] })
	if i < 0 {
		return Page{}, false, nil
	}
	q, known := m.feedQuery(parts[1:last])
	if !known {
		return Page{}, false, nil
	}
	title, err := m.feedTitle(q)
	if title == "" || err != nil {
		return Page{}, false, err
	}
	f, err := m.feed(q, title)
	if err != nil {
		return Page{}, true, err
	}
	body, err := feedFormats[i].write(f)
	return Page{Address: m.at, Status: http.StatusOK, Type: feedFormats[i].media + "; charset=utf-8", Body: body}, true, err
}

// feedTitle is the name of the feeds of q; empty where there is no such list.
func (m *maker) feedTitle(q Query) (string, error) {
	paper := m.plain(m.settings.Name)
	var title string
	switch {
	case q.Corrections:
		title = m.loc.T("corrections.title")
	case q.Section != "":
		s, _ := m.section(q.Section)
		title = m.label(s.Labels)
	case q.Tag != "":
		t, err := found(m.view.Tag(q.Tag))
		if t == nil || err != nil {
			return "", err
		}
		title = m.label(t.Names)
	default:
		if paper == "" {
			return m.loc.T("page.home"), nil
		}
		return paper, nil
	}
	return m.loc.T("page.title", "page", markdown.Strip(title), "paper", paper), nil
}

func (m *maker) feed(q Query, title string) (*feed, error) {
	m.outward = true
	list := feedFolder(q)
	f := &feed{
		id: urn(m.settings.MadeAt.String() + " " + list), title: title,
		paper: m.plain(m.settings.Name), about: m.plain(m.settings.About), rights: m.plain(m.settings.Rights),
		language: m.tag(), page: m.href(list + "index.html"), self: m.href(m.at),
		whole: m.settings.BaseURL != "", apart: m.opts.Apart, full: m.settings.FullFeeds,
	}
	if f.about == "" {
		f.about = title
	}
	var err error
	if q.Corrections {
		err = m.feedCorrections(f)
	} else {
		err = m.feedStories(f, q)
	}
	for _, e := range f.entries {
		f.updated = max(f.updated, e.updated)
	}
	if f.updated == 0 {
		f.updated = cmp.Or(m.settings.MadeAt, m.now)
	}
	return f, err
}

func (m *maker) feedStories(f *feed, q Query) error {
	rows, err := feedRows(m.view, q)
	if err != nil {
		return err
	}
	for _, row := range rows {
		e, err := m.feedEntry(row)
		if err != nil {
			return err
		}
		f.entries = append(f.entries, e)
	}
	return nil
}

// feedRows are the stories of the feeds of q. Those of an edition have besides
// the notices of older ones: who keeps such a story learns that it has gone.
func feedRows(v View, q Query) ([]news.Row, error) {
	rows, err := v.Newest(q, feedSize)
	if err != nil || q != (Query{Edition: q.Edition}) {
		return rows, err
	}
	told, err := v.NewestCorrections(q.Edition, feedSize)
	for _, c := range told {
		there := slices.ContainsFunc(rows, func(r news.Row) bool { return r.ID == c.Row.ID })
		if c.Row.WithdrawnAt != 0 && !there {
			rows = append(rows, c.Row)
		}
	}
	return rows, err
}

func (m *maker) feedCorrections(f *feed) error {
	list, err := m.view.NewestCorrections(m.tag(), feedSize)
	if err != nil {
		return err
	}
	for _, c := range list {
		if c.Row.WithdrawnAt != 0 {
			f.entries = append(f.entries, m.withdrawnEntry(c.Row))
			continue
		}
		kind := m.loc.Change(c.Change.Kind)
		f.entries = append(f.entries, feedEntry{
			id:    urn(c.Row.ID + " " + string(c.Change.Kind) + " " + c.Change.At.String()),
			title: kind + ": " + markdown.Strip(c.Row.Headline), href: m.href(storyAddress(c.Row.Language, c.Row.Address)),
			summary: markdown.Strip(c.Change.Note), short: paragraph(markdown.Strip(c.Change.Note)),
			categories: []string{kind}, published: c.Change.At, updated: c.Change.At,
		})
	}
	return nil
}

// urns is the space of names of what feeds and ninjs name.
var urns = uuid.NewSHA1(uuid.NameSpaceOID, []byte("Galley"))

// urn is a name for what has the id: the same wherever the paper lies, and
// nothing can be read from it.
func urn(id string) string { return uuid.NewSHA1(urns, []byte(id)).URN() }
