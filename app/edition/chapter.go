package edition

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Chapter is a story as a book has it.
type Chapter struct {
	Title    string
	Main     string   // XHTML, with the pictures' files in Pictures' folder
	Pictures []string // names in the media folder, in their order
}

// ChapterPictures is the folder, beside the chapters, where a book keeps the
// pictures that they show.
const ChapterPictures = "pictures/"

// Chapter makes the chapter of a story of v. A picture that readers' files do
// not have is left out with everything that shows it.
func (v *Volume) Chapter(of VolumeStory) (Chapter, error) {
	s, err := v.view.Story(of.ID)
	if err != nil {
		return Chapter{}, err
	}
	m, err := v.edition.maker(v.view, storyAddress(v.Tag, s.Address))
	if err != nil {
		return Chapter{}, err
	}
	m.opts.Leave = false // links lead out by themselves
	p, err := m.storyPage(s)
	if err != nil {
		return Chapter{}, err
	}
	m.settle(p, s)
	p.Avatar = nil // a face of the size of a letter tells nothing in a book
	c := Chapter{Title: of.Headline}
	shown := map[string]bool{}
	d := detacher{
		link: func(href string) (string, bool) { return v.link(m, href) },
		picture: func(name string) (string, bool) {
			if !m.hasPicture(name) {
				return "", false
			}
			if !shown[name] {
				shown[name] = true
				c.Pictures = append(c.Pictures, name)
			}
			return ChapterPictures + name, true
		},
	}
	root, err := m.detached(p, d)
	if err != nil {
		return Chapter{}, err
	}
	dropDeadAnchors(root)
	c.Main = xhtml(root)
	return c, nil
}

// link is where a link of a chapter leads in the book: to another chapter, to
// the web, or nowhere.
func (v *Volume) link(m *maker, href string) (string, bool) {
	address, _, _ := strings.Cut(href, "#")
	if file, inBook := v.within[resolve(m.at, address)]; inBook {
		return file, true // at its beginning: what is in there may have another name by now
	}
	to, ok := m.fromOutside(href)
	if !ok {
		return "", false
	}
	u, err := url.Parse(to)
	if err != nil || strings.ContainsFunc(u.String(), func(r rune) bool { return r >= utf8.RuneSelf }) {
		return "", false // what readers of books take for no address
	}
	return u.String(), true
}

// dropDeadAnchors takes away links to places that the chapter does not have.
func dropDeadAnchors(root *html.Node) {
	ids := map[string]bool{}
	var dead []*html.Node
	for n := range root.Descendants() {
		if id := valueOf(n, "id"); id != "" {
			ids[id] = true
		}
	}
	for n := range root.Descendants() {
		if n.DataAtom != atom.A {
			continue
		}
		fragment, local := strings.CutPrefix(valueOf(n, "href"), "#")
		if plain, err := url.PathUnescape(fragment); local && (err != nil || !ids[plain]) {
			dead = append(dead, n)
		}
	}
	for _, n := range dead {
		lift(n)
	}
}
