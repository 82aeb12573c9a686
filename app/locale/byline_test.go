package locale_test

import (
	"slices"
	"testing"

	"galley/app/locale"
	"galley/app/news"
)

func TestByline(t *testing.T) {
	by := func(names ...string) []locale.NamedCredit {
		var credits []locale.NamedCredit
		for _, name := range names {
			credits = append(credits, locale.NamedCredit{Author: name, Name: name, Role: news.By})
		}
		return credits
	}
	as := func(role news.Role, name string) locale.NamedCredit {
		return locale.NamedCredit{Author: name, Name: name, Role: role}
	}
	for _, c := range []struct {
		tag     string
		credits []locale.NamedCredit
		place   string
		want    string
	}{
		{"en", nil, "", ""},
		{"en", by("Ana"), "", "By Ana"},
		{"en", by("Ana"), "Port Alder", "By Ana in Port Alder"},
		{"en", by("Ana", "Ben"), "", "By Ana and Ben"},
		{"en", append(by("Ana", "Ben", "Cal"), as(news.With, "Dee")), "", "By Ana, Ben and Cal, with Dee"},
		{"en", []locale.NamedCredit{as(news.With, "Dee")}, "", "With Dee"},
		{"en", nil, "Port Alder", "Port Alder"},
		{"en", append(by("Ana"), as(news.Editing, "Ed"), as(news.Translation, "Tess"), as(news.PicturesBy, "Pia")), "Port Alder",
			"By Ana in Port Alder · Translation: Tess · Pictures: Pia · Editing: Ed"},
		{"en", []locale.NamedCredit{as(news.Reporting, "Ana"), as(news.Reporting, "Ben")}, "", "Reporting: Ana and Ben"},
		{"es", append(by("Ana", "Ben"), as(news.With, "Cal")), "", "Por Ana y Ben, con Cal"},
		{"es", by("Ana", "Ilse"), "Santa Brisa", "Por Ana e Ilse, desde Santa Brisa"},
		{"es", by("Ana", "Íñigo"), "", "Por Ana e Íñigo"},
		{"es", by("Ana", "Hilda"), "", "Por Ana e Hilda"},
		{"es", by("Ana", "Hierro"), "", "Por Ana y Hierro"},
		{"es", by("Ana", "Iago"), "", "Por Ana y Iago"},
		{"ar", append(by("نادية", "أمينة"), as(news.With, "هناء")), "بورت ألدر", "نادية وأمينة، بمشاركة هناء — بورت ألدر"},
		{"ar", append(by("سلمى"), as(news.Translation, "Nell Harrow")), "", "سلمى · ترجمة: \u2068Nell Harrow\u2069"},
	} {
		if got := locale.For(news.Edition{Tag: c.tag}, "UTC").Byline(c.credits, c.place); got != c.want {
			t.Errorf("%s %v: got %q, want %q", c.tag, c.credits, got, c.want)
		}
	}
}

func TestBylineParts(t *testing.T) {
	got := locale.For(news.Edition{Tag: "en"}, "UTC").BylineParts([]locale.NamedCredit{
		{Author: "a1", Name: "Ana", Role: news.By},
		{Author: "", Name: "a reader", Role: news.By},
		{Author: "a3", Name: "Cal", Role: news.With},
		{Author: "a4", Name: "", Role: news.Editing},
	}, "Port Alder")
	want := []locale.BylinePart{{Text: "By "}, {"Ana", "a1"}, {Text: " and a reader, with "}, {"Cal", "a3"}, {Text: " in Port Alder"}}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
