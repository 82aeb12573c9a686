package edition_test

import (
	"regexp"
	"strings"
	"testing"

	"galley/app/edition"
	"galley/app/news"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

func TestLanguageSwitch(t *testing.T) {
	e := pages(fullPaper())
	at := func(address, language string) (href, title string) {
		doc := parse(t, render(t, e, address))
		for _, a := range under(doc.class("langs")[0]).tag(atom.A) {
			if attr(a, "hreflang") == language {
				return attr(a, "href"), attr(a, "title")
			}
		}
		t.Fatalf("%s has no way to %s", address, language)
		return "", ""
	}
	for _, c := range []struct{ address, language, href, title string }{
		{"en/story/mill-turns.html", "es", "../../es/story/mill-turns.html", ""},
		{"en/story/vane-view.html", "es", "../../es/index.html", "No hay versión en español; ir a su portada"},
		{"en/section/economy/index.html", "ar", "../../../ar/section/economy/index.html", ""},
		{"en/tag/wind/index.html", "es", "../../../es/tag/wind/index.html", ""},
		{"en/index.html", "ar", "../ar/index.html", ""},
	} {
		if href, title := at(c.address, c.language); href != c.href || title != c.title {
			t.Errorf("%s to %s: %q %q, want %q %q", c.address, c.language, href, title, c.href, c.title)
		}
	}
	es := render(t, e, "es/story/mill-turns.html")
	if !strings.Contains(es, "Escrito primero en:") || !strings.Contains(es, `href="../../ar/story/mill-turns.html" lang="ar" hreflang="ar"`) {
		t.Error("a translation does not say its first language, or does not name its versions")
	}
}

func TestChangesInView(t *testing.T) {
	doc := parse(t, render(t, pages(fullPaper()), "en/story/mill-turns.html"))
	notices := texts(doc.class("correction"))
	if len(notices) != 1 || !strings.Contains(notices[0], "Correction. We wrote that the mill turned twice.") {
		t.Errorf("notices %q: the correction stands, the minor change and the update do not", notices)
	}
	head := words(doc.class("arthead")[0])
	if strings.Index(head, "Correction") < strings.Index(head, "For the first time") {
		t.Error("the correction does not stand under the standfirst")
	}
	if sub := words(doc.class("sub")[0]); !strings.Contains(sub, "Updated 10:00") {
		t.Errorf("under the byline stands %q", sub)
	}
}

func TestWithdrawn(t *testing.T) {
	e := pages(fullPaper())
	page := render(t, e, "en/story/weigh-in.html")
	for _, gone := range []string{"It weighs a ton", "Gold.", "mill-800"} {
		if strings.Contains(page, gone) {
			t.Errorf("the notice still holds %q", gone)
		}
	}
	if !strings.Contains(page, "A vane of solid gold") || !strings.Contains(page, "It was brass.") || !strings.Contains(page, "noindex") {
		t.Error("the notice lacks headline, reason or noindex")
	}
	list := render(t, e, "en/section/politics/index.html")
	if !strings.Contains(list, "A vane of solid gold") || !strings.Contains(list, "withdrawn on 7 Jun") {
		t.Error("lists do not keep the notice for thirty days")
	}
	if strings.Contains(list, "An old mistake") {
		t.Error("a list keeps a notice for more than thirty days")
	}
	for address := range e.Pages() {
		if strings.Contains(address, "/story/") && strings.Contains(render(t, e, address), "A vane of solid gold") && !strings.HasPrefix(address, "en/story/weigh-in.") {
			t.Errorf("%s recommends a withdrawn story", address)
		}
	}
}

func TestHostileWords(t *testing.T) {
	page := render(t, pages(fullPaper()), "en/story/hostile.html")
	if len(parse(t, page).scripts()) > 0 || strings.Contains(page, "javascript:") {
		t.Error("hostile words became markup")
	}
	if strings.Contains(page, "\u202e") {
		t.Error("an override of direction reaches the page")
	}
	if !strings.Contains(page, "&lt;script&gt;alert(1)&lt;/script&gt;") {
		t.Error("the words themselves are gone")
	}
}

func TestArabicPage(t *testing.T) {
	page := render(t, pages(fullPaper()), "ar/story/mill-turns.html")
	doc := parse(t, page)
	root := doc.tag(atom.Html)[0]
	if attr(root, "dir") != "rtl" || attr(root, "lang") != "ar" {
		t.Errorf("the page is %q, %q", attr(root, "dir"), attr(root, "lang"))
	}
	isolated := doc.all(func(n *html.Node) bool { return n.DataAtom == atom.Bdi && words(n) == "555-0142" })
	if len(isolated) == 0 {
		t.Error("a telephone number is not isolated")
	}
	if !strings.Contains(page, "٨ يونيو ٢٠٢٦") {
		t.Error("dates are not in Arabic figures")
	}
}

func TestPreview(t *testing.T) {
	m := fullPaper()
	draft := story("draft", "ar", 0, news.Content{Headline: "مسودة", Body: "أول.\n\n## عنوان\n\nثان.", Lead: "mill", Pictures: []news.PictureUse{{ID: "mill", Alt: "طاحونة"}}})
	draft.Status, draft.LiveRevision, draft.Address = news.Draft, 0, ""
	page, err := pages(m).Preview(draft)
	if err != nil {
		t.Fatal(err)
	}
	doc := parse(t, string(page))
	for _, id := range []string{"b1", "b2", "b3"} {
		if len(doc.all(func(n *html.Node) bool { return attr(n, "id") == id })) != 1 {
			t.Errorf("block %s is not marked once", id)
		}
	}
	if words(doc.tag(atom.H1)[0]) != "مسودة" || attr(doc.tag(atom.Html)[0], "dir") != "rtl" {
		t.Error("the draft is not shown as its edition would")
	}

	public, err := m.Story("mill-turns.en")
	if err != nil {
		t.Fatal(err)
	}
	shown, err := pages(m).Preview(public)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(string(shown), "The mill turns the other way"); got < 2 {
		t.Error("a public story's preview is not its page")
	}
	if strings.Contains(render(t, pages(m), "en/story/mill-turns.html"), `id="b1"`) {
		t.Error("readers get the preview's marks")
	}
}

// TestPreviewOfLiveBlog checks that a heading that stands in two places is
// marked in one.
func TestPreviewOfLiveBlog(t *testing.T) {
	m := fullPaper()
	s, err := m.Story("gale-watch.en")
	if err != nil {
		t.Fatal(err)
	}
	page, err := pages(m).Preview(s)
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]int{}
	for _, n := range parse(t, string(page)).all(func(n *html.Node) bool { return attr(n, "id") != "" }) {
		if ids[attr(n, "id")]++; ids[attr(n, "id")] > 1 {
			t.Errorf("the id %q stands twice", attr(n, "id"))
		}
	}
	if ids["b4"] != 1 || ids["entry-roof"] != 1 {
		t.Errorf("marks %v", ids)
	}
}

