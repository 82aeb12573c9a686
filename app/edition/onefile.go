package edition

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"sync"

	"golang.org/x/net/html"

	"galley/app/markdown"
	"galley/app/news"
)

// oneFile is a story as one file that needs nothing else: no font, no script,
// no picture but those in it.
type oneFile struct {
	*frame
	Main    template.HTML
	Sheet   template.CSS
	AsStood string
	Address string
	What    string // what is in it
}

// fileName is what a saved story is called.
func fileName(s news.Story) string { return s.Address + ".html" }

// file makes the story at address as one file.
func (m *maker) file(address string) (Page, error) {
	s, page, err := m.shared(address, fileAddress)
	if s == nil || err != nil {
		return page, err
	}
	p, err := m.storyPage(*s)
	if err != nil {
		return Page{}, err
	}
	m.settle(p, *s)
	main, err := m.alone(p, detacher{link: m.fromOutside, picture: m.inFile})
	if err != nil {
		return Page{}, err
	}
	styles, err := plainSheet()
	if err != nil {
		return Page{}, err
	}
	one := &oneFile{
		frame: p.frame, Main: main, Sheet: template.CSS(styles + brandSheet(m.settings.Brand)),
		AsStood: m.asStood(*s), Address: m.publicAddress(storyAddress(m.tag(), s.Address)),
	}
	if one.What = m.loc.T("share.alone"); p.Film != nil {
		one.What = m.loc.T("share.alone_film")
	}
	one.WindowTitle = m.loc.T("page.title", "page", one.Title, "paper", markdown.Strip(m.label(m.settings.Name)))
	body, err := m.execute("story", "alone", one)
	if err != nil {
		return Page{}, err
	}
	return Page{Address: m.at, Status: http.StatusOK, Type: htmlType, Body: body, Shares: s.ID, SaveAs: fileName(*s)}, nil
}

// alone is the main part of p as it stands where d says.
func (m *maker) alone(p *storyPage, d detacher) (template.HTML, error) {
	root, err := m.detached(p, d)
	if err != nil {
		return "", err
	}
	return markup(root)
}

// settle makes of the page of s what will be read at any time: nothing in it is
// live any more.
func (m *maker) settle(p *storyPage, s news.Story) {
	p.Crumbs, p.Also, p.NotIn, p.Origin = nil, nil, nil, nil
	if p.Blog != nil && p.Blog.On {
		p.Blog.On, p.Blog.State = false, m.asStood(s)
	}
}

// detached is alone as a tree.
func (m *maker) detached(p *storyPage, d detacher) (*html.Node, error) {
	main, err := m.execute("story", "main", p)
	if err != nil {
		return nil, err
	}
	return d.detach(string(main))
}

// execute fills in one of a page's templates with data.
func (m *maker) execute(page, name string, data any) ([]byte, error) {
	all, err := pageTemplates()
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := all[page].ExecuteTemplate(&out, name, data); err != nil {
		return nil, fmt.Errorf("making %s: %w", m.at, err)
	}
	return out.Bytes(), nil
}

// fromOutside is where a link of this page leads for who has only the page.
func (m *maker) fromOutside(href string) (string, bool) {
	if mayLeave(href) || strings.HasPrefix(href, "tel:") {
		return href, true
	}
	address, fragment, _ := strings.Cut(href, "#")
	public := m.publicAddress(resolve(m.at, address))
	if public != "" && fragment != "" {
		public += "#" + fragment
	}
	return public, public != ""
}

// inFile is a picture of the media folder as a data: address.
func (m *maker) inFile(name string) (string, bool) {
	if !m.hasPicture(name) {
		return "", false
	}
	data, err := fs.ReadFile(m.media, name)
	if err != nil {
		m.opts.Log.Error("putting a picture into a saved story", "file", name, "error", err)
		return "", false // the words of a picture that is gone stay
	}
	return "data:" + mediaTypes[path.Ext(name)] + ";base64," + base64.StdEncoding.EncodeToString(data), true
}

// hasPicture says whether the media folder has the picture name.
func (m *maker) hasPicture(name string) bool {
	if !strings.HasPrefix(mediaTypes[path.Ext(name)], "image/") || !fs.ValidPath(name) {
		return false
	}
	_, err := fs.Stat(m.media, name)
	return err == nil
}

// besidesStory are the style sheets that a story by itself does without.
var besidesStory = []string{"fonts", "archive", "comforts", "search"}

// plainSheet is the style of a story by itself, in the faces of the reader's
// system: the paper's own would weigh more than most stories.
var plainSheet = sync.OnceValues(func() (string, error) {
	names, err := fs.Glob(files, "assets/css/*.css")
	if err != nil {
		return "", err
	}
	var all strings.Builder
next:
	for _, name := range names {
		for _, part := range besidesStory {
			if strings.Contains(name, part) {
				continue next
			}
		}
		sheet, err := files.ReadFile(name)
		if err != nil {
			return "", fmt.Errorf("reading a style sheet: %w", err)
		}
		all.Write(sheet)
	}
	return all.String(), nil
})
