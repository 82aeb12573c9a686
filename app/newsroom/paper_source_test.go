package newsroom_test

import (
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"testing"

	"galley/app/news"
	"galley/app/newsroom"
)

// What is asked of a server that is none of Galley's, or of none, is said in a
// sentence.
func TestWhatIsNoPaper(t *testing.T) {
	page := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		_, _ = w.Write([]byte("<h1>Welcome</h1>"))
	}))
	defer page.Close()
	gone := httptest.NewServer(http.NotFoundHandler())
	gone.Close()
	away := httptest.NewServer(http.RedirectHandler(page.URL+"/bundle", http.StatusFound))
	defer away.Close()
	empty := t.TempDir()
	for where, want := range map[string]news.Code{
		page.URL:                         news.CodeNotPaper,
		page.URL + "/en/index.html":      news.CodeNotPaper,
		gone.URL:                         news.CodeNoAnswer,
		away.URL:                         news.CodeNoAnswer,
		"ftp://example.org/":             news.CodeInvalid,
		"http://name:word@example.org/":  news.CodeInvalid,
		"":                               news.CodeSourceGone,
		filepath.Join(empty, "not-here"): news.CodeSourceGone,
		empty:                            news.CodeNotPaper,
		"paper_test.go":                  news.CodeNotPaper,
	} {
		if _, err := newsroom.LookAt(t.Context(), where, ""); code(err) != want {
			t.Errorf("%q: %v", where, err)
		}
	}
}

// The address of any page of an edition leads to its bundle, and nothing but
// the program's name goes there.
func TestTheAddressOfAPage(t *testing.T) {
	source := newRoom(t)
	var seen http.Header
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		switch q.URL.Path {
		case "/bundle":
			http.Redirect(w, q, "/moved?"+q.URL.RawQuery, http.StatusFound)
		case "/moved":
			seen = q.Header
			source.ServeBundle(w, q)
		default:
			http.NotFound(w, q)
		}
	}))
	defer s.Close()
	look := looked(t, s.URL+"/en/section/economy/index.html?x=1#top")
	if look.Source != s.URL+"/" || look.Name.For("en") != "Three Shores" || len(look.Sections) == 0 {
		t.Errorf("%+v", look)
	}
	for name := range seen { // also where the server led on by itself
		if name != "User-Agent" && name != "Accept" && name != "Connection" {
			t.Errorf("the server is told %s: %q", name, seen[name])
		}
	}
	if agent := seen.Get("User-Agent"); agent != "Galley/test" {
		t.Errorf("it is told of %q", agent)
	}
}

// Files and folders are sources as an address is.
func TestPapersOnAStick(t *testing.T) {
	source := newRoom(t)
	first := source.out(t, "The ferry at night", "economy", "It sails.")
	stick := t.TempDir()
	whole := filepath.Join(stick, "june.bundle")
	carry(t, source, whole, 0)
	backup := filepath.Join(t.TempDir(), "backup.zip")
	if _, err := source.store.Backup(backup); err != nil {
		t.Fatal(err)
	}
	for name, where := range map[string]string{"bundle": whole, "folder": stick, "backup": backup} {
		t.Run(name, func(t *testing.T) {
			paper := reader(t, where)
			if paper.public(t, first.ID).Content.Body != "It sails." {
				t.Error("the story did not come")
			}
			if fresh := paper.ask(t); fresh != 0 {
				t.Errorf("%d came again", fresh)
			}
		})
	}
	t.Run("room", func(t *testing.T) {
		if err := source.store.Close(); err != nil {
			t.Fatal(err)
		}
		paper := reader(t, source.dir)
		if paper.public(t, first.ID).Content.Body != "It sails." {
			t.Error("the story did not come")
		}
	})
}

// A stick on which bundle follows bundle is read in their order, and one that
// is missing is noticed.
func TestBundlesFollowOneAnother(t *testing.T) {
	source := newRoom(t)
	source.out(t, "One", "economy", "Words.")
	stick := t.TempDir()
	to := carry(t, source, filepath.Join(stick, "1.bundle"), 0)
	paper := reader(t, stick)
	source.out(t, "Two", "economy", "Words.")
	later := carry(t, source, filepath.Join(stick, "2.bundle"), to)
	source.out(t, "Three", "economy", "Words.")
	carry(t, source, filepath.Join(stick, "3.bundle"), later)
	if fresh := paper.ask(t); fresh != 2 {
		t.Errorf("%d stories were new", fresh)
	}
	if told := paper.asksAndTells(t); len(told) != 2 {
		t.Errorf("told of %q", told)
	}

	other := t.TempDir()
	carry(t, source, filepath.Join(other, "3.bundle"), later)
	if _, err := newsroom.LookAt(t.Context(), other, ""); code(err) != news.CodeBundleGap {
		t.Errorf("a beginning without its beginning: %v", err)
	}
	one := filepath.Join(other, "one.bundle")
	carry(t, source, one, 0)
	paper = reader(t, one)
	source.out(t, "Four", "economy", "Words.")
	source.out(t, "Five", "economy", "Words.")
	carry(t, source, one, lastSeq(t, source)-1)
	if _, err := paper.Ask(t.Context()); code(err) != news.CodeBundleGap {
		t.Errorf("a bundle that begins too late: %v", err)
	}
}

// carry writes a bundle of everything after a sequence to file, and returns
// where it leads to.
func carry(t *testing.T, r *room, file string, after uint64) uint64 {
	t.Helper()
	done, err := r.ExportBundle(t.Context(), file, after)
	if err != nil {
		t.Fatal(err)
	}
	return done.To
}
