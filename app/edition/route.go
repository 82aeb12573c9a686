package edition

import (
	"slices"
	"strconv"
	"strings"

	"galley/app/news"
)

// route makes the page at address; it is the one place that says which
// address is which page. Anything that it does not know is not found.
func (m *maker) route(address string) (Page, error) {
	parts := strings.Split(address, "/")
	if m.opts.Scripts && address == withdrawnListAddress(m.tag()) {
		return m.withdrawnList()
	}
	if m.opts.Worker && address == workerAddress(m.tag()) {
		return m.worker()
	}
	if n, ok := m.offlineNumber(parts); ok {
		return m.offlinePage(n)
	}
	if name, ok := strings.CutSuffix(parts[len(parts)-1], itemExtension); ok && len(parts) == 3 && parts[1] == "story" {
		return m.item(name)
	}
	if page, is, err := m.feedAt(parts); is || err != nil {
		return page, err
	}
	name, isPage := strings.CutSuffix(parts[len(parts)-1], ".html")
	if !isPage {
		return m.notFound()
	}
	switch {
	case len(parts) == 2 && name == "index":
		return m.front()
	case len(parts) > 2 && parts[1] == "archive":
		return m.routeArchive(parts[2:len(parts)-1], name)
	case len(parts) == 3:
		return m.routeFolder(parts[1], name)
	case len(parts) == 4:
		n, ok := pageNumber(name)
		if !ok || parts[2] == "" {
			return m.notFound()
		}
		return m.routeList(parts[1], parts[2], n)
	}
	return m.notFound()
}

// routeFolder makes the page name in one of an edition's folders.
func (m *maker) routeFolder(in, name string) (Page, error) {
	switch in {
	case "story":
		return m.storyAt(name)
	case "page":
		return m.ownPage(name)
	case shareFolder:
		return m.routeShare(name)
	case "articles":
		if name == "index" {
			return m.articles()
		}
	case "search":
		if name == "index" {
			return m.searchResults()
		}
	case "author":
		if name == "index" {
			return m.authorsIndex()
		}
	case "corrections":
		if n, ok := pageNumber(name); ok {
			return m.corrections(n)
		}
	case "saved":
		if m.opts.Scripts && name == "index" {
			return m.saved()
		}
	case "read-this":
		if name == "index" {
			return m.readThis()
		}
	case "news":
		if n, ok := pageNumber(name); ok {
			return m.newsList(n)
		}
	}
	for _, r := range m.rankings() {
		if m.at == r.address(m.tag()) {
			return m.rankedAt(r)
		}
	}
	return m.notFound()
}

// routeList makes page n of the list of one section, region, tag, author or
// kind.
func (m *maker) routeList(in, id string, n int) (Page, error) {
	switch in {
	case "section":
		return m.sectionList(id, n)
	case "region":
		return m.regionList(id, n)
	case "tag":
		return m.tagList(id, n)
	case "author":
		return m.authorList(id, n)
	case "kind":
		if k := news.Kind(id); k != news.Article && slices.Contains(news.Kinds, k) {
			return m.kindList(k, n)
		}
	}
	return m.notFound()
}

// pageNumber reads the name of a numbered page: index is the newest, 0.
func pageNumber(name string) (int, bool) {
	if name == "index" {
		return 0, true
	}
	n, err := strconv.Atoi(name)
	return n, err == nil && n > 0 && strconv.Itoa(n) == name
}
