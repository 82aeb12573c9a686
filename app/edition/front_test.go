package edition_test

import (
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"

	"galley/app/edition"
	"galley/app/news"

	"golang.org/x/net/html/atom"
)

// headlines are where the headlines of a page's main part lead, in order.
func headlines(doc document, skip ...string) []string {
	var all []string
	for _, n := range doc.tag(atom.Main)[0:1] {
		for _, a := range under(n).tag(atom.A) {
			href := attr(a, "href")
			if !strings.Contains(href, "story/") || attr(a, "aria-hidden") == "true" || slices.Contains(skip, attr(a, "class")) {
				continue
			}
			all = append(all, strings.TrimSuffix(path.Base(href), ".html"))
		}
	}
	return all
}

func TestFrontIsRightWithAnyNumberOfStories(t *testing.T) {
	for _, n := range []int{0, 1, 3, 10} {
		m := emptyPaper()
		m.stories = numbered(n)
		page := render(t, pages(m), "en/index.html")
		golden(t, "front/"+strconv.Itoa(n)+"-stories.html", []byte(page))
		got := headlines(parse(t, page))
		if len(got) != n {
			t.Errorf("a front of %d stories shows %q", n, got)
		}
		slices.Sort(got)
		if len(slices.Compact(got)) != n {
			t.Errorf("a story stands twice on a front of %d", n)
		}
	}
}

func TestStoryStandsOnceOnAFront(t *testing.T) {
	got := headlines(parse(t, render(t, pages(fullPaper()), "en/index.html")))
	seen := map[string]int{}
	for _, address := range got {
		if seen[address]++; seen[address] > 1 && address != "gale-watch" { // the LIVE box may repeat
			t.Errorf("%s stands %d times", address, seen[address])
		}
	}
	if seen["weigh-in"] > 0 {
		t.Error("a withdrawn story stands on the front")
	}
}

func TestLead(t *testing.T) {
	lead := func(m *memory) string {
		doc := parse(t, render(t, pages(m), "en/index.html"))
		leads := doc.class("lead")
		if len(leads) == 0 {
			return ""
		}
		return words(under(leads[0]).tag(atom.H2)[0])
	}
	m := fullPaper()
	if got := lead(m); got != "The mill turns the other way" {
		t.Errorf("the automatic lead is %q: opinion of urgency 1 must not lead", got)
	}
	m.fronts["en"] = news.Front{Edition: "en", Lead: "vane-view.en"}
	if got := lead(m); got != "Let the vane decide" {
		t.Errorf("the lead placed by hand is %q", got)
	}
	m.fronts["en"] = news.Front{Edition: "en", Lead: "mill-turns.ar"}
	if got := lead(m); got != "The mill turns the other way" {
		t.Errorf("a lead of another edition leaves %q", got)
	}
	only := emptyPaper()
	only.stories = []news.Story{story("view", "en", ago(hour), news.Content{Kind: news.Opinion, Headline: "Alone"})}
	if got := lead(only); got != "" {
		t.Errorf("a lone opinion leads: %q", got)
	}
	if !strings.Contains(render(t, pages(only), "en/index.html"), "Alone") {
		t.Error("a lone opinion is not on the front at all")
	}
}

func TestOrder(t *testing.T) {
	row := func(id, section string, urgency int, at news.Moment) news.Row {
		return news.Row{ID: id, Section: section, Urgency: urgency, PublishedAt: at}
	}
	for _, c := range []struct {
		name string
		rows []news.Row
		want string
	}{
		{"urgency before time", []news.Row{row("a", "x", 4, 9), row("b", "y", 2, 1), row("c", "z", 0, 5)}, "b c a"},
		{"the newest first among equals", []news.Row{row("a", "x", 3, 1), row("b", "y", 0, 2)}, "b a"},
		{"at most two in a row from a section", []news.Row{row("a", "x", 1, 9), row("b", "x", 1, 8), row("c", "x", 1, 7), row("d", "y", 5, 1), row("e", "x", 1, 6)}, "a b d c e"},
		{"one section only", []news.Row{row("a", "x", 3, 3), row("b", "x", 3, 2), row("c", "x", 3, 1)}, "a b c"},
	} {
		var got []string
		for _, r := range edition.Order(c.rows) {
			got = append(got, r.ID)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestBreakingEnds(t *testing.T) {
	e := pages(fullPaper())
	if !strings.Contains(render(t, e, "en/story/mill-turns.html"), "The gale has a name") {
		t.Error("the banner is not on a story's page")
	}
	if strings.Contains(render(t, e, "es/index.html"), "Esto ya pasó") {
		t.Error("the banner stands after its end")
	}
}

func TestLiveOnlyWhileItIs(t *testing.T) {
	badge := func(m *memory) bool {
		return strings.Contains(render(t, pages(m), "en/index.html"), "livebadge") &&
			strings.Contains(render(t, pages(m), "en/story/gale-watch.html"), "livehead on")
	}
	m := fullPaper()
	if !badge(m) {
		t.Error("a running live blog is not LIVE")
	}
	m.now = noon.Add(2 * hour) // the last entry is three hours old
	if badge(m) {
		t.Error("LIVE after three hours of silence")
	}
	m = fullPaper()
	for i := range m.stories {
		if m.stories[i].Content.Live != nil {
			m.stories[i].Content.Live.State = news.LiveEnded
		}
	}
	if badge(m) {
		t.Error("LIVE after its end")
	}
}

func TestLiveEntries(t *testing.T) {
	doc := parse(t, render(t, pages(fullPaper()), "en/story/gale-watch.html"))
	var got []string
	for _, post := range doc.class("post") {
		got = append(got, words(post))
	}
	want := []string{"10:30 8 Jun Pinned The roof Still there. Iris Candlewick", "11:00An entry was removed here.", "10:40 Corrected A slip We put it right.", "10:20 First gust Small. Iris Candlewick"}
	if len(got) != len(want) {
		t.Fatalf("entries %q", got)
	}
	for i := range want {
		if strings.ReplaceAll(got[i], " ", "") != strings.ReplaceAll(want[i], " ", "") {
			t.Errorf("entry %d: %q, want %q", i, got[i], want[i])
		}
	}
	if page := render(t, pages(fullPaper()), "en/story/gale-watch.html"); strings.Contains(page, "Not yet said") || strings.Contains(page, "Gone.") {
		t.Error("a draft or removed entry shows")
	}
}
