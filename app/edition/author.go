package edition

import (
	"html/template"
	"net/http"
	"strconv"

	"galley/app/locale"
	"galley/app/news"
)

// authorHead is what the page of an author says of them.
type authorHead struct {
	Name, Role, Biography template.HTML
	Portrait              *image
	Stories               string
	Href                  string
	sortName              string
}

func (m *maker) authorHead(a *news.Author) (*authorHead, error) {
	portrait, err := m.portrait(a, smallSizes)
	name := m.label(a.Names)
	sortName := m.label(a.SortNames)
	if sortName == "" {
		sortName = name
	}
	return &authorHead{
		Name: m.text(name), Role: m.text(m.label(a.Role)), Biography: m.text(m.label(a.Biography)),
		Portrait: portrait, sortName: sortName,
		Href: m.href(listAddress(authorQuery(m.tag(), a.ID), 0)),
	}, err
}

func (m *maker) authorList(id string, n int) (Page, error) {
	a, err := m.author(id)
	if err != nil {
		return Page{}, err
	}
	if a == nil {
		return m.notFound()
	}
	head, err := m.authorHead(a)
	if err != nil {
		return Page{}, err
	}
	where, err := m.having(func(e string) Query { return authorQuery(e, id) })
	if err != nil {
		return Page{}, err
	}
	name, person := m.label(a.Names), m.party(a, "")
	return m.list(list{
		query: authorQuery(m.tag(), id), title: name, besides: id, author: head, person: &person,
		crumbs:   [][]link{m.home(), m.crumb(m.loc.T("page.authors"), authorsAddress(m.tag())), m.here(name)},
		versions: where,
	}, n)
}

// authorsPage is the authors' index.
type authorsPage struct {
	*frame
	Heading link
	Letters []letter
	Jump    bool // the letters have headings, and links to them stand on top
}

// letter is the authors whose names begin with one.
type letter struct {
	Name    string
	ID      string
	Authors []authorHead
}

// fewAuthors stand in one list, without letters.
const fewAuthors = 30

// byLetter parts authors, who come in order.
func (m *maker) byLetter(authors []authorHead) []letter {
	var all []letter
	for _, a := range authors {
		name := ""
		if len(authors) > fewAuthors {
			name = m.loc.Initial(a.sortName)
		}
		if len(all) == 0 || all[len(all)-1].Name != name {
			all = append(all, letter{Name: name, ID: "letter-" + strconv.Itoa(len(all)+1)})
		}
		last := &all[len(all)-1]
		last.Authors = append(last.Authors, a)
	}
	return all
}

// authorsIndex makes the index of all who have a public story in the edition,
// in the order of their sort names.
func (m *maker) authorsIndex() (Page, error) {
	title := m.loc.T("page.authors")
	f, err := m.frame(title, m.everywhere(authorsAddress))
	if err != nil {
		return Page{}, err
	}
	f.Within, f.Crumbs = "", [][]link{m.home(), m.here(title)}
	var authors []authorHead
	for a, err := range m.view.Authors(m.tag()) {
		if err != nil {
			return Page{}, err
		}
		count, err := m.view.Count(authorQuery(m.tag(), a.ID))
		if err != nil {
			return Page{}, err
		}
		head, err := m.authorHead(&a)
		if err != nil {
			return Page{}, err
		}
		head.Stories = m.loc.T("list.stories", "count", count)
		authors = append(authors, *head)
	}
	locale.SortBy(m.loc, authors, func(h authorHead) string { return h.sortName })
	p := &authorsPage{frame: f, Heading: link{Text: m.text(title)}, Letters: m.byLetter(authors), Jump: len(authors) > fewAuthors}
	return m.page(http.StatusOK, "authors", f, p)
}
