package markdown_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"galley/app/markdown"
)

var update = flag.Bool("update", false, "write the golden files anew")

// newsroomOf are options as an edition gives them.
func newsroomOf(language string) markdown.Options {
	digits := func(number string) string { return number }
	if language == "ar" {
		digits = strings.NewReplacer("1", "١", "2", "٢", "3", "٣").Replace
	}
	return markdown.Options{
		Language: language,
		Link: func(address string) (string, bool) {
			return "../story/" + address + ".html", address == "day-boat"
		},
		Picture: func(id string) (markdown.Picture, bool) {
			switch id {
			case "ferry.svg":
				return markdown.Picture{
					Src: "../../media/ferry.jpg", Sources: []markdown.Source{{Type: "image/webp", SrcSet: "../../media/ferry-400.webp 400w, ../../media/ferry-800.webp 800w"}},
					Width: 1200, Height: 800, Alt: "overridden", Caption: "overridden", Credit: "Drawing: Pia Lund",
				}, true
			case "chart.svg":
				return markdown.Picture{Src: "../../media/chart.svg", Width: 640, Height: 480, Decorative: true, Alt: "unused"}, true
			}
			return markdown.Picture{}, false
		},
		Dateline: map[string]string{"en": "PORT ALDER, 8 June —", "es": "Port Alder, 8 de junio —", "ar": "بورت ألدر، ٨ يونيو —"}[language],
		BlockIDs: language == "en",
		Outward:  func(href string) string { return "leave?to=" + href },
		Digits:   digits,
	}
}

func TestRenderGolden(t *testing.T) {
	for _, language := range []string{"en", "ar", "es"} {
		t.Run(language, func(t *testing.T) {
			src, err := os.ReadFile(filepath.Join("testdata", language+".md"))
			if err != nil {
				t.Fatal(err)
			}
			got := string(markdown.Render(string(src), newsroomOf(language)))
			checkSafe(t, got)

			golden := filepath.Join("testdata", language+".html")
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("rendering of %s.md differs from its golden file:\n%s", language, got)
			}
		})
	}
}

func TestRenderZeroOptions(t *testing.T) {
	got := string(markdown.Render("# A *b* [c](story:d)\n\n![e](f.svg)", markdown.Options{}))
	want := "<h2 id=\"h-a-b-c-story-d\">A <em>b</em> c</h2>\n<p><span class=\"missing\">[Picture missing: e]</span></p>\n"
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestRenderEmpty(t *testing.T) {
	o := newsroomOf("en")
	if got := markdown.Render("", o); got != "" {
		t.Errorf("an empty text renders as %q", got)
	}
	if got := string(markdown.Render("## Only a heading", o)); strings.Contains(got, "dateline") {
		t.Errorf("a dateline without a paragraph: %q", got)
	}
}

func TestHeadingIDs(t *testing.T) {
	const src = "# Same\n\n## Same\n\n## !!!\n\n## مَرحبًا بكم\n\n## Fixed {#share onclick=alert .x}\n\n## Fixed {#share}\n"
	want := []markdown.Heading{
		{Level: 2, ID: "h-same", Text: "Same"},
		{Level: 2, ID: "h-same-2", Text: "Same"},
		{Level: 2, ID: "h-part", Text: "!!!"},
		{Level: 2, ID: "h-مَرحبًا-بكم", Text: "مَرحبًا بكم"},
		{Level: 2, ID: "h-share", Text: "Fixed"},
		{Level: 2, ID: "h-share-2", Text: "Fixed"},
	}
	got := markdown.Outline(src)
	if len(got) != len(want) {
		t.Fatalf("got %d headings, want %d: %+v", len(got), len(want), got)
	}
	rendered := string(markdown.Render(src, markdown.Options{Language: "ar"}))
	checkSafe(t, rendered)
	for i, heading := range want {
		if got[i] != heading {
			t.Errorf("heading %d: got %+v, want %+v", i, got[i], heading)
		}
		if !strings.Contains(rendered, `<h2 id="`+heading.ID+`">`) {
			t.Errorf("the outline's id %q is not on the page: %s", heading.ID, rendered)
		}
	}
}

func TestManyEqualHeadings(t *testing.T) {
	headings := markdown.Outline(strings.Repeat("# Same\n", 20_000)) // quadratic, this takes half a minute
	if last := headings[len(headings)-1].ID; last != "h-same-20000" {
		t.Errorf("the last id is %s", last)
	}
}

func TestRenderAtOnce(t *testing.T) {
	src, err := os.ReadFile("testdata/ar.md")
	if err != nil {
		t.Fatal(err)
	}
	want := markdown.Render(string(src), newsroomOf("ar"))
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 5 {
				if got := markdown.Render(string(src), newsroomOf("ar")); got != want {
					t.Error("renderings at the same time differ")
				}
			}
		})
	}
	group.Wait()
}

func BenchmarkRender(b *testing.B) {
	src, err := os.ReadFile("testdata/ar.md")
	if err != nil {
		b.Fatal(err)
	}
	story := strings.Repeat(string(src)+"\n\n", 1+600/markdown.Words(string(src)))
	o := newsroomOf("ar")
	b.ReportMetric(float64(markdown.Words(story)), "words")
	for b.Loop() {
		markdown.Render(story, o)
	}
}
