package edition

import (
	"bytes"
	"fmt"
	"html/template"
	"sync"

	"galley/app/markdown"
)

// pageTemplates are the templates by the name of their page: each is the
// frame with that page's main part.
var pageTemplates = sync.OnceValues(func() (map[string]*template.Template, error) {
	base, err := template.ParseFS(files, "templates/frame.html", "templates/parts.html", "templates/share.html", "templates/comforts.html", "templates/around.html", "templates/away.html")
	if err != nil {
		return nil, fmt.Errorf("reading the frame's templates: %w", err)
	}
	all := map[string]*template.Template{}
	if all[aroundTemplates], err = base.Clone(); err != nil {
		return nil, fmt.Errorf("reading the templates around pages: %w", err)
	}
	for _, name := range []string{"front", "list", "articles", "authors", "story", "withdrawn", "own", "note", "notfound", "search", "saved", "archive", "corrections", "ranked", "series", "feed"} {
		page, err := base.Clone()
		if err == nil {
			page, err = page.ParseFS(files, "templates/"+name+".html")
		}
		if err != nil {
			return nil, fmt.Errorf("reading the template of %s: %w", name, err)
		}
		all[name] = page
	}
	return all, nil
})

// aroundTemplates is the name of the templates that stand around every page.
const aroundTemplates = "around"

// page fills in the template name with data, which holds the frame f.
func (m *maker) page(status int, name string, f *frame, data any) (Page, error) {
	f.WindowTitle = f.Title
	if paper := markdown.Strip(m.label(m.settings.Name)); !f.Front {
		f.WindowTitle = m.loc.T("page.title", "page", f.Title, "paper", paper)
	} else if paper != "" {
		f.WindowTitle = paper
	}
	if f.Description == "" { // whoever finds the page among others knows whose it is
		f.Description = f.WindowTitle
		if slogan := markdown.Strip(m.label(m.settings.Slogan)); slogan != "" {
			f.Description += ". " + slogan
		}
	}
	all, err := pageTemplates()
	if err != nil {
		return Page{}, err
	}
	if err := m.surround(f); err != nil {
		return Page{}, err
	}
	if err := m.machines(name, f); err != nil {
		return Page{}, err
	}
	var body bytes.Buffer
	if err := all[name].ExecuteTemplate(&body, "page", data); err != nil {
		return Page{}, fmt.Errorf("making the page %s: %w", m.at, err)
	}
	return Page{Address: m.at, Status: status, Type: htmlType, Body: body.Bytes()}, nil
}
