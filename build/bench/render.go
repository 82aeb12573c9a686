package main

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"galley/app/markdown"
	"galley/build/bench/report"
)

const (
	pagesMethod = "The same stories for both. Galley's renderer also cleans the HTML and isolates what runs against a text's direction; markdown-it does neither. The papers are of 2,000 stories and have the same kinds of pages (stories, fronts, lists by section, region, tag and author, twenty to a page), written to files on all cores; Galley has more of them, so pages a second are compared. Hugo builds all of them anew for one change."

	rendered = 1000 // stories
)

// render measures Markdown to HTML against markdown-it.
func (b *bench) render() ([]report.Figure, error) {
	script, err := b.markdownIt()
	if err != nil {
		return nil, err
	}
	texts := make([]string, rendered)
	languages := make([]string, rendered)
	for i := range texts {
		s := b.corpus.Story(i)
		texts[i], languages[i] = s.Body, s.Language
	}
	data, err := json.Marshal(texts)
	if err != nil {
		return nil, err
	}
	file := filepath.Join(b.work, "texts.json")
	if err := os.WriteFile(file, data, 0o644); err != nil {
		return nil, err
	}
	all := func() error {
		for i, text := range texts {
			if markdown.Render(text, markdown.Options{Language: languages[i]}) == "" {
				return errors.New("nothing was rendered")
			}
		}
		return nil
	}
	values, against, err := inTurns(
		func(int) (float64, error) {
			out, err := output(exec.Command("node", script, file))
			if err != nil {
				return 0, err
			}
			return strconv.ParseFloat(strings.TrimSpace(out), 64)
		},
		func(round int) (float64, error) {
			if round == 0 { // node's program warms up too
				if err := all(); err != nil {
					return 0, err
				}
			}
			return stopwatch(time.Millisecond, all)
		})
	return []report.Figure{{
		Name: report.Thousands(rendered) + " stories from Markdown to HTML", Unit: "ms", Values: values,
		Reference: "markdown-it", Against: against,
	}}, err
}

// markdownIt is the script that renders with it, its packages installed.
func (b *bench) markdownIt() (script string, err error) {
	const sources = "markdown-it"
	name, err := named("markdown-it", sources)
	if err != nil {
		return "", err
	}
	dir, err := b.ground.keep(name, func(dir string) error {
		if err := os.CopyFS(dir, os.DirFS(sources)); err != nil {
			return err
		}
		install := exec.Command("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error")
		install.Dir = dir
		_, err := output(install)
		return err
	})
	if err != nil {
		return "", err
	}
	version, err := packageVersion(filepath.Join(dir, "node_modules", "markdown-it"))
	if err != nil {
		return "", err
	}
	node, err := output(exec.Command("node", "--version"))
	b.versions = append(b.versions, "markdown-it "+version, "Node "+strings.TrimSpace(node))
	return filepath.Join(dir, "render.js"), err
}

func packageVersion(dir string) (string, error) {
	data, err := os.ReadFile(filepath.Join(dir, "package.json"))
	if err != nil {
		return "", err
	}
	var described struct{ Version string }
	return described.Version, json.Unmarshal(data, &described)
}
