package main

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"golang.org/x/sys/unix"

	"galley/build/bench/report"
)

const (
	exportMethod = "The same 10,000 stories as a site: `galley export site` into a new folder, and Hugo building all with templates that print the same elements: navigation and its repetition, breadcrumbs, the story with its tags, dates and shared text with its QR code, Editors' choice, more from the section, four related stories, what a reader's comforts need, JSON-LD, Open Graph, lists of twenty by section, region, tag, author, kind and day, RSS, Atom and JSON Feed by section and tag, each story as ninjs, and its words for a search without a server, which Galley stems and Hugo prints as they are. Hugo relates by tags, regions and sections, Galley by words besides. Processor time is of all cores, memory the most that the process held. An export is on the disk when it is done; the same files are written one after the other from memory, to the disk too. One edit is a story published with another headline, and a second export into the same folder. The story pages are those of the newest 500 stories of the large room, asked for over and over, eight at a time, from `galley read`, which keeps pages that it has sent while nothing changes, and from a process of http.FileServer with the same bytes; processor time is that of the serving process."

	exportStories = 10_000
)

// exporting is a room that is exported, and the Hugo site beside it.
type exporting struct {
	*bench
	paper *paper
	hugo  hugoSite
	dir   string // where the site is written
}

// export measures the exported site against Hugo.
func (b *bench) export() ([]report.Figure, error) {
	c, err := b.archive(exportStories)
	if err != nil {
		return nil, err
	}
	x := &exporting{bench: b, dir: filepath.Join(b.work, "exported")}
	defer os.RemoveAll(x.dir)
	if x.hugo, err = b.hugoSite(c); err != nil {
		return nil, err
	}
	defer os.RemoveAll(x.hugo.dir)
	if x.paper, err = b.paper(exportStories); err != nil {
		return nil, err
	}
	defer x.paper.discard()
	return x.measure()
}

func (x *exporting) measure() ([]report.Figure, error) {
	processor := report.Figure{Name: "full export, processor time", Unit: "s", Owed: report.Owed{Ratio: .5}}
	memory := report.Figure{Name: "full export, peak memory", Unit: "MB", Owed: report.Owed{Ratio: .3}}
	wall := report.Figure{Name: "full export, wall time", Unit: "s", Reference: "writing the same files", Owed: report.Owed{Ratio: 5}, Apart: true}
	edit := report.Figure{Name: "export after one edit, processor time", Unit: "s", Reference: "the full export", Owed: report.Owed{Ratio: .05}, Apart: true}
	pages := report.Figure{Name: "pages of the site", Unit: "pages", Reference: "Hugo", Owed: report.Owed{Ratio: 1, Least: 1}, Apart: true}
	size := report.Figure{Name: "size of the site", Unit: "MB", Reference: "Hugo", Owed: report.Owed{Ratio: 1.1, Least: .9}, Apart: true}
	processor.Reference, memory.Reference = "Hugo", "Hugo"
	if err := x.paper.close(); err != nil {
		return nil, err
	}
	if _, err := x.write(); err != nil { // makes the index, which an export needs
		return nil, err
	}
	for round := range report.Rounds {
		theirs, err := x.hugo.rebuild()
		if err != nil {
			return nil, err
		}
		if err := os.RemoveAll(x.dir); err != nil {
			return nil, err
		}
		ours, err := x.write()
		if err != nil {
			return nil, err
		}
		ourSize, err := sizeOf(x.dir)
		if err != nil {
			return nil, err
		}
		theirSize, err := sizeOf(x.hugo.public())
		if err != nil {
			return nil, err
		}
		plain, err := writing(x.dir, filepath.Join(x.work, "copied"))
		if err != nil {
			return nil, err
		}
		after, err := x.afterEdit(round)
		if err != nil {
			return nil, err
		}
		pages.Values, pages.Against = append(pages.Values, ourSize.pages), append(pages.Against, theirSize.pages)
		size.Values, size.Against = append(size.Values, ourSize.megabytes), append(size.Against, theirSize.megabytes)
		processor.Values, processor.Against = append(processor.Values, ours.processor.Seconds()), append(processor.Against, theirs.processor.Seconds())
		memory.Values, memory.Against = append(memory.Values, ours.memory), append(memory.Against, theirs.memory)
		wall.Values, wall.Against = append(wall.Values, ours.wall.Seconds()), append(wall.Against, plain.Seconds())
		edit.Values, edit.Against = append(edit.Values, after.processor.Seconds()), append(edit.Against, ours.processor.Seconds())
	}
	return []report.Figure{pages, size, processor, memory, wall, edit}, nil
}

// write writes the site into its folder, or what has changed of it.
func (x *exporting) write() (spent, error) {
	return spend(exec.Command(x.galley, "export", "site", x.dir, "--room", x.paper.dir, "--base-url", "https://example.org"))
}

// afterEdit publishes another headline and exports again.
func (x *exporting) afterEdit(round int) (spent, error) {
	if err := x.paper.open(); err != nil {
		return spent{}, err
	}
	if _, err := x.paper.change(round); err != nil {
		return spent{}, err
	}
	if err := x.paper.close(); err != nil {
		return spent{}, err
	}
	return x.write()
}

// siteSize is how many pages a site has, and how much all its files take.
type siteSize struct{ pages, megabytes float64 }

func sizeOf(dir string) (s siteSize, err error) {
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		s.megabytes += float64(info.Size()) / (1 << 20)
		if filepath.Ext(path) == ".html" {
			s.pages++
		}
		return nil
	})
	return s, err
}

// writing is how long it takes to write the files of a folder into another,
// until they are on the disk.
func writing(from, to string) (took time.Duration, err error) {
	defer os.RemoveAll(to)
	err = filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		target := filepath.Join(to, name)
		spent, err := elapsed(func() error {
			if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
				return err
			}
			return os.WriteFile(target, data, 0o644)
		})
		took += spent
		return err
	})
	if err != nil {
		return 0, err
	}
	spent, err := elapsed(func() error { return syncDisk(to) })
	return took + spent, err
}

// syncDisk waits until the disk under dir has what was written.
func syncDisk(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(unix.Syncfs(int(d.Fd())), d.Close())
}
