package edition

// along names the ways to take an edition along, as far as its host has them.
func (m *maker) along(f *frame) {
	if m.opts.Book != nil {
		f.Along = append(f.Along, m.link(m.loc.T("book.take"), bookAddress(m.tag())))
	}
	if m.opts.FrameOrigin == "" && m.opts.Light == "" { // in the window nobody can follow a feed
		f.Along = append(f.Along, m.link(m.loc.T("feed.take"), feedFolder(Query{Edition: m.tag()})+feedFormats[0].file))
	}
	f.Followed = m.opts.Followed
}
