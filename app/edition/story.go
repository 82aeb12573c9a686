package edition

import (
	"html/template"
	"net/http"
	"slices"
	"strings"

	"galley/app/markdown"
	"galley/app/news"
)

// storyPage is a story's page, of any kind.
type storyPage struct {
	*frame
	Kind       news.Kind
	Kickers    []link
	Headline   template.HTML
	Standfirst template.HTML
	Notices    []notice // corrections and what else readers are owed, newest first
	Updates    []notice // updates that say what is new
	Byline     []link   // names are links, the words between them are not
	Avatar     *image
	Source     template.HTML
	Date       stamp
	Day        string // the page of the day, in the archive
	Zone       string
	Updated    *stamp
	Minutes    string
	Interest   template.HTML
	Lead       *figure
	Body       template.HTML
	Origin     *link    // the language that it was first written in
	Also       []link   // its versions in other editions
	NotIn      []string // the editions without a version
	Tags       []link
	Choice     template.HTML
	Rail       shelf
	ReadThis   []card
	Writer     *authorHead // of an opinion
	Exchange   []answer    // what an opinion answers, and what answers it
	Figures    bool        // a table has the figures of the picture
	Film       *film
	Gallery    []figure
	Blog       *livePage
	Share      *share // nil in a preview

	keywords []string // the names of its tags
}

// notice is a public change that readers are told of.
type notice struct {
	Kind string
	Time stamp
	Text template.HTML
}

// shelf is a few stories under a heading.
type shelf struct {
	Head  string
	Cards []card
}

// storyAt makes the page called name among the stories: the story at that
// address, a live blog the other way around, the notice of one that was
// withdrawn, or the page that leads on where it has moved.
func (m *maker) storyAt(name string) (Page, error) {
	address, oldest := strings.CutSuffix(name, oldestFirst)
	s, moved, err := m.view.ByAddress(m.tag(), address)
	switch {
	case isNotFound(err):
		return m.notFound()
	case err != nil:
		return Page{}, err
	case moved, s.Address != address, oldest && !turnsAround(s):
		return m.moved(storyAddress(m.tag(), s.Address), s.Content.Headline)
	case s.Withdrawn != nil:
		return m.withdrawn(s)
	}
	m.oldest = oldest
	return m.story(s)
}

// story makes the page of s from the content that it holds.
func (m *maker) story(s news.Story) (Page, error) {
	p, err := m.storyPage(s)
	if err != nil {
		return Page{}, err
	}
	for _, step := range []func(*storyPage, news.Story) error{m.rails, m.share, m.describe, m.liveOrder} {
		if err := step(p, s); err != nil {
			return Page{}, err
		}
	}
	page, err := m.page(http.StatusOK, "story", p.frame, p)
	if !m.oldest { // the same story once more
		page.Story = s.ID
	}
	return page, err
}

