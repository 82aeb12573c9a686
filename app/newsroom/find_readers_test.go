package newsroom_test

import (
	"slices"
	"testing"

	"galley/app/edition"
	"galley/app/news"
	"galley/app/newsroom"
)

// readers are the ids of what readers find in an edition.
func (r *room) readers(t *testing.T, f edition.Find) []string {
	t.Helper()
	found, err := r.Source().Search(t.Context(), f)
	if err != nil {
		t.Fatalf("%+v: %v", f, err)
	}
	var ids []string
	for _, h := range found.Hits {
		ids = append(ids, h.ID)
	}
	return ids
}

// Whatever moves a story, readers find what is public and never anything else.
func TestReadersFindOnlyWhatIsPublic(t *testing.T) {
	r := newRoom(t).searching(t)
	read := func(word string) bool {
		t.Helper()
		return len(r.readers(t, edition.Find{Edition: "en", Text: word})) > 0 || len(r.headlines(t, newsroom.Find{Text: word, Public: true})) > 0
	}
	desk := func(word string) bool {
		t.Helper()
		return len(r.headlines(t, newsroom.Find{Text: word})) > 0
	}
	s := r.whole(t, "en")
	check := func(when string, public, working map[string]bool) {
		t.Helper()
		for word, want := range public {
			if read(word) != want {
				t.Errorf("%s, readers find %s: %t", when, word, !want)
			}
		}
		for word, want := range working {
			if desk(word) != want {
				t.Errorf("%s, the desk finds %s: %t", when, word, !want)
			}
		}
	}
	r.saved(t, s.ID, "The albatross sails.")
	check("a draft", map[string]bool{"albatross": false}, map[string]bool{"albatross": true})
	r.publish(t, s.ID)
	check("published", map[string]bool{"albatross": true}, map[string]bool{"albatross": true})
	r.saved(t, s.ID, "The cormorant sails.")
	check("changed", map[string]bool{"albatross": true, "cormorant": false}, map[string]bool{"albatross": false, "cormorant": true})
	r.move(t, s.ID, newsroom.MoveRequest{Move: news.Correct, Note: "It was a cormorant."})
	check("corrected", map[string]bool{"albatross": false, "cormorant": true}, nil)
	r.move(t, s.ID, newsroom.MoveRequest{Move: news.Withdraw, Note: "It never sailed."})
	check("withdrawn", map[string]bool{"cormorant": false, "ferry": false}, map[string]bool{"cormorant": true})
	r.move(t, s.ID, newsroom.MoveRequest{Move: news.Reinstate, Note: "It did."})
	check("reinstated", map[string]bool{"cormorant": true}, nil)

	spiked := r.whole(t, "en")
	r.saved(t, spiked.ID, "The dodo sails.")
	r.move(t, spiked.ID, newsroom.MoveRequest{Move: news.Spike, Note: "No."})
	check("spiked", map[string]bool{"dodo": false}, map[string]bool{"dodo": true})
	if found, err := r.Source().Search(t.Context(), edition.Find{Edition: "en", Text: "dodu"}); err != nil || found.Corrected != "" {
		t.Errorf("readers are offered a word of a spiked story: %+v, %v", found, err)
	}
	// Whether the desk has a name is its own matter.
	if _, err := r.New(t.Context(), nell, newsroom.NewStory{}); err != nil {
		t.Fatal(err)
	}
	if err := r.PutAuthor(t.Context(), nell, news.Author{ID: "source", Names: news.Labels{"en": "Secret Source"}}); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{`author:"Secret Source"`, `author:"Nobody At All"`, "tag:nothing", "status:draft"} {
		found, err := r.Source().Search(t.Context(), edition.Find{Edition: "en", Text: text})
		if err != nil || found.Total != 0 || len(found.Hits) != 0 {
			t.Errorf("%s gives readers %+v, %v", text, found, err)
		}
	}
}

// A story that only its tag's name finds is shown with its standfirst.
func TestReadersSeeNoNameForAnExcerpt(t *testing.T) {
	r := newRoom(t).searching(t)
	s := published("en", "Ferry fares", "They rise.")
	s.Tags = []string{"Harbours"}
	r.imported(t, s)
	for text, want := range map[string]bool{"harbours": false, "rise": true} {
		found, err := r.Source().Search(t.Context(), edition.Find{Edition: "en", Text: text})
		if err != nil || len(found.Hits) != 1 || (len(found.Hits[0].Excerpt) > 0) != want {
			t.Errorf("%s: %+v, %v", text, found.Hits, err)
		}
	}
}

// The same question in another edition is a link with its count.
func TestReadersSeeWhatOtherEditionsHave(t *testing.T) {
	r := newRoom(t).searching(t)
	r.imported(t, published("en", "Port Alder opens", "At last."), published("es", "Port Alder abre", "Por fin."), published("es", "Otra vez Port Alder", "Sí."))
	found, err := r.Source().Search(t.Context(), edition.Find{Edition: "en", Text: "Alder", Limit: 20})
	if err != nil || found.Total != 1 || !slices.Equal(found.Tallies.Editions, []edition.Tally{{Value: "es", Count: 2}}) {
		t.Errorf("%+v, %v", found, err)
	}
	if got := r.readers(t, edition.Find{Edition: "es", Text: "Alder", Limit: 20}); len(got) != 2 {
		t.Errorf("the Spanish edition finds %q", got)
	}
}
