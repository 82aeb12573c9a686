package newsroom_test

import (
	"context"
	"crypto/sha256"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"galley/app/edition"
	"galley/app/export/site"
	"galley/app/news"
	"galley/app/newsroom"
	"galley/app/search"
)

func (r *room) site(t *testing.T, dir string, o newsroom.SiteOptions) site.Report {
	t.Helper()
	report, err := r.ExportSite(t.Context(), dir, o)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// filesIn are the files of dir by what is in them, without the export's list.
func filesIn(t *testing.T, dir string) map[string][32]byte {
	t.Helper()
	files := map[string][32]byte{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || name == site.ListName {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, name))
		files[name] = sha256.Sum256(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// changes are the names of the files that are other than they were.
func changes(before, after map[string][32]byte) (names []string) {
	for name, data := range after {
		if before[name] != data {
			names = append(names, name)
		}
	}
	for name := range before {
		if _, is := after[name]; !is {
			names = append(names, "-"+name)
		}
	}
	slices.Sort(names)
	return names
}

func (r *room) called(t *testing.T, slug, language string) newsroom.Listed {
	t.Helper()
	page, err := r.List(t.Context(), newsroom.Query{Language: language, Limit: 100})
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(page.Stories, func(s newsroom.Listed) bool { return s.Row.Slug == slug })
	return page.Stories[i]
}

func TestSiteIsTheEdition(t *testing.T) {
	r, dir := sampleRoom(t), t.TempDir()
	report := r.site(t, dir, newsroom.SiteOptions{})
	pages := edition.New(r.Source(), edition.Options{Scripts: true, Words: search.Forms})
	count := 0
	for address, err := range pages.Pages() {
		if err != nil {
			t.Fatal(err)
		}
		page, err := pages.Render(address)
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(address)))
		if err != nil || string(got) != string(page.Body) {
			t.Errorf("%s: %v\n%s", address, err, firstDifference(string(got), string(page.Body)))
		}
		count++
	}
	if count < 150 || report.Written < count || report.Media < 20 || len(report.Missing) > 0 || len(report.Left) > 0 {
		t.Errorf("of %d pages: %+v", count, report)
	}
	again := r.site(t, dir, newsroom.SiteOptions{})
	if again.Written != 0 || again.Removed != 0 || again.Media != 0 || again.Unchanged != report.Written {
		t.Errorf("a second time: %+v after %+v", again, report)
	}
	full := r.site(t, dir, newsroom.SiteOptions{Full: true})
	if full.Written != 0 || full.Unchanged != report.Written {
		t.Errorf("the whole once more: %+v", full)
	}
}

// A tag or an author without a story in an edition has no page there, until
// one comes; the pages of the other editions lead there then.
func TestSiteHasNoEmptyNames(t *testing.T) {
	r, dir := sampleRoom(t), t.TempDir()
	story := published("en", "Barnacles on the breakwater", "They came to stay.")
	story.Tags = []string{"Barnacles"}
	r.imported(t, story)
	r.site(t, dir, newsroom.SiteOptions{})
	there := func(tag string) string {
		page, err := os.ReadFile(filepath.Join(dir, tag, "tag", "barnacles", "index.html"))
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			t.Fatal(err)
		}
		return string(page)
	}
	if there("en") == "" || there("es") != "" || strings.Contains(there("en"), "es/tag/barnacles") {
		t.Error("a tag of an English story has a page in Spanish, or leads to one")
	}
	story = published("es", "Percebes en el rompeolas", "Han venido para quedarse.")
	story.Tags = []string{"Barnacles"}
	r.imported(t, story)
	r.site(t, dir, newsroom.SiteOptions{})
	if there("es") == "" || !strings.Contains(there("en"), "es/tag/barnacles") {
		t.Error("with a Spanish story the tag has no page in Spanish, or nothing leads to it")
	}
}

// One change touches the pages that show it, and no others.
func TestSiteAfterOneChange(t *testing.T) {
	r, dir := sampleRoom(t), t.TempDir()
	r.site(t, dir, newsroom.SiteOptions{})
	before := filesIn(t, dir)
	s := r.called(t, "swim-late", "en")
	edited := r.show(t, s.Row.ID)
	edited.Body += "\n\nOne more line."
	if _, err := r.Save(t.Context(), nell, s.Row.ID, edited.Revision, edited); err != nil {
		t.Fatal(err)
	}
	r.move(t, s.Row.ID, newsroom.MoveRequest{Move: news.UpdateLive, Kind: news.Minor})
	r.site(t, dir, newsroom.SiteOptions{})
	after := filesIn(t, dir)
	story, item := "en/story/"+s.Row.Address+".html", "en/story/"+s.Row.Address+".json"
	changed := changes(before, after)
	if !slices.Contains(changed, story) || !slices.Contains(changed, "en/search/1.js") {
		t.Errorf("changed are %q", changed)
	}
	for _, name := range changed {
		if name != story && name != item && (strings.Contains(name, "/story/") || strings.HasPrefix(name, "ar/") || strings.HasPrefix(name, "es/")) {
			t.Errorf("%s has changed too", name)
		}
	}
	if len(changed) > 25 {
		t.Errorf("%d files have changed: %q", len(changed), changed)
	}
	sameAsFull(t, r, dir, func(name string) bool { return strings.Contains(name, "/story/") }) // these keep their rails
}

