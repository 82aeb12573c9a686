package intake

import (
	"context"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// ahead is how many files are read before the importer asks for them.
const ahead = 512

// Read reads the files and folders at paths, in their order and by name
// within a folder, on all processors. A folder gives its Markdown files and
// those of the folders in it, but nothing that is hidden or a link. Ending
// ctx ends it early.
func Read(ctx context.Context, paths []string) iter.Seq[File] {
	return func(yield func(File) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		work := make(chan job)
		ready := make(chan chan File, ahead) // in order, each filled by a worker
		for range runtime.NumCPU() {
			go func() {
				for j := range work {
					j.done <- j.read()
				}
			}()
		}
		go func() {
			defer close(ready)
			defer close(work)
			send := func(j job) bool { return j.send(ctx, work, ready) }
			for _, p := range paths {
				if !walk(ctx, p, send) {
					return
				}
			}
		}()
		for done := range ready {
			f := <-done
			if ctx.Err() != nil || !yield(f) {
				return
			}
		}
	}
}

// job is a file to be read, or a failure found on the way to it.
type job struct {
	root, file string
	failed     *File
	done       chan File
}

func (j job) read() File {
	if j.failed != nil {
		return *j.failed
	}
	return read(j.root, j.file)
}

// Count is how many files Read would give. It opens none of them.
func Count(ctx context.Context, paths []string) (files int) {
	for _, p := range paths {
		if !walk(ctx, p, func(job) bool { files++; return true }) {
			break
		}
	}
	return files
}

// send hands j to a worker, and its place in the order to whoever reads; it
// says whether to go on.
func (j job) send(ctx context.Context, work chan<- job, ready chan<- chan File) bool {
	j.done = make(chan File, 1)
	select {
	case ready <- j.done:
	case <-ctx.Done():
		return false
	}
	select {
	case work <- j:
	case <-ctx.Done():
		j.done <- File{}
		return false
	}
	return true
}

// walk sends the files at p, and says whether to go on.
func walk(ctx context.Context, p string, send func(job) bool) bool {
	info, err := os.Stat(p)
	if err != nil {
		return send(job{failed: &File{Path: p, Err: unreadable(p, err)}})
	}
	if !info.IsDir() {
		return send(job{root: filepath.Dir(p), file: filepath.Base(p)})
	}
	return nil == filepath.WalkDir(p, func(name string, entry fs.DirEntry, err error) error {
		hidden := name != p && strings.HasPrefix(entry.Name(), ".")
		switch {
		case err != nil:
			if !send(job{failed: &File{Path: name, Err: unreadable(name, err)}}) {
				return fs.SkipAll
			}
			return nil
		case entry.IsDir() && hidden:
			return fs.SkipDir
		case hidden, !entry.Type().IsRegular(), !isMarkdown(name):
			return ctx.Err()
		}
		file, err := filepath.Rel(p, name)
		if err != nil {
			return err
		}
		if !send(job{root: p, file: file}) {
			return context.Canceled
		}
		return nil
	})
}

func isMarkdown(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".md", ".markdown", ".mdown":
		return true
	}
	return false
}
