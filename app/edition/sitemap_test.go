package edition_test

import (
	"encoding/xml"
	"slices"
	"strings"
	"testing"

	"galley/app/edition"
)

type siteMap struct {
	Maps []struct {
		Loc string `xml:"loc"`
	} `xml:"sitemap"`
	URLs []struct {
		Loc  string `xml:"loc"`
		News struct {
			Publication struct {
				Name     string `xml:"name"`
				Language string `xml:"language"`
			} `xml:"publication"`
			Date  string `xml:"publication_date"`
			Title string `xml:"title"`
		} `xml:"news"`
	} `xml:"url"`
}

func siteMapAt(t *testing.T, e *edition.Edition, address string) (m siteMap) {
	t.Helper()
	if err := xml.Unmarshal([]byte(render(t, e, address)), &m); err != nil {
		t.Fatalf("%s: %v", address, err)
	}
	return m
}

func TestSitemapsLeadToEveryStory(t *testing.T) {
	e := published(fullPaper())
	listed := map[string]bool{}
	for address, err := range e.Pages() {
		if err != nil {
			t.Fatal(err)
		}
		listed[address] = true
	}
	mapped := map[string]bool{}
	for _, part := range siteMapAt(t, e, "sitemap.xml").Maps {
		address, whole := strings.CutPrefix(part.Loc, base+"/")
		if !whole || !listed[address] {
			t.Errorf("the index leads to %s, which is not among the pages", part.Loc)
		}
		for _, u := range siteMapAt(t, e, address).URLs {
			page, whole := strings.CutPrefix(u.Loc, base+"/")
			if !whole || mapped[page] {
				t.Errorf("%s is no whole address, or is there twice", u.Loc)
			}
			mapped[page] = true
		}
	}
	for address := range listed {
		page, err := e.Render(address)
		if err != nil {
			t.Fatal(err)
		}
		isStory := strings.Contains(address, "/story/") && strings.HasSuffix(address, ".html") && !strings.Contains(address, ".oldest")
		if isStory && page.Status == 200 && !mapped[address] && !mapped[escaped(address)] {
			t.Errorf("no map leads to %s", address)
		}
		if page.Status != 200 && mapped[address] {
			t.Errorf("a map leads to %s, which answers %d", address, page.Status)
		}
	}
	for _, never := range []string{"en/trending/index.html", "en/most-read/index.html", "en/read-this/index.html", "en/saved/index.html", "en/search/index.html"} {
		if mapped[never] {
			t.Errorf("a map leads to %s", never)
		}
	}
}

func escaped(address string) string { return edition.Rel("index.html", address) }

func TestNewsSitemap(t *testing.T) {
	var titles []string
	for _, u := range siteMapAt(t, published(fullPaper()), "news-sitemap.xml").URLs {
		titles = append(titles, u.News.Title)
		if u.News.Publication.Name == "" || u.News.Publication.Language == "" || u.News.Date == "" {
			t.Errorf("%s: %+v", u.Loc, u.News)
		}
	}
	if !slices.Contains(titles, "The mill turns the other way") || !slices.Contains(titles, "Opinion: Let the vane decide") {
		t.Errorf("what is new is not there: %q", titles)
	}
	for _, never := range []string{"A story that was renamed", "A vane of solid gold"} {
		if slices.Contains(titles, never) {
			t.Errorf("%s is there, which is old or gone", never)
		}
	}
}

func TestNoSitemapWithoutAnAddress(t *testing.T) {
	e := pages(fullPaper())
	for address := range e.Pages() {
		if strings.Contains(address, "sitemap") {
			t.Errorf("%s is listed", address)
		}
	}
	for _, address := range []string{"sitemap.xml", "news-sitemap.xml", "sitemap-en.xml", "sitemap-en-1.xml"} {
		if page, err := e.Render(address); err != nil || page.Status != 404 {
			t.Errorf("%s: %d %v", address, page.Status, err)
		}
	}
}
