package newsroom_test

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"

	"galley/app/intake"
	"galley/app/news"
	"galley/app/newsroom"
	"galley/app/search"
	"galley/app/storyfile"
)

// searching is the room with an index that is closed when the test ends.
func (r *room) searching(t *testing.T) *room {
	t.Helper()
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	})
	return r
}

// find searches, and must not fail.
func (r *room) find(t *testing.T, f newsroom.Find) newsroom.Results {
	t.Helper()
	found, err := r.Search(t.Context(), f)
	if err != nil {
		t.Fatalf("%+v: %v", f, err)
	}
	return found
}

// headlines are those of what f finds, sorted.
func (r *room) headlines(t *testing.T, f newsroom.Find) []string {
	t.Helper()
	var list []string
	for _, s := range r.find(t, f).Stories {
		list = append(list, s.Row.Headline)
	}
	slices.Sort(list)
	return list
}

// finds checks whether f finds the stories of those headlines and no other.
func (r *room) finds(t *testing.T, f newsroom.Find, want ...string) {
	t.Helper()
	slices.Sort(want)
	if got := r.headlines(t, f); !slices.Equal(got, want) {
		t.Errorf("%+v finds %q, want %q", f, got, want)
	}
}

// imported brings stories in as an import does.
func (r *room) imported(t *testing.T, stories ...storyfile.Story) {
	t.Helper()
	report, err := r.Import(t.Context(), nell, filesOf(stories), newsroom.ImportOptions{})
	if err != nil || len(report.Refused) > 0 {
		t.Fatalf("import: %v, %+v", err, report.Refused)
	}
}

func filesOf(stories []storyfile.Story) iter.Seq[intake.File] {
	return func(yield func(intake.File) bool) {
		for i, s := range stories {
			name := fmt.Sprintf("%s-%d.md", s.Headline, i)
			if !yield(intake.File{Path: name, Source: name, Hash: name + s.Body, Story: s}) {
				return
			}
		}
	}
}

// published is a story of the past as an import brings it.
func published(language, headline, body string) storyfile.Story {
	return storyfile.Story{
		Language: language, Headline: headline, Body: body, Section: "economy", Status: "published", PublishedAt: "2026-05-01T08:00:00Z",
	}
}

