package edition_test

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"galley/app/edition"
	"galley/app/markdown"
	"galley/app/news"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// searched asks m's pages for what stands after the slash.
func searched(t *testing.T, m *memory, address string) (status int, page string) {
	t.Helper()
	w := httptest.NewRecorder()
	pages(m).ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/"+address, nil))
	return w.Code, w.Body.String()
}

func TestGoldenSearchPages(t *testing.T) {
	for name, c := range map[string]struct{ address, found string }{
		"form":        {"en/search/index.html", ""},
		"english":     {"en/search/index.html?q=wind", ""},
		"spanish":     {"es/search/index.html?q=molino&sort=date", ""},
		"arabic":      {"ar/search/index.html?q=" + url.QueryEscape("الطاحونة"), ""},
		"first-part":  {"en/search/index.html?q=Plain&sort=date", ""},
		"second-part": {"en/search/index.html?q=Plain&sort=date&after=20", ""},
		"narrowed":    {"en/search/index.html?q=Plain&section=economy&region=uplands&tag=wind&author=tobias&year=2026", ""},
		"nothing":     {"ar/search/index.html?q=zeppelin", ""},
		"corrected":   {"en/search/index.html?q=wid", "wind"},
	} {
		t.Run(name, func(t *testing.T) {
			m := fullPaper()
			if c.found != "" {
				m.found = edition.Found{Corrected: c.found, Hits: []edition.Hit{{ID: "wind-why.en", Headline: split("Why the wind changed", c.found)}}, Total: 1}
			}
			status, page := searched(t, m, c.address)
			if status != http.StatusOK || !strings.Contains(page, `<meta name="robots" content="noindex">`) {
				t.Errorf("status %d, or not kept from robots", status)
			}
			golden(t, filepath.Join("search", name), []byte(page))
		})
	}
}

// What an address asks for reaches the index, and nothing else does.
func TestSearchAsks(t *testing.T) {
	long := strings.Repeat("é", 5000)
	for query, want := range map[string]edition.Find{
		"q=wind":                         {Text: "wind"},
		"q=+two%0D%0A+words%00":          {Text: "two words"},
		"q=a%E2%80%AEb":                  {Text: "ab"},
		"q=%ff%fe":                       {Text: "\ufffd"},
		"q=" + url.QueryEscape(long):     {Text: long[:600]},
		"q=x&sort=date&year=2026":        {Text: "x", Newest: true, Year: 2026},
		"q=x&sort=random&year=26":        {Text: "x"},
		"q=x&year=-2026&q=second":        {Text: "x"},
		"section=a&region=b&tag=c":       {Section: "a", Region: "b", Tag: "c"},
		"q=x&author=d&after=place":       {Text: "x", Author: "d", After: "place"},
		"q=x&status=draft&public=false":  {Text: "x"},
		"q=x&limit=100000&edition=other": {Text: "x"},
	} {
		m := fullPaper()
		if status, _ := searched(t, m, "en/search/index.html?"+query); status != http.StatusOK {
			t.Errorf("%s: status %d", query, status)
		}
		want.Edition, want.Limit = "en", edition.PageSize
		if len(m.asked) != 1 || m.asked[0] != want {
			t.Errorf("%s asks for %+v, want %+v", query, m.asked, want)
		}
	}
	for _, address := range []string{
		"en/search/index.html", "en/search/index.html?q=", "en/search/index.html?q=%00+", "en/search/index.html?sort=date",
		"xx/search/index.html?q=wind", "en/index.html?q=wind", "en/search/2.html?q=wind",
	} {
		m := fullPaper()
		searched(t, m, address)
		if len(m.asked) != 0 {
			t.Errorf("%s asks for %+v", address, m.asked)
		}
	}
}

