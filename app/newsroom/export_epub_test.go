package newsroom_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"galley/app/edition"
	"galley/app/news"
	"galley/app/newsroom"
)

// book exports c from r and returns the file.
func book(t *testing.T, r *room, c edition.Choice) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "book.epub")
	if _, err := r.ExportEPUB(t.Context(), file, c); err != nil {
		t.Fatal(err)
	}
	return file
}

// inBook are the files of a book by their names.
func inBook(t *testing.T, file string) map[string]string {
	t.Helper()
	z, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	if first := z.File[0]; first.Name != "mimetype" || first.Method != zip.Store || first.Flags&8 != 0 {
		t.Errorf("the book begins with %q, method %d, flags %d", first.Name, first.Method, first.Flags)
	}
	all := map[string]string{}
	for _, f := range z.File {
		from, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(from)
		if err != nil {
			t.Fatal(err)
		}
		all[f.Name] = string(data)
	}
	return all
}

// epubcheck is where Debian puts the checker.
const epubcheck = "/usr/share/java/epubcheck.jar"

// checkBook has EPUBCheck judge file: no error, no warning. Where the tests run
// with everything installed (make test), it must be there.
func checkBook(t *testing.T, files ...string) {
	t.Helper()
	java, err := exec.LookPath("java")
	if err == nil {
		_, err = os.Stat(epubcheck)
	}
	if err != nil {
		if os.Getenv("GALLEY_TOOLS") != "" {
			t.Fatal("EPUBCheck is not here; build/tools test installs it")
		}
		t.Skip("EPUBCheck is not here; build/tools test installs it")
	}
	for _, file := range files {
		said, err := exec.Command(java, "-jar", epubcheck, "--failonwarnings", file).CombinedOutput()
		if err != nil || !strings.Contains(string(said), "0 fatals / 0 errors / 0 warnings") {
			t.Errorf("EPUBCheck on %s: %v\n%.4000s", filepath.Base(file), err, said)
		}
	}
}

func TestBooksOfTheSample(t *testing.T) {
	r := sampleRoom(t)
	for _, tag := range []string{"en", "es", "ar"} {
		t.Run(tag, func(t *testing.T) {
			file := book(t, r, edition.Choice{Edition: tag})
			files := inBook(t, file)
			wellFormed(t, files)
			leadsSomewhere(t, files)
			text := strings.Join([]string{files["EPUB/package.opf"], files["EPUB/nav.xhtml"]}, "\n")
			for _, want := range []string{
				"<dc:language>" + tag, "schema:accessMode", "schema:accessibilityFeature", "schema:accessibilitySummary",
				`properties="cover-image"`, `epub:type="toc"`, "<dc:title>",
			} {
				if !strings.Contains(text, want) {
					t.Errorf("the book lacks %s", want)
				}
			}
			if rtl := strings.Contains(text, `page-progression-direction="rtl"`); rtl != (tag == "ar") {
				t.Errorf("turns from the right: %v", rtl)
			}
			checkBook(t, file)
		})
	}
}

// wellFormed reads every file of markup strictly.
func wellFormed(t *testing.T, files map[string]string) {
	t.Helper()
	for name, text := range files {
		switch path.Ext(name) {
		case ".xhtml", ".opf", ".ncx", ".svg", ".xml":
			d := xml.NewDecoder(strings.NewReader(text))
			for {
				if _, err := d.Token(); errors.Is(err, io.EOF) {
					break
				} else if err != nil {
					t.Errorf("%s: %v", name, err)
					break
				}
			}
		}
	}
}

var reference = regexp.MustCompile(` (?:href|src)="([^"]*)"`)

// leadsSomewhere follows every link of the chapters: into the book or, whole,
// out of it.
func leadsSomewhere(t *testing.T, files map[string]string) {
	t.Helper()
	for name, text := range files {
		if path.Ext(name) != ".xhtml" {
			continue
		}
		for _, found := range reference.FindAllStringSubmatch(text, -1) {
			to, _, _ := strings.Cut(found[1], "#")
			switch {
			case to == "", strings.HasPrefix(to, "https://"), strings.HasPrefix(to, "mailto:"), strings.HasPrefix(to, "tel:"):
				continue
			}
			if _, there := files["EPUB/"+to]; !there {
				t.Errorf("%s leads to %s, which is not in the book", name, to)
			}
		}
	}
}

// Links between stories stay in the book, those to the web lead there, and what
// leads nowhere is words; whatever a writer writes, the book stands up.
func TestBookLinks(t *testing.T) {
	r := newRoom(t)
	first := r.out(t, "First light", "economy", "A light.\n\n## At night {#night}\n\nDark.")
	outside := r.out(t, "Not chosen", "economy", "Out.")
	body := "See [the light](story:" + first.Address + "#h-night), [another](story:" + outside.Address + "), [the web](https://almanac.example/wind?a=1&b=2), " +
		"[a letter](mailto:desk@paper.example), [a place](#h-here), [no place](#nowhere) and [a file](notes.html).\n\n## Here {#here}\n\n" +
		"A note.[^1] `code <b>` & \u202eover\u202c <script>alert(1)</script>\n\n| A | B |\n|:--|--:|\n| x | [y](https://a.example/[z]) |\n\n[^1]: Of it: ريح."
	second := r.out(t, "Second & \"last\" <light>", "economy", body)
	file := book(t, r, edition.Choice{IDs: []string{second.ID, first.ID}})
	files := inBook(t, file)
	chapter := files["EPUB/story-0001.xhtml"]
	for _, want := range []string{
		`<a href="story-0002.xhtml">the light</a>`, ", another, ", `<a href="https://almanac.example/wind?a=1&amp;b=2">the web</a>`,
		`<a href="mailto:desk@paper.example">a letter</a>`, `<a href="#h-here">a place</a>`, ", no place and a file.",
		`<title>Second &amp; &#34;last&#34; &lt;light&gt;</title>`, `role="doc-noteref"`, `<bdi lang="ar">ريح</bdi>`,
	} {
		if !strings.Contains(chapter, want) {
			t.Errorf("the chapter lacks %s", want)
		}
	}
	wellFormed(t, files)
	leadsSomewhere(t, files)
	if t.Failed() {
		t.Log(chapter)
	}
	checkBook(t, file)
}

