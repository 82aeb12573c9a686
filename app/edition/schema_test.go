package edition_test

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"galley/app/edition"
	"galley/app/news"
)

// thing is a node of JSON-LD.
type thing map[string]any

// things are what a page says it is, by their types.
func things(t *testing.T, page string) map[string]thing {
	t.Helper()
	data := parse(t, page).all(func(n *html.Node) bool { return n.DataAtom == atom.Script && attr(n, "type") == dataType })
	if len(data) != 1 {
		t.Fatalf("the page describes itself %d times", len(data))
	}
	var all struct {
		Context string  `json:"@context"`
		Graph   []thing `json:"@graph"`
	}
	if err := json.Unmarshal([]byte(data[0].FirstChild.Data), &all); err != nil {
		t.Fatal(err)
	}
	if all.Context != "https://schema.org" {
		t.Errorf("the context is %q", all.Context)
	}
	found := map[string]thing{}
	for _, node := range all.Graph {
		found[node["@type"].(string)] = node
	}
	return found
}

// inEveryLanguage has the story of each kind in each language.
func inEveryLanguage() *memory {
	m := fullPaper()
	for _, s := range slices.Clone(m.stories) {
		if s.Language != "en" || s.Withdrawn != nil || s.ID == "mill-turns.en" {
			continue
		}
		for _, tag := range []string{"es", "ar"} {
			other := s
			other.ID, other.Language, other.TranslationOf = s.Slug+"."+tag, tag, s.ID
			m.stories = append(m.stories, other)
		}
	}
	return m
}

// What Google's documents of structured data and schema.org ask of each kind.
func TestStoriesSayWhatTheyAre(t *testing.T) {
	m := inEveryLanguage()
	for slug, kind := range map[string]struct {
		is   string
		asks []string
	}{
		"mill-turns": {"NewsArticle", []string{"image", "description", "keywords", "creditText", "dateline"}},
		"vane-view":  {"OpinionNewsArticle", []string{"image", "description"}},
		"wind-why":   {"AnalysisNewsArticle", nil},
		"hat-blog":   {"BlogPosting", nil},
		"long-lane":  {"NewsArticle", []string{"genre"}},
		"sails-film": {"NewsArticle", []string{"image", "video"}},
		"wind-map":   {"NewsArticle", []string{"image"}},
		"six-hats":   {"ImageGallery", []string{"image", "name"}},
		"gale-watch": {"LiveBlogPosting", []string{"coverageStartTime", "liveBlogUpdate"}},
	} {
		for _, tag := range []string{"en", "es", "ar"} {
			for _, public := range []string{base, ""} {
				at := tag + "/story/" + slug + ".html"
				found := things(t, render(t, edition.New(m, edition.Options{BaseURL: public}), at))
				story, crumbs := found[kind.is], found["BreadcrumbList"]
				if story == nil || crumbs == nil {
					t.Fatalf("%s is %v", at, found)
				}
				for _, key := range append(kind.asks, "headline", "datePublished", "dateModified", "author", "publisher", "inLanguage", "articleSection", "url", "mainEntityOfPage") {
					if story[key] == nil || story[key] == "" {
						t.Errorf("%s has no %s", at, key)
					}
				}
				if story["inLanguage"] != tag {
					t.Errorf("%s is in %v", at, story["inLanguage"])
				}
				for _, author := range story["author"].([]any) {
					if a := thing(author.(map[string]any)); a["name"] == "" || a["url"] == nil || a["@type"] == nil {
						t.Errorf("%s is by %v", at, a)
					}
				}
				whole(t, at, public, thing{"story": map[string]any(story), "crumbs": map[string]any(crumbs)})
			}
		}
	}
}

// whole checks that every address in a description is whole where there is a
// public one, and else leads from the page to where something lies.
func whole(t *testing.T, at, public string, node thing) {
	t.Helper()
	for key, value := range node {
		switch value := value.(type) {
		case map[string]any:
			whole(t, at, public, value)
		case []any:
			for _, v := range value {
				if v, is := v.(map[string]any); is {
					whole(t, at, public, v)
				}
			}
		case string:
			isAddress := slices.Contains([]string{"url", "item", "thumbnailUrl", "contentUrl", "mainEntityOfPage"}, key)
			if isAddress && (public != "" && !strings.HasPrefix(value, public+"/") || public == "" && isWhole(value)) {
				t.Errorf("with the address %q, %s has the %s %q", public, at, key, value)
			}
		}
	}
}

