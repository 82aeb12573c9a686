package storyfile

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/language"

	"galley/app/news"
)

// Limits of what records may hold, in letters and in entries of a list.
const (
	maxRecordID    = 100
	maxLabel       = 300
	maxBiography   = 64_000
	maxRecordNames = 200 // languages, and aliases in one language
)

// recordID is what a record's id may be: it stands in addresses.
var recordID = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// The values that records know.
var (
	tagTypes    = []string{"person", "place", "organisation", "topic"}
	digits      = []string{"auto", "latn", "arab"}
	authorKinds = []string{string(news.Person), string(news.Desk), string(news.Agency), string(news.Publication)}
)

// Check refuses records that no room can take, naming the field and, by
// lines, where it stands in the file called name.
func (r Records) Check(name string, lines Lines) error {
	c := recordsCheck{name: name, lines: lines}
	for i, e := range r.Editions {
		at := fmt.Sprintf("editions[%d]", i)
		c.language(at+".language", e.Language)
		c.once(at+".language", "editions", e.Language)
		c.among(at+".digits", e.Digits, digits)
		c.zone(at+".zone", e.Zone)
	}
	c.tree("sections", r.Sections)
	regions := make([]Section, len(r.Regions))
	for i, g := range r.Regions {
		regions[i] = Section(g)
	}
	c.tree("regions", regions)
	for i, t := range r.Tags {
		at := fmt.Sprintf("tags[%d]", i)
		c.id(at, "id", "tags", t.ID)
		c.among(at+".type", t.Type, tagTypes)
		c.names(at+".names", t.Names)
		c.aliases(at+".aliases", t.Aliases)
	}
	for i, a := range r.Authors {
		at := fmt.Sprintf("authors[%d]", i)
		c.id(at, "id", "authors", a.ID)
		c.among(at+".kind", a.Kind, authorKinds)
		c.names(at+".names", a.Names)
		c.labels(at+".sortNames", a.SortNames, maxLabel)
		c.labels(at+".role", a.Role, maxLabel)
		c.labels(at+".biography", a.Biography, maxBiography)
	}
	for i, p := range r.Pages {
		at := fmt.Sprintf("pages[%d]", i)
		c.id(at, "slug", "pages", p.Slug)
		c.labels(at+".titles", p.Titles, maxLabel)
		c.labels(at+".texts", p.Texts, MaxBody)
	}
	for i, f := range r.Fronts {
		c.front(fmt.Sprintf("fronts[%d]", i), f)
	}
	return c.err
}

// recordsCheck keeps the first thing that is wrong.
type recordsCheck struct {
	name  string
	lines Lines
	seen  map[string]bool // ids by list
	err   error
}

func (c *recordsCheck) refuse(field, reason string) {
	if c.err == nil {
		c.err = c.lines.Refuse(c.name, field, reason)
	}
}

// id checks the field that tells the records of a list apart.
func (c *recordsCheck) id(at, field, list, id string) {
	switch {
	case id == "":
		c.refuse(at, "has no "+field+".")
	case len(id) > maxRecordID || !recordID.MatchString(id):
		c.refuse(at+"."+field, "must be small Latin letters, digits and hyphens, as in latin-america, not “"+short(id)+"”.")
	}
	c.once(at+"."+field, list, id)
}

func (c *recordsCheck) once(field, list, id string) {
	if key := list + " " + id; !c.seen[key] {
		if c.seen == nil {
			c.seen = map[string]bool{}
		}
		c.seen[key] = true
		return
	}
	c.refuse(field, "names “"+short(id)+"” twice.")
}

// tree checks sections or regions: a parent is one of them, and none stands
// above itself.
func (c *recordsCheck) tree(list string, records []Section) {
	parents := map[string]string{}
	for i, s := range records {
		at := fmt.Sprintf("%s[%d]", list, i)
		c.id(at, "id", list, s.ID)
		c.names(at+".names", s.Names)
		parents[s.ID] = s.Parent
	}
	depths := map[string]int{"": 0} // of the ids whose way up is known to end
	for i, s := range records {
		field := fmt.Sprintf("%s[%d].parent", list, i)
		if _, known := parents[s.Parent]; !known && s.Parent != "" {
			c.refuse(field, "names “"+short(s.Parent)+"”, which is not in the file.")
			return
		}
		at, way := s.ID, []string(nil)
		for ; depths[at] == 0 && at != ""; at = parents[at] {
			if slices.Contains(way, at) {
				c.refuse(field, "leads back to “"+short(at)+"” itself.")
				return
			}
			way = append(way, at)
			if len(way) > maxTree {
				break
			}
		}
		if depths[at]+len(way) > maxTree {
			c.refuse(field, fmt.Sprintf("leads up more than %d steps.", maxTree))
			return
		}
		for k, id := range way {
			depths[id] = depths[at] + len(way) - k
		}
	}
}

// maxTree bounds how deep sections and regions may lie.
const maxTree = 32

// names checks the names of a record, of which there is at least one.
func (c *recordsCheck) names(field string, l news.Labels) {
	if len(l) == 0 {
		at := field[:strings.LastIndexByte(field, '.')]
		c.refuse(at, "has no name in any language.")
	}
	c.labels(field, l, maxLabel)
}

func (c *recordsCheck) labels(field string, l news.Labels, limit int) {
	c.languages(field, keys(l))
	for _, tag := range keys(l) {
		c.within(field+"."+tag, l[tag], limit)
	}
}

func (c *recordsCheck) aliases(field string, all map[string][]string) {
	c.languages(field, keys(all))
	for _, tag := range keys(all) {
		if len(all[tag]) > maxRecordNames {
			c.refuse(field+"."+tag, fmt.Sprintf("has more than %d names.", maxRecordNames))
		}
		for i, name := range all[tag] {
			c.within(fmt.Sprintf("%s.%s[%d]", field, tag, i), name, maxLabel)
		}
	}
}

func (c *recordsCheck) languages(field string, tags []string) {
	if len(tags) > maxRecordNames {
		c.refuse(field, fmt.Sprintf("has more than %d languages.", maxRecordNames))
	}
	for _, tag := range tags {
		c.language(field+"."+tag, tag)
	}
}

func (c *recordsCheck) language(field, tag string) {
	if _, err := language.Parse(tag); err != nil {
		c.refuse(field, "must be a language such as en, es-MX or ar, not “"+short(tag)+"”.")
	}
}

func (c *recordsCheck) within(field, text string, limit int) {
	if length := utf8.RuneCountInString(text); length > limit {
		c.refuse(field, fmt.Sprintf("has %d characters; it may have %d.", length, limit))
	}
}

func (c *recordsCheck) among(field, value string, known []string) {
	if value != "" && !slices.Contains(known, value) {
		c.refuse(field, "must be one of "+strings.Join(known, ", ")+", not “"+short(value)+"”.")
	}
}

func (c *recordsCheck) zone(field, zone string) {
	if _, err := time.LoadLocation(zone); err != nil || zone == "Local" {
		c.refuse(field, "must be a time zone such as Europe/Madrid, not “"+short(zone)+"”.")
	}
}

func keys[T any](m map[string]T) []string {
	list := make([]string, 0, len(m))
	for key := range m {
		list = append(list, key)
	}
	slices.Sort(list)
	return list
}
