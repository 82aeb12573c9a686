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
	for number := range c.Size() {
		s := c.Story(number)
		if err := h.write(s); err != nil {
			return hugoSite{}, err
		}
	}
	return h, nil
}

// write puts a story's file into the site.
func (h hugoSite) write(s corpus.Story) error {
	front, err := json.Marshal(map[string]any{
		"title": s.Headline, "standfirst": s.Standfirst, "date": s.PublishedAt.Format(time.RFC3339),
		"desks": []string{s.Section}, "regions": s.Regions, "tags": s.Tags, "authors": s.Authors,
	})
	if err != nil {
		return err
	}
	dir := filepath.Join(h.dir, "content", s.Language, "story")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	file := filepath.Join(dir, fmt.Sprintf("story-%06d.md", s.Number))
	return os.WriteFile(file, fmt.Appendf(nil, "%s\n\n%s\n", front, s.Body), 0o644)
}

// build builds all of the site.
func (h hugoSite) build() error {
	if err := os.RemoveAll(filepath.Join(h.dir, "public")); err != nil {
		return err
	}
	_, err := output(exec.Command(h.program, "--source", h.dir, "--quiet"))
	return err
}

// pages counts the pages that were built.
func (h hugoSite) pages() (n int, err error) {
	err = filepath.WalkDir(filepath.Join(h.dir, "public"), func(path string, _ os.DirEntry, err error) error {
		if filepath.Ext(path) == ".html" {
			n++
		}
		return err
	})
	return n, err
}
