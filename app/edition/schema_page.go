package edition

// schemaPages are what the pages of a template are, in the words of schema.org.
var schemaPages = map[string]string{
	"front": "WebSite", "list": "CollectionPage", "articles": "CollectionPage", "authors": "CollectionPage",
	"archive": "CollectionPage", "corrections": "CollectionPage", "ranked": "CollectionPage",
}

// listData is what a page is that is no story; nil where there is no word for
// it.
func (m *maker) listData(name string, f *frame) []any {
	kind, known := schemaPages[name]
	if !known {
		return nil
	}
	page := schemaPage{Type: kind, URL: m.url(m.at), Name: f.Title, Description: f.Description, InLanguage: m.tag()}
	if f.Front {
		publisher := m.publisher()
		page.Name, page.Description, page.Publisher = publisher.Name, m.plain(m.settings.Slogan), &publisher
	}
	if f.person != nil {
		page.Type, page.MainEntity = "ProfilePage", f.person
	}
	return []any{page}
}

// crumbData are the breadcrumbs of a page. A step of several regions is the
// first of them: a list of crumbs is one way.
func (m *maker) crumbData(f *frame) any {
	if len(f.Crumbs) < 2 {
		return nil
	}
	crumbs := schemaCrumbs{Type: "BreadcrumbList"}
	for i, step := range f.Crumbs {
		crumb := schemaCrumb{Type: "ListItem", Position: i + 1, Name: plainWords(step[0].Text)}
		if step[0].Href != "" {
			crumb.Item = m.wholeFile(step[0].Href)
		}
		crumbs.Items = append(crumbs.Items, crumb)
	}
	return crumbs
}
