package main

import (
	"bufio"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"galley/app/news"
	"galley/app/store"
)

func (b *bench) room(name string) string { return filepath.Join(b.work, name) }

func (b *bench) makeRoom(name string, n int) error {
	files := filepath.Join(b.work, name+"-files")
	if err := corpus(files, n, 7); err != nil {
		return err
	}
	if err := b.command("init", "--room", b.room(name), "--title", "Bench", "--editions", "en,es,ar", "--zone", "UTC", "--person", "Bench"); err != nil {
		return err
	}
	if err := b.command("import", files, "--room", b.room(name), "--json"); err != nil {
		return err
	}
	return os.RemoveAll(files)
}

// newest50 reads the newest fifty stories of a section, sections by turns.
func newest50(s *store.Store, i int) error {
	return s.Read(func(tx *store.Tx) error {
		page, err := tx.Public().List(store.PublicQuery{Edition: "en", Section: sections[i%len(sections)], Limit: 50})
		if err == nil && len(page.Rows) == 0 {
			return fmt.Errorf("section %s is empty", sections[i%len(sections)])
		}
		return err
	})
}

// lists measures the newest fifty stories of a section in both rooms, in turns.
func (b *bench) lists(stories int) error {
	large, err := store.Open(b.room("large"))
	if err != nil {
		return err
	}
	defer large.Close()
	small, err := store.Open(b.room("small"))
	if err != nil {
		return err
	}
	defer small.Close()
	var big, little []float64
	for range rounds {
		for _, m := range []struct {
			of *store.Store
			to *[]float64
		}{{small, &little}, {large, &big}} {
			v, err := p50(2000, func(i int) error { return newest50(m.of, i) })
			if err != nil {
				return err
			}
			*m.to = append(*m.to, v)
		}
	}
	name := fmt.Sprintf("newest 50 of a section, %s stories", thousands(stories))
	b.rows = append(b.rows,
		row{what: name + ", p50", unit: "µs", values: big, against: little, reference: "the same at 1,000 stories", limit: 200, absolute: true},
		row{what: name + ", growth", unit: "µs", values: big, against: little, reference: "the same at 1,000 stories", limit: 1.5})
	return nil
}

// saves measures a durable save of a story's text against one 16 kB write
// with fsync, in turns on the same disk.
func (b *bench) saves() error {
	s, err := store.Open(b.room("large"))
	if err != nil {
		return err
	}
	defer s.Close()
	var id string
	if err := s.Read(func(tx *store.Tx) error {
		page, err := tx.Desk(store.DeskQuery{Limit: 50})
		if err == nil {
			id = page.Rows[len(page.Rows)/2].ID
		}
		return err
	}); err != nil {
		return err
	}
	plain, err := os.Create(filepath.Join(b.work, "plain"))
	if err != nil {
		return err
	}
	defer plain.Close()
	block := make([]byte, 16<<10)
	var ours, theirs []float64
	for range rounds {
		reference, err := p50(100, func(int) error {
			if _, err := plain.WriteAt(block, 0); err != nil {
				return err
			}
			return plain.Sync()
		})
		if err != nil {
			return err
		}
		save, err := p50(100, func(i int) error { return saveOnce(s, id, i) })
		if err != nil {
			return err
		}
		theirs, ours = append(theirs, reference), append(ours, save)
	}
	b.rows = append(b.rows, row{what: "a durable save of a story", unit: "µs", values: ours, against: theirs, reference: "one 16 kB write with fsync", limit: 12})
	return nil
}

// saveOnce writes the story as an autosave does: record, revision, indexes,
// counters and journal in one transaction.
func saveOnce(s *store.Store, id string, i int) error {
	return s.Write(func(tx *store.Tx) error {
		story, err := tx.Story(id)
		if err != nil {
			return err
		}
		last := story.Revision
		story.Content.Body += fmt.Sprintf(" word%d", i)
		story.LastRevision++
		story.Revision = story.LastRevision
		story.UpdatedAt = news.At(time.Now())
		revision := news.Revision{
			Number: story.Revision, Parents: []int{last}, At: story.UpdatedAt,
			Person: "Bench", Status: story.Status, Run: true, Content: story.Content,
		}
		if err := tx.PutStory(story, &revision, news.Entry{At: story.UpdatedAt, Person: "Bench"}); err != nil {
			return err
		}
		if last == story.LiveRevision {
			return nil
		}
		return tx.DropRevision(id, last)
	})
}

