package edition_test

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"galley/app/edition"
	"galley/app/news"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

func TestGoldenListsOfReaders(t *testing.T) {
	quiet, read := fullPaper(), fullPaper()
	read.read = []string{"vane-view.en", "mill-turns.en", "gale-watch.en", "mill-turns.ar"}
	read.rising = []string{"sails-film.en", "mill-turns.en", "mill-turns.ar"}
	for _, c := range []struct {
		paper   string
		of      *memory
		address string
		status  int
	}{
		{"full", quiet, "en/archive/index.html", 200}, {"full", quiet, "ar/archive/index.html", 200},
		{"full", quiet, "en/archive/2026/index.html", 200},
		{"full", quiet, "en/archive/2026/05/index.html", 200}, {"full", quiet, "ar/archive/2026/06/index.html", 200},
		{"full", quiet, "en/archive/2026/06/08/index.html", 200}, {"full", quiet, "ar/archive/2026/06/08/index.html", 200},
		{"full", quiet, "en/archive/2026/05/08/1.html", 200}, {"full", quiet, "en/archive/2026/02/30/index.html", 404},
		{"full", quiet, "en/corrections/index.html", 200}, {"full", quiet, "ar/corrections/index.html", 200},
		{"full", quiet, "en/trending/index.html", 200}, {"full", quiet, "ar/read-this/index.html", 200},
		{"read", read, "en/trending/index.html", 200}, {"read", read, "ar/most-read/index.html", 200}, {"read", read, "en/read-this/index.html", 200},
		{"read", read, "en/index.html", 200}, {"read", read, "ar/story/mill-turns.html", 200},
	} {
		t.Run(c.paper+"/"+c.address, func(t *testing.T) {
			page, err := pages(c.of).Render(c.address)
			if err != nil {
				t.Fatal(err)
			}
			if page.Status != c.status {
				t.Errorf("status %d, want %d", page.Status, c.status)
			}
			golden(t, filepath.Join(c.paper, filepath.FromSlash(c.address)), page.Body)
		})
	}
}

// zoned is a newsroom whose English clock is zone and whose Arabic one is that
// of the room, with a story published in both at each of the moments.
func zoned(room, english string, at ...time.Time) *memory {
	m := emptyPaper()
	m.settings.Zone = room
	m.settings.Editions[0].Zone = english
	for i, moment := range at {
		for _, tag := range []string{"en", "ar"} {
			m.stories = append(m.stories, story(fmt.Sprint("at-", i), tag, news.At(moment), news.Content{Headline: fmt.Sprint("Story ", i)}))
		}
	}
	return m
}

// linked are the addresses that the main part of a page leads to, but for what
// stands beside it.
func linked(t *testing.T, m *memory, address string) (all []string) {
	t.Helper()
	doc := parse(t, render(t, pages(m), address))
	main := under(doc.all(func(n *html.Node) bool { return attr(n, "id") == "main" })[0])
	var beside []*html.Node
	for _, aside := range main.tag(atom.Aside) {
		beside = append(beside, under(aside).tag(atom.A)...)
	}
	for _, a := range main.tag(atom.A) {
		if slices.Contains(beside, a) {
			continue
		}
		all = append(all, path.Join(path.Dir(address), attr(a, "href")))
	}
	return all
}

func TestDaysAreTheEditionsOwn(t *testing.T) {
	evening := time.Date(2026, 6, 30, 23, 30, 0, 0, time.UTC) // already July in Riyadh
	newYear := time.Date(2025, 12, 31, 22, 0, 0, 0, time.UTC)
	m := zoned("UTC", "Asia/Riyadh", evening, newYear)
	for _, c := range []struct {
		page  string
		leads string // to this
		not   string
	}{
		{"en/archive/2026/index.html", "en/archive/2026/07/index.html", "en/archive/2026/06/index.html"},
		{"en/archive/2026/07/index.html", "en/archive/2026/07/01/index.html", "en/archive/2026/07/02/index.html"},
		{"en/archive/2026/07/01/index.html", "en/story/at-0.html", "en/story/at-1.html"},
		{"en/archive/2026/01/01/index.html", "en/story/at-1.html", "en/story/at-0.html"},
		{"ar/archive/2026/06/30/index.html", "ar/story/at-0.html", "ar/story/at-1.html"},
		{"ar/archive/index.html", "ar/archive/2025/index.html", "ar/archive/2024/index.html"},
	} {
		got := linked(t, m, c.page)
		if !slices.Contains(got, c.leads) || slices.Contains(got, c.not) {
			t.Errorf("%s leads to %q", c.page, got)
		}
	}
	for _, nothing := range []string{"ar/archive/2026/07/01/index.html", "en/archive/2025/index.html", "en/archive/2026/06/30/index.html"} {
		if page, err := pages(m).Render(nothing); err != nil || page.Status != 404 {
			t.Errorf("%s: status %d (%v)", nothing, page.Status, err)
		}
	}
}

