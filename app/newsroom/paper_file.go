package newsroom

import (
	"archive/zip"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"galley/app/bundle"
	"galley/app/news"
	"galley/app/store"
)

// bundleEnd is how the names of bundles end that are looked for in a folder.
const bundleEnd = ".bundle"

// mostBundles is how many bundles of a folder are looked at, newest first.
const mostBundles = 64

// openBundle opens the bundle at path and checks it.
func openBundle(path string) (*brought, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, sourceGone(path, err)
	}
	info, err := f.Stat()
	if err != nil {
		return nil, errors.Join(sourceGone(path, err), f.Close())
	}
	r, err := bundle.Open(f, info.Size())
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return &brought{Reader: r, key: r.Newsroom.Key, done: func() { _ = f.Close() }}, nil
}

// oneFile is a bundle, or else a backup.
type oneFile struct{ path, scratch string }

func (f oneFile) bring(ctx context.Context, after uint64, _ string) (*brought, error) {
	b, err := openBundle(f.path)
	switch {
	case errors.Is(err, &news.Error{Code: news.CodeNotPaper}):
		b, failed := f.unpacked(ctx, after)
		if failed != nil && errors.Is(err, zip.ErrFormat) && errors.Is(failed, &news.Error{Code: news.CodeDamaged}) {
			return nil, notPaper(f.path, failed) // nor is it a copy of a room's file
		}
		return b, failed
	case err != nil:
		return nil, err
	case b.To <= after && after > 0:
		b.done()
		return nil, nil //nolint:nilnil // nothing new
	}
	return b, nil
}

func (f oneFile) stamp() (string, error) { return stampOf(f.path) }

// bundleFolder is a folder of bundles, which may follow one another.
type bundleFolder struct{ dir string }

func (f bundleFolder) bring(_ context.Context, after uint64, known string) (*brought, error) {
	files, err := f.files()
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, notPaper(f.dir, errors.New("no bundle in the folder"))
	}
	var best *brought
	var failed []error
	later, fitting := false, false
	for _, path := range files {
		b, err := openBundle(path)
		if err != nil {
			failed = append(failed, err)
			continue
		}
		switch {
		case known != "" && b.key != known:
			failed = append(failed, keyChanged(f.dir))
		case b.From > after:
			later = true
		case after > 0 && b.To <= after:
			fitting = true
		case best == nil || b.To > best.To && b.key == best.key:
			best, b = b, best
		}
		if b != nil {
			b.done()
		}
	}
	switch {
	case best != nil:
		return best, nil
	case later:
		return nil, bundleGap(f.dir)
	case fitting:
		return nil, nil //nolint:nilnil // nothing new
	}
	return nil, failed[0]
}

// files are the folder's bundles, the newest first.
func (f bundleFolder) files() ([]string, error) {
	entries, err := os.ReadDir(f.dir)
	if err != nil {
		return nil, sourceGone(f.dir, err)
	}
	var files []os.FileInfo
	for _, e := range entries {
		info, err := e.Info()
		if err == nil && info.Mode().IsRegular() && strings.EqualFold(filepath.Ext(e.Name()), bundleEnd) {
			files = append(files, info)
		}
	}
	slices.SortStableFunc(files, func(a, b os.FileInfo) int { return b.ModTime().Compare(a.ModTime()) })
	paths := make([]string, min(len(files), mostBundles))
	for i := range paths {
		paths[i] = filepath.Join(f.dir, files[i].Name())
	}
	return paths, nil
}

func (f bundleFolder) stamp() (string, error) {
	files, err := f.files()
	if err != nil {
		return "", err
	}
	return stampOf(files...)
}

// roomFolder is a newsroom's folder: what it has made public is bundled here,
// and nothing else of it is looked at.
type roomFolder struct {
	dir, scratch string
	limit        int // of stories in a bundle; 0 is all
}

func (f roomFolder) bring(ctx context.Context, after uint64, _ string) (*brought, error) {
	s, err := store.OpenReadOnly(f.dir)
	if err != nil {
		return nil, err
	}
	b, err := f.bundle(ctx, s, after)
	return b, errors.Join(err, s.Close())
}

func (f roomFolder) stamp() (string, error) { return stampOf(filepath.Join(f.dir, "galley.db")) }

// bundle bundles what the room has made public after a sequence.
func (f roomFolder) bundle(ctx context.Context, s *store.Store, after uint64) (*brought, error) {
	b, err := New(Parts{Store: s}).Bundle(ctx, after, f.limit)
	if err != nil || b.Empty() && after > 0 {
		return nil, err
	}
	out, err := kept(f.scratch, func(w io.Writer) error {
		_, err := b.Write(ctx, w)
		return err
	})
	if err == nil && !b.Kept {
		out.key = ""
	}
	return out, err
}

// kept keeps the bundle that fill writes in a file of scratch until it is done
// with, and checks it.
func kept(scratch string, fill func(io.Writer) error) (*brought, error) {
	f, err := os.CreateTemp(scratch, ".bundle-*")
	if err != nil {
		return nil, fmt.Errorf("keep a bundle: %w", err)
	}
	discard := func() { _, _ = f.Close(), os.Remove(f.Name()) }
	if err := fill(f); err != nil {
		discard()
		return nil, err
	}
	size, err := f.Seek(0, io.SeekCurrent)
	if err != nil {
		discard()
		return nil, fmt.Errorf("measure a bundle: %w", err)
	}
	r, err := bundle.Open(f, size)
	if err != nil {
		discard()
		return nil, err
	}
	return &brought{Reader: r, key: r.Newsroom.Key, done: discard}, nil
}

// unpacked unpacks a backup for as long as its public part is taken out of it,
// whole, since unpacking is slow.
func (f oneFile) unpacked(ctx context.Context, after uint64) (b *brought, err error) {
	dir, err := os.MkdirTemp(f.scratch, ".backup-*")
	if err != nil {
		return nil, fmt.Errorf("unpack a backup: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	if err := store.Recover(f.path, dir); err != nil {
		if errors.Is(err, &news.Error{Code: news.CodeBadFile}) {
			return nil, notPaper(f.path, err)
		}
		return nil, err
	}
	return roomFolder{dir: dir, scratch: f.scratch}.bring(ctx, after, "")
}

// stampOf tells the files as they are from what they become.
func stampOf(paths ...string) (string, error) {
	var b strings.Builder
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			return "", sourceGone(path, err)
		}
		fmt.Fprintf(&b, "%s %d %d\n", path, info.Size(), info.ModTime().UnixNano())
	}
	return cmp.Or(b.String(), "none"), nil
}
