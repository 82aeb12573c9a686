package edition

import "net/http"

// notFoundPage is the page of an address that is none: it leads on by words,
// by the front page and by the sections.
type notFoundPage struct {
	*frame
	Heading string
	Text    string
	Link    string
}

// notFound makes it, in the edition's language.
func (m *maker) notFound() (Page, error) {
	title := m.loc.T("page.not_found")
	f, err := m.frame(title, m.everywhere(frontAddress))
	if err != nil {
		return Page{}, err
	}
	f.NoIndex, f.Within, f.Alternates = true, "", nil
	return m.page(http.StatusNotFound, "notfound", f, &notFoundPage{
		frame: f, Heading: title, Text: m.loc.T("page.not_found_text"), Link: m.loc.T("page.to_front"),
	})
}