func TestDescriptionsOfStories(t *testing.T) {
	e := published(fullPaper())
	mill := things(t, render(t, e, "en/story/mill-turns.html"))["NewsArticle"]
	if mill["dateModified"] != ago(2*hour).Second().String() {
		t.Errorf("modified at %v: a minor change counts, or an update does not", mill["dateModified"])
	}
	notes := mill["correction"].([]any)
	if note := notes[0].(map[string]any); len(notes) != 1 || note["@type"] != "CorrectionComment" || note["datePublished"] != ago(3*hour).Second().String() {
		t.Errorf("the corrections are %v", notes)
	}
	if others := mill["workTranslation"].([]any); len(others) != 2 {
		t.Errorf("the translations are %v", others)
	}
	arabic := things(t, render(t, e, "ar/story/mill-turns.html"))["NewsArticle"]
	if of := arabic["translationOfWork"].(map[string]any); of["url"] != base+"/en/story/mill-turns.html" || arabic["translator"] == nil {
		t.Errorf("the translation says that it is of %v, by %v", of, arabic["translator"])
	}
	film := things(t, render(t, e, "en/story/sails-film.html"))["NewsArticle"]
	video := film["video"].(map[string]any)
	for _, key := range []string{"name", "thumbnailUrl", "uploadDate", "contentUrl"} {
		if video[key] == nil {
			t.Errorf("the film has no %s", key)
		}
	}
	if by := film["author"].([]any)[0].(map[string]any); by["@type"] != "NewsMediaOrganization" || by["name"] != "The Weathercock" {
		t.Errorf("a story that nobody signs is by %v", by)
	}
	live := things(t, render(t, e, "en/story/gale-watch.html"))["LiveBlogPosting"]
	var heads []string
	for _, u := range live["liveBlogUpdate"].([]any) {
		heads = append(heads, u.(map[string]any)["headline"].(string))
	}
	if want := []string{"A slip", "The roof", "First gust"}; !slices.Equal(heads, want) {
		t.Errorf("the updates are %q, not %q: newest first, without drafts and removed ones", heads, want)
	}
}

func TestListsSayWhatTheyAre(t *testing.T) {
	e := published(fullPaper())
	for at, is := range map[string]string{
		"en/index.html": "WebSite", "ar/section/economy/index.html": "CollectionPage", "en/author/iris/index.html": "ProfilePage",
		"en/archive/2026/06/index.html": "CollectionPage", "es/corrections/index.html": "CollectionPage",
	} {
		if page := things(t, render(t, e, at))[is]; page == nil || page["name"] == "" || page["url"] != base+"/"+at {
			t.Errorf("%s is %v", at, page)
		}
	}
}

func TestHostileWordsDoNotLeaveTheirDescription(t *testing.T) {
	m := fullPaper()
	words := "</script><script>alert(1)</script><!-- ]]> \u202egnp.exe \u2028 \" & \x00\x1b"
	c := &m.stories[0].Content
	c.Headline, c.Standfirst, c.Place, c.Source, c.Pictures[0].Caption = words, words, words, words, words
	m.stories[0].Changes[1].Note = words
	m.settings.Name["en"], m.tags[0].Names["en"], m.authors[0].Names["en"] = words, words, words
	page := render(t, published(m), "en/story/mill-turns.html")
	doc := parse(t, page)
	for _, n := range doc.scripts() {
		if attr(n, "src") == "" {
			t.Errorf("words became a script: %s", n.FirstChild.Data)
		}
	}
	if i := strings.IndexAny(page, "\u202e\x00\x1b"); i >= 0 {
		t.Errorf("an override or a control character reaches the page: %q", page[max(0, i-400):i+20])
	}
	story := things(t, page)["NewsArticle"]
	if got := strings.TrimSpace(story["headline"].(string)); got != `</script><script>alert(1)</script><!-- ]]> gnp.exe " &` {
		t.Errorf("the headline is %q", got)
	}
	for _, n := range doc.all(func(n *html.Node) bool { return n.DataAtom == atom.Meta }) {
		if strings.HasPrefix(attr(n, "property"), "og:title") && !strings.HasPrefix(attr(n, "content"), "</script>") {
			t.Errorf("og:title is %q", attr(n, "content"))
		}
	}
}

