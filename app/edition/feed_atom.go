package edition

import "encoding/xml"

// Atom 1.0 (RFC 4287). What is in it is named by what it is, so that it stays the
// same when the paper moves; its addresses may lead from where the feed lies.

type atomFeed struct {
	XMLName   xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Language  string      `xml:"xml:lang,attr"`
	ID        string      `xml:"id"`
	Title     string      `xml:"title"`
	Subtitle  string      `xml:"subtitle,omitempty"`
	Updated   string      `xml:"updated"`
	Author    atomPerson  `xml:"author"`
	Rights    string      `xml:"rights,omitempty"`
	Generator string      `xml:"generator"`
	Links     []atomLink  `xml:"link"`
	Entries   []atomEntry `xml:"entry"`
}

type atomPerson struct {
	Name string `xml:"name"`
}

type atomLink struct {
	Rel    string `xml:"rel,attr"`
	Type   string `xml:"type,attr"`
	Href   string `xml:"href,attr"`
	Length int64  `xml:"length,attr,omitempty"`
	Title  string `xml:"title,attr,omitempty"`
}

type atomEntry struct {
	ID         string         `xml:"id"`
	Title      string         `xml:"title"`
	Published  string         `xml:"published"`
	Updated    string         `xml:"updated"`
	Authors    []atomPerson   `xml:"author"`
	Categories []atomCategory `xml:"category"`
	Links      []atomLink     `xml:"link"`
	Summary    *atomText      `xml:"summary"`
	Text       *atomText      `xml:"content"`
}

type atomCategory struct {
	Term string `xml:"term,attr"`
}

type atomText struct {
	Type string `xml:"type,attr"`
	HTML string `xml:",chardata"`
}

func (f *feed) atom() ([]byte, error) {
	doc := atomFeed{
		Language: f.language, ID: f.id, Title: f.title, Subtitle: f.about, Updated: f.updated.Second().String(),
		Author: atomPerson{f.paper}, Rights: f.rights, Generator: "Galley",
	}
	if f.whole {
		doc.Links = append(doc.Links, atomLink{Rel: "self", Type: "application/atom+xml", Href: f.self})
	}
	led := f.whole || !f.apart
	if led {
		doc.Links = append(doc.Links, atomLink{Rel: "alternate", Type: "text/html", Href: f.page})
	}
	for _, e := range f.entries {
		entry := atomEntry{
			ID: e.id, Title: e.title, Published: e.published.Second().String(), Updated: e.updated.Second().String(),
		}
		for _, name := range e.authors {
			entry.Authors = append(entry.Authors, atomPerson{name})
		}
		for _, term := range e.categories {
			entry.Categories = append(entry.Categories, atomCategory{term})
		}
		if led {
			entry.Links = append(entry.Links, atomLink{Rel: "alternate", Type: "text/html", Href: e.href})
			for _, file := range e.files {
				entry.Links = append(entry.Links, atomLink{"enclosure", file.media, file.href, file.bytes, file.words})
			}
		}
		// Without a link there must be content (section 4.1.2), with both a
		// summary says something else than that.
		entry.Text = &atomText{"html", string(e.content())}
		if e.text != "" && e.summary != "" {
			entry.Summary = &atomText{"text", e.summary}
		}
		doc.Entries = append(doc.Entries, entry)
	}
	return marshalXML(doc)
}
