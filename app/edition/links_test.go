package edition_test

import (
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"
	"testing"

	"galley/app/edition"

	"golang.org/x/net/html"
)

// TestEveryLinkLeadsSomewhere walks every page of the edition: each address
// that a page names is explicit, relative, inside the edition and there.
func TestEveryLinkLeadsSomewhere(t *testing.T) {
	m := fullPaper()
	e := pages(m)
	checked := map[string]int{}
	status := func(address string) int {
		if s, seen := checked[address]; seen {
			return s
		}
		s := 404
		if name, isMedia := strings.CutPrefix(address, "media/"); isMedia {
			if _, err := fs.Stat(m.media, name); err == nil {
				s = 200
			}
		} else if page, err := e.Render(address); err == nil {
			s = page.Status
		}
		checked[address] = s
		return s
	}
	count := 0
	for address, err := range e.Pages() {
		if err != nil {
			t.Fatal(err)
		}
		count++
		if s := status(address); s == 404 {
			t.Errorf("%s is named by Pages and not found", address)
		}
		if strings.HasSuffix(address, ".json") {
			continue
		}
		doc := parse(t, render(t, e, address))
		for _, ref := range references(doc) {
			checkReference(t, address, ref, doc, status)
		}
	}
	if count < 80 {
		t.Errorf("only %d pages", count)
	}
}

func checkReference(t *testing.T, address, ref string, doc document, status func(string) int) {
	t.Helper()
	u, err := url.Parse(ref)
	if err != nil {
		t.Errorf("%s: %q: %v", address, ref, err)
		return
	}
	if u.Scheme != "" || u.Host != "" {
		letter := strings.HasPrefix(ref, "mailto:?subject=")                                                         // made here
		inPage := strings.HasPrefix(ref, "data:image/") || strings.HasPrefix(ref, "data:text/vtt")                   // codes and captions
		if !letter && !inPage && ref != "https://almanac.example/wind" && ref != "mailto:desk@weathercock.example" { // written by the newsroom
			t.Errorf("%s leads out of the edition: %q", address, ref)
		}
		return
	}
	if u.Path == "" {
		if !slices.ContainsFunc(doc.all(func(n *html.Node) bool { return true }), func(n *html.Node) bool { return attr(n, "id") == u.Fragment }) {
			t.Errorf("%s: nothing is marked %q", address, u.Fragment)
		}
		return
	}
	if strings.HasPrefix(u.Path, "/") || strings.HasSuffix(u.Path, "/") {
		t.Errorf("%s: %q is not explicit and relative", address, ref)
	}
	if target := path.Join(path.Dir(address), u.Path); status(target) == 404 {
		t.Errorf("%s: %q leads nowhere", address, ref)
	}
}

// references are all addresses that a page names.
func references(doc document) []string {
	var refs []string
	for _, n := range doc.all(func(n *html.Node) bool { return true }) {
		for _, a := range n.Attr {
			switch a.Key {
			case "href", "src", "poster":
				refs = append(refs, a.Val)
			case "srcset":
				for _, candidate := range strings.Split(a.Val, ", ") {
					refs = append(refs, strings.Fields(candidate)[0])
				}
			}
		}
	}
	return refs
}

// TestWellFormed reads every page strictly: every element that is opened is
// closed in its place, ids stand once, and nothing could run.
func TestWellFormed(t *testing.T) {
	e := pages(fullPaper())
	for address := range e.Pages() {
		if !strings.HasSuffix(address, ".html") {
			continue
		}
		page := render(t, e, address)
		ids := map[string]bool{}
		var open []string
		z := html.NewTokenizer(strings.NewReader(page))
		for {
			kind := z.Next()
			if kind == html.ErrorToken {
				break
			}
			token := z.Token()
			switch {
			case kind == html.StartTagToken && !slices.Contains([]string{"meta", "link", "img", "source", "br", "hr", "track", "path"}, token.Data):
				open = append(open, token.Data)
			case kind == html.EndTagToken:
				if len(open) == 0 || open[len(open)-1] != token.Data {
					t.Fatalf("%s: </%s> closes %q", address, token.Data, open)
				}
				open = open[:len(open)-1]
			}
			for _, a := range token.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "style" || strings.HasPrefix(strings.TrimSpace(a.Val), "javascript:") {
					t.Errorf("%s: %s=%q", address, a.Key, a.Val)
				}
				if a.Key == "id" {
					if ids[a.Val] {
						t.Errorf("%s: the id %q stands twice", address, a.Val)
					}
					ids[a.Val] = true
				}
			}
			if token.Data == "script" && kind == html.StartTagToken && !slices.Contains(token.Attr, html.Attribute{Key: "type", Val: dataType}) {
				t.Errorf("%s holds a script", address)
			}
		}
		if len(open) > 0 {
			t.Errorf("%s leaves %q open", address, open)
		}
		if strings.Contains(page, "ZgotmplZ") {
			t.Errorf("%s: a template refused a value", address)
		}
	}
}

// TestNumberedLists checks that lists are numbered from the oldest page: a
// page that is full never changes when stories are added.
func TestNumberedLists(t *testing.T) {
	read := func(n int) (first string, all []string) {
		m := emptyPaper()
		m.stories = numbered(60)
		m.stories = m.stories[60-n:] // the oldest n
		e := pages(m)
		first = strings.Join(headlines(parse(t, render(t, e, "en/author/tobias/1.html"))), " ")
		address := "en/author/tobias/index.html"
		for range 10 {
			doc := parse(t, render(t, e, address))
			for _, l := range doc.class("line") {
				all = append(all, words(l))
			}
			older := doc.all(func(n *html.Node) bool { return attr(n, "rel") == "next" })
			if len(older) == 0 {
				break
			}
			address = path.Join(path.Dir(address), attr(older[0], "href"))
		}
		return first, all
	}
	before, all := read(45)
	if len(all) != 45 {
		t.Errorf("from page to page a reader finds %d of 45 stories", len(all))
	}
	if after, _ := read(52); editionOf(before) != editionOf(after) {
		t.Errorf("page 1 changed when stories were added:\n%s\n%s", before, after)
	}
}

// editionOf is a list page's own stories, without the rail beside them.
func editionOf(headlines string) string {
	all := strings.Fields(headlines)
	return strings.Join(all[:min(edition.PageSize, len(all))], " ")
}

func TestRel(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"en/index.html", "en/story/x.html", "story/x.html"},
		{"en/story/x.html", "en/story/y.html", "y.html"},
		{"en/story/x.html", "en/index.html", "../index.html"},
		{"en/section/politics/3.html", "en/section/politics/index.html", "index.html"},
		{"en/section/politics/3.html", "ar/story/ريح.html", "../../../ar/story/%D8%B1%D9%8A%D8%AD.html"},
		{"index.html", "en/index.html", "en/index.html"},
		{"en/story/x.html", "media/a:b.jpg", "../../media/a:b.jpg"},
		{"en/story/x.html", "en/story/a:b.html", "./a:b.html"},
	} {
		if got := edition.Rel(c.from, c.to); got != c.want {
			t.Errorf("from %s to %s: %q, want %q", c.from, c.to, got, c.want)
		}
	}
}
