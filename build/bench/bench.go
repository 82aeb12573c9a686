package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"galley/build/bench/corpus"
	"galley/build/bench/report"
)

// bench is one run.
type bench struct {
	options
	corpus   *corpus.Corpus // of the large room
	ground   ground
	work     string // thrown away at the end
	versions []string
	index    *indexes // once they are made
}

// step is a part of the run that can be asked for alone; it makes a table, or
// part of the one before it.
type step struct {
	name          string
	title, method string // empty where the figures belong to the table before
	measure       func() ([]report.Figure, error)
}

func (b *bench) steps() []step {
	return []step{
		{"lists", "Lists, saves, memory", roomMethod, b.lists},
		{"saves", "", "", b.saves},
		{"opening", "", "", b.opening},
		{"memory", "", "", b.memory},
		{"import", "", "", b.imports},
		{"building", "Search", searchMethod, b.building},
		{"asking", "", "", b.asking},
		{"first-result", "", "", b.firstResult},
		{"visible", "", "", b.visible},
		{"published", "", "", b.published},
		{"render", "Text and pages", pagesMethod, b.render},
		{"site", "", "", b.site},
		{"export", "The exported site", exportMethod, b.export},
		{"pages", "", "", b.pages},
	}
}

const smallRoom = 1000

func run(o options) error {
	b := &bench{options: o}
	var err error
	if b.ground, err = newGround(o.dir); err != nil {
		return err
	}
	if b.work, err = os.MkdirTemp(b.ground.dir, "work-"); err != nil {
		return err
	}
	defer os.RemoveAll(b.work)
	if b.corpus, err = corpus.New(corpus.Debian, o.seed, o.stories); err != nil {
		return err
	}
	groups, err := b.measure()
	if err != nil {
		return err
	}
	return b.write(groups)
}

// measure takes the steps that were asked for, in their order.
func (b *bench) measure() ([]report.Group, error) {
	steps := b.steps()
	for _, name := range b.only {
		if !slices.ContainsFunc(steps, func(s step) bool { return s.name == name }) {
			return nil, fmt.Errorf("there is no step %q", name)
		}
	}
	var groups []report.Group
	for _, s := range steps {
		if s.title != "" {
			groups = append(groups, report.Group{Title: s.title, Method: s.method})
		}
		if len(b.only) > 0 && !slices.Contains(b.only, s.name) {
			continue
		}
		start := time.Now()
		figures, err := s.measure()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", s.name, err)
		}
		fmt.Fprintf(os.Stderr, "bench: %s: %s\n", s.name, time.Since(start).Round(time.Second))
		last := &groups[len(groups)-1]
		last.Figures = append(last.Figures, figures...)
	}
	return slices.DeleteFunc(groups, func(g report.Group) bool { return len(g.Figures) == 0 }), nil
}

// write writes the page and says what was missed.
func (b *bench) write(groups []report.Group) error {
	r := report.Report{
		Date: time.Now().UTC().Format("2 January 2006"), Machine: report.ThisMachine(b.work),
		Versions: slices.Concat([]string{b.version(), runtime.Version()}, modules("github.com/blevesearch/bleve/v2", "modernc.org/sqlite"), b.versions, []string{"corpus " + b.corpus.Sum()}),
		Groups:   groups, Chart: "benchmarks.svg",
	}
	for _, f := range r.Missed() {
		fmt.Fprintf(os.Stderr, "bench: %s: %.4g %s is not what is owed\n", f.Name, f.Value(), f.Unit)
	}
	if b.out != "" {
		return r.Write(b.out, filepath.Join(filepath.Dir(b.out), r.Chart))
	}
	page, err := r.Markdown()
	if err == nil {
		_, err = os.Stdout.WriteString(page)
	}
	return err
}

// command runs the binary and says what it printed on failure.
func (b *bench) command(args ...string) error {
	_, err := output(exec.Command(b.galley, args...))
	return err
}

// output runs a program to its end and is what it printed.
func output(cmd *exec.Cmd) (string, error) {
	var failure strings.Builder
	cmd.Stderr = &failure
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("%s: %w: %s%s", strings.Join(cmd.Args, " "), err, out, failure.String())
	}
	return string(out), nil
}

func (b *bench) version() string {
	out, err := output(exec.Command(b.galley, "version"))
	if err != nil {
		return "Galley"
	}
	first, _, _ := strings.Cut(out, "\n")
	return strings.TrimSpace(first)
}

// modules are the versions of modules that this program is built from.
func modules(paths ...string) []string {
	info, _ := debug.ReadBuildInfo()
	var versions []string
	for _, m := range info.Deps {
		if slices.Contains(paths, m.Path) {
			versions = append(versions, m.Path+" "+m.Version)
		}
	}
	return versions
}
