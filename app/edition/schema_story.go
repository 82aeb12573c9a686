package edition

import (
	"slices"
	"strings"

	"galley/app/markdown"
	"galley/app/news"
)

// updatesTold is how many entries of a live blog its description tells, the
// newest, and updateRunes how much of the text of each.
const (
	updatesTold = 25
	updateRunes = 300
)

// schemaTypes are what stories of a kind are; the others are news.
var schemaTypes = map[news.Kind]string{
	news.Opinion:  "OpinionNewsArticle",
	news.Analysis: "AnalysisNewsArticle",
	news.Blog:     "BlogPosting",
	news.Gallery:  "ImageGallery",
	news.LiveBlog: "LiveBlogPosting",
}

// describe says to programs what the page p of s is.
func (m *maker) describe(p *storyPage, s news.Story) error {
	if m.preview || m.oldest {
		return nil
	}
	c := s.Content
	d := schemaStory{
		Type: "NewsArticle", URL: m.url(m.at), MainEntityOfPage: m.url(m.at),
		Headline: p.Title, Short: markdown.Strip(c.ShortHeadline), Description: p.Description, InLanguage: m.tag(),
		DatePublished: s.PublishedAt.Second().String(), DateModified: max(s.PublishedAt, s.PublicUpdatedAt).Second().String(),
		Publisher: m.publisher(), CreditText: markdown.Strip(c.Source), Keywords: p.keywords,
		Section: m.sectionNames(c), Dateline: markdown.Strip(c.Place), WordCount: c.Words, Free: true,
	}
	if t, is := schemaTypes[c.Kind]; is {
		d.Type = t
	}
	if c.Kind == news.Gallery {
		d.Name = d.Headline
	}
	if c.Kind == news.Feature {
		d.Genre = m.loc.Kind(c.Kind)
	}
	for _, change := range s.Changes {
		if change.Kind.OwesNote() && change.Kind != news.Reinstatement {
			d.Correction = append(d.Correction, schemaNote{"CorrectionComment", markdown.Strip(change.Note), change.At.Second().String()})
		}
	}
	if err := m.parties(&d, c); err != nil {
		return err
	}
	m.illustrate(&d, p)
	m.inLanguages(&d, p, s)
	m.coverage(&d, p, s)
	p.data = []any{&d}
	p.facts = &facts{
		Published: d.DatePublished, Modified: d.DateModified, Tags: d.Keywords, Picture: p.shown(),
	}
	if len(d.Section) > 0 {
		p.facts.Section = d.Section[0]
	}
	if m.settings.BaseURL != "" {
		for _, a := range d.Author {
			p.facts.Authors = append(p.facts.Authors, a.URL)
		}
	}
	return nil
}

// publisher is the newsroom.
func (m *maker) publisher() schemaParty {
	return schemaParty{
		Type: "NewsMediaOrganization", Name: m.plain(m.settings.Name), URL: m.url(frontAddress(m.tag())),
		Logo: &schemaImage{Type: "ImageObject", URL: m.url(iconAddress), ContentURL: m.url(iconAddress)},
	}
}

// party is an author.
func (m *maker) party(a *news.Author, as string) schemaParty {
	p := schemaParty{Type: "Organization", Name: markdown.Strip(as), URL: m.url(listAddress(authorQuery(m.tag(), a.ID), 0))}
	switch a.Kind {
	case news.Person:
		p.Type = "Person"
	case news.Publication:
		p.Type = "NewsMediaOrganization"
	}
	if p.Name == "" {
		p.Name = m.plain(a.Names)
	}
	return p
}

// parties are who made the story. What nobody signs is the newsroom's.
func (m *maker) parties(d *schemaStory, c news.Content) error {
	for _, credit := range c.Credits {
		a, err := m.author(credit.Author)
		if err != nil {
			return err
		}
		if a == nil {
			continue
		}
		switch p := m.party(a, credit.As); credit.Role {
		case news.By, news.With, news.Reporting:
			d.Author = append(d.Author, p)
		case news.Translation:
			d.Translator = append(d.Translator, p)
		case news.Editing:
			d.Editor = append(d.Editor, p)
		}
	}
	if d.Author == nil {
		d.Author = []schemaParty{{Type: d.Publisher.Type, Name: d.Publisher.Name, URL: d.Publisher.URL}}
	}
	return nil
}

