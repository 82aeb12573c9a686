package newsroom_test

import (
	"slices"
	"strings"
	"testing"

	"galley/app/news"
	"galley/app/newsroom"
	"galley/app/storyfile"
)

// idOf is the id of the story of that headline.
func (r *room) idOf(t *testing.T, headline string) string {
	t.Helper()
	for _, s := range r.find(t, newsroom.Find{Limit: 100}).Stories {
		if s.Row.Headline == headline {
			return s.Row.ID
		}
	}
	t.Fatalf("no story is %q", headline)
	return ""
}

func (r *room) like(t *testing.T, id string, public bool) []newsroom.Alike {
	t.Helper()
	alike, err := r.Like(t.Context(), id, public, 5)
	if err != nil {
		t.Fatal(err)
	}
	return alike
}

func TestLike(t *testing.T) {
	r := newRoom(t).searching(t)
	turbine := published("en", "Tidal turbine tests begin in the strait", "Engineers lowered the turbine at slack water.")
	turbine.Tags, turbine.Regions = []string{"Tides"}, []string{"europe"}
	second := published("en", "Turbine engineers report first tidal power", "At slack water the turbine turned.")
	second.Tags, second.Regions = []string{"Tides"}, []string{"europe"}
	draft := published("en", "Turbine engineers in secret talks", "The turbine may stop at slack water.")
	draft.Status, draft.PublishedAt, draft.Tags = "draft", "", []string{"Tides"}
	spanish := published("es", "La turbina de marea empieza", "Engineers lowered the turbine at slack water.")
	cup := published("en", "Strait cup goes to the islanders", "A late goal settled it.")
	r.imported(t, turbine, second, draft, spanish, cup)
	id := r.idOf(t, turbine.Headline)

	alike := r.like(t, id, true)
	if len(alike) == 0 || alike[0].Row.Headline != second.Headline {
		t.Fatalf("most like it are %+v", alike)
	}
	if a := alike[0]; !slices.Equal(a.Tags, []string{"Tides"}) || !slices.Equal(a.Regions, []string{"Europe"}) || a.Score <= 0 || a.Score > 1 {
		t.Errorf("both have %v, %v, %v", a.Tags, a.Regions, a.Score)
	}
	for _, a := range alike {
		if a.Row.ID == id || a.Row.Language != "en" || a.Row.Status != news.Published {
			t.Errorf("readers are recommended %+v", a.Row)
		}
	}
	if desk := r.like(t, id, false); !slices.ContainsFunc(desk, func(a newsroom.Alike) bool { return a.Row.Headline == draft.Headline }) {
		t.Errorf("the desk is not told of the draft: %+v", desk)
	}

	r.move(t, r.idOf(t, second.Headline), newsroom.MoveRequest{Move: news.Withdraw, Note: "It did not turn."})
	for _, a := range r.like(t, id, true) {
		if a.Row.Headline == second.Headline {
			t.Error("readers are recommended a withdrawn story")
		}
	}
	if _, err := r.Like(t.Context(), r.idOf(t, draft.Headline), true, 5); code(err) != news.CodeNotFound {
		t.Errorf("like what readers do not see: %v", err)
	}
}

func TestWhatComesInTwice(t *testing.T) {
	r := newRoom(t).searching(t)
	text := "The harbour office said on Monday that the eastern lock stays closed until the divers have looked at its gates. " +
		"Barges wait at the outer wall, and the grain merchants count the days."
	first := published("en", "Eastern lock stays closed", text)
	first.PublishedAt = "2019-03-01T08:00:00Z" // long ago: age does not matter
	other := published("en", "Divers win the strait relay", "The divers of the eastern club won on Monday.")
	r.imported(t, first, other)
	for name, c := range map[string]struct {
		story storyfile.Story
		same  bool
	}{
		"the same":            {storyfile.Story{Language: "en", Headline: "Eastern lock stays closed", Body: text}, true},
		"as Markdown":         {storyfile.Story{Language: "en", Headline: "Lock closed", Body: "**" + text + "**\n\n(Strait Wire)"}, true},
		"a little else":       {storyfile.Story{Language: "en", Headline: "UPDATE: eastern lock closed", Body: strings.Replace(text, "Monday", "Tuesday", 1)}, true},
		"added to":            {storyfile.Story{Language: "en", Headline: "Eastern lock stays closed", Body: strings.Repeat("The town waits, and its people count. ", 20) + text}, true},
		"the same matter":     {storyfile.Story{Language: "en", Headline: "Divers at the eastern lock", Body: "Until the gates of the lock were looked at by divers, the harbour office kept barges and grain merchants waiting at the wall. It stays closed, the office said on Monday; the days count."}, false},
		"another matter":      {storyfile.Story{Language: "en", Headline: "Choir sings in an empty hall", Body: "Nobody came, and it rained."}, false},
		"in another language": {storyfile.Story{Language: "es", Headline: "Eastern lock stays closed", Body: text}, false},
	} {
		twin, found, err := r.Twin(t.Context(), c.story)
		if err != nil {
			t.Fatal(err)
		}
		if found != c.same || found && twin.Headline != first.Headline {
			t.Errorf("%s: %t, %+v", name, found, twin)
		}
	}
}
