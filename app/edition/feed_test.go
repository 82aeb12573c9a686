package edition_test

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"

	"galley/app/edition"
	"galley/app/news"
)

const base = "https://vane.example/paper"

var feedNames = []string{"rss.xml", "atom.xml", "feed.json"}

// published is the full paper as it lies at its public address.
func published(m *memory) *edition.Edition {
	m.steady = true
	return edition.New(m, edition.Options{BaseURL: base, Scripts: true})
}

// follow reads the feed at address as programs that follow feeds do.
func follow(t *testing.T, e *edition.Edition, address string) *gofeed.Feed {
	t.Helper()
	f, err := gofeed.NewParser().ParseString(render(t, e, address))
	if err != nil {
		t.Fatalf("%s: %v", address, err)
	}
	return f
}

func TestGoldenFeeds(t *testing.T) {
	m := fullPaper()
	m.settings.FullFeeds = true
	e := published(m)
	for _, folder := range []string{"en/", "ar/", "en/corrections/", "en/section/economy/", "ar/tag/wind/"} {
		for _, name := range feedNames {
			golden(t, filepath.Join("feeds", filepath.FromSlash(folder+name)), []byte(render(t, e, folder+name)))
		}
	}
}

func TestFeedsOfEveryListAreRead(t *testing.T) {
	e, seen := published(fullPaper()), 0
	for address, err := range e.Pages() {
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(feedNames, func(name string) bool { return strings.HasSuffix(address, "/"+name) }) {
			continue
		}
		seen++
		f := follow(t, e, address)
		if f.Title == "" || f.Language == "" && f.FeedType != "atom" || !strings.HasPrefix(f.Link, base+"/"+address[:2]+"/") {
			t.Errorf("%s has the title %q, the language %q and the link %q", address, f.Title, f.Language, f.Link)
		}
		ids := map[string]bool{}
		for _, item := range f.Items {
			if item.Title == "" || ids[item.GUID] || !strings.HasPrefix(item.GUID, "urn:uuid:") || !strings.HasPrefix(item.Link, base+"/") {
				t.Errorf("%s has an item %q with the id %q and the link %q", address, item.Title, item.GUID, item.Link)
			}
			if item.PublishedParsed == nil || item.Content == "" && item.Description == "" {
				t.Errorf("%s has %q without a time or a text", address, item.Title)
			}
			ids[item.GUID] = true
		}
	}
	if want := 3 * 3 * (2 + len(fullPaper().sections) + len(fullPaper().tags)); seen != want {
		t.Errorf("%d feeds are listed, not %d", seen, want)
	}
	for _, none := range []string{"en/section/cellar/rss.xml", "en/tag/nothing/atom.xml", "en/story/feed.json", "en/kind/opinion/rss.xml", "fr/rss.xml"} {
		if page, err := e.Render(none); err != nil || page.Status != 404 {
			t.Errorf("%s: %d %v", none, page.Status, err)
		}
	}
}

// What the specifications ask of each format, of a feed and of an entry.
func TestFeedsHaveWhatTheirFormatsAskFor(t *testing.T) {
	for _, public := range []string{base, ""} {
		e := edition.New(fullPaper(), edition.Options{BaseURL: public})
		for name, paths := range map[string][]string{
			"rss.xml":  {"rss>channel>title", "rss>channel>link", "rss>channel>description", "rss>channel>item>title", "rss>channel>item>guid"},
			"atom.xml": {"feed>id", "feed>title", "feed>updated", "feed>author>name", "feed>link", "feed>entry>id", "feed>entry>title", "feed>entry>updated", "feed>entry>link"},
		} {
			found := elements(t, render(t, e, "en/"+name))
			for _, path := range paths {
				if !found[path] {
					t.Errorf("with the address %q, %s has no %s", public, name, path)
				}
			}
		}
		var f struct {
			Version, Title string
			Items          []map[string]any
		}
		if err := json.Unmarshal([]byte(render(t, e, "en/feed.json")), &f); err != nil {
			t.Fatal(err)
		}
		if f.Version != "https://jsonfeed.org/version/1.1" || f.Title == "" || len(f.Items) == 0 {
			t.Errorf("the JSON feed has the version %q, the title %q and %d items", f.Version, f.Title, len(f.Items))
		}
		for _, item := range f.Items {
			if item["id"] == "" || item["content_html"] == "" || item["content_html"] == nil {
				t.Errorf("an item has the id %v and the text %v", item["id"], item["content_html"])
			}
			if where, has := item["url"].(string); has != (public != "") || has && !isWhole(where) {
				t.Errorf("with the address %q, an item has the url %q", public, where)
			}
		}
	}
}