func TestFiltersByNamesInThreeLanguages(t *testing.T) {
	r := newRoom(t).searching(t)
	tagged := published("en", "Ferry fares", "They rise.")
	tagged.Tags, tagged.Regions = []string{"Harbours"}, []string{"europe"}
	tagged.Credits = []storyfile.Credit{{Author: "Amina Dahl", Role: "by"}}
	opinion := published("en", "Let them float", "A view of fares.")
	opinion.Kind, opinion.PublishedAt = "opinion", "2025-12-31T23:30:00Z" // in Madrid it is 2026 already
	spanish := published("es", "Tarifas del ferri", "Suben.")
	spanish.Section = "sports"
	r.imported(t, tagged, opinion, spanish)
	names := news.Labels{"en": "Harbours", "es": "Puertos", "ar": "الموانئ"}
	if err := r.PutTag(t.Context(), nell, news.Tag{ID: "harbours", Names: names, Aliases: map[string][]string{"en": {"Docks"}}}); err != nil {
		t.Fatal(err)
	}
	all := []string{"Ferry fares", "Let them float", "Tarifas del ferri"}
	for _, c := range []struct {
		find newsroom.Find
		want []string
	}{
		{newsroom.Find{}, all},
		{newsroom.Find{Section: "economy"}, all[:2]},
		{newsroom.Find{Section: "Economía"}, all[:2]},
		{newsroom.Find{Section: "اقتصاد"}, all[:2]},
		{newsroom.Find{Text: "section:economía fares"}, all[:2]},
		{newsroom.Find{Text: "قسم:اقتصاد"}, all[:2]},
		{newsroom.Find{Text: "-section:economy"}, all[2:]},
		{newsroom.Find{Region: "Europa"}, all[:1]},
		{newsroom.Find{Tag: "puertos"}, all[:1]},
		{newsroom.Find{Tag: "الموانئ"}, all[:1]},
		{newsroom.Find{Tag: "docks"}, all[:1]},
		{newsroom.Find{Tag: "harbours"}, all[:1]},
		{newsroom.Find{Text: "docks"}, all[:1]},
		{newsroom.Find{Text: "tag:موانئ"}, all[:1]},
		{newsroom.Find{Author: "amina dahl"}, all[:1]},
		{newsroom.Find{Text: `author:"Amina Dahl"`}, all[:1]},
		{newsroom.Find{Author: "Nobody"}, nil},
		{newsroom.Find{Kind: "Opinión"}, all[1:2]},
		{newsroom.Find{Kind: "رأي"}, all[1:2]},
		{newsroom.Find{Language: "Español"}, all[2:]},
		{newsroom.Find{Status: "public"}, all},
		{newsroom.Find{Status: "borrador", Public: true}, nil},
		{newsroom.Find{From: "2026-05"}, []string{all[0], all[2]}},
		{newsroom.Find{To: "2026-01-01"}, all[1:2]},
		{newsroom.Find{From: "2026", To: "2026"}, all},
	} {
		if c.find.Status != "borrador" {
			c.find.Public = true
		}
		r.finds(t, c.find, c.want...)
	}
	for f, want := range map[newsroom.Find]news.Code{
		{From: "soon"}: news.CodeBadTime, {Text: "from:soon"}: news.CodeBadTime, {Text: "tag:nothing"}: news.CodeUnknown,
	} {
		if _, err := r.Search(t.Context(), f); code(err) != want {
			t.Errorf("%+v: %v", f, err)
		}
	}
}

func TestFacetsAreLabelledInTheScreensLanguage(t *testing.T) {
	r := sampleRoom(t).searching(t)
	for screen, want := range map[string]map[search.Name]string{
		"en": {search.Section: "Economy", search.Region: "North Shore", search.Language: "English", "year": "2026"},
		"es": {search.Section: "Economía", search.Region: "Orilla Norte", search.Language: "English", "year": "2026"},
		"ar": {search.Section: "اقتصاد", search.Region: "الضفة الشمالية", search.Language: "English", "year": "٢٠٢٦"},
	} {
		found := r.find(t, newsroom.Find{Public: true, Facets: true, Screen: screen})
		for name, label := range want {
			i := slices.IndexFunc(found.Facets, func(f newsroom.Facet) bool { return f.Name == name })
			if i < 0 || !slices.ContainsFunc(found.Facets[i].Values, func(v newsroom.FacetValue) bool { return v.Label == label }) {
				t.Errorf("in %s no %s is %q: %+v", screen, name, label, found.Facets)
			}
		}
	}
}

// What a facet promises is what its filter finds.
func TestFacetsCountWhatTheirFiltersFind(t *testing.T) {
	r := sampleRoom(t).searching(t)
	checked := 0
	for _, public := range []bool{true, false} {
		found := r.find(t, newsroom.Find{Public: public, Facets: true, Screen: "en"})
		for _, facet := range found.Facets {
			for _, v := range facet.Values {
				f := newsroom.Find{Public: public}
				switch facet.Name {
				case search.Section:
					f.Section = v.Value
				case search.Region:
					f.Region = v.Value
				case search.Tag:
					f.Tag = v.Value
				case search.Author:
					f.Author = v.Value
				case search.Language:
					f.Language = v.Value
				default:
					f.From, f.To = v.Value, v.Value
				}
				if got := r.find(t, f).Total; got != v.Count {
					t.Errorf("%s %s (%s): %d are promised, %d found", facet.Name, v.Value, v.Label, v.Count, got)
				}
				checked++
			}
		}
	}
	if checked < 40 {
		t.Errorf("only %d values", checked)
	}
}

