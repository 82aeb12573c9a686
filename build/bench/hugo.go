package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"galley/build/bench/corpus"
)

// hugoSite is a folder that Hugo builds.
type hugoSite struct{ program, dir string }

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
	h := hugoSite{program: filepath.Join(dir, "hugo"), dir: filepath.Join(b.work, "hugo-site")}
	version, err := output(exec.Command(h.program, "version"))
	if err != nil {
		return hugoSite{}, err
	}
	b.versions = append(b.versions, strings.Join(strings.Fields(version)[:2], " "))
	if err := os.CopyFS(h.dir, os.DirFS(filepath.Join(sources, "site"))); err != nil {
		return hugoSite{}, err
	}
	terms := terms{}
	for number := range c.Size() {
		s := c.Story(number)
		if err := h.write(s); err != nil {
			return hugoSite{}, err
		}
		terms.add(s)
	}
	return h, h.writeTerms(terms)
}

// write puts a story's file into the site.
func (h hugoSite) write(s corpus.Story) error {
	day := s.PublishedAt.UTC()
	return h.put(filepath.Join(s.Language, "story", fmt.Sprintf("story-%06d.md", s.Number)), map[string]any{
		"title": s.Headline, "standfirst": s.Standfirst, "date": s.PublishedAt.Format(time.RFC3339),
		"desks": []string{s.Section}, "regions": s.Regions, "tags": s.Tags, "authors": s.Authors, "kinds": []string{s.Kind},
		"days": []string{day.Format(time.DateOnly)}, "months": []string{day.Format("2006-01")}, "years": []string{day.Format("2006")},
	}, s.Body)
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

// terms are the names that lists are by: the taxonomy, the name, and whether
// its list has a feed.
type terms map[[2]string]bool

func (t terms) add(s corpus.Story) {
	for taxonomy, names := range map[string][]string{
		"desks": {s.Section}, "tags": s.Tags, "regions": s.Regions, "authors": s.Authors, "kinds": {s.Kind},
	} {
		for _, name := range names {
			t[[2]string{taxonomy, name}] = taxonomy == "desks" || taxonomy == "tags"
		}
	}
}

// writeTerms gives every term its page in every language, as Galley does, also
// where no story has it.
func (h hugoSite) writeTerms(all terms) error {
	for term, feed := range all {
		outputs := []string{"html", "rss"}
		if !feed {
			outputs = outputs[:1]
		}
		folder := strings.ToLower(strings.ReplaceAll(term[1], " ", "-"))
		for _, language := range []string{"en", "es", "ar"} {
			name := filepath.Join(language, term[0], folder, "_index.md")
			if err := h.put(name, map[string]any{"title": term[1], "outputs": outputs}, ""); err != nil {
				return err
			}
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