// sameAsFull compares dir with a new export.
func sameAsFull(t *testing.T, r *room, dir string, but func(name string) bool) {
	t.Helper()
	other := t.TempDir()
	r.site(t, other, newsroom.SiteOptions{})
	want, got := filesIn(t, other), filesIn(t, dir)
	for _, name := range changes(want, got) {
		if !but(name) {
			t.Errorf("%s is not what a new export has", name)
		}
	}
}

func TestSiteForgetsWhatWasWithdrawn(t *testing.T) {
	r, dir := sampleRoom(t), t.TempDir()
	r.site(t, dir, newsroom.SiteOptions{Takeaway: true})
	s := r.called(t, "night-ferry", "en")
	series := filepath.Join(dir, "en", "share", s.Row.Address+".html")
	if _, err := os.Stat(series); err != nil {
		t.Fatal(err)
	}
	leading := pagesWith(t, dir, "/"+s.Row.Address+".html")
	if len(leading) < 8 {
		t.Fatalf("only %q lead to it", leading)
	}
	r.move(t, s.Row.ID, newsroom.MoveRequest{Move: news.Withdraw, Note: "The ferry sank."})
	report := r.site(t, dir, newsroom.SiteOptions{Takeaway: true})
	if _, err := os.Stat(series); !errors.Is(err, fs.ErrNotExist) || report.Removed < 2 {
		t.Errorf("the story can still be taken along: %v, %+v", err, report)
	}
	notice, err := os.ReadFile(filepath.Join(dir, "en", "story", s.Row.Address+".html"))
	if err != nil || !strings.Contains(string(notice), "The ferry sank.") || !strings.Contains(string(notice), "noindex") {
		t.Errorf("the notice: %v", err)
	}
	for _, name := range pagesWith(t, dir, "every bus waits") { // of its standfirst or text
		t.Errorf("%s still has its words", name)
	}
	for _, name := range pagesWith(t, dir, "/"+s.Row.Address+".html") {
		if strings.Contains(name, "/story/") && !strings.HasSuffix(name, s.Row.Address+".html") {
			t.Errorf("%s still leads to it", name)
		}
	}
}

// pagesWith are the files whose text has words.
func pagesWith(t *testing.T, dir, words string) (names []string) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(filesIn(t, dir))) {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, ".html") && strings.Contains(string(data), words) {
			names = append(names, name)
		}
	}
	return names
}

func TestSiteLeavesWhatIsNotItsOwn(t *testing.T) {
	r, dir := sampleRoom(t), t.TempDir()
	r.site(t, dir, newsroom.SiteOptions{Edition: "en"})
	own := map[string]string{"robots.txt": "mine", "en/mine.html": "mine", "es/index.html": "mine"}
	for name, text := range own {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	report := r.site(t, dir, newsroom.SiteOptions{}) // now all editions
	for name, text := range own {
		if got, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name))); err != nil || string(got) != text {
			t.Errorf("%s is %q, %v", name, got, err)
		}
	}
	if !slices.Equal(report.Left, []string{"es/index.html"}) {
		t.Errorf("left are %q", report.Left)
	}
	r.site(t, dir, newsroom.SiteOptions{Edition: "en"})
	if _, err := os.Stat(filepath.Join(dir, "ar")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the other editions' folders are there: %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "es", "index.html")); err != nil {
		t.Errorf("somebody's own file: %v", err)
	}
}

