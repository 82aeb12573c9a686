package edition_test

import (
	"encoding/json"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html/atom"

	"galley/app/edition"
)

func scripted(m *memory) *edition.Edition { return edition.New(m, edition.Options{Scripts: true}) }

// What all pages load together stays small: it is read from a stick, and by
// old telephones.
const mostScript = 14 << 10

func TestScriptsRunWhereTheyMay(t *testing.T) {
	m := fullPaper()
	for name, c := range map[string]struct {
		o      edition.Options
		policy string
		runs   bool
	}{
		"by themselves": {edition.Options{Scripts: true}, "script-src 'self'; connect-src 'self';", true},
		"without":       {edition.Options{}, "script-src 'none';", false},
		"in a frame":    {edition.Options{Scripts: true, FrameOrigin: "http://127.0.0.1:4177"}, "script-src 'none';", false},
	} {
		t.Run(name, func(t *testing.T) {
			base := serve(t, m, c.o)
			for _, path := range []string{"/secret/en/story/mill-turns.html", "/secret/ar/index.html", "/secret/en/nothing.html"} {
				answer, body := get(t, "GET", base+path)
				if policy := answer.Header.Get("Content-Security-Policy"); !strings.Contains(policy, c.policy) {
					t.Errorf("%s: policy %s", path, policy)
				}
				doc := parse(t, body)
				if got := len(doc.scripts()) > 0; got != c.runs {
					t.Errorf("%s names scripts: %v", path, got)
				}
				if got := len(doc.tag(atom.Template)) > 0; got != c.runs {
					t.Errorf("%s has controls that need a script: %v", path, got)
				}
			}
			answer, _ := get(t, "GET", base+"/secret/en/saved/index.html")
			if found := answer.StatusCode == http.StatusOK; found != c.runs {
				t.Errorf("the page of saved stories: %d", answer.StatusCode)
			}
		})
	}
}

func TestScriptsAreOurOwnFiles(t *testing.T) {
	e := scripted(fullPaper())
	whole := 0
	for _, script := range parse(t, render(t, e, "en/story/mill-turns.html")).scripts() {
		src := attr(script, "src")
		if src == "" {
			continue // what machines read
		}
		address, within := strings.CutPrefix(src, "../../")
		if !within || !slices.Contains(e.Assets(), address) {
			t.Errorf("a page loads %q, which is no file of the edition", src)
		}
		page, err := e.Render(address)
		if err != nil || page.Status != http.StatusOK || page.Type != "text/javascript; charset=utf-8" {
			t.Errorf("%s: %d %s, %v", address, page.Status, page.Type, err)
		}
		whole += len(page.Body)
	}
	if whole == 0 || whole > mostScript {
		t.Errorf("the scripts of a page have %d bytes", whole)
	}
	for _, none := range []string{"assets/js/page/nothing.js", "assets/js/comforts.js", "assets/js/page/../first.js"} {
		if page, err := e.Render(none); err != nil || page.Status != http.StatusNotFound {
			t.Errorf("%s: %d, %v", none, page.Status, err)
		}
	}
}

func TestSavedStoriesAreToldOfWithdrawals(t *testing.T) {
	e := scripted(fullPaper())
	page := render(t, e, "ar/saved/index.html")
	if !strings.Contains(page, `<script defer src="withdrawn.js"></script>`) || !strings.Contains(page, "برامج نصية") {
		t.Error("the page of saved stories does not load what was withdrawn, or does not say what it needs")
	}
	listed := render(t, e, "en/saved/withdrawn.js")
	_, list, _ := strings.Cut(listed, "detail: ")
	list, _, found := strings.Cut(list, " }));")
	var addresses []string
	if err := json.Unmarshal([]byte(list), &addresses); err != nil || !found {
		t.Fatalf("%s: %v", listed, err)
	}
	if !slices.Contains(addresses, "en/story/weigh-in.html") || slices.Contains(addresses, "en/story/mill-turns.html") {
		t.Errorf("withdrawn: %q", addresses)
	}
}

var (
	token = regexp.MustCompile(`--([a-z0-9-]+): ?(#[0-9a-f]{6});`)
	block = func(selector string) *regexp.Regexp {
		return regexp.MustCompile(`(?s)` + regexp.QuoteMeta(selector) + ` ?\{(.*?)\}`)
	}
)

// tokensOf are the colours that the sheet sets for selector first.
func tokensOf(t *testing.T, sheet, selector string) map[string]string {
	t.Helper()
	found := block(selector).FindStringSubmatch(sheet)
	if found == nil {
		t.Fatalf("the sheet has no %s", selector)
	}
	tokens := map[string]string{}
	for _, pair := range token.FindAllStringSubmatch(found[1], -1) {
		tokens[pair[1]] = pair[2]
	}
	return tokens
}

func TestThemesCanBeRead(t *testing.T) {
	m := fullPaper()
	m.settings.Brand = ""
	sheet := render(t, pages(m), "assets/edition.css")
	light := tokensOf(t, sheet, ":root")
	for name, selector := range map[string]string{
		"light": ":root", "dark": `:root[data-theme="dark"]`, "sepia": `:root[data-theme="sepia"]`,
	} {
		tokens := tokensOf(t, sheet, selector)
		colour := func(name string) string {
			if c, own := tokens[name]; own {
				return c
			}
			return light[name]
		}
		for _, pair := range [][2]string{
			{"ink", "paper"}, {"ink-2", "paper"}, {"ink-3", "paper"}, {"brand", "paper"}, {"live", "paper"}, {"corrected", "paper"}, {"withdrawn", "paper"},
			{"ink", "sunken"}, {"ink-2", "sunken"}, {"ink-3", "sunken"}, {"ink", "mark"}, {"ink", "brand-soft"}, {"brand", "brand-soft"}, {"live", "live-soft"}, {"ink", "live-soft"},
			{"on-brand", "brand-solid"}, {"on-live", "live-solid"},
		} {
			if ratio := edition.Contrast(colour(pair[0]), colour(pair[1])); ratio < 4.5 {
				t.Errorf("%s: %s on %s is %.2f:1", name, pair[0], pair[1], ratio)
			}
		}
	}
}

// The dark theme stands in the sheet twice: asked for by the system, and by the
// reader.
func TestDarkIsDark(t *testing.T) {
	m := fullPaper()
	for _, brand := range []string{"", "#c01050"} {
		m.settings.Brand = brand
		sheet := render(t, pages(m), "assets/edition.css")
		inner := func(selector string) (all []string) {
			for _, found := range block(selector).FindAllStringSubmatch(sheet, -1) {
				text := strings.Join(strings.Fields(found[1]), " ")
				all = append(all, strings.TrimPrefix(text, "color-scheme:dark;"))
			}
			return all
		}
		system, chosen := inner(":root:not([data-theme])"), inner(`:root[data-theme="dark"]`)
		if len(system) == 0 || !slices.Equal(system, chosen) {
			t.Errorf("by the system %q, by the reader %q", system, chosen)
		}
	}
}