func isWhole(address string) bool {
	u, err := url.Parse(address)
	return err == nil && u.IsAbs() && u.Host != ""
}

// elements are the paths of the elements of a document, which must be well
// formed.
func elements(t *testing.T, document string) map[string]bool {
	t.Helper()
	found, path := map[string]bool{}, []string{}
	for d := xml.NewDecoder(strings.NewReader(document)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return found
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			path = append(path, token.Name.Local)
			found[strings.Join(path, ">")] = true
		case xml.EndElement:
			path = path[:len(path)-1]
		}
	}
}

func TestFeedsTellWhatChanged(t *testing.T) {
	m := fullPaper()
	for _, name := range feedNames {
		f := follow(t, published(m), "en/"+name)
		item := itemOf(t, f, "The mill turns the other way")
		if text := item.Content + item.Description; !strings.Contains(text, "It turned once.") || !strings.Contains(text, ago(3*hour).Second().String()) {
			t.Errorf("%s does not say what was corrected, and when: %s", name, text)
		}
		if item.UpdatedParsed != nil && !item.UpdatedParsed.Equal(ago(2*hour).Second().Time()) {
			t.Errorf("%s: updated at %v", name, item.UpdatedParsed)
		}
		gone := itemOf(t, f, "A vane of solid gold")
		if text := gone.Content + gone.Description; !strings.Contains(text, "It was brass.") || strings.Contains(text, "It weighs a ton") {
			t.Errorf("%s says of a withdrawn story %s", name, text)
		}
		for _, item := range f.Items {
			if strings.Contains(item.Title, "An old mistake") {
				t.Errorf("%s keeps a notice for more than thirty days", name)
			}
		}
		if got := itemOf(t, f, "Let the vane decide"); !slices.Contains(got.Categories, "Opinion") {
			t.Errorf("%s: an opinion has the categories %q", name, got.Categories)
		}
	}
	before := itemOf(t, follow(t, published(m), "en/atom.xml"), "The mill turns the other way")
	m.stories[0].Changes = append(m.stories[0].Changes, news.Change{At: ago(time.Minute), Kind: news.Minor})
	if after := itemOf(t, follow(t, published(m), "en/atom.xml"), "The mill turns the other way"); after.Updated != before.Updated {
		t.Errorf("a minor change moves %s to %s", before.Updated, after.Updated)
	}
}

func itemOf(t *testing.T, f *gofeed.Feed, headline string) *gofeed.Item {
	t.Helper()
	for _, item := range f.Items {
		if strings.Contains(item.Title, headline) {
			return item
		}
	}
	t.Fatalf("%s has no %q", f.FeedType, headline)
	return nil
}

func TestFeedsHaveWhatTheyMay(t *testing.T) {
	for _, full := range []bool{false, true} {
		m := fullPaper()
		m.settings.FullFeeds = full
		for _, name := range feedNames {
			text := render(t, published(m), "en/"+name)
			if got := strings.Contains(text, "What the miller saw"); got != full {
				t.Errorf("full %v: %s has the text of stories: %v", full, name, got)
			}
			if got := strings.Contains(text, "Still there."); got != full {
				t.Errorf("full %v: %s has the entries of a live blog: %v", full, name, got)
			}
			for _, hidden := range []string{"Not yet said", "Wait.", "Taken out"} {
				if strings.Contains(text, hidden) {
					t.Errorf("full %v: %s tells the entry %q that nobody posted", full, name, hidden)
				}
			}
			if !strings.Contains(text, base+"/media/") {
				t.Errorf("%s has no picture", name)
			}
			for _, lost := range []string{`href="../`, `src="../`, `href=\"../`, `href=&#34;../`} {
				if strings.Contains(text, lost) {
					t.Errorf("full %v: %s has %s", full, name, lost)
				}
			}
		}
	}
}

