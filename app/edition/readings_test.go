package edition_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"galley/app/edition"
	"galley/app/news"

	"golang.org/x/net/html/atom"
)

const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"

// TestOnlyWhatAPersonReadsIsAReading asks for pages as browsers, robots and
// others do.
func TestOnlyWhatAPersonReadsIsAReading(t *testing.T) {
	var read []string
	base := serve(t, fullPaper(), edition.Options{OnRead: func(edition, story string) { read = append(read, edition+" "+story) }})
	story := base + "/secret/en/story/mill-turns.html"
	first, _ := get(t, "GET", story, "User-Agent", firefox)
	for _, c := range []struct {
		name, method, address string
		header                []string
		counts                bool
	}{
		{"a browser", "GET", story, nil, true},
		{"one that has the page", "GET", story, []string{"If-None-Match", first.Header.Get("ETag")}, true},
		{"another edition's", "GET", base + "/secret/ar/story/mill-turns.html", nil, true},
		{"the head alone", "HEAD", story, nil, false},
		{"fetched ahead", "GET", story, []string{"Sec-Purpose", "prefetch;prerender"}, false},
		{"fetched ahead, as it was once said", "GET", story, []string{"Purpose", "prefetch"}, false},
		{"a robot", "GET", story, []string{"User-Agent", "Mozilla/5.0 (compatible; Examplebot/2.1)"}, false},
		{"a program", "GET", story, []string{"User-Agent", "curl/8.1"}, false},
		{"nobody", "GET", story, []string{"User-Agent", ""}, false},
		{"a front", "GET", base + "/secret/en/index.html", nil, false},
		{"a notice", "GET", base + "/secret/en/story/weigh-in.html", nil, false},
		{"a former address", "GET", base + "/secret/en/story/old-name.html", nil, false},
		{"what is not there", "GET", base + "/secret/en/story/nothing.html", nil, false},
	} {
		before := len(read)
		get(t, c.method, c.address, append([]string{"User-Agent", firefox}, c.header...)...)
		if counted := len(read) > before; counted != c.counts {
			t.Errorf("%s: counted is %v", c.name, counted)
		}
	}
	if want := []string{"en mill-turns.en", "en mill-turns.en", "en mill-turns.en", "ar mill-turns.ar"}; !slices.Equal(read, want) {
		t.Errorf("read %q, want %q", read, want)
	}
}

// boxes are the headings beside a page.
func boxes(t *testing.T, m *memory, address string) []string {
	t.Helper()
	doc := parse(t, render(t, pages(m), address))
	var heads []string
	for _, box := range doc.class("boxhead") {
		heads = append(heads, texts(under(box).tag(atom.H2))...)
	}
	return heads
}

func TestEditorsChoiceWhileTooLittleIsRead(t *testing.T) {
	m := fullPaper()
	story := "en/story/mill-turns.html"
	for _, address := range []string{"en/index.html", story, "en/section/economy/index.html", "en/story/weigh-in.html"} {
		if got := boxes(t, m, address); !slices.Equal(got, []string{"Editors’ choice"}) {
			t.Errorf("%s, while little is read: %q", address, got)
		}
	}
	m.read, m.rising = []string{"mill-turns.en", "vane-view.en", "weigh-in.en"}, []string{"sails-film.en", "plain-40.en"}
	for _, address := range []string{"en/index.html", story, "en/section/economy/index.html", "en/story/weigh-in.html"} {
		if got := boxes(t, m, address); !slices.Equal(got, []string{"Trending", "Most read"}) {
			t.Errorf("%s: %q", address, got)
		}
	}
	main := render(t, pages(m), story)
	if box := main[strings.Index(main, "Most read"):]; strings.Contains(box[:strings.Index(box, "</section>")], "mill-turns") {
		t.Error("a story stands among what is most read on its own page")
	}
	if got := boxes(t, m, "ar/story/رياح-الخماسين.html"); !slices.Equal(got, []string{"اختيار المحررين"}) {
		t.Errorf("where nothing was read in Arabic: %q", got)
	}
}

func TestReadThisFollowsWhatIsRead(t *testing.T) {
	m := fullPaper()
	m.read = []string{"mill-turns.en", "weigh-in.en"}
	m.alike = map[string][]edition.Alike{"mill-turns.en": {{ID: "sails-film.en", Regions: []string{"coast"}}, {ID: "weigh-in.en"}, {ID: "mill-turns.ar"}}}
	doc := parse(t, render(t, pages(m), "en/read-this/index.html"))
	heads := texts(doc.tag(atom.H2))
	if !slices.Contains(heads, "Because of “The mill turns the other way”") {
		t.Errorf("headings %q", heads)
	}
	cards := texts(doc.class("story"))
	if len(cards) != 4 || !strings.Contains(cards[0], "Sails in motion") || !strings.Contains(cards[0], "From Coast") {
		t.Errorf("recommended: %q", cards)
	}
	for _, c := range cards {
		if strings.Contains(c, "solid gold") || strings.Contains(c, "The mill turns") {
			t.Errorf("recommended: %q", c)
		}
	}
}

func TestNotFoundLeadsOn(t *testing.T) {
	for tag, form := range map[string]string{"en": "en/search/index.html", "ar": "ar/search/index.html"} {
		page := render(t, pages(fullPaper()), tag+"/story/nothing.html")
		doc := parse(t, page)
		forms := doc.tag(atom.Form)
		if len(forms) != 1 || attr(forms[0], "action") != "../search/index.html" {
			t.Errorf("%s: no form to %s", tag, form)
		}
		if got := len(doc.class("chips")); got != 1 {
			t.Errorf("%s: %d lists of sections", tag, got)
		}
		if !strings.Contains(page, `<html lang="`+tag+`"`) {
			t.Errorf("%s: another language", tag)
		}
	}
}

func TestAuthorsStandUnderTheirLetters(t *testing.T) {
	m := fullPaper()
	for i, name := range []string{"البحري، سلمى", "إدريس قنطر", "أمينة", "بدر", "القمر"} {
		for j := range 7 {
			id := fmt.Sprint("writer-", i, "-", j)
			m.authors = append(m.authors, news.Author{ID: id, Names: news.Labels{"ar": name}})
			m.stories = append(m.stories, story(fmt.Sprint("by-", i, "-", j), "ar", ago(day), news.Content{Headline: "مادة", Credits: []news.Credit{{Author: id, Role: news.By}}}))
		}
	}
	doc := parse(t, render(t, pages(m), "ar/author/index.html"))
	if got := texts(doc.class("letter")); !slices.Equal(got, []string{"ا", "ب", "ق"}) {
		t.Errorf("letters %q", got)
	}
	for i, n := range []int{15, 14, 7} { // one more is إيريس
		if got := len(under(doc.class("authors")[i]).tag(atom.Li)); got != n {
			t.Errorf("%d authors under letter %d, not %d", got, i, n)
		}
	}
}
