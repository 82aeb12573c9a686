package edition

import (
	"cmp"
	"errors"
	"io/fs"
	"net/url"
	"slices"
	"strings"

	"galley/app/locale"
	"galley/app/news"
)

// maker makes one page from one snapshot.
type maker struct {
	opts     Options
	view     View
	media    fs.FS
	at       string // address of the page being made
	now      news.Moment
	settings news.Settings
	edition  news.Edition
	loc      *locale.Locale
	sections []news.Section // in the newsroom's order
	regions  []news.Region
	preview  bool
	searched searching // of a search page
	seeds    []seed    // of Read this
	hours    bool      // cards say the hour: the day stands over them
	alike    []Alike   // of a story's
	oldest   bool      // a live blog stands in the order of its events
	outward  bool      // addresses are whole ones: what is made is read elsewhere

	state *state
}

// maker prepares the making of the page at address. An address outside every
// edition gets the first edition's language.
func (e *Edition) maker(v View, address string) (*maker, error) {
	common, err := e.stateOf(v)
	if err != nil {
		return nil, err
	}
	m := &maker{
		opts: e.opts, view: v, media: e.src.Media(), at: address, now: news.At(e.src.Now()), state: common,
		settings: common.settings, sections: common.sections, regions: common.regions,
	}
	m.settings.BaseURL = cmp.Or(e.opts.BaseURL, m.settings.BaseURL)
	m.settings.FullFeeds = m.settings.FullFeeds || e.opts.FullFeeds
	if only := e.opts.Only; only != "" {
		m.settings.Editions = slices.DeleteFunc(slices.Clone(m.settings.Editions), func(e news.Edition) bool { return e.Tag != only })
	}
	tag := firstPart(address)
	var known bool
	if m.edition, known = m.settings.Edition(tag); !known {
		if len(m.settings.Editions) == 0 {
			return nil, &news.Error{Code: news.CodeMissing, Field: "editions", Message: "The newsroom has no edition. Add one in its settings."}
		}
		m.edition = m.settings.Editions[0]
	}
	m.loc = locale.For(m.edition, m.settings.Zone)
	return m, nil
}

// tag is the edition's, which starts all its addresses.
func (m *maker) tag() string { return m.edition.Tag }

// href is the way from the page being made to address.
func (m *maker) href(address string) string {
	if m.outward {
		return m.url(address)
	}
	return rel(m.at, address)
}

// url is the whole address of a page or file, or the way to it where the
// edition has no public address.
func (m *maker) url(address string) string {
	if m.settings.BaseURL == "" {
		return rel(m.at, address)
	}
	return strings.TrimRight(m.settings.BaseURL, "/") + "/" + (&url.URL{Path: address}).EscapedPath()
}

// label is a text of the newsroom's in the edition's language.
func (m *maker) label(l news.Labels) string { return l.For(m.tag()) }

func (m *maker) section(id string) (news.Section, bool) {
	i := slices.IndexFunc(m.sections, func(s news.Section) bool { return s.ID == id })
	if i < 0 {
		return news.Section{}, false
	}
	return m.sections[i], true
}

func (m *maker) region(id string) (news.Region, bool) {
	i := slices.IndexFunc(m.regions, func(r news.Region) bool { return r.ID == id })
	if i < 0 {
		return news.Region{}, false
	}
	return m.regions[i], true
}

// author is the author id, or nil where there is none.
func (m *maker) author(id string) (*news.Author, error) {
	return kept(m.state, m.state.authors, id, func() (*news.Author, error) { return found(m.view.Author(id)) })
}

// record is the picture id, or nil where there is none.
func (m *maker) record(id string) (*news.Picture, error) {
	return kept(m.state, m.state.pictures, id, func() (*news.Picture, error) { return found(m.view.Picture(id)) })
}

// found turns the error that a record is not there into a nil record: a page
// leaves out what is gone.
func found[T any](record T, err error) (*T, error) {
	switch {
	case err == nil:
		return &record, nil
	case isNotFound(err):
		return nil, nil
	}
	return nil, err
}

func isNotFound(err error) bool {
	return errors.Is(err, &news.Error{Code: news.CodeNotFound})
}
