package edition

import (
	"galley/app/locale"
	"galley/app/news"
)

// versions is what a story's page says of its other languages.
type versions struct {
	addresses map[string]string // by edition, this one included
	also      []link
	notIn     []string
	origin    *link
	original  string // the edition of the original, where that is public
}

// versions finds the public versions of s; those of a withdrawn story are the
// notices of the other withdrawn ones, too.
func (m *maker) versions(s news.Story) (versions, error) {
	rows, err := m.view.Versions(s.Group)
	if err != nil {
		return versions{}, err
	}
	v := versions{addresses: map[string]string{m.tag(): m.at}}
	if s.Withdrawn == nil {
		rows = standing(rows)
	}
	for _, r := range rows {
		if _, here := m.settings.Edition(r.Language); here && r.Language != m.tag() {
			v.addresses[r.Language] = storyAddress(r.Language, r.Address)
		}
		if r.Original {
			v.original = r.Language
		}
		if r.Original && !s.Original() {
			v.origin = m.languageLink(r.Language, v.addresses[r.Language])
		}
	}
	for _, e := range m.settings.Editions {
		address, has := v.addresses[e.Tag]
		switch {
		case e.Tag == m.tag():
		case has:
			v.also = append(v.also, *m.languageLink(e.Tag, address))
		default:
			v.notIn = append(v.notIn, m.languageName(e.Tag))
		}
	}
	return v, nil
}

// languageLink leads to address under its language's own name.
func (m *maker) languageLink(tag, address string) *link {
	l := link{Text: m.text(m.languageName(tag))}
	if address != "" {
		l.Href = m.href(address)
	}
	return &l
}

// languageName is a language's name in itself.
func (m *maker) languageName(tag string) string {
	e, ok := m.settings.Edition(tag)
	if !ok {
		e = news.Edition{Tag: tag}
	}
	return locale.For(e, m.settings.Zone).Name()
}
