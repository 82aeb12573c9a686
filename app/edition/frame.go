package edition

import (
	"html/template"
	"time"

	"galley/app/locale"
	"galley/app/markdown"
	"galley/app/news"
)

// link is a link as a template writes it.
type link struct {
	Text    template.HTML
	Href    string
	Current bool
}

// language is one edition in the language switch.
type language struct {
	Tag, Name, Short string
	Href             string
	Current          bool
	// Missing says, in that language, that this page has no version in it.
	Missing string
	address string
}

// stamp is an instant as pages show it.
type stamp struct{ Datetime, Text string }

// frame is what a page is besides its main part.
type frame struct {
	around
	surroundings

	Lang, Dir, Class string
	Title            string // of the page
	WindowTitle      string // with the name of the paper
	Description      string
	Style, Icon      string
	FirstScript      string   // before anything is shown; empty without scripts
	Scripts          []string // after the page is read
	NoIndex          bool
	Languages        []language
	LanguageLinks    template.HTML
	Alternates       []language
	Breaking         *breaking
	Crumbs           [][]link // a step may be several links, as regions are
	Search           link
	ReadThisHref     string        // Read this with all
	RefreshTo        string        // where a moved page leads
	Machines         template.HTML // what programs read in its head

	original string       // the edition of a story's original
	data     []any        // what it is in the words of schema.org
	facts    *facts       // of a story's page
	person   *schemaParty // whose page it is
}

// breaking is the banner.
type breaking struct {
	Text template.HTML
	Href string
	Time stamp
	from news.Moment
}

// branches of the navigation.
const (
	underNews     = "news"
	underArticles = "articles"
)

// frame makes what stands around the page titled title. versions are its
// addresses in the other editions.
func (m *maker) frame(title string, versions map[string]string) (*frame, error) {
	f := &frame{
		around: around{
			Light: m.opts.Light != "",
			loc:   m.loc, Within: underNews,
			Name: m.text(m.label(m.settings.Name)), Slogan: m.text(m.label(m.settings.Slogan)),
			About: m.text(m.label(m.settings.About)), Rights: m.text(m.label(m.settings.Rights)),
			Today: stamp{m.now.Time().In(m.loc.Location()).Format(time.DateOnly), m.loc.LongDate(m.now)},
		},
		Lang: m.tag(), Dir: m.loc.Direction(),
		Title: markdown.Strip(title), Style: m.href(m.styleAt()), Icon: m.href(iconAddress),
		ReadThisHref: m.href(readThisAddress(m.tag())),
		Search:       m.link(m.loc.T("search.title"), searchAddress(m.tag())),
	}
	if m.loc.Digits("1") == "١" {
		f.Class = "arab" // list numbers that the style sheet writes
	}
	m.scripted(f)
	m.languages(f, versions)
	if err := m.navigation(f); err != nil {
		return nil, err
	}
	if err := m.banner(f); err != nil {
		return nil, err
	}
	return f, m.dateEdition(f)
}

// dateEdition says of when the edition is: of what was last published in it, the
// banner included, so that a page stays as it is while nothing is. One with no
// story yet is of no time.
func (m *maker) dateEdition(f *frame) error {
	at, err := m.view.Dated(m.tag())
	if err != nil {
		return err
	}
	if f.Breaking != nil {
		at = max(at, f.Breaking.from)
	}
	if at == 0 {
		return nil
	}
	f.EditionOf = stamp{at.Second().String(), m.loc.T("page.edition_of", "time", m.momentText(at))}
	f.Told = m.momentText(at)
	return nil
}

// text is one line of writing for the page: escaped, and isolated where it
// runs the other way.
func (m *maker) text(s string) template.HTML { return markdown.Isolate(s, m.tag()) }

// momentText is an instant in full: 8 June 2026, 09:20.
func (m *maker) momentText(at news.Moment) string {
	return m.loc.T("page.moment", "date", m.loc.Date(at), "time", m.loc.Time(at))
}

func (m *maker) languages(f *frame, versions map[string]string) {
	for _, e := range m.settings.Editions {
		there := locale.For(e, m.settings.Zone)
		l := language{Tag: e.Tag, Name: there.Name(), Short: shortName(there), Current: e.Tag == m.tag()}
		address, has := versions[e.Tag]
		switch {
		case has:
			l.address = address
		case l.Current:
			l.address = m.at
		default:
			l.address = frontAddress(e.Tag)
			l.Missing = there.T("page.no_version")
		}
		l.Href = m.href(l.address)
		f.Languages = append(f.Languages, l)
		if l.Current || has {
			f.Alternates = append(f.Alternates, l)
		}
	}
	if len(f.Alternates) < 2 {
		f.Alternates = nil
	}
}

// numbered says that the page is page n of a list. Only the newest, 0, is the
// same in the other languages.
func (f *frame) numbered(n int) {
	if n > 0 {
		f.Alternates = nil
	}
}

// shortName is a language's name for a narrow screen: Es, or ع where letters
// of the alphabet do not abbreviate.
func shortName(l *locale.Locale) string {
	if l.Language() == "ar" {
		return "ع"
	}
	runes := []rune(l.Name())
	return string(runes[:min(2, len(runes))])
}

// everywhere are the addresses, one per edition, that address makes of a tag.
func (m *maker) everywhere(address func(edition string) string) map[string]string {
	all := map[string]string{}
	for _, e := range m.settings.Editions {
		all[e.Tag] = address(e.Tag)
	}
	return all
}

// having are everywhere's addresses of a list, where it has stories.
func (m *maker) having(query func(edition string) Query) (map[string]string, error) {
	all := map[string]string{}
	for _, e := range m.settings.Editions {
		q := query(e.Tag)
		count, err := m.view.Count(q)
		if err != nil {
			return nil, err
		}
		if count > 0 {
			all[e.Tag] = listAddress(q, 0)
		}
	}
	return all, nil
}

// link leads to address; it is current on the page itself.
func (m *maker) link(text, address string) link {
	return link{Text: m.text(text), Href: m.href(address), Current: address == m.at}
}

// banner puts the breaking banner on the page, until its end.
func (m *maker) banner(f *frame) error {
	front, err := m.view.Front(m.tag())
	if err != nil {
		return err
	}
	b := front.Breaking
	if b == nil || m.now < b.From || m.now >= b.Until {
		return nil
	}
	f.Breaking = &breaking{Text: m.text(b.Text), Time: stamp{b.From.String(), m.loc.Time(b.From)}, from: b.From}
	if b.Story == "" {
		return nil
	}
	s, err := found(m.view.Row(b.Story))
	if err == nil && s != nil && s.Language == m.tag() && s.WithdrawnAt == 0 {
		f.Breaking.Href = m.href(storyAddress(m.tag(), s.Address))
	}
	return err
}

// crumb is one step of the breadcrumbs.
func (m *maker) crumb(text, address string) []link { return []link{m.link(text, address)} }

// home starts all breadcrumbs.
func (m *maker) home() []link { return m.crumb(m.loc.T("page.home"), frontAddress(m.tag())) }

// here is the last step, the page itself.
func (m *maker) here(text string) []link { return []link{{Text: m.text(text), Current: true}} }

// isolate is one line of writing for the page.
func (f *frame) isolate(s string) template.HTML { return markdown.Isolate(s, f.Lang) }
