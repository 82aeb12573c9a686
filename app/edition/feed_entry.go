package edition

import (
	"cmp"
	"html/template"

	"galley/app/markdown"
	"galley/app/news"
)

// feedEntry is one thing that is new.
type feedEntry struct {
	id         string
	title      string
	href       string
	summary    string        // as plain words
	short      template.HTML // the summary, under what readers were told since
	text       template.HTML // all of it; empty where feeds have no text
	authors    []string
	categories []string
	published  news.Moment
	updated    news.Moment
	files      []feedFile // the picture, then the film
}

// feedFile is a picture or a film in a feed.
type feedFile struct {
	href, media   string
	width, height int
	bytes         int64
	words         string // what stands for it
}

// feedEntry is row as feeds have it.
func (m *maker) feedEntry(row news.Row) (feedEntry, error) {
	if row.WithdrawnAt != 0 {
		return m.withdrawnEntry(row), nil
	}
	read := m.view.Head
	if m.settings.FullFeeds {
		read = m.view.Story
	}
	s, err := read(row.ID)
	if err != nil {
		return feedEntry{}, err
	}
	c := s.Content
	e := feedEntry{
		id: urn(s.ID), title: m.labelled(c.Kind, c.Headline), href: m.href(storyAddress(s.Language, s.Address)),
		summary: summaryOf(c), published: s.PublishedAt, updated: max(s.PublishedAt, s.PublicUpdatedAt),
	}
	e.short = m.toldSince(s) + paragraph(e.summary)
	for _, step := range []func(*feedEntry, news.Content) error{m.feedAuthors, m.feedCategories, m.feedFiles} {
		if err := step(&e, c); err != nil {
			return feedEntry{}, err
		}
	}
	if m.settings.FullFeeds {
		var text template.HTML
		text, err = m.feedText(s)
		e.text = e.short + text
	}
	return e, err
}

// summaryOf is the standfirst of c, or how it begins. How a live blog begins may
// be an entry that nobody posted.
func summaryOf(c news.Content) string {
	if c.Standfirst == "" && c.Kind != news.LiveBlog {
		return markdown.Strip(c.Excerpt)
	}
	return markdown.Strip(c.Standfirst)
}

// content is as much of e as there is.
func (e feedEntry) content() template.HTML {
	return cmp.Or(e.text, e.short, paragraph(e.title))
}

// withdrawnEntry is what feeds keep of a story that has gone.
func (m *maker) withdrawnEntry(row news.Row) feedEntry {
	mark := m.loc.T("story.withdrawn_mark")
	e := feedEntry{
		id: urn(row.ID), title: mark + ": " + markdown.Strip(row.Headline), href: m.href(storyAddress(row.Language, row.Address)),
		summary: markdown.Strip(row.Reason), categories: []string{mark}, published: row.PublishedAt, updated: row.WithdrawnAt,
	}
	on := m.loc.T("story.withdrawn_on", "time", m.loc.Date(row.WithdrawnAt))
	e.short = paragraph(on) + paragraph(e.summary)
	return e
}

// toldSince is what readers were told of s since it came out, the newest first.
func (m *maker) toldSince(s news.Story) template.HTML {
	var all template.HTML
	for _, c := range s.Changes {
		if c.Kind.OwesNote() {
			all = template.HTML(`<p><strong>`+template.HTMLEscapeString(m.loc.Change(c.Kind))+`.</strong> `) + m.text(c.Note) +
				template.HTML(` <time datetime="`+c.At.Second().String()+`">`+template.HTMLEscapeString(m.loc.DateTime(c.At))+`</time></p>`) + all
		}
	}
	return all
}

func paragraph(words string) template.HTML {
	if words == "" {
		return ""
	}
	return template.HTML("<p>" + template.HTMLEscapeString(words) + "</p>")
}

func (m *maker) feedAuthors(e *feedEntry, c news.Content) (err error) {
	e.authors, err = m.writers(c)
	return err
}

// writers are the names of those who wrote c.
func (m *maker) writers(c news.Content) ([]string, error) {
	var names []string
	for _, credit := range c.Credits {
		if credit.Role != news.By {
			continue
		}
		a, err := m.author(credit.Author)
		if err != nil {
			return nil, err
		}
		name := credit.As
		if name == "" && a != nil {
			name = m.label(a.Names)
		}
		if name = markdown.Strip(name); name != "" {
			names = append(names, name)
		}
	}
	return names, nil
}

// feedCategories are the word of the kind, where it is not plain news, and what
// the story is about.
func (m *maker) feedCategories(e *feedEntry, c news.Content) error {
	if c.Kind != news.Article && c.Kind != "" {
		e.categories = append(e.categories, m.loc.Kind(c.Kind))
	}
	if s, ok := m.section(c.Section); ok {
		e.categories = append(e.categories, markdown.Strip(m.label(s.Labels)))
	}
	for _, id := range c.Regions {
		if r, ok := m.region(id); ok {
			e.categories = append(e.categories, markdown.Strip(m.label(r.Labels)))
		}
	}
	tags, err := m.tagNames(c)
	e.categories = append(e.categories, tags...)
	return err
}

func (m *maker) tagNames(c news.Content) ([]string, error) {
	var names []string
	for _, id := range c.Tags {
		t, err := found(m.view.Tag(id))
		if err != nil {
			return nil, err
		}
		if t != nil {
			names = append(names, markdown.Strip(m.label(t.Names)))
		}
	}
	return names, nil
}

func (m *maker) feedFiles(e *feedEntry, c news.Content) error {
	lead := c.Lead
	if lead == "" && c.Video != nil {
		lead = c.Video.Poster
	}
	use, _ := c.Picture(lead)
	picture, err := m.pictureFile(lead)
	if err != nil {
		return err
	}
	if picture != nil {
		picture.words = markdown.Strip(cmp.Or(use.Alt, use.Caption))
		e.files = append(e.files, *picture)
	}
	film, err := m.filmFile(c)
	if film != nil {
		e.files = append(e.files, *film)
	}
	return err
}
