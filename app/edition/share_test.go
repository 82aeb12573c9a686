package edition_test

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/png"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/image/draw"
	"golang.org/x/net/html"

	"galley/app/edition"
	"galley/app/news"
)

// tool is the path of another maker's program. Where the tests run with
// everything installed (make test), it must be there.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err == nil {
		return path
	}
	if os.Getenv("GALLEY_TOOLS") != "" {
		t.Fatalf("%s is not here; build/tools test installs it", name)
	}
	t.Skipf("%s is not here; build/tools test installs it", name)
	return ""
}

// decode is the text of the code in a data: address, as zbar reads it.
func decode(t *testing.T, src string) string {
	t.Helper()
	data, isPNG := strings.CutPrefix(src, "data:image/png;base64,")
	picture, err := base64.StdEncoding.DecodeString(data)
	if !isPNG || err != nil {
		t.Fatalf("%.40q is no picture: %v", src, err)
	}
	code, err := png.Decode(bytes.NewReader(picture))
	if err != nil {
		t.Fatal(err)
	}
	const scale = 2 // as a screen shows it
	shown := image.NewGray(image.Rect(0, 0, scale*code.Bounds().Dx(), scale*code.Bounds().Dy()))
	draw.NearestNeighbor.Scale(shown, shown.Bounds(), code, code.Bounds(), draw.Src, nil)
	file := filepath.Join(t.TempDir(), "code.png")
	var out bytes.Buffer
	if err := png.Encode(&out, shown); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	var said, complained bytes.Buffer
	cmd := exec.Command(tool(t, "zbarimg"), "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", file)
	cmd.Stdout, cmd.Stderr = &said, &complained
	if err := cmd.Run(); err != nil {
		t.Fatalf("zbar reads nothing: %v %s", err, &complained)
	}
	return strings.TrimSuffix(said.String(), "\n")
}

// codes are the sources of the codes on a page, in their order.
func codes(doc document) []string {
	var all []string
	for _, n := range doc.class("qr") {
		all = append(all, attr(n, "src"))
	}
	return all
}

// told is the text that a page offers to be copied.
func told(doc document) string {
	for _, n := range doc.all(func(n *html.Node) bool { return attr(n, "id") == "share-text" }) {
		return n.FirstChild.Data
	}
	return ""
}

// long is a text in the language tag that takes several codes.
func long(tag string) string {
	words := map[string]string{
		"en": "The wind turned at four, and the mill with it; the word ريح stands over its door. ",
		"es": "¿Quién vio girar el molino? El año próximo volverá la señal, según la compañía. ",
		"ar": "دارت الطاحونة عند الساعة ٠٤:١٢، والهاتف 555-0142، وقالت Vane & Co ذلك بين ٨–١٠ أيام. ",
	}[tag]
	return strings.Repeat(strings.Repeat(words, 4)+"\n\n", 6)
}

func TestCodesAreRead(t *testing.T) {
	m := fullPaper()
	for i, tag := range []string{"en", "es", "ar"} {
		s := story("long-wind", tag, ago(hour), news.Content{
			Headline: []string{"A long wind", "Un viento largo: ¿cuándo?", "ريح طويلة"}[i], Body: long(tag),
			Standfirst: []string{"It blows.", "Sopla, según dicen.", "تهبّ من Highmere."}[i], Kind: news.Analysis,
			Credits: []news.Credit{{Author: "iris", Role: news.By}},
		})
		m.stories = append(m.stories, s)
	}
	e := pages(m)
	for _, tag := range []string{"en", "es", "ar"} {
		t.Run(tag, func(t *testing.T) {
			sheet := parse(t, render(t, e, tag+"/story/long-wind.html"))
			if got, want := decode(t, codes(sheet)[0]), told(sheet); got != want {
				t.Errorf("the code of the story says\n%q\nand not\n%q", got, want)
			}
			if !strings.HasPrefix(told(sheet), map[string]string{"en": "Analysis: ", "es": "Análisis: ", "ar": "تحليل: "}[tag]) {
				t.Errorf("the text goes without the word of its kind: %.60q", told(sheet))
			}
			series := parse(t, render(t, e, tag+"/share/long-wind.html"))
			if len(codes(series)) < 3 {
				t.Fatalf("%d codes", len(codes(series)))
			}
			var whole []string
			for i, n := range series.class("qr") {
				text := decode(t, attr(n, "src"))
				name, part, found := strings.Cut(text, "\n\n")
				if !found || !strings.Contains(attr(n, "alt"), name) {
					t.Errorf("code %d begins with %q, and is called %q", i+1, name, attr(n, "alt"))
				}
				whole = append(whole, part)
			}
			if got, want := bare(strings.Join(whole, " ")), bare(told(series)); got != want {
				t.Errorf("the codes say\n%q\nand not\n%q", got, want)
			}
		})
	}
}

