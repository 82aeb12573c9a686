package edition

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"galley/app/markdown"
	"galley/app/news"
)

// Where no server answers, the search page finds by a script, in files that hold
// the words of so many stories each. They are numbered like lists, from the
// oldest stories, so that what is published touches the newest file alone.
const offlinePart = 200

// offlineAddress is part n of the words of an edition.
func offlineAddress(edition string, n int) string {
	return edition + "/search/" + strconv.Itoa(n) + ".js"
}

// offlineNumber is the number of the part that the address in parts is.
func (m *maker) offlineNumber(parts []string) (int, bool) {
	if m.opts.Words == nil || len(parts) != 3 || parts[1] != "search" {
		return 0, false
	}
	name, isScript := strings.CutSuffix(parts[2], ".js")
	n, isNumber := pageNumber(name)
	return n, isScript && isNumber && n > 0
}

// What a word weighs by where it stands: its letters in a part.
const (
	inHeadline   = 'H'
	inStandfirst = 'S'
	inNames      = 'N' // of tags and authors
	inText       = 'T'
)

// offlineSearch is how the search page finds without a server.
type offlineSearch struct {
	Parts   int
	Archive string
}

func (m *maker) offlineSearch(f *frame) (*offlineSearch, error) {
	pages, err := offlineParts(m.view, m.tag())
	if m.opts.Scripts {
		f.Scripts = append(f.Scripts, m.href(pageScriptAddress("search")))
	}
	return &offlineSearch{pages, m.href(archiveFront(m.tag()))}, err
}

// offlineStory is a story as the script shows what it found.
type offlineStory struct {
	Address    string `json:"a"` // without folder and extension
	Headline   string `json:"h"`
	Standfirst string `json:"s,omitempty"`
	At         string `json:"t"`
	Date       string `json:"d"`
	Label      string `json:"l,omitempty"`
}

// offlinePage makes part n of the words that the search page finds in: a script
// because a page from a folder or a stick may load nothing else.
func (m *maker) offlinePage(n int) (Page, error) {
	rows, pages, err := m.view.Numbered(Query{Edition: m.tag()}, n, offlinePart)
	if err != nil {
		return Page{}, err
	}
	if n < 1 || n > pages {
		return m.notFound()
	}
	part := struct {
		Part    int            `json:"part"`
		Stories []offlineStory `json:"stories"`
		Words   string         `json:"words"`
	}{Part: n, Stories: []offlineStory{}}
	words := wordbook{}
	for _, row := range rows {
		if row.WithdrawnAt != 0 {
			continue
		}
		s, err := found(m.view.Story(row.ID))
		if err != nil {
			return Page{}, err
		}
		if s == nil {
			continue
		}
		if err := m.enter(words, len(part.Stories), s.Content); err != nil {
			return Page{}, err
		}
		part.Stories = append(part.Stories, m.offlineStory(row))
	}
	part.Words = words.String()
	detail, err := json.Marshal(part)
	if err != nil {
		return Page{}, fmt.Errorf("write the words of stories: %w", err)
	}
	body := fmt.Appendf(nil, "document.dispatchEvent(new CustomEvent('words', { detail: %s }));\n", detail)
	return Page{Address: m.at, Status: http.StatusOK, Type: scriptType, Body: body}, nil
}

func (m *maker) offlineStory(row news.Row) offlineStory {
	s := offlineStory{
		Address: row.Address, Headline: markdown.Strip(row.Headline), Standfirst: markdown.Strip(row.Standfirst),
		At: row.PublishedAt.Second().String(), Date: m.loc.Date(row.PublishedAt),
	}
	if len(row.Regions) > 0 {
		if r, ok := m.region(row.Regions[0]); ok {
			s.Label = m.label(r.Labels)
		}
	} else if of, ok := m.section(row.Section); ok {
		s.Label = m.label(of.Labels)
	}
	return s
}

// offlineParts is in how many parts the words of an edition come.
func offlineParts(v View, tag string) (int, error) {
	_, pages, err := v.Numbered(Query{Edition: tag}, 0, offlinePart)
	return pages, err
}

// enter adds the words of story number n: the names in every language, in any
// order, for words are all that is kept of them.
func (m *maker) enter(words wordbook, n int, c news.Content) error {
	names := make([]string, 0, len(c.Tags)+len(c.Credits))
	for _, id := range c.Tags {
		t, err := found(m.view.Tag(id))
		if err != nil {
			return err
		}
		if t != nil {
			names = slices.AppendSeq(names, maps.Values(t.Names))
			for _, aliases := range t.Aliases {
				names = append(names, aliases...)
			}
		}
	}
	for _, credit := range c.Credits {
		a, err := m.author(credit.Author)
		if err != nil {
			return err
		}
		if a != nil {
			names = slices.AppendSeq(names, maps.Values(a.Names))
		}
	}
	for _, p := range c.Pictures {
		names = append(names, p.Caption)
	}
	for _, of := range []struct {
		where byte
		text  string
	}{
		{inHeadline, c.Headline}, {inStandfirst, c.Standfirst}, {inNames, strings.Join(names, "\n")}, {inText, markdown.Plain(c.Body)},
	} {
		for form, term := range m.opts.Words(m.tag(), of.text) {
			words.add(form, term, n, of.where)
		}
	}
	return nil
}

// wordbook are the words of several stories by what they are found by.
type wordbook map[string]*bookEntry

type bookEntry struct {
	forms  map[string]bool // as they are written
	places []bookPlace     // by story, each once: where it weighs most
}

type bookPlace struct {
	story int
	where byte
}

func (b wordbook) add(form, term string, story int, where byte) {
	e := b[term]
	if e == nil {
		e = &bookEntry{forms: map[string]bool{}}
		b[term] = e
	}
	if form != term {
		e.forms[form] = true
	}
	if n := len(e.places); term != "" && (n == 0 || e.places[n-1].story != story) {
		e.places = append(e.places, bookPlace{story, where})
	}
}

// String writes an entry a line: what a word is found by, its other forms after
// spaces, and after a tab the stories as the numbers between them in base 36
// (none for 0), each with its letter. Function words stand where what they are
// found by is empty.
func (b wordbook) String() string {
	var out bytes.Buffer
	for _, term := range slices.SortedFunc(maps.Keys(b), cmp.Compare) {
		e := b[term]
		out.WriteByte('\n')
		out.WriteString(term)
		for _, form := range slices.Sorted(maps.Keys(e.forms)) {
			out.WriteByte(' ')
			out.WriteString(form)
		}
		out.WriteByte('\t')
		next := 0
		for _, p := range e.places {
			if gap := p.story - next; gap > 0 {
				out.WriteString(strconv.FormatInt(int64(gap), 36))
			}
			out.WriteByte(p.where)
			next = p.story + 1
		}
	}
	out.WriteByte('\n')
	return out.String()
}
