package edition

// along names the ways to take an edition along, as far as its host has them.
func (m *maker) along(f *frame) {
	if m.opts.Book != nil {
		f.Along = append(f.Along, m.link(m.loc.T("book.take"), bookAddress(m.tag())))
	}
	f.Followed = m.opts.Followed
}
