package app_test

import (
	"fmt"
	"iter"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"galley/app"
	"galley/app/intake"
	"galley/app/storyfile"
)

// The budgets are in keys of the store that an operation may look at. Half of
// the stories are in English; every list that is asked for is longer than a
// page of it at a hundred stories already.
const (
	oneRecord = 40     // one story and what it names
	counters  = 60     // numbers kept in the transaction, no list
	deskPage  = 700    // fifty rows, their versions and names
	sparse    = 2_600  // several filters read two thousand entries at most
	onePage   = 1_200  // a reader's page with its rails
	oneMap    = 12_000 // a thousand stories with their versions, which machines ask for
	lineage   = 30     // one story's revisions
	someFound = 900    // twenty stories with their texts, and what can be counted named

	// oneLevel is what another level of marks costs, which a numbered list has
	// when it grows thirty times longer.
	oneLevel = 64
)

// gone is how many stories were withdrawn.
const gone = 20

// growing are the operations that list a room's years or months, of which the
// larger room has more, and what these may cost.
var growing = map[string]uint64{"the archive": 7 * oneLevel, "a year of the archive": 2 * oneLevel}

// an operation is one act of the desk or one page of the edition.
type operation struct {
	name   string
	budget uint64
	do     func(t *testing.T, a *app.App, r *room)
}

// room is what the operations need to know of the room under test.
type room struct {
	handler http.Handler
	size    int
	story   string // the id of a public story
	address string // of its page
	author  string // where the page of its author is
	next    string // the cursor of the list's second page
}

func desktop(method string, args ...any) func(*testing.T, *app.App, *room) {
	return func(t *testing.T, a *app.App, _ *room) {
		service, name := split(method)
		ask[any](t, a, service, name, args...)
	}
}

func ofStory(method string, args ...any) func(*testing.T, *app.App, *room) {
	return func(t *testing.T, a *app.App, r *room) {
		service, name := split(method)
		ask[any](t, a, service, name, append([]any{r.story}, args...)...)
	}
}

func split(method string) (service, name string) {
	for i, c := range method {
		if c == '.' {
			return method[:i], method[i+1:]
		}
	}
	return "", method
}

func page(address string) func(*testing.T, *app.App, *room) {
	return func(t *testing.T, _ *app.App, r *room) { get(t, r, address) }
}

func get(t *testing.T, r *room, address string) string {
	t.Helper()
	w := httptest.NewRecorder()
	r.handler.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/"+address, nil))
	if w.Code != http.StatusOK {
		t.Fatalf("%s: %d", address, w.Code)
	}
	return w.Body.String()
}

var authorPage = regexp.MustCompile(`author/[^/"]+/index\.html`)

