package edition_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"galley/app/edition"
	"galley/app/news"
)

// plain is the id of a plain story by its number.
func plain(n int) string { return fmt.Sprintf("plain-%02d.en", n) }

// laid are the numbers of the plain stories in each area, those that are held
// with an h.
func laid(t *testing.T, m *memory, f news.Front) string {
	t.Helper()
	f.Edition = "en"
	l, err := pages(m).Layout(f)
	if err != nil {
		t.Fatal(err)
	}
	var areas []string
	for _, area := range []news.Area{news.LeadArea, news.BesideArea, news.UnderArea} {
		var in []string
		for _, s := range l.Spots[area] {
			name := strings.TrimLeft(strings.TrimSuffix(strings.TrimPrefix(s.Row.ID, "plain-"), ".en"), "0")
			if s.Held {
				name += "h"
			}
			in = append(in, name)
		}
		areas = append(areas, strings.Join(in, " "))
	}
	return strings.Join(areas, " | ")
}

func TestHeldPlaces(t *testing.T) {
	hold := func(area news.Area, slot, n int) news.Place {
		return news.Place{Area: area, Slot: slot, Story: plain(n), At: ago(hour)}
	}
	front := func(places ...news.Place) (f news.Front) {
		f.Hold(places)
		return f
	}
	ended, running := hold(news.LeadArea, 0, 7), hold(news.LeadArea, 0, 7)
	ended.Until, running.Until = news.At(noon), news.At(noon.Add(time.Second))
	never := front(hold(news.LeadArea, 0, 9))
	never.Never = []string{plain(1), plain(9)}
	for _, c := range []struct {
		name    string
		stories int
		front   news.Front
		want    string
	}{
		{"nobody composed", 10, front(), "1 | 2 3 4 | 5 6"},
		{"a lead", 10, front(hold(news.LeadArea, 0, 7)), "7h | 1 2 3 | 4 5"},
		{"in the middle, where no rule moves it", 10, front(hold(news.BesideArea, 1, 8)), "1 | 2 8h 3 | 4 5"},
		{"everywhere", 10, front(hold(news.LeadArea, 0, 10), hold(news.BesideArea, 2, 9), hold(news.UnderArea, 0, 8)), "10h | 1 2 9h | 8h 3"},
		{"its time has come", 10, front(ended), "1 | 2 3 4 | 5 6"},
		{"its time has not come", 10, front(running), "7h | 1 2 3 | 4 5"},
		{"a story that is not there", 10, front(hold(news.LeadArea, 0, 77)), "1 | 2 3 4 | 5 6"},
		{"a story twice", 10, front(hold(news.LeadArea, 0, 2), hold(news.BesideArea, 0, 2)), "2h | 1 3 4 | 5 6"},
		{"a place that is not there", 10, front(hold(news.BesideArea, 3, 9), hold("middle", 0, 8)), "1 | 2 3 4 | 5 6"},
		{"kept off the page", 10, never, "2 | 3 4 5 | 6 7"},
		{"of three stories", 3, front(hold(news.BesideArea, 2, 3)), "1 | 2 3h | "},
		{"of one", 1, front(hold(news.BesideArea, 2, 1)), "1h |  | "},
		{"of none", 0, front(hold(news.LeadArea, 0, 1)), " |  | "},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := emptyPaper()
			m.stories = numbered(c.stories)
			if got := laid(t, m, c.front); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
			m.fronts["en"] = c.front
			got := headlines(parse(t, render(t, pages(m), "en/index.html")))
			if shown := len(got); shown != c.stories-min(len(c.front.Never), c.stories) {
				t.Errorf("%d stories on the page: %q", shown, got)
			}
			slices.Sort(got)
			if len(slices.Compact(got)) != len(got) {
				t.Error("a story stands twice")
			}
		})
	}
}

func TestWhatIsWithdrawnLeavesItsPlace(t *testing.T) {
	m := emptyPaper()
	m.stories = numbered(10)
	m.stories[6].Withdrawn = &news.Withdrawal{At: ago(time.Minute), Reason: "It was a mistake."}
	m.stories[6].Status = news.Withdrawn
	if got := laid(t, m, news.Front{Lead: plain(7)}); got != "1 | 2 3 4 | 5 6" {
		t.Errorf("a withdrawn lead leaves %s", got)
	}
}

