package edition_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

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
