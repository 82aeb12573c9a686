package edition

import (
	"html/template"
	"strconv"
	"strings"

	"galley/app/locale"
)

// tally is a box of what the results can be narrowed by.
type tally struct {
	Head   string
	Values []tallied
}

// tallied is a link to the results that have a value.
type tallied struct {
	link
	Lang  string // of the text, where it is another edition's
	Count string
}

// tallyValues is how many values of a kind a page offers.
const tallyValues = 8

// tallies are the boxes beside the results.
func (m *maker) tallies(f Find, counted Tallies) ([]tally, error) {
	f = f.first()
	var all []tally
	for _, by := range []struct {
		head   string
		counts []Tally
		taken  string // by what the results are narrowed already
		label  func(value string) (template.HTML, error)
		narrow func(f *Find, value string)
	}{
		{"page.sections", counted.Sections, f.Section, m.sectionLabel, func(f *Find, v string) { f.Section = v }},
		{"search.regions", counted.Regions, f.Region, m.regionLabel, func(f *Find, v string) { f.Region = v }},
		{"page.tags", counted.Tags, f.Tag, m.tagLabel, func(f *Find, v string) { f.Tag = v }},
		{"page.authors", counted.Authors, f.Author, m.authorLabel, func(f *Find, v string) { f.Author = v }},
		{"search.years", counted.Years, strconv.Itoa(f.Year), m.yearLabel, func(f *Find, v string) { f.Year, _ = strconv.Atoi(v) }},
	} {
		box := tally{Head: m.loc.T(by.head)}
		for _, c := range by.counts {
			if c.Value == by.taken || len(box.Values) == tallyValues {
				continue
			}
			text, err := by.label(c.Value)
			if err != nil {
				return nil, err
			}
			narrowed := f
			by.narrow(&narrowed, c.Value)
			box.Values = append(box.Values, tallied{link: link{Text: text, Href: m.searchHref(narrowed)}, Count: m.loc.Number(c.Count)})
		}
		if len(box.Values) > 0 {
			all = append(all, box)
		}
	}
	if box := m.elsewhere(f, counted.Editions); len(box.Values) > 0 {
		all = append(all, box)
	}
	return all, nil
}

// elsewhere are the other editions in which the same query finds something.
func (m *maker) elsewhere(f Find, counts []Tally) tally {
	box := tally{Head: m.loc.T("search.elsewhere")}
	for _, c := range counts {
		e, known := m.settings.Edition(c.Value)
		if !known {
			continue
		}
		there := f
		there.Edition = e.Tag
		name := locale.For(e, m.settings.Zone).Name()
		box.Values = append(box.Values, tallied{link: link{Text: template.HTML(template.HTMLEscapeString(name)), Href: m.searchHref(there)}, Lang: e.Tag, Count: m.loc.Number(c.Count)})
	}
	return box
}

// filters are what the results are narrowed by.
func (m *maker) filters(f Find) ([]link, error) {
	f = f.first()
	var all []link
	for _, by := range []struct {
		value string
		label func(value string) (template.HTML, error)
		widen func(f *Find)
	}{
		{f.Section, m.sectionLabel, func(f *Find) { f.Section = "" }},
		{f.Region, m.regionLabel, func(f *Find) { f.Region = "" }},
		{f.Tag, m.tagLabel, func(f *Find) { f.Tag = "" }},
		{f.Author, m.authorLabel, func(f *Find) { f.Author = "" }},
		{strings.TrimPrefix(strconv.Itoa(f.Year), "0"), m.yearLabel, func(f *Find) { f.Year = 0 }},
	} {
		if by.value == "" {
			continue
		}
		text, err := by.label(by.value)
		if err != nil {
			return nil, err
		}
		wider := f
		by.widen(&wider)
		all = append(all, link{Text: text, Href: m.searchHref(wider)})
	}
	return all, nil
}
