package locale_test

import (
	"slices"
	"sync"
	"testing"

	"galley/app/locale"
	"galley/app/news"
)

func itself(name string) string { return name }

func TestSort(t *testing.T) {
	for _, c := range []struct {
		tag  string
		want []string
	}{
		{"en", []string{"Adam", "Élodie", "Emil", "zoe", "Zora"}},
		{"es", []string{"Nora", "nube", "Núñez", "Ñandú", "ñu", "Olmeda"}},
		{"ar", []string{"إبراهيم", "آدم", "إلياس", "أمينة", "باسم", "سلمى", "السوّاف", "العطار", "الفرج", "هناء"}},
	} {
		got := slices.Clone(c.want)
		slices.Reverse(got)
		locale.SortBy(locale.For(news.Edition{Tag: c.tag}, "UTC"), got, itself)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.tag, got, c.want)
		}
	}
}

func TestSortByKeepsEquals(t *testing.T) {
	type author struct{ name, id string }
	authors := []author{{"Ben", "1"}, {"Ana", "2"}, {"Ben", "3"}, {"Ana", "4"}}
	locale.SortBy(locale.For(news.Edition{Tag: "en"}, "UTC"), authors, func(a author) string { return a.name })
	want := []author{{"Ana", "2"}, {"Ana", "4"}, {"Ben", "1"}, {"Ben", "3"}}
	if !slices.Equal(authors, want) {
		t.Errorf("got %v, want %v", authors, want)
	}
}

func TestAtOnce(t *testing.T) {
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for _, tag := range languages {
				l := locale.For(news.Edition{Tag: tag}, "Europe/Madrid")
				names := []string{"b", "a"}
				locale.SortBy(l, names, itself)
				if names[0] != "a" || l.T("page.home") == "" || l.T("list.stories", "count", 3) == "" || l.DateTime(evening) == "" {
					t.Errorf("%s: wrong while used by several", tag)
				}
			}
		})
	}
	group.Wait()
}

func TestInitial(t *testing.T) {
	for _, c := range []struct{ tag, name, want string }{
		{"en", "Fenn, Tobias", "F"}, {"en", "éclair", "E"}, {"en", "Ñuñez", "N"}, {"es", "ñandú", "Ñ"}, {"es", "Álvarez", "A"},
		{"ar", "البحري، سلمى", "ب"}, {"ar", "إدريس", "ا"}, {"ar", "ألف", "ا"}, {"ar", "«القمر»", "ق"}, {"ar", "Nell", "N"},
		{"en", "7 Days", "#"}, {"en", "", "#"},
	} {
		if got := locale.For(news.Edition{Tag: c.tag}, "UTC").Initial(c.name); got != c.want {
			t.Errorf("%s %q: %q, want %q", c.tag, c.name, got, c.want)
		}
	}
}