func TestPagingCoversAllOnce(t *testing.T) {
	r := newRoom(t).searching(t)
	var stories []storyfile.Story
	for i := range 61 {
		s := published("en", fmt.Sprintf("Ferry %d", i), strings.Repeat("The ferry sails. ", 1+i%7))
		s.PublishedAt = fmt.Sprintf("2026-05-%02dT08:00:00Z", 1+i%5) // many at the same moment
		stories = append(stories, s)
	}
	r.imported(t, stories...)
	for _, byDate := range []bool{false, true} {
		for _, limit := range []int{1, 7, 20, 61, 100} {
			f := newsroom.Find{Text: "ferry", Public: true, ByDate: byDate, Limit: limit}
			seen := map[string]int{}
			var last string
			for pages := 0; ; pages++ {
				found := r.find(t, f)
				if found.Total != 61 || pages > 62 {
					t.Fatalf("%d in all, page %d", found.Total, pages)
				}
				for _, s := range found.Stories {
					seen[s.Row.ID]++
					if at := s.Story.PublishedAt; byDate && last != "" && at > last {
						t.Errorf("by date %s comes after %s", at, last)
					}
					last = s.Story.PublishedAt
				}
				if f.After = found.Next; f.After == "" {
					break
				}
				if pages == 0 { // what comes meanwhile moves nothing that was seen
					r.imported(t, published("es", fmt.Sprintf("Otra %t %d", byDate, limit), "Sin nada."))
				}
			}
			if len(seen) != 61 {
				t.Errorf("by date %t, %d at a time: %d of 61", byDate, limit, len(seen))
			}
			for id, times := range seen {
				if times != 1 {
					t.Errorf("by date %t, %d at a time: %s comes %d times", byDate, limit, id, times)
				}
			}
		}
	}
	if _, err := r.Search(t.Context(), newsroom.Find{Text: "ferry", After: "nowhere"}); code(err) != news.CodeInvalid {
		t.Errorf("after nowhere: %v", err)
	}
}

// A tag that gets another name is found by it, in stories that have changed
// since and in those that have not; so is an author.
func TestNewNamesAreFound(t *testing.T) {
	r := newRoom(t).searching(t)
	s := published("en", "Ferry fares", "They rise.")
	s.Tags, s.Credits = []string{"Harbours"}, []storyfile.Credit{{Author: "Amina Dahl", Role: "by"}}
	r.imported(t, s)
	id := r.find(t, newsroom.Find{Text: "harbours", Public: true}).Stories[0].Row.ID
	working := r.show(t, id)
	working.Tags, working.Authors, working.Credits = nil, nil, nil // but readers still see them
	if _, err := r.Save(t.Context(), nell, id, working.Revision, working); err != nil {
		t.Fatal(err)
	}
	r.finds(t, newsroom.Find{Text: "harbours"})
	r.finds(t, newsroom.Find{Text: "harbours", Public: true}, "Ferry fares")
	if err := r.PutTag(t.Context(), nell, news.Tag{ID: "harbours", Names: news.Labels{"en": "Quaysides"}}); err != nil {
		t.Fatal(err)
	}
	r.finds(t, newsroom.Find{Text: "quaysides", Public: true}, "Ferry fares")
	r.finds(t, newsroom.Find{Text: "harbours", Public: true})
	authors, err := r.CompleteAuthors(t.Context(), "Amina", 1)
	if err != nil || len(authors) != 1 {
		t.Fatalf("%+v, %v", authors, err)
	}
	authors[0].Names = news.Labels{"en": "Amina Zephyr"}
	if err := r.PutAuthor(t.Context(), nell, authors[0]); err != nil {
		t.Fatal(err)
	}
	r.finds(t, newsroom.Find{Text: "zephyr", Public: true}, "Ferry fares")
}
