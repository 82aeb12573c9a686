package edition

import (
	"bytes"
	"fmt"
	"html/template"
	"strings"

	"galley/app/locale"
)

// around is what stands over and under a page but for the switch of languages.
// Pages that agree in all of it share its HTML: its templates can ask for
// nothing else, and marks names all of it.
type around struct {
	loc *locale.Locale

	Front            bool
	Light            bool // of all pages or none
	Name, Slogan     template.HTML
	About, Rights    template.HTML
	FrontHref        string
	Today, EditionOf stamp
	Main             []link // first row of the navigation
	Sections, Kinds  []link // second row, under News and under Articles
	Within           string // the branch that the page stands in
	Live             link
	LiveOn           bool
	Own              []link // the newsroom's own pages and the authors
	Along            []link // ways to take the edition along
	Followed         bool   // another Galley can follow the paper from here
	SavedHref        string // the page of saved stories; empty without scripts
	Told             string // of when the edition is
}

// T is a text of the catalogue.
func (a *around) T(key string, args ...any) string { return a.loc.T(key, args...) }

// marks tells what differs between two of the same state.
func (a *around) marks() string {
	var b strings.Builder
	b.Grow(4 << 10)
	for _, words := range []string{
		a.loc.Tag(), string(a.Name), string(a.Slogan), string(a.About), string(a.Rights), a.FrontHref,
		a.Today.Datetime, a.Today.Text, a.EditionOf.Datetime, a.EditionOf.Text, a.Within, a.SavedHref, a.Told,
	} {
		b.WriteString(words)
		b.WriteByte(0)
	}
	for _, is := range []bool{a.Front, a.LiveOn, a.Followed} {
		writeBool(&b, is)
	}
	for _, links := range [][]link{a.Main, a.Sections, a.Kinds, {a.Live}, a.Own, a.Along} {
		for _, l := range links {
			b.WriteString(l.Href)
			b.WriteByte(0)
			b.WriteString(string(l.Text))
			writeBool(&b, l.Current)
		}
		b.WriteByte(0)
	}
	return b.String()
}

func writeBool(b *strings.Builder, is bool) {
	if is {
		b.WriteByte(1)
	} else {
		b.WriteByte(2)
	}
}

// surroundings are the HTML of an around, in the pieces between which a page
// puts what is its own.
type surroundings struct {
	Masthead template.HTML // the paper's name and the navigation
	Shelf    template.HTML // the newsroom's own pages
	Colophon template.HTML // everything under them
	Comforts template.HTML // what scripts show a reader
}

// surround fills in what stands around a page, once for all that agree in it.
func (m *maker) surround(f *frame) error {
	made, err := keptIf(!m.deep(), m.state, m.state.surroundings, f.marks(), func() (s surroundings, err error) {
		for _, piece := range []struct {
			name string
			to   *template.HTML
		}{{"masthead", &s.Masthead}, {"ownpages", &s.Shelf}, {"colophon", &s.Colophon}, {"comforts", &s.Comforts}} {
			if *piece.to, err = m.piece(piece.name, &f.around); err != nil {
				return s, err
			}
		}
		return s, nil
	})
	if err != nil {
		return err
	}
	f.surroundings = made
	f.LanguageLinks, err = m.piece("languages", f)
	return err
}

// piece fills in a template that stands around every page.
func (m *maker) piece(name string, data any) (template.HTML, error) {
	all, err := pageTemplates()
	if err != nil {
		return "", err
	}
	var out bytes.Buffer
	if err := all[aroundTemplates].ExecuteTemplate(&out, name, data); err != nil {
		return "", fmt.Errorf("making what stands around %s: %w", m.at, err)
	}
	return template.HTML(out.String()), nil
}
