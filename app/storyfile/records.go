package storyfile

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/goccy/go-yaml"

	"galley/app/news"
)

// RecordsFile is the name of the records' file at the root of an export.
const RecordsFile = "records.yaml"

// Records are what a newsroom's stories speak of, as the world outside the
// room sees it. Each list stands in the newsroom's order.
type Records struct {
	Editions []Edition `json:"editions,omitempty" yaml:"editions,omitempty"`
	Sections []Section `json:"sections,omitempty" yaml:"sections,omitempty"`
	Regions  []Region  `json:"regions,omitempty" yaml:"regions,omitempty"`
	Tags     []Tag     `json:"tags,omitempty" yaml:"tags,omitempty"`
	Authors  []Author  `json:"authors,omitempty" yaml:"authors,omitempty"`
	Pages    []Page    `json:"pages,omitempty" yaml:"pages,omitempty"`
	Fronts   []Front   `json:"fronts,omitempty" yaml:"fronts,omitempty"`
}

// Len is how many records there are.
func (r Records) Len() int {
	return len(r.Editions) + len(r.Sections) + len(r.Regions) + len(r.Tags) + len(r.Authors) + len(r.Pages) + len(r.Fronts)
}

// Edition is a language in which the newsroom publishes.
type Edition struct {
	Language     string `json:"language" yaml:"language"`
	Digits       string `json:"digits,omitempty" yaml:"digits,omitempty"`
	DoubleMonths bool   `json:"doubleMonths,omitempty" yaml:"doubleMonths,omitempty"`
	Zone         string `json:"zone,omitempty" yaml:"zone,omitempty"`
}

// Section is a part of the paper, and what it is called in each language.
type Section struct {
	ID     string      `json:"id" yaml:"id"` // the slug common to all editions
	Parent string      `json:"parent,omitempty" yaml:"parent,omitempty"`
	Names  news.Labels `json:"names,omitempty" yaml:"names,omitempty"`
}

// Region is a part of the world, of the same shape as a section.
type Region Section

// Tag is a subject under its names in every language.
type Tag struct {
	ID      string              `json:"id" yaml:"id"`
	Type    string              `json:"type,omitempty" yaml:"type,omitempty"`
	Names   news.Labels         `json:"names,omitempty" yaml:"names,omitempty"`
	Aliases map[string][]string `json:"aliases,omitempty" yaml:"aliases,omitempty"`
}

// Author is who a credit names.
type Author struct {
	ID        string      `json:"id" yaml:"id"`
	Kind      string      `json:"kind,omitempty" yaml:"kind,omitempty"` // empty reads as "person"
	Names     news.Labels `json:"names,omitempty" yaml:"names,omitempty"`
	SortNames news.Labels `json:"sortNames,omitempty" yaml:"sortNames,omitempty"`
	Role      news.Labels `json:"role,omitempty" yaml:"role,omitempty"`
	Biography news.Labels `json:"biography,omitempty" yaml:"biography,omitempty"`
	// Portrait is a picture's id; in a file, the path of a picture beside it.
	Portrait string `json:"portrait,omitempty" yaml:"portrait,omitempty"`
}

// Page is a page that the newsroom writes itself; its texts are Markdown.
type Page struct {
	Slug   string      `json:"slug" yaml:"slug"`
	Titles news.Labels `json:"titles,omitempty" yaml:"titles,omitempty"`
	Texts  news.Labels `json:"texts,omitempty" yaml:"texts,omitempty"`
}

// ParseRecords reads a file of records, and says on which lines they stand.
// It refuses what no room could take.
func ParseRecords(name string, data []byte) (Records, Lines, error) {
	d, err := ReadYAML(name, data)
	if err != nil {
		return Records{}, nil, err
	}
	var r Records
	if err := d.Decode(&r); err != nil {
		return Records{}, nil, err
	}
	r = r.Clean()
	return r, d.lines, r.Check(d.Name, d.lines)
}

// FormatRecords writes r, clean, as a file: a record a line. ParseRecords
// reads it back equal.
func FormatRecords(r Records) []byte {
	r = r.Clean()
	var b bytes.Buffer
	writeList(&b, "editions", r.Editions)
	writeList(&b, "sections", r.Sections)
	writeList(&b, "regions", r.Regions)
	writeList(&b, "tags", r.Tags)
	writeList(&b, "authors", r.Authors)
	writeList(&b, "pages", r.Pages)
	writeList(&b, "fronts", r.Fronts)
	return b.Bytes()
}

func writeList[T any](b *bytes.Buffer, name string, list []T) {
	if len(list) == 0 {
		return
	}
	b.WriteString(name + ":\n")
	for _, record := range list {
		line, err := yaml.MarshalWithOptions(record, yaml.Flow(true), yaml.CustomMarshaler(quote))
		if err != nil { // of texts, lists and maps of them: nothing can fail
			panic(fmt.Errorf("storyfile: writing records: %w", err))
		}
		b.WriteString("  - ")
		b.Write(bytes.TrimSpace(line))
		b.WriteByte('\n')
	}
}

// Clean is r as the room keeps it: names without line ends and control
// characters, languages that have a text, no empty lists.
func (r Records) Clean() Records {
	return Records{
		Editions: cleaned(r.Editions, func(e Edition) Edition {
			return Edition{Language: line(e.Language), Digits: line(e.Digits), DoubleMonths: e.DoubleMonths, Zone: line(e.Zone)}
		}),
		Sections: cleaned(r.Sections, Section.clean),
		Regions:  cleaned(r.Regions, func(g Region) Region { return Region(Section(g).clean()) }),
		Tags: cleaned(r.Tags, func(t Tag) Tag {
			return Tag{ID: line(t.ID), Type: line(t.Type), Names: labels(t.Names, line), Aliases: aliases(t.Aliases)}
		}),
		Authors: cleaned(r.Authors, func(a Author) Author {
			a.ID, a.Kind, a.Portrait = line(a.ID), line(a.Kind), line(a.Portrait)
			if a.Kind == "" {
				a.Kind = string(news.Person)
			}
			a.Names, a.SortNames, a.Role, a.Biography = labels(a.Names, line), labels(a.SortNames, line), labels(a.Role, line), labels(a.Biography, Text)
			return a
		}),
		Pages: cleaned(r.Pages, func(p Page) Page {
			return Page{Slug: line(p.Slug), Titles: labels(p.Titles, line), Texts: labels(p.Texts, Text)}
		}),
		Fronts: cleaned(r.Fronts, Front.clean),
	}
}

func (s Section) clean() Section {
	return Section{ID: line(s.ID), Parent: line(s.Parent), Names: labels(s.Names, line)}
}

func cleaned[T any](list []T, clean func(T) T) []T {
	list = emptyIsNil(slices.Clone(list))
	for i := range list {
		list[i] = clean(list[i])
	}
	return list
}

// labels are the texts that are left in each language.
func labels(l news.Labels, clean func(string) string) news.Labels {
	var out news.Labels
	for language, text := range l {
		if text = clean(text); text != "" {
			if out == nil {
				out = news.Labels{}
			}
			out[language] = text
		}
	}
	return out
}

func aliases(all map[string][]string) map[string][]string {
	var out map[string][]string
	for language, names := range all {
		if names = lines(names); len(names) > 0 {
			if out == nil {
				out = map[string][]string{}
			}
			out[language] = names
		}
	}
	return out
}