// Every link of a search page leads to a page: to a story, or to a search whose
// results are the ones that it promises.
func TestLinksOfSearchPages(t *testing.T) {
	m := fullPaper()
	seen := map[string]bool{}
	stories := map[string]int{}
	for next := []string{"en/search/index.html?q=Plain"}; len(next) > 0; next = next[1:] {
		if seen[next[0]] || len(seen) > 60 {
			continue
		}
		seen[next[0]] = true
		status, page := searched(t, m, next[0])
		if status != http.StatusOK {
			t.Fatalf("%s: %d", next[0], status)
		}
		doc := parse(t, page)
		for _, n := range under(doc.tag(atom.Main)[0]).tag(atom.A) {
			u, err := url.Parse(attr(n, "href"))
			if err != nil {
				t.Fatal(err)
			}
			target := path.Join(path.Dir(strings.Split(next[0], "?")[0]), u.Path)
			switch {
			case u.RawQuery != "":
				next = append(next, target+"?"+u.RawQuery)
			case strings.Contains(target, "/story/"):
				stories[target]++
			}
			if target != "en/search/index.html" && u.RawQuery == "" {
				if answer, err := pages(m).Render(target); err != nil || answer.Status == http.StatusNotFound {
					t.Errorf("%s leads to %s: %d, %v", next[0], target, answer.Status, err)
				}
			}
		}
	}
	if len(stories) < 45 {
		t.Errorf("from part to part a reader finds %d of 45 stories", len(stories))
	}
	if len(seen) < 6 {
		t.Errorf("only %d search pages are linked", len(seen))
	}
}

func TestHostileQueries(t *testing.T) {
	for _, q := range []string{
		`"><script>alert(1)</script>`, `</title><script>`, `' onmouseover='x`, "\u202egnp.exe", "a\x00b", strings.Repeat("<b>", 4000),
		`{{.}}`, `javascript:alert(1)`, `%3Cscript%3E`, "\u2068\u2068\u2068",
	} {
		for _, name := range []string{"q", "section", "tag", "author", "after"} {
			m := fullPaper()
			m.found.Hits = []edition.Hit{{ID: "wind-why.en", Headline: []edition.Fragment{{Text: q}, {Text: q, Marked: true}}, Excerpt: []edition.Fragment{{Text: q}}}}
			m.found.Total, m.found.Corrected = 1, q
			status, page := searched(t, m, "en/search/index.html?"+url.Values{name: {q}, "year": {"2026"}}.Encode())
			if status != http.StatusOK {
				t.Errorf("%s=%q: %d", name, q, status)
			}
			if strings.Contains(page, "\u202e") || strings.Contains(page, "ZgotmplZ") {
				t.Errorf("%s=%q: an override or a refused value reaches the page", name, q)
			}
			for _, n := range parse(t, page).all(func(*html.Node) bool { return true }) {
				if n.DataAtom == atom.Script && attr(n, "type") != dataType || n.DataAtom == atom.B && len(n.Attr) == 0 && name != "q" {
					t.Errorf("%s=%q became markup: <%s>", name, q, n.Data)
				}
				for _, a := range n.Attr {
					if strings.HasPrefix(a.Key, "on") || strings.HasPrefix(a.Val, "javascript:") && a.Key == "href" {
						t.Errorf("%s=%q became %s=%q", name, q, a.Key, a.Val)
					}
				}
			}
		}
	}
}

// A page says what was wrong with a query where a reader can put it right, and
// nothing of what is wrong with the room.
func TestSearchRefusals(t *testing.T) {
	for name, c := range map[string]struct {
		err    error
		status int
		says   string
	}{
		"a date":    {&news.Error{Code: news.CodeBadTime, Args: map[string]string{"value": "soon"}, Message: "x"}, 200, "“soon” is not a time"},
		"a place":   {&news.Error{Code: news.CodeInvalid, Message: "x"}, 200, "cannot be used here"},
		"the disk":  {&news.Error{Code: news.CodeReadOnly, Message: "The index in /home/nell is gone."}, 503, "Search gives no answer at the moment."},
		"something": {errors.New("/home/nell: no such file"), 503, "Search gives no answer at the moment."},
	} {
		m := fullPaper()
		m.refusal = c.err
		status, page := searched(t, m, "en/search/index.html?q=wind")
		if status != c.status || !strings.Contains(page, c.says) || strings.Contains(page, "/home/nell") {
			t.Errorf("%s: status %d, without %q, or with the room's folder", name, status, c.says)
		}
		if !strings.Contains(page, `value="wind"`) {
			t.Errorf("%s: the query is gone", name)
		}
	}
}