// storyPage is s by itself, without what leads on from it.
func (m *maker) storyPage(s news.Story) (*storyPage, error) {
	versions, err := m.versions(s)
	if err != nil {
		return nil, err
	}
	f, err := m.frame(s.Content.Headline, versions.addresses)
	if err != nil {
		return nil, err
	}
	f.Description, f.original = markdown.Strip(s.Content.Standfirst), versions.original
	f.Crumbs, f.Within = m.storyCrumbs(s.Content), branch(s.Content.Kind)
	p := &storyPage{
		frame: f, Kind: s.Content.Kind,
		Headline: m.text(s.Content.Headline), Standfirst: m.text(s.Content.Standfirst),
		Kickers: m.kickers(news.RowOf(s), ""),
		Also:    versions.also, NotIn: versions.notIn, Origin: versions.origin,
	}
	m.markSection(f, s.Content)
	m.changes(p, s)
	for _, step := range []func(*storyPage, news.Story) error{
		m.byline, m.storyTags, m.storyKind, m.storyPictures,
	} {
		if err := step(p, s); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// branch is where in the navigation kind k stands.
func branch(k news.Kind) string {
	switch {
	case k.UnderArticles():
		return underArticles
	case k == news.Article:
		return underNews
	}
	return string(k)
}

// markSection marks the section, or the kind, that the story stands in.
func (m *maker) markSection(f *frame, c news.Content) {
	mark := func(links []link, address string) []link {
		links = slices.Clone(links) // other pages have the same
		href := m.href(address)
		for i := range links {
			links[i].Current = links[i].Current || links[i].Href == href
		}
		return links
	}
	switch {
	case c.Kind.UnderArticles():
		f.Kinds = mark(f.Kinds, listAddress(kindQuery(m.tag(), c.Kind), 0))
	case c.Kind.InNews():
		for _, above := range m.above(c.Section) {
			f.Sections = mark(f.Sections, listAddress(sectionQuery(m.tag(), above.ID), 0))
		}
	}
}

// storyCrumbs are Home, News, the regions, the headline; for the kinds under
// Articles Home, Articles, the kind, the headline.
func (m *maker) storyCrumbs(c news.Content) [][]link {
	crumbs := [][]link{m.home()}
	switch {
	case c.Kind.UnderArticles():
		crumbs = append(crumbs,
			m.crumb(m.loc.T("page.articles"), articlesAddress(m.tag())),
			m.crumb(m.loc.Kind(c.Kind), listAddress(kindQuery(m.tag(), c.Kind), 0)))
	case c.Kind.InNews():
		crumbs = append(crumbs, m.crumb(m.loc.T("page.news"), newsAddress(m.tag())))
		var regions []link
		for _, id := range c.Regions {
			if r, ok := m.region(id); ok {
				regions = append(regions, m.link(m.label(r.Labels), listAddress(regionQuery(m.tag(), id), 0)))
			}
		}
		if regions != nil {
			crumbs = append(crumbs, regions)
		}
	default:
		crumbs = append(crumbs, m.crumb(m.kindTitle(c.Kind), listAddress(kindQuery(m.tag(), c.Kind), 0)))
	}
	return append(crumbs, m.here(c.Headline))
}

// changes puts the times of s and its public changes on the page.
func (m *maker) changes(p *storyPage, s news.Story) {
	if s.PublishedAt != 0 {
		p.Date = m.stamp(s.PublishedAt)
		if d := m.dateOf(s.PublishedAt); d.valid() && !m.preview {
			p.Day = m.href(archiveAddress(m.tag(), d))
		}
		p.Zone = m.loc.Zone(s.PublishedAt)
	}
	if s.PublicUpdatedAt.Second() > s.PublishedAt.Second() && s.PublishedAt != 0 {
		at := stamp{s.PublicUpdatedAt.Second().String(), m.loc.T("story.updated", "time", m.since(s.PublicUpdatedAt, s.PublishedAt))}
		p.Updated = &at
	}
	for _, c := range s.Changes {
		n := notice{Kind: m.loc.Change(c.Kind), Time: m.stamp(c.At), Text: m.text(c.Note)}
		switch {
		case c.Kind.OwesNote():
			p.Notices = append([]notice{n}, p.Notices...)
		case c.Kind == news.Update && c.Note != "":
			p.Updates = append([]notice{n}, p.Updates...)
		}
	}
}

func (m *maker) stamp(at news.Moment) stamp {
	return stamp{at.Second().String(), m.loc.DateTime(at)}
}

// since is at as it stands beside first: the hour alone on the same day.
func (m *maker) since(at, first news.Moment) string {
	if m.loc.Date(at) == m.loc.Date(first) {
		return m.loc.Time(at)
	}
	return m.loc.DateTime(at)
}

func (m *maker) storyTags(p *storyPage, s news.Story) error {
	for _, id := range s.Content.Tags {
		t, err := found(m.view.Tag(id))
		if err != nil {
			return err
		}
		if t != nil {
			p.Tags = append(p.Tags, m.link(m.label(t.Names), listAddress(tagQuery(m.tag(), id), 0)))
			p.keywords = append(p.keywords, m.plain(t.Names))
		}
	}
	return nil
}

// storyKind adds what only some kinds have.
func (m *maker) storyKind(p *storyPage, s news.Story) error {
	c := s.Content
	p.Body = m.body(c.Body, c, m.dateline(s))
	if c.Kind != news.LiveBlog {
		p.Body = m.boxed(p.Body)
	}
	var err error
	switch c.Kind {
	case news.LiveBlog:
		p.Blog, err = m.livePage(s, p.Body)
	case news.Opinion:
		if err = m.opinion(p, c); err == nil {
			err = m.exchange(p, s)
		}
	case news.Infograph:
		p.Figures = strings.Contains(string(p.Body), "<table>")
	case news.VideoKind:
		p.Film, err = m.film(c)
	}
	return err
}

// opinion puts the writer's portrait and declared interest at the head.
func (m *maker) opinion(p *storyPage, c news.Content) error {
	by := c.Names(news.By)
	p.Interest = m.text(c.Interest)
	if len(by) == 0 {
		return nil
	}
	a, err := m.author(by[0])
	if a == nil || err != nil {
		return err
	}
	p.Writer, err = m.authorHead(a)
	return err
}