// sectionNames are the sections that a story stands in, the innermost first;
// of the kinds under Articles their own name.
func (m *maker) sectionNames(c news.Content) (names []string) {
	if c.Kind.UnderArticles() {
		return []string{m.loc.Kind(c.Kind)}
	}
	for _, s := range m.above(c.Section) {
		names = append(names, m.plain(s.Labels))
	}
	slices.Reverse(names)
	return names
}

// shown is the picture that a story is shown with.
func (p *storyPage) shown() *image {
	switch {
	case p.Lead != nil:
		return p.Lead.image
	case len(p.Gallery) > 0:
		return p.Gallery[0].image
	case p.Film != nil:
		return p.Film.still
	}
	return nil
}

// illustrate gives d the pictures and the film of p.
func (m *maker) illustrate(d *schemaStory, p *storyPage) {
	if p.Gallery != nil {
		for _, f := range p.Gallery {
			d.Image = append(d.Image, m.schemaImage(f.image))
		}
	} else if picture := p.shown(); picture != nil {
		d.Image = []schemaImage{m.schemaImage(picture)}
	}
	if p.Film == nil {
		return
	}
	d.Video = &schemaVideo{
		Type: "VideoObject", Name: d.Headline, Description: d.Description, InLanguage: d.InLanguage, UploadDate: d.DatePublished,
		ContentURL: m.wholeFile(p.Film.Sources[0].Src), Format: p.Film.Sources[0].Type,
	}
	if p.Film.still != nil {
		d.Video.ThumbnailURL = m.wholeFile(p.Film.still.Full)
	}
}

func (m *maker) schemaImage(i *image) schemaImage {
	at := m.wholeFile(i.Full)
	return schemaImage{
		Type: "ImageObject", URL: at, ContentURL: at, Width: i.Width, Height: i.Height,
		Caption: markdown.Strip(i.Caption), CreditText: markdown.Strip(i.Credit),
	}
}

// wholeFile is whole of a file that the page shows, by the way there.
func (m *maker) wholeFile(href string) string {
	if public := m.publicAddress(resolve(m.at, href)); public != "" {
		return public
	}
	return href
}

// inLanguages names the versions of a story in other languages: of a
// translation its original, of an original its translations.
func (m *maker) inLanguages(d *schemaStory, p *storyPage, s news.Story) {
	for _, l := range p.Alternates {
		work := schemaWork{"CreativeWork", m.url(l.address), l.Tag}
		switch {
		case l.Current:
		case s.Original():
			d.Translations = append(d.Translations, work)
		case l.Tag == p.original:
			d.TranslationOf = &work
		}
	}
}

// coverage tells when a live blog began and ended, and its entries.
func (m *maker) coverage(d *schemaStory, p *storyPage, s news.Story) {
	if p.Blog == nil {
		return
	}
	var first, last news.Moment
	for _, e := range s.Content.Live.Entries {
		if e.Status != entryRemoved && e.Status != entryDraft && (first == 0 || e.At < first) {
			first = e.At
		}
		last = max(last, e.At)
	}
	d.CoverageStart = first.Second().String()
	if s.Content.Live.State == news.LiveEnded {
		d.CoverageEnd = last.Second().String()
	}
	entries := slices.Clone(p.Blog.Entries)
	slices.SortStableFunc(entries, func(a, b liveView) int { return strings.Compare(b.Time.Datetime, a.Time.Datetime) })
	for _, e := range entries {
		if len(d.Updates) == updatesTold {
			break
		}
		if e.Removed {
			continue
		}
		u := schemaUpdate{
			Type: "BlogPosting", URL: d.URL + "#" + e.ID, Headline: plainWords(e.Headline), DatePublished: e.Time.Datetime,
			ArticleBody: markdown.Shorten(plainWords(e.Words), updateRunes),
		}
		if e.Posted != nil {
			u.DateModified = e.Posted.Datetime
		}
		d.Updates = append(d.Updates, u)
	}
}