// TestDaysBeginWhereClocksPassOverMidnight: in Beirut 29 March 2026 began at
// one o'clock, and Samoa had no 30 December 2011.
func TestDaysBeginWhereClocksPassOverMidnight(t *testing.T) {
	for _, c := range []struct {
		zone string
		at   time.Time // the last instant of a day, and the first of the next
		last string
		next string
	}{
		{"Asia/Beirut", time.Date(2026, 3, 28, 22, 0, 0, 0, time.UTC), "2026/03/28", "2026/03/29"},
		{"Asia/Beirut", time.Date(2026, 10, 24, 22, 0, 0, 0, time.UTC), "2026/10/24", "2026/10/25"},
		{"Pacific/Apia", time.Date(2011, 12, 30, 10, 0, 0, 0, time.UTC), "2011/12/29", "2011/12/31"},
		{"Asia/Kathmandu", time.Date(2026, 6, 7, 18, 15, 0, 0, time.UTC), "2026/06/07", "2026/06/08"},
	} {
		m := zoned("UTC", c.zone, c.at.Add(-time.Millisecond), c.at)
		for story, day := range map[string]string{"at-0": c.last, "at-1": c.next} {
			if got := linked(t, m, "en/archive/"+day+"/index.html"); !slices.Contains(got, "en/story/"+story+".html") {
				t.Errorf("%s: %s leads to %q", c.zone, day, got)
			}
		}
	}
	m := zoned("UTC", "Pacific/Apia", time.Date(2011, 12, 30, 10, 0, 0, 0, time.UTC))
	if page, err := pages(m).Render("en/archive/2011/12/30/index.html"); err != nil || page.Status != 404 {
		t.Errorf("a day that never was: %d (%v)", page.Status, err)
	}
}

func TestAddressesOfTheArchive(t *testing.T) {
	e := pages(fullPaper())
	for address, want := range map[string]int{
		"en/archive/index.html": 200, "en/archive/1.html": 404, "en/archive/2026/index.html": 200, "en/archive/2026/2.html": 404,
		"en/archive/2026/6/index.html": 404, "en/archive/2026/06/8/index.html": 404, "en/archive/2026/13/index.html": 404,
		"en/archive/2026/00/index.html": 404, "en/archive/0000/index.html": 404, "en/archive/-001/index.html": 404,
		"en/archive/2026/06/08/1.html": 200, "en/archive/2026/06/08/9.html": 404, "en/archive/2026/06/08/09/index.html": 404,
		"en/archive/99999/index.html": 404, "en/archive/9999/12/31/index.html": 404, "en/archive/2026/05/31/index.html": 404,
	} {
		page, err := e.Render(address)
		if err != nil || page.Status != want {
			t.Errorf("%s: %d (%v), want %d", address, page.Status, err, want)
		}
	}
}

// TestTheArchiveHasEveryStory follows the archive's own links to all of an
// edition's stories.
func TestTheArchiveHasEveryStory(t *testing.T) {
	m := fullPaper()
	e := pages(m)
	found := map[string]bool{}
	for address, err := range e.Pages() {
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(address, "en/archive/") || strings.Count(address, "/") != 5 {
			continue
		}
		for _, to := range linked(t, m, address) {
			if strings.HasPrefix(to, "en/story/") {
				found[to] = true
			}
		}
	}
	for _, s := range m.stories {
		if s.Language == "en" && s.Withdrawn == nil && !found["en/story/"+s.Address+".html"] {
			t.Errorf("the archive does not lead to %s", s.ID)
		}
	}
}