func TestFeedsOfHostileWords(t *testing.T) {
	m := fullPaper()
	m.settings.FullFeeds = true
	words := "Cut ]]> \x00\x0b<script>alert(1)</script> \u202egnp.exe & \ufffe\xff \u2068open"
	m.stories[0].Content.Headline, m.stories[0].Content.Standfirst, m.stories[0].Content.Body = words, words, words
	m.stories[0].Changes[1].Note = words
	m.settings.Name["en"], m.tags[0].Names["en"] = words, words
	for _, folder := range []string{"en/", "en/corrections/", "en/tag/" + m.tags[0].ID + "/"} {
		for _, name := range feedNames {
			text := render(t, published(m), folder+name)
			if strings.ContainsAny(text, "\u202e\x00\x0b\ufffe") || strings.HasSuffix(name, ".xml") && strings.Contains(text, "]]>") {
				t.Errorf("%s%s has what is hostile", folder, name)
			}
			f := follow(t, published(m), folder+name)
			if len(f.Items) == 0 {
				t.Errorf("%s%s is empty", folder, name)
			}
			for _, item := range f.Items {
				markup := item.Content
				if name == "rss.xml" { // in the others the description is plain
					markup += item.Description
				}
				if strings.Contains(markup, "<script") {
					t.Errorf("%s%s: words became markup: %s", folder, name, markup)
				}
			}
		}
	}
}

func TestPagesNameTheirFeeds(t *testing.T) {
	e := published(fullPaper())
	for at, want := range map[string]string{
		"en/index.html": "rss.xml", "en/section/economy/index.html": "rss.xml", "ar/tag/wind/index.html": "rss.xml",
		"en/corrections/index.html": "rss.xml", "en/story/mill-turns.html": "../rss.xml",
	} {
		if page := render(t, e, at); !strings.Contains(page, `type="application/rss+xml"`) || !strings.Contains(page, `href="`+want+`"`) {
			t.Errorf("%s does not name %s", at, want)
		}
	}
}

// TestEditionTellsOfOldStoriesThatHaveGone checks that who keeps a story that no
// feed has any more learns that it was withdrawn.
func TestEditionTellsOfOldStoriesThatHaveGone(t *testing.T) {
	m := fullPaper()
	old := &m.stories[len(m.stories)-1]
	old.Status, old.Withdrawn = news.Withdrawn, &news.Withdrawal{At: ago(hour), Reason: "It was plainer still."}
	for _, name := range feedNames {
		f := follow(t, published(m), "en/"+name)
		gone := itemOf(t, f, old.Content.Headline)
		if text := gone.Content + gone.Description; !strings.Contains(text, "It was plainer still.") || strings.Contains(text, "What there is to say") {
			t.Errorf("%s says of an old story that has gone %s", name, text)
		}
		if gone.UpdatedParsed != nil && !gone.UpdatedParsed.Equal(ago(hour).Second().Time()) {
			t.Errorf("%s: it has gone at %v", name, gone.UpdatedParsed)
		}
	}
}

func TestFeedsApartLeadNowhereWithoutAnAddress(t *testing.T) {
	m := fullPaper()
	m.settings.FullFeeds = true
	for _, name := range feedNames {
		f := follow(t, edition.New(m, edition.Options{Apart: true}), "en/"+name)
		for _, item := range f.Items {
			if item.Link != "" || len(item.Enclosures) > 0 || strings.Contains(item.Content, "../") || strings.Contains(item.Content, "<img") {
				t.Errorf("%s: %q leads to %q, with %d files: %s", name, item.Title, item.Link, len(item.Enclosures), item.Content)
			}
		}
	}
}