func TestHeadLeadsToOtherLanguages(t *testing.T) {
	m := fullPaper()
	spanish := story("solo", "es", ago(hour), news.Content{Headline: "Solo en español", Body: "Texto."})
	original := story("vuelta", "es", ago(hour), news.Content{Headline: "Ida y vuelta", Body: "Texto."})
	english := story("return", "en", ago(hour), news.Content{Headline: "There and back", Body: "Text."})
	english.Group, english.TranslationOf = original.Group, original.ID
	m.stories = append(m.stories, spanish, original, english)
	for _, c := range []struct {
		at   string
		want map[string]string
	}{
		{"en/index.html", map[string]string{"en": "en/index.html", "es": "es/index.html", "ar": "ar/index.html", "x-default": "index.html"}},
		{"ar/story/mill-turns.html", map[string]string{"en": "en/story/mill-turns.html", "es": "es/story/mill-turns.html", "ar": "ar/story/mill-turns.html", "x-default": "en/story/mill-turns.html"}},
		{"en/story/return.html", map[string]string{"en": "en/story/return.html", "es": "es/story/vuelta.html", "x-default": "es/story/vuelta.html"}},
		{"es/story/solo.html", map[string]string{}},
		{"en/section/economy/1.html", map[string]string{}},
		{"en/section/economy/index.html", map[string]string{"en": "en/section/economy/index.html", "es": "es/section/economy/index.html", "ar": "ar/section/economy/index.html", "x-default": "en/section/economy/index.html"}},
	} {
		for _, public := range []string{base, ""} {
			page := render(t, edition.New(m, edition.Options{BaseURL: public}), c.at)
			got := map[string]string{}
			for _, n := range parse(t, page).all(func(n *html.Node) bool { return attr(n, "rel") == "alternate" && attr(n, "hreflang") != "" }) {
				got[attr(n, "hreflang")] = attr(n, "href")
			}
			want := map[string]string{}
			for tag, address := range c.want {
				if public != "" { // programs pass over others than whole addresses
					want[tag] = base + "/" + address
				}
			}
			if !maps.Equal(got, want) {
				t.Errorf("with the address %q, %s leads to %v, not %v", public, c.at, got, want)
			}
			if canonical := `<link rel="canonical" href="` + base + "/" + c.at + `">`; strings.Contains(page, canonical) != (public != "") {
				t.Errorf("with the address %q, %s has the wrong canonical one", public, c.at)
			}
		}
	}
}

func TestWhatNobodyIsToFindSaysNothingOfItself(t *testing.T) {
	e := published(fullPaper())
	for _, at := range []string{"en/story/weigh-in.html", "en/nothing.html", "en/story/old-name.html", "en/story/gale-watch.oldest.html", "index.html"} {
		page := render(t, e, at)
		for _, not := range []string{dataType, "og:title", `rel="canonical"`} {
			if strings.Contains(page, not) {
				t.Errorf("%s has %s", at, not)
			}
		}
	}
	preview, err := e.Preview(fullPaper().stories[0])
	if err != nil || strings.Contains(string(preview), dataType) || strings.Contains(string(preview), "og:title") {
		t.Errorf("a preview describes itself, or %v", err)
	}
}

// BenchmarkDescribe makes what programs read in the head of a story's page.
func BenchmarkDescribe(b *testing.B) {
	m := fullPaper()
	m.steady = true
	b.ReportAllocs()
	if err := edition.Describe(published(m), m.stories[0], b.Loop); err != nil {
		b.Fatal(err)
	}
}
