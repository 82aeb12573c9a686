package edition_test

import (
	"slices"
	"strings"
	"testing"

	"galley/app/news"

	"golang.org/x/net/html/atom"
)

// TestArticlePage checks every element that a broadcaster's article page
// offers its reader, in its place.
func TestArticlePage(t *testing.T) {
	m := emptyPaper()
	m.regions = []news.Region{
		{ID: "europe", Labels: news.Labels{"en": "Europe"}},
		{ID: "latin-america", Labels: news.Labels{"en": "Latin America"}},
	}
	published, err := news.ParseMoment("2022-12-28T22:32:00Z")
	if err != nil {
		t.Fatal(err)
	}
	s := story("two-councils", "en", published, news.Content{
		Headline: "Two councils agree to share one windmill", Standfirst: "The sails will turn for both.",
		Body:    "The councils met on Wednesday.\n\n## What was said\n\nVery little.",
		Regions: []string{"europe", "latin-america"}, Tags: []string{"wind", "mills"},
		Credits: []news.Credit{{Author: "paper", Role: news.By}}, Source: "Agencies",
		Lead: "mill", Pictures: []news.PictureUse{{ID: "mill", Caption: "The windmill in January 2022.", Credit: "Picture: the desk", Alt: "A windmill"}},
	})
	m.stories = append(numbered(3), s)
	doc := parse(t, render(t, pages(m), "en/story/two-councils.html"))

	crumbs := doc.class("crumb")[0]
	if got, want := texts(under(crumbs).tag(atom.Li)), []string{"Home", "News", "Europe, Latin America", s.Content.Headline}; !slices.Equal(got, want) {
		t.Errorf("breadcrumbs %q, want %q", got, want)
	}
	var hrefs []string
	for _, a := range under(crumbs).tag(atom.A) {
		hrefs = append(hrefs, attr(a, "href"))
	}
	if want := []string{"../index.html", "../news/index.html", "../region/europe/index.html", "../region/latin-america/index.html"}; !slices.Equal(hrefs, want) {
		t.Errorf("the breadcrumbs lead to %q, want %q", hrefs, want)
	}

	head := doc.class("arthead")[0]
	for _, c := range []struct{ what, got, want string }{
		{"the label above the headline", words(under(head).class("kicker")[0]), "Europe"},
		{"the headline", words(under(head).tag(atom.H1)[0]), s.Content.Headline},
		{"the standfirst", words(under(head).class("standfirst")[0]), s.Content.Standfirst},
		{"the name", words(doc.class("brand")[0]), "The Weathercock"},
		{"the slogan", words(doc.class("slogan")[0]), "Which way it blows"},
		{"the caption", words(doc.tag(atom.Figcaption)[0]), "The windmill in January 2022. Picture: the desk"},
		{"the first level of the navigation", strings.Join(texts(under(doc.class("nav1")[0]).tag(atom.Li)), " | "), "News | Articles | Videos | Infographs | In Pictures | LIVE"},
		{"the sections", strings.Join(texts(under(doc.class("of1")[0]).tag(atom.Li)), " | "), "Politics | Economy"},
		{"the kinds under Articles", strings.Join(texts(under(doc.class("of2")[0]).tag(atom.Li)), " | "), "Opinion | Analysis | Blog | Feature"},
		{"the tags", strings.Join(texts(under(doc.class("tags")[0]).class("tag")), " | "), "Wind | Mills"},
		{"the rights", strings.Join(texts(under(doc.class("fine")[0]).tag(atom.Span)), " / "), "An invented paper. All rights reserved. / Edition of 8 June 2026, 12:00 · Set by Galley. No trackers, no cookies."},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.what, c.got, c.want)
		}
	}

	byline := doc.class("byline")[0]
	if got := words(under(byline).class("who")[0]); !strings.HasPrefix(got, "By The Weathercock English") {
		t.Errorf("byline %q", got)
	}
	if got := attr(under(byline).tag(atom.A)[0], "href"); got != "../author/paper/index.html" {
		t.Errorf("the byline leads to %q", got)
	}
	if got := words(under(byline).class("sub")[0]); !strings.Contains(got, "Source: Agencies") || strings.Count(got, "UTC") != 1 {
		t.Errorf("under the byline stands %q: the source is missing, or the zone does not stand once", got)
	}
	date := under(byline).tag(atom.Time)[0]
	if words(date) != "28 Dec 2022 22:32" || attr(date, "datetime") != "2022-12-28T22:32:00Z" {
		t.Errorf("date %q, %q", words(date), attr(date, "datetime"))
	}
	if got := attr(under(doc.class("leadpic")[0]).tag(atom.Img)[0], "alt"); got != "A windmill" {
		t.Errorf("alternative text %q", got)
	}
	if got := texts(doc.tag(atom.H2)); !slices.Contains(got, "Editors’ choice") || !slices.Contains(got, "Read this") || !slices.Contains(got, "What was said") {
		t.Errorf("headings %q", got)
	}
	footer := under(doc.tag(atom.Footer)[0])
	if got := texts(footer.tag(atom.A)); !slices.Contains(got, "Privacy") || !slices.Contains(got, "About") || !slices.Contains(got, "Contact") || !slices.Contains(got, "Authors") {
		t.Errorf("the footer leads to %q", got)
	}
}

func TestBreadcrumbs(t *testing.T) {
	e := pages(fullPaper())
	for address, want := range map[string][]string{
		"en/story/vane-view.html":       {"Home", "Articles", "Opinion", "Let the vane decide"},
		"en/story/sails-film.html":      {"Home", "News", "Coast", "Sails in motion"},
		"en/story/six-hats.html":        {"Home", "In Pictures", "Six hats"},
		"en/story/wind-map.html":        {"Home", "News", "A map of the wind"},
		"en/section/markets/index.html": {"Home", "News", "Economy", "Markets"},
		"en/author/iris/index.html":     {"Home", "Authors", "Iris Candlewick"},
		"en/kind/analysis/index.html":   {"Home", "Articles", "Analysis"},
		"en/story/weigh-in.html":        {"Home", "News", "Withdrawn"},
	} {
		doc := parse(t, render(t, e, address))
		if got := texts(under(doc.class("crumb")[0]).tag(atom.Li)); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", address, got, want)
		}
	}
}

// TestKindWords checks that opinion, analysis and blog carry their word
// wherever their headline stands.
func TestKindWords(t *testing.T) {
	e := pages(fullPaper())
	for _, address := range []string{"en/author/iris/index.html", "en/region/uplands/index.html", "en/story/mill-turns.html"} {
		doc := parse(t, render(t, e, address))
		for _, n := range doc.tag(atom.Article) {
			if text := words(n); strings.Contains(text, "Let the vane decide") && hasClass(n, "line") && !strings.Contains(text, "Opinion") {
				t.Errorf("%s: %q does not say that it is opinion", address, text)
			}
		}
	}
	if page := render(t, e, "en/story/vane-view.html"); !strings.Contains(page, "the newsroom’s") || !strings.Contains(page, "Iris Candlewick owns a vane.") {
		t.Error("an opinion does not say whose view it is, or what its writer owns")
	}
}