func TestSiteRefuses(t *testing.T) {
	r, dir := newRoom(t), t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "letter.txt"), []byte("Dear"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		dir  string
		o    newsroom.SiteOptions
		want news.Code
	}{
		"a folder with something else": {dir, newsroom.SiteOptions{}, news.CodeInvalid},
		"a file":                       {filepath.Join(dir, "letter.txt"), newsroom.SiteOptions{}, news.CodeInvalid},
		"no such edition":              {t.TempDir(), newsroom.SiteOptions{Edition: "fr"}, news.CodeUnknown},
		"no whole address":             {t.TempDir(), newsroom.SiteOptions{BaseURL: "news.example"}, news.CodeInvalid},
		"another scheme":               {t.TempDir(), newsroom.SiteOptions{BaseURL: "ftp://news.example"}, news.CodeInvalid},
		"a light site's worker":        {t.TempDir(), newsroom.SiteOptions{Light: edition.LightPictures, Worker: true}, news.CodeInvalid},
		"another light":                {t.TempDir(), newsroom.SiteOptions{Light: "dim"}, news.CodeInvalid},
	} {
		if _, err := r.ExportSite(t.Context(), c.dir, c.o); code(err) != c.want {
			t.Errorf("%s: %v", name, err)
		}
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 {
		t.Errorf("the folder has %v, %v", entries, err)
	}
}

// A stopped export leaves a whole site, and the next one goes on.
func TestSiteOfAStoppedExport(t *testing.T) {
	r, dir := sampleRoom(t), t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, ".galley-site", "3"), 0o755); err != nil { // as a killed one may leave it
		t.Fatal(err)
	}
	stop := errors.New("stopped")
	ctx, cancel := context.WithCancelCause(t.Context())
	_, err := r.ExportSite(ctx, dir, newsroom.SiteOptions{Progress: func(done, all int) {
		if done == all/2 {
			cancel(stop)
		}
	}})
	if !errors.Is(err, stop) {
		t.Fatalf("stopped: %v", err)
	}
	half := filesIn(t, dir)
	for name := range half {
		if strings.HasSuffix(name, "index.html") && strings.Count(name, "/") == 1 {
			t.Errorf("%s is there before what it leads to", name)
		}
	}
	report := r.site(t, dir, newsroom.SiteOptions{})
	if report.Unchanged < 50 || len(report.Left) > 0 {
		t.Errorf("the next one: %+v", report)
	}
	sameAsFull(t, r, dir, func(string) bool { return false })
}

func TestSiteWithoutAPicture(t *testing.T) {
	r, dir := sampleRoom(t), t.TempDir()
	tagged := published("en", "The newsroom looks at itself", "It saw a newsroom.")
	tagged.Tags = []string{"Media"} // whose page lies in a folder of that name
	r.imported(t, tagged)
	r.site(t, dir, newsroom.SiteOptions{})
	shown, err := os.ReadDir(filepath.Join(dir, "media"))
	if err != nil || len(shown) == 0 {
		t.Fatal(shown, err)
	}
	gone := shown[0].Name()
	if err := os.Remove(filepath.Join(r.dir, "media", gone)); err != nil {
		t.Fatal(err)
	}
	report := r.site(t, t.TempDir(), newsroom.SiteOptions{})
	if !slices.Equal(report.Missing, []string{gone}) {
		t.Errorf("missing are %q", report.Missing)
	}
}

// A light site asks for little: no fonts and scripts, small pictures or none.
func TestLightSite(t *testing.T) {
	r := sampleRoom(t)
	for _, light := range []edition.Light{edition.LightPictures, edition.LightCaptions} {
		dir := t.TempDir()
		r.site(t, dir, newsroom.SiteOptions{Light: light})
		style, err := os.Stat(filepath.Join(dir, "assets", "light.css"))
		if err != nil {
			t.Fatal(err)
		}
		for name := range filesIn(t, dir) {
			info, err := os.Stat(filepath.Join(dir, name))
			if err != nil {
				t.Fatal(err)
			}
			switch ending := filepath.Ext(name); {
			case strings.Contains(name, "/story/") && info.Size()+style.Size() > 20_000:
				t.Errorf("%s: %s takes %d bytes, and %d of style", light, name, info.Size(), style.Size())
			case ending == ".woff2", ending == ".js":
				t.Errorf("%s: there is %s", light, name)
			case light == edition.LightCaptions && slices.Contains([]string{".webp", ".jpg", ".png", ".svg"}, ending):
				t.Errorf("%s: there is %s", light, name)
			}
		}
		for _, words := range []string{"<script", "<source type", "srcset", "@font-face"} {
			if with := pagesWith(t, dir, words); len(with) > 0 {
				t.Errorf("%s: %q has %s", light, with, words)
			}
		}
		if with := pagesWith(t, dir, "<img"); (len(with) > 0) != (light == edition.LightPictures) {
			t.Errorf("%s: pictures are in %q", light, with)
		}
		if with := pagesWith(t, dir, "<figcaption"); len(with) < 20 {
			t.Errorf("%s: captions are in %q alone", light, with)
		}
	}
}