func TestBookIsTheSameBytes(t *testing.T) {
	r := sampleRoom(t)
	first, err := os.ReadFile(book(t, r, edition.Choice{Edition: "ar"}))
	if err != nil {
		t.Fatal(err)
	}
	r.clock.forward(3 * time.Minute)
	again, err := os.ReadFile(book(t, r, edition.Choice{Edition: "ar"}))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, again) {
		t.Error("the same stories make another book")
	}
}

func TestBookOfAChoice(t *testing.T) {
	r := sampleRoom(t)
	page, err := r.List(t.Context(), newsroom.Query{Status: newsroom.Public, Language: "en", Limit: 50})
	if err != nil {
		t.Fatal(err)
	}
	var two []string
	var kept, gone news.Row
	for _, s := range page.Stories {
		switch {
		case s.Row.Kind != news.Article:
		case gone.ID == "":
			gone = s.Row
		case kept.ID == "":
			kept, two = s.Row, []string{s.Row.ID}
		case len(two) < 2:
			two = append(two, s.Row.ID)
		}
	}
	chapters := func(c edition.Choice) (n int, text string) {
		for name, data := range inBook(t, book(t, r, c)) {
			if strings.HasPrefix(name, "EPUB/story-") {
				n++
				text += data
			}
		}
		return n, text
	}
	if n, text := chapters(edition.Choice{IDs: two}); n != 2 || !strings.Contains(text, "<title>"+kept.Headline) {
		t.Errorf("a choice of two has %d chapters", n)
	}
	if n, _ := chapters(edition.Choice{Edition: "es", Limit: 3}); n != 3 {
		t.Errorf("three stories are %d chapters", n)
	}
	if n, _ := chapters(edition.Choice{Edition: "en", Section: kept.Section}); n == 0 || n > 10 {
		t.Errorf("a section has %d chapters", n)
	}
	day := kept.PublishedAt.Time().UTC().Format(time.DateOnly)
	if n, text := chapters(edition.Choice{Edition: "en", Day: day}); n == 0 || n > 12 || !strings.Contains(text, kept.Headline) {
		t.Errorf("the day %s has %d chapters", day, n)
	}

	r.move(t, gone.ID, newsroom.MoveRequest{Move: news.Withdraw, Note: "Wrong."})
	if _, text := chapters(edition.Choice{Edition: "en"}); strings.Contains(text, gone.Headline) {
		t.Error("a withdrawn story is in the book")
	}
	for name, c := range map[string]edition.Choice{
		"a withdrawn story": {Edition: "en", IDs: []string{gone.ID}}, "no such edition": {Edition: "fr"}, "no such section": {Section: "cellar"},
		"no such day": {Day: "2026-02-30"}, "a month": {Day: "2026-06"}, "an empty day": {Day: "1999-01-01"}, "no such story": {IDs: []string{"nothing"}},
		"another language": {Edition: "ar", IDs: []string{kept.ID}},
	} {
		file := filepath.Join(t.TempDir(), "book.epub")
		var refused *news.Error
		if _, err := r.ExportEPUB(t.Context(), file, c); !errors.As(err, &refused) || refused.Code == news.CodeInternal {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := os.Stat(file); err == nil {
			t.Errorf("%s leaves a file", name)
		}
	}
}

func TestBookWritesOverBooksOnly(t *testing.T) {
	r := sampleRoom(t)
	file := book(t, r, edition.Choice{Limit: 1})
	if _, err := r.ExportEPUB(t.Context(), file, edition.Choice{Limit: 2}); err != nil {
		t.Errorf("over an earlier book: %v", err)
	}
	var another bytes.Buffer
	z := zip.NewWriter(&another)
	w, err := z.Create("EPUB/package.opf")
	if err == nil {
		_, err = io.WriteString(w, `<package><meta name="generator" content="Another"/></package>`)
	}
	if err = errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	for name, theirs := range map[string][]byte{"a letter": []byte("Dear Nell"), "another's book": another.Bytes(), "nothing": {}} {
		file := filepath.Join(t.TempDir(), "kept")
		if err := os.WriteFile(file, theirs, 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := r.ExportEPUB(t.Context(), file, edition.Choice{Limit: 1}); !errors.Is(err, &news.Error{Code: news.CodeInvalid}) {
			t.Errorf("over %s: %v", name, err)
		}
		if got, _ := os.ReadFile(file); !bytes.Equal(got, theirs) {
			t.Errorf("%s is gone", name)
		}
	}
}
