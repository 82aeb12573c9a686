package edition

import (
	"cmp"
	"net/url"
	"strconv"

	"galley/app/markdown"
)

// Find asks for public stories by their words and by what they are about. What
// is empty does not narrow.
type Find struct {
	Edition string // its language's stories
	Text    string // as a reader typed it
	Section string // id, with what is under it
	Region  string // id, with what is under it
	Tag     string // id
	Author  string // id
	Year    int
	Newest  bool   // the newest first; otherwise what fits best
	After   string // Found.Next of the part before
	Limit   int
}

// Found is a part of what was found.
type Found struct {
	Hits      []Hit
	Next      string // asks for the part that follows; empty at the end
	Total     int
	Tallies   Tallies // of the first part
	Corrected string  // what was looked for, where nothing has the words as typed
	Cut       bool    // the query is longer than what was looked for
	Partly    bool    // the index is being made anew: stories may be missing
}

// Hit is a story that was found. Without an excerpt its standfirst says more.
type Hit struct {
	ID                string
	Headline, Excerpt []Fragment
}

// Fragment is a part of a text; a marked one is a word that was looked for.
type Fragment struct {
	Text   string
	Marked bool
}

// Tallies are how many of the stories found stand where, the most frequent
// values first. Editions are the others, with what the same query finds there.
type Tallies struct {
	Sections, Regions, Tags, Authors, Years, Editions []Tally
}

// Tally is how many of the stories found have a value: an id, a year, or an
// edition's tag.
type Tally struct {
	Value string
	Count int
}

// What an address may ask for; the rest is not looked at.
const (
	longestQuery = 300 // letters
	longestValue = 400
	firstYear    = 1000
	lastYear     = 9999
)

// findOf reads what an address of edition's search page asks for.
func findOf(edition string, query url.Values) Find {
	value := func(name string) string {
		v := query.Get(name)
		return markdown.Strip(v[:min(len(v), longestValue)])
	}
	f := Find{
		Edition: edition, Section: value("section"), Region: value("region"), Tag: value("tag"), Author: value("author"),
		Newest: query.Get("sort") == "date", After: value("after"), Limit: PageSize,
	}
	f.Text, _ = cutLine(query.Get("q"))
	if year, err := strconv.Atoi(query.Get("year")); err == nil && year >= firstYear && year <= lastYear {
		f.Year = year
	}
	return f
}

// cutLine is the beginning of a text as one clean line.
func cutLine(text string) (line string, cut bool) {
	letters := 0
	for i := range text {
		if letters == longestQuery {
			return markdown.Strip(text[:i]), true
		}
		letters++
	}
	return markdown.Strip(text), false
}

// empty says whether f asks for nothing yet.
func (f Find) empty() bool { return f.Text == "" && f.unfiltered() }

func (f Find) unfiltered() bool {
	return cmp.Or(f.Section, f.Region, f.Tag, f.Author) == "" && f.Year == 0
}

// first is the first part of the same list.
func (f Find) first() Find {
	f.After = ""
	return f
}

// query is f as the end of an address, its names in the order of the alphabet.
func (f Find) query() string {
	values := url.Values{}
	for name, value := range map[string]string{
		"q": f.Text, "section": f.Section, "region": f.Region, "tag": f.Tag, "author": f.Author, "after": f.After,
	} {
		if value != "" {
			values.Set(name, value)
		}
	}
	if f.Year != 0 {
		values.Set("year", strconv.Itoa(f.Year))
	}
	if f.Newest {
		values.Set("sort", "date")
	}
	if len(values) == 0 {
		return ""
	}
	return "?" + values.Encode()
}
