package edition_test

import (
	"encoding/base64"
	"slices"
	"strings"
	"testing"
	"time"

	"galley/app/news"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// TestExchangeOfOpinions checks that opinions that name each other lead to one
// another, the later one as the reply, and that no other relation does.
func TestExchangeOfOpinions(t *testing.T) {
	m := fullPaper()
	opinion := func(slug, author string, at news.Moment, related ...string) news.Story {
		return story(slug, "en", at, news.Content{
			Kind: news.Opinion, Headline: "On " + slug, Body: "So it seems.", Related: related,
			Credits: []news.Credit{{Author: author, Role: news.By}},
		})
	}
	m.stories = append(m.stories,
		opinion("cocks", "iris", ago(3*day), "hens.en", "mill-turns.en"),
		opinion("hens", "tobias", ago(2*day), "cocks.en"),
		opinion("chicks", "tobias", ago(day), "cocks.en")) // which does not name it
	e := pages(m)
	for _, c := range []struct{ slug, says, href string }{
		{"cocks", "Replied to in: On hens · Tobias Fenn · 6 Jun", "hens.html"},
		{"hens", "In reply to: On cocks · Iris Candlewick · 5 Jun", "cocks.html"},
		{"chicks", "", ""},
	} {
		lines := parse(t, render(t, e, "en/story/"+c.slug+".html")).class("exchange")
		if c.says == "" {
			if len(lines) != 0 {
				t.Errorf("%s: a reply to an opinion that does not answer: %q", c.slug, texts(lines))
			}
			continue
		}
		if len(lines) != 1 || words(lines[0]) != c.says || attr(under(lines[0]).tag(atom.A)[0], "href") != c.href {
			t.Errorf("%s: %q, want %q", c.slug, texts(lines), c.says)
		}
	}
}

// TestLiveBlogEitherWay checks that the page in the order of events has the
// same entries as the other, and that each leads to the other.
func TestLiveBlogEitherWay(t *testing.T) {
	e := pages(fullPaper())
	entries := func(address string) (ids []string) {
		for _, post := range parse(t, render(t, e, address)).class("post") {
			ids = append(ids, attr(post, "id"))
		}
		return ids
	}
	newest, oldest := entries("en/story/gale-watch.html"), entries("en/story/gale-watch.oldest.html")
	if want := []string{"entry-roof", "entry-gone", "entry-slip", "entry-gust"}; !slices.Equal(newest, want) {
		t.Errorf("newest first: %q, want %q", newest, want)
	}
	if want := []string{"entry-roof", "entry-gust", "entry-slip", "entry-gone"}; !slices.Equal(oldest, want) {
		t.Errorf("oldest first, the pinned one above: %q, want %q", oldest, want)
	}
	for address, current := range map[string]string{"en/story/gale-watch.html": "gale-watch.html", "en/story/gale-watch.oldest.html": "gale-watch.oldest.html"} {
		links := under(parse(t, render(t, e, address)).class("order")[0]).tag(atom.A)
		if len(links) != 2 || attr(links[0], "href") != "gale-watch.html" || attr(links[1], "href") != "gale-watch.oldest.html" {
			t.Fatalf("%s does not lead either way", address)
		}
		for _, l := range links {
			if is := attr(l, "aria-current") == "page"; is != (attr(l, "href") == current) {
				t.Errorf("%s: %q is marked: %v", address, attr(l, "href"), is)
			}
		}
	}
	page, err := e.Render("en/story/gale-watch.oldest.html")
	if err != nil {
		t.Fatal(err)
	}
	if page.Story != "" || !strings.Contains(string(page.Body), "noindex") {
		t.Error("the page the other way around counts as a reading, or is for search engines")
	}
	if page, err = e.Render("en/story/mill-turns.oldest.html"); err != nil || page.Location != "mill-turns.html" {
		t.Errorf("a story that is no live blog: %d to %q, %v", page.Status, page.Location, err)
	}
}

// TestLiveTimesAcrossMidnight checks that an entry says its day where that is
// not the day of the entry above it, whenever the page is read.
func TestLiveTimesAcrossMidnight(t *testing.T) {
	m := fullPaper()
	entry := func(id string, before time.Duration) news.LiveEntry {
		return news.LiveEntry{ID: id, At: ago(before), Posted: ago(before - 12*time.Minute)}
	}
	m.stories = append(m.stories, story("night-watch", "en", ago(day), news.Content{
		Kind: news.LiveBlog, Headline: "Night watch", Body: "## One\n\nA.\n\n## Two\n\nB.\n\n## Three\n\nC.",
		Live: &news.Live{State: news.LivePaused, Entries: []news.LiveEntry{entry("one", 13*hour), entry("two", 12*hour+time.Minute), entry("three", 11*hour)}},
	}))
	doc := parse(t, render(t, pages(m), "en/story/night-watch.html"))
	if got, want := texts(doc.class("when")), []string{"01:00 8 Jun", "23:59 7 Jun", "23:00"}; !slices.Equal(got, want) {
		t.Errorf("times %q, want %q", got, want)
	}
	if got, want := texts(doc.class("sig")), []string{"posted 01:12", "posted 8 Jun 2026 00:11", "posted 23:12"}; !slices.Equal(got, want) {
		t.Errorf("posted %q, want %q", got, want)
	}
	if state := texts(doc.class("state")); !slices.Equal(state, []string{"Paused"}) {
		t.Errorf("state %q", state)
	}
}

// TestBoxedParts checks that what a reader can check a story by stands apart,
// the footnotes outside.
func TestBoxedParts(t *testing.T) {
	m := fullPaper()
	m.stories = append(m.stories,
		story("checked", "en", ago(hour), news.Content{Headline: "Checked", Body: "Text.[^1]\n\n## What happened\n\nIt did.\n\n## Sources\n\n- A *book*.\n\n## How we did this\n\nBy reading.\n\n[^1]: A note."}),
		story("checked", "ar", ago(hour), news.Content{Headline: "مدقَّقة", Body: "نص.\n\n## المصادر\n\n- كتاب."}))
	e := pages(m)
	doc := parse(t, render(t, e, "en/story/checked.html"))
	boxes := doc.class("trust")
	if got, want := texts(boxes), []string{"Sources A book.", "How we did this By reading."}; !slices.Equal(got, want) {
		t.Fatalf("boxes %q, want %q", got, want)
	}
	for _, box := range boxes {
		if heading := under(box).tag(atom.H2)[0]; attr(heading, "id") == "" || attr(box, "aria-labelledby") != attr(heading, "id") {
			t.Error("a box has no name")
		}
	}
	if notes := doc.class("footnotes"); len(notes) != 1 || notes[0].Parent != doc.class("body")[0] {
		t.Error("the footnotes stand in a box")
	}
	if got := texts(parse(t, render(t, e, "ar/story/checked.html")).class("trust")); !slices.Equal(got, []string{"المصادر كتاب."}) {
		t.Errorf("in Arabic: %q", got)
	}
}

func TestFilmPage(t *testing.T) {
	doc := parse(t, render(t, pages(fullPaper()), "en/story/sails-film.html"))
	film, track := doc.tag(atom.Video)[0], doc.tag(atom.Track)[0]
	if attr(film, "preload") != "none" || attr(film, "poster") == "" {
		t.Error("the film is asked for before it plays, or has no poster")
	}
	cues, inline := strings.CutPrefix(attr(track, "src"), "data:text/vtt;base64,")
	if text, err := base64.StdEncoding.DecodeString(cues); !inline || err != nil || string(text) != "WEBVTT\n" {
		t.Errorf("captions %q", attr(track, "src"))
	}
	if attr(track, "srclang") != "en" || attr(track, "label") != "English" || attr(track, "kind") != "captions" {
		t.Error("the captions do not say their language")
	}
	if got := texts(doc.class("filmfacts")); !slices.Equal(got, []string{"WebM, 0.1 MB · Captions: English"}) {
		t.Errorf("before playing it says %q", got)
	}
	if under(film).tag(atom.A) == nil {
		t.Error("a browser that plays no film gets no link to it")
	}
}

func TestGalleryPage(t *testing.T) {
	doc := parse(t, render(t, pages(fullPaper()), "en/story/six-hats.html"))
	pictures := doc.class("plateau")
	if len(pictures) != 2 {
		t.Fatalf("%d pictures", len(pictures))
	}
	steps := func(n *html.Node) (hrefs []string) {
		for _, a := range under(n).tag(atom.A) {
			hrefs = append(hrefs, attr(a, "rel")+" "+attr(a, "href"))
		}
		return hrefs
	}
	if got := steps(pictures[0]); !slices.Equal(got, []string{"next #picture-2"}) {
		t.Errorf("from the first: %q", got)
	}
	if got := steps(pictures[1]); !slices.Equal(got, []string{"prev #picture-1"}) {
		t.Errorf("from the last: %q", got)
	}
	if reel := doc.class("reel")[0]; attr(reel, "tabindex") != "0" || attr(reel, "aria-label") == "" {
		t.Error("the keys cannot reach the pictures")
	}
	credits := texts(doc.class("credit"))
	if !slices.Contains(credits, "Picture: Iris Candlewick") || !slices.Contains(credits, "Map: the desk") {
		t.Errorf("credits %q", credits)
	}
}

func TestInfographPage(t *testing.T) {
	doc := parse(t, render(t, pages(fullPaper()), "en/story/wind-map.html"))
	if a := doc.class("openpic"); len(a) != 1 || attr(a[0], "href") != "../../media/map.svg" || words(a[0]) != "Open the picture in full" {
		t.Error("no way to the whole picture")
	}
	if in := texts(doc.class("inwords")); !slices.Equal(in, []string{"The picture in words A map with arrows"}) {
		t.Errorf("in words: %q", in)
	}
	if sub := words(doc.class("sub")[0]); !strings.Contains(sub, "Every figure is in the table below") {
		t.Errorf("under the byline stands %q", sub)
	}
}