var operations = []operation{
	{"the list", deskPage, desktop("Stories.List", app.ListQuery{})},
	{"its second page", deskPage, func(t *testing.T, a *app.App, r *room) {
		ask[any](t, a, "Stories", "List", app.ListQuery{After: r.next})
	}},
	{"the list as whole stories", 2 * deskPage, desktop("Stories.Whole", app.ListQuery{})},
	{"by status", deskPage, desktop("Stories.List", app.ListQuery{Status: "draft"})},
	{"what is public", deskPage, desktop("Stories.List", app.ListQuery{Status: "public"})},
	{"by language", deskPage, desktop("Stories.List", app.ListQuery{Language: "ar"})},
	{"by section", deskPage, desktop("Stories.List", app.ListQuery{Section: "economy"})},
	{"by region", deskPage, desktop("Stories.List", app.ListQuery{Region: "europe"})},
	{"by tag", deskPage, desktop("Stories.List", app.ListQuery{Tag: "Harbour"})},
	{"by author", deskPage, desktop("Stories.List", app.ListQuery{Author: "Writer 1"})},
	{"by kind", deskPage, desktop("Stories.List", app.ListQuery{Kind: "opinion"})},
	{"by four filters", sparse, desktop("Stories.List", app.ListQuery{Status: "public", Section: "economy", Region: "europe", Tag: "Harbour"})},
	{"by filters that few stories pass", sparse, desktop("Stories.List", app.ListQuery{Language: "ar", Section: "economy", Kind: "opinion", Author: "Writer 2"})},
	{"the counts", counters, desktop("Stories.Counts", app.ListQuery{})},
	{"the counts of a section", counters, desktop("Stories.Counts", app.ListQuery{Section: "economy"})},
	{"the room's statistics", counters, desktop("Safety.Stats")},
	{"sections to choose from", counters, desktop("Records.Sections", "en")},
	{"regions to choose from", counters, desktop("Records.Regions", "ar")},
	{"completing a tag", counters, desktop("Records.CompleteTags", "har", "en")},
	{"completing an author", counters, desktop("Records.CompleteAuthors", "wri", "en")},
	{"a story", oneRecord, ofStory("Stories.Get")},
	{"what it lacks", oneRecord, ofStory("Stories.Missing", "submit")},
	{"its history", lineage, ofStory("Stories.History", 0, 50)},
	{"a word", someFound, desktop("Search.Find", app.FindQuery{Text: "ferry", Facets: true, Screen: "en"})},
	{"a word among drafts", someFound, desktop("Search.Find", app.FindQuery{Text: "ferry", Drafts: true, Facets: true, Screen: "en"})},
	{"a word by date and filters", someFound, desktop("Search.Find", app.FindQuery{Text: "ferry", Section: "economy", Tag: "Harbour", From: "2016", ByDate: true, Facets: true, Screen: "ar"})},
	{"a word being typed", someFound, desktop("Search.Find", app.FindQuery{Text: "fer", Typing: true, Screen: "en"})},
	{"a word that nothing has", someFound, desktop("Search.Find", app.FindQuery{Text: "zzyzxq", Facets: true, Screen: "en"})},
	{"what is like a story", someFound, func(t *testing.T, a *app.App, r *room) {
		ask[any](t, a, "Search", "Like", app.LikeQuery{ID: r.story, Limit: 20})
	}},
	{"the search page", onePage, page("en/search/index.html?q=ferry")},
	{"the search page by date", onePage, page("en/search/index.html?q=ferry&sort=date&section=economy")},
	{"a search page in Arabic", onePage, page("ar/search/index.html?q=ferry")},
	{"a front page", onePage, page("en/index.html")},
	{"a front page at the desk", onePage, desktop("Front.Get", "en")},
	{"the Arabic front page", onePage, page("ar/index.html")},
	{"the news", onePage, page("en/news/index.html")},
	{"the first page of the news", onePage, page("en/news/1.html")},
	{"a page in the middle of the news", onePage, func(t *testing.T, _ *app.App, r *room) { get(t, r, fmt.Sprintf("en/news/%d.html", 1+r.size/200)) }},
	{"a section", onePage, page("en/section/economy/index.html")},
	{"a region", onePage, page("en/region/europe/index.html")},
	{"an old page of a region", onePage, page("en/region/europe/2.html")},
	{"a kind", onePage, page("en/kind/opinion/index.html")},
	{"the articles", onePage, page("en/articles/index.html")},
	{"a tag", onePage, page("en/tag/harbour/index.html")},
	{"an author", onePage, func(t *testing.T, a *app.App, r *room) { page("en/"+r.author)(t, a, r) }},
	{"the authors", onePage, page("en/author/index.html")},
	{"the archive", onePage, page("en/archive/index.html")},
	{"a year of the archive", onePage, page("en/archive/2016/index.html")},
	{"a month of the archive", onePage, page("en/archive/2016/01/index.html")},
	{"a day of the archive", onePage, page("en/archive/2016/01/02/index.html")},
	{"an Arabic day of the archive", onePage, page("ar/archive/2016/01/02/index.html")},
	{"the corrections", onePage, page("en/corrections/index.html")},
	{"what is trending", onePage, page("en/trending/index.html")},
	{"what is read most", onePage, page("ar/most-read/index.html")},
	{"what to read", onePage, page("en/read-this/index.html")},
	{"the feed of an edition", onePage, page("en/rss.xml")},
	{"the feed of a section", onePage, page("ar/section/economy/atom.xml")},
	{"the feed of a tag", onePage, page("en/tag/harbour/feed.json")},
	{"the feed of the corrections", onePage, page("en/corrections/rss.xml")},
	{"the map of sites", oneRecord, page("sitemap.xml")},
	{"the map of lists", onePage, page("sitemap-en.xml")},
	{"a map of stories", oneMap, page("sitemap-en-1.xml")},
	{"the map of news", oneMap, page("news-sitemap.xml")},
	{"what was withdrawn", gone * oneRecord, page("en/saved/withdrawn.js")},
	{"a story as an item", oneRecord, func(t *testing.T, _ *app.App, r *room) { get(t, r, strings.TrimSuffix(r.address, ".html")+".json") }},
	{"a story's page", onePage, func(t *testing.T, a *app.App, r *room) { page(r.address)(t, a, r) }},
}