func TestLanguageSwitchOfADay(t *testing.T) {
	m := fullPaper()
	switchOf := func(address string) map[string]string {
		all := map[string]string{}
		doc := parse(t, render(t, pages(m), address))
		for _, a := range doc.all(func(n *html.Node) bool { return n.DataAtom == atom.A && attr(n, "hreflang") != "" }) {
			all[attr(a, "hreflang")] = path.Join(path.Dir(address), attr(a, "href"))
			if strings.Contains(attr(a, "class"), "none") {
				all[attr(a, "hreflang")] += " " + attr(a, "title")
			}
		}
		return all
	}
	for address, want := range map[string]map[string]string{
		"en/archive/2026/06/08/index.html": {"en": "en/archive/2026/06/08/index.html", "es": "es/archive/2026/06/08/index.html", "ar": "ar/archive/2026/06/08/index.html"},
		"en/archive/2026/05/index.html":    {"en": "en/archive/2026/05/index.html", "es": "es/index.html No hay versión en español; ir a su portada", "ar": "ar/index.html"},
		"ar/corrections/index.html":        {"en": "en/corrections/index.html", "es": "es/corrections/index.html", "ar": "ar/corrections/index.html"},
		"es/trending/index.html":           {"en": "en/trending/index.html", "es": "es/trending/index.html", "ar": "ar/trending/index.html"},
	} {
		got := switchOf(address)
		for tag, to := range want {
			if !strings.HasPrefix(got[tag], to) {
				t.Errorf("%s in %s leads to %q, not %q", address, tag, got[tag], to)
			}
		}
	}
}

func TestEmptyArchiveAndCorrections(t *testing.T) {
	e := edition.New(emptyPaper(), edition.Options{})
	for _, address := range []string{"en/archive/index.html", "ar/corrections/index.html", "es/trending/index.html", "en/most-read/index.html", "en/read-this/index.html"} {
		page, err := e.Render(address)
		if err != nil || page.Status != 200 {
			t.Errorf("%s: %d (%v)", address, page.Status, err)
		}
	}
}

func TestListsTellOfChangesWithTheirTimes(t *testing.T) {
	for tag, want := range map[string]string{
		"en": "Correction, 8 Jun, 09:00 · Updated 8 Jun, 10:00",
		"ar": "تصحيح، ٨ يونيو، ٠٩:٠٠ · آخر تحديث ٨ يونيو، ١٠:٠٠",
	} {
		m := fullPaper()
		for i := range m.stories {
			m.stories[i].PublicUpdatedAt, m.stories[i].Changes = m.stories[0].PublicUpdatedAt, m.stories[0].Changes
		}
		doc := parse(t, render(t, pages(m), tag+"/news/index.html"))
		for _, meta := range texts(doc.class("meta")) {
			if strings.Contains(meta, want) {
				want = ""
			}
		}
		if want != "" {
			t.Errorf("%s: no card says %q: %q", tag, want, texts(doc.class("meta")))
		}
	}
}

func TestCorrectionsAreNumberedFromTheOldest(t *testing.T) {
	m := emptyPaper()
	for i := range 50 {
		s := story(fmt.Sprintf("story-%02d", i), "en", ago(100*day), news.Content{Headline: fmt.Sprint("Story ", i)})
		s.Changes = []news.Change{{At: ago(time.Duration(99-i) * day), Kind: news.Correction, Note: fmt.Sprint("Correction ", i)}}
		m.stories = append(m.stories, s)
	}
	for address, want := range map[string][2]string{ // its first and last
		"en/corrections/index.html": {"Story 49", "Story 20"}, // ten, and the page before them
		"en/corrections/1.html":     {"Story 19", "Story 0"},
		"en/corrections/2.html":     {"Story 39", "Story 20"},
	} {
		doc := parse(t, render(t, pages(m), address))
		var got []string
		for _, entry := range doc.class("telling") {
			got = append(got, texts(under(entry).tag(atom.H2))...)
		}
		if len(got) == 0 || got[0] != want[0] || got[len(got)-1] != want[1] {
			t.Errorf("%s: %q, not from %s to %s", address, got, want[0], want[1])
		}
	}
	doc := parse(t, render(t, pages(m), "en/corrections/index.html"))
	if got := texts(doc.class("more")); !slices.Equal(got, []string{"Older corrections"}) {
		t.Errorf("leads on by %q", got)
	}
	if page, err := pages(m).Render("en/corrections/4.html"); err != nil || page.Status != 404 {
		t.Errorf("page 4: %d (%v)", page.Status, err)
	}
}
