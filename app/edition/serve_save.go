package edition

import (
	"net/http"
)

// Saver keeps a file for the reader and says where, as people say it.
type Saver func(name string, data []byte) (where string, err error)

// save hands a file that is to be kept to the host: frames of its window save
// nothing by themselves. What is shown instead says where the file lies.
func (e *Edition) save(file Page) (*sent, error) {
	where, failed := e.opts.OnSave(file.SaveAs, file.Body)
	if failed != nil {
		e.opts.Log.Error("keeping a story as a file", "address", file.Address, "error", failed)
	}
	var page Page
	err := e.src.Read(func(v View) error {
		m, err := e.maker(v, file.Address)
		if err != nil {
			return err
		}
		page, err = m.kept(file, where, failed == nil)
		return err
	})
	return &sent{Page: page, tag: tagOf(page.Body)}, err
}

// kept says where the story of file lies now, or that it does not.
func (m *maker) kept(file Page, where string, done bool) (Page, error) {
	status, title, text := http.StatusOK, m.loc.T("share.saved"), m.loc.T("share.saved_as", "path", where)
	if !done {
		status, title, text, file.Shares = http.StatusInternalServerError, m.loc.T("share.not_saved"), m.loc.T("share.not_saved_text"), ""
	}
	s, err := found(m.view.Story(file.Shares))
	if err != nil {
		return Page{}, err
	}
	f, err := m.frame(title, m.everywhere(frontAddress))
	if err != nil {
		return Page{}, err
	}
	f.NoIndex, f.Within, f.Alternates = true, "", nil
	p := &notePage{frame: f, Heading: title, Text: text, Href: f.FrontHref, Link: m.loc.T("page.to_front")}
	if s != nil {
		p.Href, p.Link = m.href(storyAddress(m.tag(), s.Address)), m.loc.T("share.to_story")
	}
	page, err := m.page(status, "note", f, p)
	page.Shares = file.Shares
	return page, err
}