func TestHeldStrips(t *testing.T) {
	m := fullPaper()
	spots := func(f news.Front, area news.Area) (ids []string) {
		l, err := pages(m).Layout(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range l.Spots[area] {
			ids = append(ids, s.Row.ID)
		}
		return ids
	}
	held := func(area news.Area, slot int, id string) news.Front {
		f := news.Front{Edition: "en"}
		f.Hold([]news.Place{{Area: area, Slot: slot, Story: id}})
		return f
	}
	opinion := spots(news.Front{Edition: "en"}, news.OpinionArea)
	if len(opinion) == 0 {
		t.Fatal("the paper has no opinion")
	}
	last := opinion[len(opinion)-1]
	if got := spots(held(news.OpinionArea, 0, last), news.OpinionArea); got[0] != last || len(got) != len(opinion) {
		t.Errorf("opinion %q with %s first", got, last)
	}
	if got := spots(held(news.OpinionArea, 0, "mill-turns.en"), news.OpinionArea); slices.Contains(got, "mill-turns.en") {
		t.Error("an article stands in the strip of opinion")
	}
	if got := spots(held(news.LeadArea, 0, last), news.OpinionArea); slices.Contains(got, last) {
		t.Error("the lead stands in the strip as well")
	}
}

func TestLiveBoxCanBeHidden(t *testing.T) {
	m := fullPaper()
	box := func() bool { return strings.Contains(render(t, pages(m), "en/index.html"), "liveteaser") }
	if !box() {
		t.Fatal("the paper has no LIVE box")
	}
	m.fronts["en"] = news.Front{Edition: "en", HideLive: true}
	if box() {
		t.Error("the box is there though it is hidden")
	}
	m.fronts["en"] = news.Front{Edition: "en", Never: []string{"gale-watch.en"}}
	if box() {
		t.Error("the box shows a story that is kept off the page")
	}
}

// What is kept of a sent page is no older than a minute, and a banner's end is
// a whole one.
func TestABannerVanishesAtItsEnd(t *testing.T) {
	m := fullPaper()
	m.steady = true
	end := m.fronts["en"].Breaking.Until.Time()
	base := serve(t, m, edition.Options{}) + "/secret/"
	shown := func(address string) bool {
		_, body := get(t, "GET", base+address)
		return strings.Contains(body, "The gale has a name")
	}
	bases := func() map[string]edition.Sum {
		all := map[string]edition.Sum{}
		for p, err := range pages(m).Listing() {
			if err != nil {
				t.Fatal(err)
			}
			if strings.HasPrefix(p.Address, "en/") && strings.HasSuffix(p.Address, ".html") {
				all[p.Address] = p.Basis
			}
		}
		return all
	}
	m.now = end.Add(-time.Second)
	for _, address := range []string{"en/index.html", "en/story/mill-turns.html"} {
		if !shown(address) {
			t.Errorf("%s has no banner before its end", address)
		}
	}
	before := bases()
	m.now = end
	for _, address := range []string{"en/index.html", "en/story/mill-turns.html"} {
		if shown(address) {
			t.Errorf("%s has the banner at its end", address)
		}
	}
	after := bases()
	for address, basis := range before {
		if basis != (edition.Sum{}) && basis == after[address] {
			t.Errorf("an export leaves %s as it was with the banner", address)
		}
	}
}

func TestABannerLeadsToNothingWithdrawn(t *testing.T) {
	m := fullPaper()
	leads := func() bool {
		_, after, shown := strings.Cut(render(t, pages(m), "en/index.html"), `<div class="breaking"`)
		banner, _, _ := strings.Cut(after, "<time")
		if !shown || !strings.Contains(banner, "The gale has a name") {
			t.Fatal("there is no banner")
		}
		return strings.Contains(banner, "href=")
	}
	if !leads() {
		t.Error("the banner does not lead to its story")
	}
	for i := range m.stories {
		if m.stories[i].ID == "gale-watch.en" {
			m.stories[i].Withdrawn = &news.Withdrawal{At: ago(time.Minute), Reason: "It was a mistake."}
			m.stories[i].Status = news.Withdrawn
		}
	}
	if leads() {
		t.Error("the banner leads to a story that was withdrawn")
	}
}

func TestAHeadlineForTheFrontAlone(t *testing.T) {
	m := emptyPaper()
	m.stories = numbered(3)
	own := m.stories[0].Content.Headline
	f := news.Front{Edition: "en"}
	f.Hold([]news.Place{
		{Area: news.LeadArea, Story: plain(1), Headline: "As the front has it"},
		{Area: news.BesideArea, Story: plain(2), Headline: "Beside it"},
	})
	preview, err := pages(m).PreviewFront(f)
	if err != nil {
		t.Fatal(err)
	}
	if kept := render(t, pages(m), "en/index.html"); strings.Contains(kept, "As the front has it") || !strings.Contains(kept, own) {
		t.Error("what was looked at is kept")
	}
	m.fronts["en"] = f
	put := render(t, pages(m), "en/index.html")
	for name, page := range map[string]string{"looked at": string(preview), "put": put} {
		if !strings.Contains(page, "As the front has it") || !strings.Contains(page, "Beside it") || strings.Contains(page, ">"+own+"<") {
			t.Errorf("%s: the front has not the headlines that it was given", name)
		}
	}
	if !strings.Contains(render(t, pages(m), "en/story/"+m.stories[0].Address+".html"), own) {
		t.Error("the story's own page has another headline")
	}
}