// stories are numbers from up to until, spread as a newsroom's are.
func stories(from, until int) iter.Seq[intake.File] {
	languages := []string{"en", "ar", "en", "es"}
	kinds := []string{"article", "article", "opinion", "analysis", "video", "article", "blog"}
	sections := []string{"politics", "economy", "sports", "economy", "health"}
	regions := []string{"europe", "africa", "europe", "asia"}
	begin := time.Date(2016, 1, 1, 8, 0, 0, 0, time.UTC)
	return func(yield func(intake.File) bool) {
		for i := from; i < until; i++ {
			at := begin.Add(time.Duration(i) * 40 * time.Minute).Format(time.RFC3339)
			language := languages[i%len(languages)]
			s := storyfile.Story{
				Language: language, Kind: kinds[i%len(kinds)], Status: "published", PublishedAt: at,
				Headline: fmt.Sprintf("Story %d of the harbour", i), Standfirst: "What the harbour did that day.",
				Body:    "The ferry came in at eight.\n\nIt left at nine.",
				Section: sections[i/len(languages)%len(sections)], Regions: []string{regions[i/8%len(regions)]},
				Tags:    []string{"Harbour", fmt.Sprintf("Pier %d", i%50)},
				Credits: []storyfile.Credit{{Author: fmt.Sprintf("Writer %d", i/4%3), Role: "by"}},
			}
			if i%8 == 7 {
				s.Status, s.PublishedAt = "draft", ""
			}
			if !yield(intake.File{Path: fmt.Sprintf("%d.md", i), Source: fmt.Sprintf("/scale/%d.md", i), Hash: fmt.Sprint(i), Story: s}) {
				return
			}
		}
	}
}

// indexed waits until the search index has everything: each question is an
// answer, and takes its time.
func indexed(t *testing.T, a *app.App) {
	t.Helper()
	for ask[app.FindPage](t, a, "Search", "Find", app.FindQuery{Text: "ferry", Facets: true}).Indexing.Running {
	}
}

// TestNothingReadsMoreInALargerRoom makes every list, count, search and page of
// a room of a hundred, ten thousand and a hundred thousand stories, and counts what
// is read for it.
func TestNothingReadsMoreInALargerRoom(t *testing.T) {
	sizes := []int{100, 10_000, 100_000}
	a := desk(t, t.TempDir())
	ask[app.RoomState](t, a, "Rooms", "Make", app.NewRoom{Name: "Scale", Person: "Amina", Editions: []string{"en", "ar", "es"}, Zone: "UTC"})
	settings := ask[app.SettingsView](t, a, "Settings", "Get")
	settings.BaseURL = "https://news.example" // without one there are no maps
	ask[app.SettingsView](t, a, "Settings", "Save", settings)
	read := make(map[string][]uint64)
	for i, size := range sizes {
		begun := 0
		if i > 0 {
			begun = sizes[i-1]
		}
		if report, err := a.Import(stories(begun, size)); err != nil || len(report.Refused) > 0 {
			t.Fatalf("import: %v, %d refused", err, len(report.Refused))
		}
		if i == 0 { // as many are gone in every size
			for _, row := range ask[app.RowPage](t, a, "Stories", "List", app.ListQuery{Status: "public"}).Rows[:gone] {
				ask[app.StoryDoc](t, a, "Stories", "Move", row.ID, app.MoveRequest{Move: "withdraw", Note: "It was wrong."})
			}
		}
		r := &room{handler: a.Edition(), size: size}
		first := ask[app.RowPage](t, a, "Stories", "List", app.ListQuery{Status: "public", Language: "en"})
		r.story, r.next = first.Rows[20].ID, ask[app.RowPage](t, a, "Stories", "List", app.ListQuery{}).Next
		doc := ask[app.StoryDoc](t, a, "Stories", "Get", r.story)
		r.address = "en/story/" + doc.Story.Address + ".html"
		// Of another story: a page that was sent before is at hand.
		other := ask[app.StoryDoc](t, a, "Stories", "Get", first.Rows[21].ID)
		r.author = authorPage.FindString(get(t, r, "en/story/"+other.Story.Address+".html"))
		indexed(t, a)
		for _, o := range operations {
			before := a.Reads()
			o.do(t, a, r)
			read[o.name] = append(read[o.name], a.Reads()-before)
		}
	}
	for _, o := range operations {
		reads := read[o.name]
		t.Logf("%-34s %v", o.name, reads)
		if most := slices.Max(reads); most > o.budget {
			t.Errorf("%s looks at %d keys, more than %d", o.name, most, o.budget)
		}
		if last := len(reads) - 1; reads[last] > reads[last-1]+reads[last-1]/10+oneLevel+growing[o.name] {
			t.Errorf("%s grows with the room: %v", o.name, reads)
		}
	}
}