// What was found may have been withdrawn before the page is made.
func TestSearchShowsOnlyWhatStands(t *testing.T) {
	m := fullPaper()
	for _, id := range []string{"weigh-in.en", "nothing.en"} {
		m.found.Hits = append(m.found.Hits, edition.Hit{ID: id, Headline: split("A vane of solid gold", "gold"), Excerpt: split("It weighs a ton.", "ton")})
	}
	if _, page := searched(t, m, "en/search/index.html?q=zeppelin"); strings.Contains(page, "solid") || strings.Contains(page, "weighs") {
		t.Error("a withdrawn story is shown")
	}
}

// The form leads to the edition's own origin and nowhere else.
func TestSearchForm(t *testing.T) {
	for origin, want := range map[string]string{"": "form-action 'self';", "http://127.0.0.1:4177": "form-action http://127.0.0.1:4177;"} {
		base := serve(t, fullPaper(), edition.Options{FrameOrigin: origin})
		answer, body := get(t, "GET", base+"/secret/en/search/index.html")
		if csp := answer.Header.Get("Content-Security-Policy"); !strings.Contains(csp, want) {
			t.Errorf("policy %q", csp)
		}
		form := parse(t, body).tag(atom.Form)
		if len(form) != 1 || attr(form[0], "action") != "index.html" || attr(form[0], "method") != "get" {
			t.Errorf("the page has the forms %v", form)
		}
	}
}

func TestMarked(t *testing.T) {
	word, plain := func(s string) edition.Fragment { return edition.Fragment{Text: s, Marked: true} }, func(s string) edition.Fragment { return edition.Fragment{Text: s} }
	for name, c := range map[string]struct {
		language  string
		fragments []edition.Fragment
		want      string
	}{
		"nothing":           {"en", nil, ""},
		"words":             {"en", []edition.Fragment{plain("… the "), word("ferry"), plain(" & "), word("port")}, "… the <mark>ferry</mark> &amp; <mark>port</mark>"},
		"side by side":      {"en", []edition.Fragment{word("night"), plain(" "), word("ferry")}, "<mark>night</mark> <mark>ferry</mark>"},
		"Arabic in English": {"en", []edition.Fragment{plain("said "), word("عبّارات"), plain(" الليل twice")}, `said <bdi lang="ar"><mark>عبّارات</mark> الليل</bdi> twice`},
		"Latin in Arabic":   {"ar", []edition.Fragment{plain("قرب Port "), word("Alder"), plain("، أمس")}, `قرب <bdi>Port <mark>Alder</mark></bdi>، أمس`},
		"across an isolate": {"ar", []edition.Fragment{word("وGalley"), plain(" هنا")}, `<mark>و</mark><bdi><mark>Galley</mark></bdi> هنا`},
		"cleaned":           {"en", []edition.Fragment{plain(" a\x00\u202e  b "), word("c\td"), plain("\u2068e ")}, "a b <mark>c d</mark>\u2068e\u2069"},
		"bytes":             {"en", []edition.Fragment{plain("a\xff"), word("b")}, "a\ufffd<mark>b</mark>"},
	} {
		if got := string(edition.Marked(c.fragments, c.language)); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

// FuzzMarked checks that marks change no word and open no markup.
func FuzzMarked(f *testing.F) {
	f.Add("said ", "عبّارات", " الليل twice", "en")
	f.Add("قرب ", "Port", " <b>Alder</b>", "ar")
	f.Add("a\xff\u202e", " ", "\u2068", "es")
	f.Fuzz(func(t *testing.T, a, b, c, language string) {
		line := []edition.Fragment{{Text: a}, {Text: b, Marked: true}, {Text: c}}
		got := string(edition.Marked(line, language))
		want := string(markdown.Isolate(strings.ToValidUTF8(a, "\ufffd")+strings.ToValidUTF8(b, "\ufffd")+strings.ToValidUTF8(c, "\ufffd"), language))
		if bare := strings.NewReplacer("<mark>", "", "</mark>", "").Replace(got); textOf(t, bare) != textOf(t, want) {
			t.Errorf("marked %q reads %q", want, got)
		}
	})
}

func textOf(t *testing.T, markup string) string {
	t.Helper()
	var text strings.Builder
	for z := html.NewTokenizer(strings.NewReader(markup)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return text.String()
		case html.TextToken:
			text.Write(z.Text())
		default:
			fmt.Fprintf(&text, "%s", z.Raw())
		}
	}
}
