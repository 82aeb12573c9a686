package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"galley/app/news"
	"galley/app/store"
	"galley/build/bench/corpus"
)

// hugoSite is a folder that Hugo builds.
type hugoSite struct {
	program, dir string
	tags         map[string]string // as they were first written, by their letters folded
}

// hugoSite makes Hugo, and a site of the archive's stories.
func (b *bench) hugoSite(c *corpus.Corpus) (hugoSite, error) {
	const sources = "hugo"
	name, err := named("hugo", sources)
	if err != nil {
		return hugoSite{}, err
	}
	dir, err := b.ground.keep(name, func(dir string) error {
		build := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", filepath.Join(dir, "hugo"), "github.com/gohugoio/hugo")
		build.Dir = sources
		build.Env = append(os.Environ(), "CGO_ENABLED=0", "GOWORK=off") // a module of its own
		_, err := output(build)
		return err
	})
	if err != nil {
		return hugoSite{}, err
	}
	h := hugoSite{program: filepath.Join(dir, "hugo"), dir: filepath.Join(b.work, "hugo-site"), tags: map[string]string{}}
	version, err := output(exec.Command(h.program, "version"))
	if err != nil {
		return hugoSite{}, err
	}
	b.versions = append(b.versions, strings.Join(strings.Fields(version)[:2], " "))
	if err := os.CopyFS(h.dir, os.DirFS(filepath.Join(sources, "site"))); err != nil {
		return hugoSite{}, err
	}
	if err := h.writeSingles(); err != nil {
		return hugoSite{}, err
	}
	terms := terms{}
	for number := range c.Size() {
		s := c.Story(number)
		if err := h.write(s); err != nil {
			return hugoSite{}, err
		}
		terms.add(s, h.namesOf(s))
	}
	terms.addEmpty()
	return h, h.writeTerms(terms)
}

// write puts a story's file into the site.
func (h hugoSite) write(s corpus.Story) error {
	day := s.PublishedAt.UTC()
	front := map[string]any{"title": s.Headline, "standfirst": s.Standfirst, "date": s.PublishedAt.Format(time.RFC3339), "section": s.Section}
	for taxonomy, names := range h.namesOf(s) {
		front[taxonomy] = names
	}
	front["days"], front["months"], front["years"] = []string{day.Format(time.DateOnly)}, []string{day.Format("2006-01")}, []string{day.Format("2006")}
	return h.put(filepath.Join(s.Language, "story", fmt.Sprintf("story-%06d.md", s.Number)), front, s.Body)
}

// namesOf are the names of the lists that a story is in, by taxonomy. What
// stands under Articles is no news of a section's, and a plain article is in no
// list by kind. Two spellings of a tag are one, as they are to Galley.
func (h hugoSite) namesOf(s corpus.Story) map[string][]string {
	names := map[string][]string{"regions": s.Regions, "authors": s.Authors}
	for _, tag := range s.Tags {
		folded := store.Fold(tag)
		if h.tags[folded] == "" {
			h.tags[folded] = tag
		}
		names["tags"] = append(names["tags"], h.tags[folded])
	}
	if !news.Kind(s.Kind).UnderArticles() {
		names["news"], names["desks"] = []string{"news"}, []string{s.Section}
	}
	if s.Kind != string(news.Article) {
		names["kinds"] = []string{s.Kind}
	}
	return names
}

// languages are those of the corpus.
var languages = []string{"en", "es", "ar"}

// writeSingles writes the pages that an edition has one of.
func (h hugoSite) writeSingles() error {
	single := func(title string) map[string]any {
		return map[string]any{"title": title, "layout": "single", "outputs": []string{"html"}, "build": map[string]any{"list": "never"}}
	}
	for _, language := range languages {
		for _, name := range []string{
			"about", "privacy", "contact", "authors-index", "archive", "corrections", "articles",
			"trending", "most-read", "read-this", "saved", "search",
		} {
			if err := h.put(filepath.Join(language, name+".md"), single(name), ""); err != nil {
				return err
			}
		}
	}
	notFound := single("Not found")
	notFound["url"] = "/404.html"
	return h.put(filepath.Join(languages[0], "404.md"), notFound, "")
}

// put writes a content file with its front matter.
func (h hugoSite) put(name string, front map[string]any, body string) error {
	data, err := json.Marshal(front)
	if err != nil {
		return err
	}
	file := filepath.Join(h.dir, "content", name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, fmt.Appendf(nil, "%s\n\n%s\n", data, body), 0o644)
}

// term is a name that a list of a language is by.
type term struct{ language, taxonomy, name string }

// terms are the terms that have a list, and whether it has feeds.
type terms map[term]bool

func (t terms) add(s corpus.Story, names map[string][]string) {
	for taxonomy, names := range names {
		in := languages // whatever the navigation leads to
		if taxonomy == "tags" || taxonomy == "authors" {
			in = []string{s.Language}
		}
		for _, language := range in {
			for _, name := range names {
				t[term{language, taxonomy, name}] = taxonomy == "desks" || taxonomy == "tags"
			}
		}
	}
	day := s.PublishedAt.UTC()
	t[term{s.Language, "days", day.Format(time.DateOnly)}] = false
	t[term{s.Language, "months", day.Format("2006-01")}] = false
	t[term{s.Language, "years", day.Format("2006")}] = false
}

// addEmpty adds the lists that Galley's navigation leads to and that the
// stories may leave empty.
func (t terms) addEmpty() {
	for _, language := range languages {
		for _, kind := range news.Kinds {
			if kind != news.Article {
				t[term{language, "kinds", string(kind)}] = false
			}
		}
		t[term{language, "regions", "palestine"}] = false // a new room has it, the corpus does not use it
	}
}

// writeTerms gives every term its page, as Galley does, also where no story
// has it.
func (h hugoSite) writeTerms(all terms) error {
	for t, feeds := range all {
		outputs := []string{"html", "rss", "atom", "feed"}
		if !feeds {
			outputs = outputs[:1]
		}
		folder := strings.ToLower(strings.ReplaceAll(t.name, " ", "-"))
		name := filepath.Join(t.language, t.taxonomy, folder, "_index.md")
		if err := h.put(name, map[string]any{"title": t.name, "outputs": outputs}, ""); err != nil {
			return err
		}
	}
	return nil
}

// build builds all of the site.
func (h hugoSite) build() error {
	_, err := h.rebuild()
	return err
}

// rebuild is build, and what it took.
func (h hugoSite) rebuild() (spent, error) {
	if err := os.RemoveAll(h.public()); err != nil {
		return spent{}, err
	}
	return spend(exec.Command(h.program, "--source", h.dir, "--quiet"))
}

func (h hugoSite) public() string { return filepath.Join(h.dir, "public") }

// pages counts the pages that were built.
func (h hugoSite) pages() (n int, err error) {
	err = filepath.WalkDir(h.public(), func(path string, _ os.DirEntry, err error) error {
		if filepath.Ext(path) == ".html" {
			n++
		}
		return err
	})
	return n, err
}
