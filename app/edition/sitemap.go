package edition

import (
	"encoding/xml"
	"math"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"galley/app/locale"
	"galley/app/markdown"
	"galley/app/news"
)

// The maps of the site that search engines read, after sitemaps.org: an index
// at the root, and for each edition a map of its lists and maps of its stories,
// numbered like lists from the oldest: one that is full stays as it is. They lie
// at the root because a map speaks for what lies beside and under it. They hold
// whole addresses, so there are none without a public one.

const (
	sitemapAddress     = "sitemap.xml"
	newsSitemapAddress = "news-sitemap.xml"

	sitemapStories = 1_000 // of a numbered map; the standard allows 50,000 addresses
	sitemapSpace   = "http://www.sitemaps.org/schemas/sitemap/0.9"
	newsSpace      = "http://www.google.com/schemas/sitemap-news/0.9"
	xhtmlSpace     = "http://www.w3.org/1999/xhtml"
	xmlType        = "application/xml; charset=utf-8"
)

// What is in the map of news: the last two days, and no more than search
// engines take.
const (
	newsFor  = 48 * time.Hour
	mostNews = 1_000
)

type sitemapIndex struct {
	XMLName xml.Name      `xml:"sitemapindex"`
	Space   string        `xml:"xmlns,attr"`
	Maps    []sitemapPart `xml:"sitemap"`
}

type sitemapPart struct {
	Loc string `xml:"loc"`
}

type sitemap struct {
	XMLName xml.Name     `xml:"urlset"`
	Space   string       `xml:"xmlns,attr"`
	XHTML   string       `xml:"xmlns:xhtml,attr,omitempty"`
	News    string       `xml:"xmlns:news,attr,omitempty"`
	URLs    []sitemapURL `xml:"url"`
}

type sitemapURL struct {
	Loc      string        `xml:"loc"`
	Modified string        `xml:"lastmod,omitempty"`
	Versions []sitemapLink `xml:"xhtml:link"`
	News     *sitemapNews  `xml:"news:news"`
}

type sitemapLink struct {
	Rel      string `xml:"rel,attr"`
	Language string `xml:"hreflang,attr"`
	Href     string `xml:"href,attr"`
}

type sitemapNews struct {
	Publication sitemapPaper `xml:"news:publication"`
	Published   string       `xml:"news:publication_date"`
	Title       string       `xml:"news:title"`
}

type sitemapPaper struct {
	Name     string `xml:"news:name"`
	Language string `xml:"news:language"`
}

// partAddress is the map of part n of an edition's stories; 0 is that of its
// lists.
func partAddress(tag string, n int) string {
	if n == 0 {
		return "sitemap-" + tag + ".xml"
	}
	return "sitemap-" + tag + "-" + strconv.Itoa(n) + ".xml"
}

// partOf is what the map at address is of.
func (m *maker) partOf(address string) (tag string, n int, ok bool) {
	name, isMap := strings.CutPrefix(address, "sitemap-")
	name, isXML := strings.CutSuffix(name, ".xml")
	if !isMap || !isXML {
		return "", 0, false
	}
	if _, known := m.settings.Edition(name); known {
		return name, 0, true
	}
	at := strings.LastIndexByte(name, '-')
	if at < 0 {
		return "", 0, false
	}
	n, ok = pageNumber(name[at+1:])
	_, known := m.settings.Edition(name[:at])
	return name[:at], n, ok && known && n > 0
}

// routeRoot makes what lies at the root of the editions.
func (m *maker) routeRoot(address string) (Page, error) {
	if address == "index.html" {
		return m.root()
	}
	if m.settings.BaseURL == "" {
		return m.notFound()
	}
	switch address {
	case sitemapAddress:
		return m.sitemapIndex()
	case newsSitemapAddress:
		return m.newsSitemap()
	}
	if tag, n, ok := m.partOf(address); ok {
		return m.sitemapOf(tag, n)
	}
	return m.notFound()
}

// beyond is after the last page of every list: asked for it, a list says how
// many pages it has, and no row is read.
const beyond = math.MaxInt32

// sitemapParts is in how many parts the stories of an edition are mapped.
func sitemapParts(v View, tag string) (int, error) {
	_, pages, err := v.Numbered(Query{Edition: tag}, beyond, sitemapStories)
	return pages, err
}

func (m *maker) sitemapIndex() (Page, error) {
	index := sitemapIndex{Space: sitemapSpace}
	for _, e := range m.settings.Editions {
		parts, err := sitemapParts(m.view, e.Tag)
		if err != nil {
			return Page{}, err
		}
		for n := range parts + 1 {
			index.Maps = append(index.Maps, sitemapPart{m.publicAddress(partAddress(e.Tag, n))})
		}
	}
	return m.xmlFile(index)
}

