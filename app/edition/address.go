package edition

import (
	"net/url"
	"strconv"
	"strings"

	"galley/app/news"
)

// Addresses are relative to the editions' root, without a leading slash:
// en/story/night-ferry.html. They are written unescaped; rel escapes them.

const (
	styleAddress = "assets/edition.css"
	iconAddress  = "assets/icon.svg"
	fontFolder   = "assets/fonts/"
	mediaFolder  = "media/"
	leaveAddress = "leave"
)

func frontAddress(edition string) string          { return edition + "/index.html" }
func newsAddress(edition string) string           { return edition + "/news/index.html" }
func articlesAddress(edition string) string       { return edition + "/articles/index.html" }
func authorsAddress(edition string) string        { return edition + "/author/index.html" }
func searchAddress(edition string) string         { return edition + "/search/index.html" }
func storyAddress(edition, address string) string { return edition + "/story/" + address + ".html" }
func ownAddress(edition, slug string) string      { return edition + "/page/" + slug + ".html" }

// folder is where the numbered pages of a list lie: en/section/politics/.
func folder(q Query) string {
	switch {
	case q.Day != "":
		return q.Edition + "/archive/" + q.Day + "/"
	case q.Corrections:
		return q.Edition + "/corrections/"
	case q.Section != "":
		return q.Edition + "/section/" + q.Section + "/"
	case q.Region != "":
		return q.Edition + "/region/" + q.Region + "/"
	case q.Tag != "":
		return q.Edition + "/tag/" + q.Tag + "/"
	case q.Author != "":
		return q.Edition + "/author/" + q.Author + "/"
	case q.Kind != "":
		return q.Edition + "/kind/" + string(q.Kind) + "/"
	}
	return q.Edition + "/news/"
}

// listAddress is page n of a list; the newest page, n = 0, is index.html.
func listAddress(q Query, n int) string {
	if n == 0 {
		return folder(q) + "index.html"
	}
	return folder(q) + strconv.Itoa(n) + ".html"
}

func sectionQuery(edition, id string) Query {
	return Query{Edition: edition, Section: id, NewsOnly: true}
}
func regionQuery(edition, id string) Query        { return Query{Edition: edition, Region: id} }
func tagQuery(edition, id string) Query           { return Query{Edition: edition, Tag: id} }
func authorQuery(edition, id string) Query        { return Query{Edition: edition, Author: id} }
func kindQuery(edition string, k news.Kind) Query { return Query{Edition: edition, Kind: k} }
func newsQuery(edition string) Query              { return Query{Edition: edition, NewsOnly: true} }

// rel is the way from the page at from to the address to, explicit and
// escaped, so that it works from a folder, a stick or any base.
func rel(from, to string) string {
	here, there := strings.Split(from, "/"), strings.Split(to, "/")
	here = here[:len(here)-1]
	for len(here) > 0 && len(there) > 1 && here[0] == there[0] {
		here, there = here[1:], there[1:]
	}
	path := strings.Repeat("../", len(here)) + strings.Join(there, "/")
	return (&url.URL{Path: path}).String()
}