func TestPlaceInText(t *testing.T) {
	m := fullPaper()
	if page := render(t, pages(m), "en/story/mill-turns.html"); !strings.Contains(page, "in Highmere") {
		t.Error("the place does not stand by the byline")
	}
	m.settings.PlaceInText = true
	page := render(t, pages(m), "en/story/mill-turns.html")
	if !strings.Contains(page, "HIGHMERE, 8 Jun") || strings.Contains(page, "in Highmere</") {
		t.Error("the place does not open the text, or stands twice")
	}
}

func TestBrand(t *testing.T) {
	for _, hex := range []string{"#ffe000", "#000000", "#0a595e", "#ff8800", "#ffffff"} {
		ground := regexp.MustCompile(`fill="(#[0-9a-f]{6})"`).FindStringSubmatch(edition.BrandIcon(hex))
		if ground == nil || edition.Contrast(ground[1], "#ffffff") < 4.5 {
			t.Errorf("%s: the icon stands on %v", hex, ground)
		}
		sheet := edition.BrandText(hex)
		var colours []string
		for _, part := range strings.FieldsFunc(sheet, func(r rune) bool { return r == ' ' || r == ';' }) {
			if strings.HasPrefix(part, "#") {
				colours = append(colours, part)
			}
		}
		if len(colours) != 12 {
			t.Fatalf("%s: %q", hex, sheet)
		}
		for _, c := range [][2]string{{colours[0], "#ffffff"}, {colours[0], colours[2]}, {colours[1], "#ffffff"}, {colours[3], "#121517"}, {colours[3], colours[5]}, {colours[9], "#f7f0e1"}, {colours[9], colours[11]}} {
			if got := edition.Contrast(c[0], c[1]); got < 4.5 {
				t.Errorf("%s: %s on %s has %.2f", hex, c[0], c[1], got)
			}
		}
	}
	for _, none := range []string{"", "red", "#12345", "#12345g", "#fff;} body{display:none"} {
		if icon := edition.BrandIcon(none); !strings.Contains(icon, `fill="#0a595e"`) {
			t.Errorf("%q: the icon is %s", none, icon)
		}
		if sheet := edition.BrandText(none); sheet != "" {
			t.Errorf("%q became %q", none, sheet)
		}
	}
}