// opening measures from nothing open to the first list of the desk; the
// reference is the same in the small room.
func (b *bench) opening() error {
	open := func(room string) (float64, error) {
		start := time.Now()
		s, err := store.Open(room)
		if err != nil {
			return 0, err
		}
		err = s.Read(func(tx *store.Tx) error { _, err := tx.Desk(store.DeskQuery{Limit: 50}); return err })
		took := float64(time.Since(start).Nanoseconds()) / 1e6
		if err != nil {
			return 0, err
		}
		return took, s.Close()
	}
	var big, little []float64
	for range rounds {
		v, err := open(b.room("small"))
		if err != nil {
			return err
		}
		little = append(little, v)
		if v, err = open(b.room("large")); err != nil {
			return err
		}
		big = append(big, v)
	}
	b.rows = append(b.rows, row{what: "opening the room to the first list", unit: "ms", values: big, against: little, reference: "the room of 1,000 stories", limit: 100, absolute: true})
	return nil
}

// memory measures the desk's server once it answers.
func (b *bench) memory() error {
	serve := func(room string) (float64, error) {
		cmd := exec.Command(b.galley, "serve", "--room", room)
		out, err := cmd.StdoutPipe()
		if err != nil {
			return 0, err
		}
		if err := cmd.Start(); err != nil {
			return 0, err
		}
		defer func() { _ = cmd.Process.Signal(syscall.SIGTERM); _ = cmd.Wait() }()
		if _, err := bufio.NewReader(out).ReadString('\n'); err != nil {
			return 0, fmt.Errorf("galley serve said nothing: %w", err)
		}
		time.Sleep(2 * time.Second) // its followers settle; a measurement, not a test
		return rssAnon(cmd.Process.Pid)
	}
	var big, little []float64
	for range rounds {
		v, err := serve(b.room("small"))
		if err != nil {
			return err
		}
		little = append(little, v)
		if v, err = serve(b.room("large")); err != nil {
			return err
		}
		big = append(big, v)
	}
	b.rows = append(b.rows, row{what: "memory of `galley serve` after start (RssAnon)", unit: "MB", values: big, against: little, reference: "the room of 1,000 stories", limit: 120, absolute: true})
	return nil
}

// imports measures `galley import` of Markdown files into a new room against
// a plain copy of the same files, synced.
func (b *bench) imports(n int) error {
	files := filepath.Join(b.work, "import-files")
	if err := corpus(files, n, 11); err != nil {
		return err
	}
	var ours, theirs []float64
	for i := range rounds {
		start := time.Now()
		if err := copyTree(files, filepath.Join(b.work, fmt.Sprint("copy", i))); err != nil {
			return err
		}
		theirs = append(theirs, float64(n)/time.Since(start).Seconds())
		room := b.room(fmt.Sprint("import", i))
		if err := b.command("init", "--room", room, "--title", "Bench", "--editions", "en,es,ar", "--zone", "UTC", "--person", "Bench"); err != nil {
			return err
		}
		start = time.Now()
		if err := b.command("import", files, "--room", room, "--json"); err != nil {
			return err
		}
		ours = append(ours, float64(n)/time.Since(start).Seconds())
	}
	b.rows = append(b.rows, row{what: fmt.Sprintf("import of %s Markdown files, to the last commit", thousands(n)), unit: "stories/s", values: ours, against: theirs, reference: "a plain copy of the files, synced", limit: 2000, absolute: true, atLeast: true})
	return nil
}

func copyTree(from, to string) error {
	err := filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		target := filepath.Join(to, strings.TrimPrefix(path, from))
		if d.IsDir() {
			return os.MkdirAll(target, 0o755)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(target, data, 0o644)
	})
	if err == nil {
		syscall.Sync()
	}
	return err
}
