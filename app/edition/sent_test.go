package edition_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"galley/app/edition"
)

// TestPagesThatShareAreAsIfMadeAlone makes all pages of one state, whatever
// they keep for one another, and each by itself.
func TestPagesThatShareAreAsIfMadeAlone(t *testing.T) {
	for name, o := range map[string]edition.Options{
		"plain": {}, "with scripts": {Scripts: true, Takeaway: true}, "light": {Light: edition.LightPictures},
	} {
		t.Run(name, func(t *testing.T) {
			m := fullPaper()
			m.steady = true
			together := edition.New(m, o)
			var addresses []string
			for address, err := range together.Pages() {
				if err != nil {
					t.Fatal(err)
				}
				addresses = append(addresses, address)
			}
			addresses = append(addresses, "en/story/nothing.html", "en/a/b/c/d/e/f/g/h/i/j/k.html", "nothing.html")
			backwards := slices.Clone(addresses)
			slices.Reverse(backwards)
			for _, address := range slices.Concat(addresses, backwards) {
				got, err := together.Render(address)
				if err != nil {
					t.Fatal(err)
				}
				want, err := edition.New(m, o).Render(address)
				if err != nil {
					t.Fatal(err)
				}
				if string(got.Body) != string(want.Body) {
					t.Errorf("%s is another page beside others", address)
				}
			}
		})
	}
}

func TestSentPagesAreKeptWhileNothingChanges(t *testing.T) {
	m := fullPaper()
	m.steady = true
	base := serve(t, m, edition.Options{})
	address := base + "/secret/en/story/mill-turns.html"
	headline := m.stories[0].Content.Headline
	look := func() (tag string, changed bool) {
		t.Helper()
		answer, body := get(t, "GET", address)
		if answer.StatusCode != http.StatusOK {
			t.Fatalf("status %d", answer.StatusCode)
		}
		return answer.Header.Get("ETag"), !strings.Contains(body, headline)
	}
	first, changed := look()
	if changed {
		t.Fatalf("the page has not the headline %q", headline)
	}
	for _, c := range []struct {
		name   string
		change func()
	}{
		{"the room", func() { m.states.Add(1) }},
		{"what is read here", func() { m.readings++ }},
		{"the minute", func() { m.now = m.now.Add(time.Minute) }},
	} {
		before := m.stories[0].Content.Headline
		headline = before
		if _, changed := look(); changed {
			t.Fatalf("%s: the page is not as it was", c.name)
		}
		m.stories[0].Content.Headline = "Once more after " + c.name
		if tag, changed := look(); changed || tag == "" {
			t.Errorf("%s: the page was made again although nothing said so", c.name)
		}
		c.change()
		headline = m.stories[0].Content.Headline
		if tag, changed := look(); changed || tag == first {
			t.Errorf("%s has changed, and the page has not", c.name)
		}
	}
}