// bare is text without space and without marks of direction, which stand anew
// where a paragraph is cut.
func bare(text string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '\n' || r == '\u200e' || r == '\u200f' || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' {
			return -1
		}
		return r
	}, text)
}

func TestCodeIsWhiteAroundAndSmall(t *testing.T) {
	for _, size := range []int{1, 17, 18, 100, edition.CodeBytes} {
		code, err := edition.DrawCode(strings.Repeat("m", size))
		if err != nil {
			t.Fatal(err)
		}
		if got := decode(t, code); got != strings.Repeat("m", size) {
			t.Errorf("%d bytes are read as %q", size, got)
		}
	}
	if _, err := edition.DrawCode(strings.Repeat("m", edition.CodeBytes+1)); err == nil {
		t.Error("more than a code holds is drawn")
	}
}

func TestSharedTextKeepsToItsRoom(t *testing.T) {
	for _, tag := range []string{"en", "ar"} {
		for _, room := range []int{0, 1, 59, 100, 200, 480, 718, 5000} {
			for _, headline := range []string{"Short", strings.Repeat("ريح Wind ", 100), strings.Repeat("x", 900)} {
				got := edition.SharedText(tag, headline, long(tag), "The Weathercock, 8 June 2026", room)
				if len(got) > room {
					t.Errorf("%s: %d bytes in a room of %d: %q", tag, len(got), room, got)
				}
			}
		}
	}
	got := edition.SharedText("en", "Wind", "One. Two.\n\nThree is longer than what is left of the room here, by far, and is cut.", "Paper", 60)
	if want := "Wind\n\nOne. Two.\n\nPaper"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func FuzzParts(f *testing.F) {
	f.Add("ar", "سطر Latin ٥٥٥-٠١٤٢\n\nآخر", 120)
	f.Add("en", strings.Repeat("x", 500), 100)
	f.Add("en", "\u2067open ريح\n\n\u2069", 100)
	f.Fuzz(func(t *testing.T, tag, body string, room int) {
		if room < 100 || room > 4000 {
			return
		}
		var whole strings.Builder
		for _, part := range edition.SharedParts(tag, body, room) {
			if len(part) > room || part == "" {
				t.Errorf("a part of %d bytes in a room of %d", len(part), room)
			}
			whole.WriteString(part)
		}
		if got, want := bare(whole.String()), bare(edition.SharedText(tag, "H", body, "F", 1<<20)); got != want {
			t.Errorf("the parts say %q, and not %q", got, want)
		}
	})
}

func TestWithdrawnIsNotSentOn(t *testing.T) {
	for _, address := range []string{"en/share/weigh-in.html", "en/share/weigh-in.one.html", "en/share/weigh-in.mail.html", "en/share/weigh-in.shared.html"} {
		page, err := pages(fullPaper()).Render(address)
		if err != nil || page.Status != http.StatusFound || page.Location != "../story/weigh-in.html" || page.Shares != "" {
			t.Errorf("%s: %d to %q, shares %q, %v", address, page.Status, page.Location, page.Shares, err)
		}
	}
	for _, address := range []string{"en/share/nothing.html", "en/share/nothing.one.html", "en/share/mill-turns.other.html"} {
		if page, err := pages(fullPaper()).Render(address); err != nil || page.Status != http.StatusNotFound {
			t.Errorf("%s: %d, %v", address, page.Status, err)
		}
	}
	if page, _ := pages(fullPaper()).Render("en/share/old-name.one.html"); page.Status != http.StatusMovedPermanently || page.Location != "new-name.one.html" {
		t.Errorf("an old address: %d to %q", page.Status, page.Location)
	}
	if page, _ := edition.New(fullPaper(), edition.Options{}).Render("en/share/mill-turns.html"); page.Status != http.StatusNotFound {
		t.Errorf("without Takeaway: %d", page.Status)
	}
}

func TestSharesAreCounted(t *testing.T) {
	var shared []string
	base := serve(t, fullPaper(), edition.Options{Takeaway: true, OnShare: func(id string) { shared = append(shared, id) }})
	ask := func(agent, address string) *http.Response {
		answer, _ := get(t, http.MethodGet, base+"/secret"+address, "User-Agent", agent)
		return answer
	}
	const person, machine = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "curl/8.0"
	file := ask(person, "/en/share/mill-turns.one.html")
	if got := file.Header.Get("Content-Disposition"); got != `attachment; filename=mill-turns.html` {
		t.Errorf("the file is kept as %q", got)
	}
	letter := ask(person, "/en/share/mill-turns.mail.html")
	if to := letter.Header.Get("Location"); letter.StatusCode != http.StatusFound || !strings.HasPrefix(to, "mailto:?subject=") || !strings.Contains(to, "&body=") {
		t.Errorf("a letter: %d to %q", letter.StatusCode, to)
	}
	if done := ask(person, "/en/share/mill-turns.shared.html"); done.StatusCode != http.StatusNoContent {
		t.Errorf("done: %d", done.StatusCode)
	}
	ask(person, "/en/share/mill-turns.html")
	ask(person, "/en/story/mill-turns.html")
	ask(machine, "/en/share/mill-turns.one.html")
	if want := strings.Repeat("mill-turns.en ", 4); strings.Join(shared, " ")+" " != want {
		t.Errorf("shared %q, want %q", shared, want)
	}
}

func TestOneFileNeedsNothing(t *testing.T) {
	m := fullPaper()
	e := pages(m)
	for _, name := range []string{"mill-turns", "vane-view", "wind-map", "six-hats", "gale-watch", "sails-film", "hostile"} {
		t.Run(name, func(t *testing.T) {
			page, err := e.Render("en/share/" + name + ".one.html")
			if err != nil || page.Status != http.StatusOK || page.SaveAs != name+".html" {
				t.Fatalf("%d, kept as %q, %v", page.Status, page.SaveAs, err)
			}
			text := string(page.Body)
			doc := parse(t, text)
			for _, ref := range references(doc) {
				switch {
				case strings.HasPrefix(ref, "#"), strings.HasPrefix(ref, "data:image/"), ref == "https://almanac.example/wind":
				default:
					t.Errorf("the file leads to %.60q", ref)
				}
			}
			for _, not := range []string{"<script", "url(", "@import", "<link", "<video", "<form", "srcset"} {
				if strings.Contains(text, not) {
					t.Errorf("the file has %s", not)
				}
			}
			if !strings.Contains(text, `<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;;`) &&
				!strings.Contains(text, `<meta http-equiv="Content-Security-Policy" content="default-src 'none';`) {
				t.Error("the file forbids nothing")
			}
			if len(doc.class("livebadge")) > 0 {
				t.Error("a kept file is LIVE")
			}
		})
	}
	if text := render(t, e, "en/share/mill-turns.one.html"); strings.Count(text, "data:image/jpeg;base64,ag==") == 0 { // the picture's bytes
		t.Error("the picture is not in the file")
	}
	delete(m.media, "mill-800.jpg")
	if text := render(t, e, "en/share/mill-turns.one.html"); !strings.Contains(text, "A mill on a hill, its sails a blur") {
		t.Error("the words of a picture that is gone are not in the file")
	}
}