func (m *maker) xmlFile(document any) (Page, error) {
	body, err := marshalXML(document)
	return Page{Address: m.at, Status: http.StatusOK, Type: xmlType, Body: body}, err
}

// sitemapOf is part n of an edition.
func (m *maker) sitemapOf(tag string, n int) (Page, error) {
	all := sitemap{Space: sitemapSpace, XHTML: xhtmlSpace}
	if n == 0 {
		for _, address := range m.mappedLists() {
			all.URLs = append(all.URLs, sitemapURL{Loc: m.publicAddress(address(tag)), Versions: m.sitemapVersions(m.everywhere(address))})
		}
		return m.xmlFile(all)
	}
	rows, pages, err := m.view.Numbered(Query{Edition: tag}, n, sitemapStories)
	if err != nil {
		return Page{}, err
	}
	if n > pages {
		return m.notFound()
	}
	for _, row := range standing(rows) {
		versions, err := m.view.Versions(row.Group)
		if err != nil {
			return Page{}, err
		}
		addresses := map[string]string{}
		for _, v := range standing(versions) {
			addresses[v.Language] = storyAddress(v.Language, v.Address)
		}
		all.URLs = append(all.URLs, sitemapURL{
			Loc: m.publicAddress(storyAddress(tag, row.Address)), Modified: max(row.PublishedAt, row.PublicUpdated).Second().String(),
			Versions: m.sitemapVersions(addresses),
		})
	}
	return m.xmlFile(all)
}

// mappedLists are the lists and pages that each edition has one of.
func (m *maker) mappedLists() []func(tag string) string {
	lists := []func(string) string{
		frontAddress, newsAddress, articlesAddress, authorsAddress, correctionsAddress, archiveFront,
	}
	for _, s := range m.sections {
		lists = append(lists, func(tag string) string { return listAddress(sectionQuery(tag, s.ID), 0) })
	}
	for _, r := range m.regions {
		lists = append(lists, func(tag string) string { return listAddress(regionQuery(tag, r.ID), 0) })
	}
	for _, k := range news.Kinds {
		if k != news.Article {
			lists = append(lists, func(tag string) string { return listAddress(kindQuery(tag, k), 0) })
		}
	}
	for _, p := range m.state.pages {
		lists = append(lists, func(tag string) string { return ownAddress(tag, p.Slug) })
	}
	return lists
}

// sitemapVersions are the addresses of a page by edition, in the order of the
// editions, where there are several.
func (m *maker) sitemapVersions(addresses map[string]string) (links []sitemapLink) {
	for _, e := range m.settings.Editions {
		if address, has := addresses[e.Tag]; has {
			links = append(links, sitemapLink{"alternate", e.Tag, m.publicAddress(address)})
		}
	}
	if len(links) < 2 {
		return nil
	}
	return links
}

// newsSitemap are the stories of the last two days of all editions.
func (m *maker) newsSitemap() (Page, error) {
	all := sitemap{Space: sitemapSpace, News: newsSpace}
	each := mostNews / len(m.settings.Editions)
	for _, e := range m.settings.Editions {
		rows, err := m.publishedSince(e.Tag, m.now.Add(-newsFor), each)
		if err != nil {
			return Page{}, err
		}
		loc := locale.For(e, m.settings.Zone)
		for _, row := range rows {
			all.URLs = append(all.URLs, sitemapURL{
				Loc: m.publicAddress(storyAddress(e.Tag, row.Address)),
				News: &sitemapNews{
					Publication: sitemapPaper{markdown.Strip(m.settings.Name.For(e.Tag)), news.Base(e.Tag)},
					Published:   row.PublishedAt.Second().String(), Title: labelled(loc, row.Kind, row.Headline),
				},
			})
		}
	}
	return m.xmlFile(all)
}

// publishedSince are the stories of an edition that came out after a moment, at
// most so many: the newest are read by twice as many each time until an older
// one comes.
func (m *maker) publishedSince(tag string, since news.Moment, most int) ([]news.Row, error) {
	for limit := 50; ; limit *= 2 {
		limit = min(limit, most)
		rows, err := m.view.Newest(Query{Edition: tag}, limit)
		if err != nil {
			return nil, err
		}
		older := slices.IndexFunc(rows, func(r news.Row) bool { return r.PublishedAt < since })
		if older >= 0 {
			return standing(rows[:older]), nil
		}
		if len(rows) < limit || limit == most {
			return standing(rows), nil
		}
	}
}
