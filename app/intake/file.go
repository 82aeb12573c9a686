package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"galley/app/news"
	"galley/app/storyfile"
)

// File is one story as a file has it, or why the file could not be read.
type File struct {
	Path     string // as it was asked for or found
	Source   string // its absolute path: the story's identity where it has no id
	Hash     string // of its bytes and of its pictures': equal means unchanged
	Story    storyfile.Story
	Lines    storyfile.Lines // where the story's fields stand in the file
	Pictures []Picture
	Err      error
}

// Picture is a file that a story names and that lies beside it.
type Picture struct {
	Name string // as the story names it
	Root string // the folder that was read
	File string // relative to Root
}

// Open opens the picture. It never leads out of the folder that was read,
// by a link either.
func (p Picture) Open() (io.ReadCloser, error) {
	root, err := os.OpenRoot(p.Root)
	if err != nil {
		return nil, fmt.Errorf("open folder: %w", err)
	}
	defer func() { _ = root.Close() }() // the opened file stays open
	f, err := root.Open(p.File)
	if err != nil {
		return nil, fmt.Errorf("open picture: %w", err)
	}
	return f, nil
}

// Refuse is the error for a field whose value the room does not take.
func (f File) Refuse(field, reason string) error {
	return f.Lines.Refuse(filepath.Base(f.Path), field, reason)
}

// read reads the file at file, a path relative to root.
func read(root, file string) File {
	f := File{Path: filepath.Join(root, file)}
	source, err := filepath.Abs(f.Path)
	if err != nil {
		f.Err = fmt.Errorf("locate %s: %w", f.Path, err)
		return f
	}
	f.Source = source
	data, err := contents(root, file, storyfile.MaxFront+storyfile.MaxBody+1024)
	if err != nil {
		f.Err = unreadable(f.Path, err)
		return f
	}
	f.Story, f.Lines, f.Err = storyfile.Load(filepath.Base(file), data)
	if f.Err == nil {
		f.Pictures, f.Err = f.beside(root, path.Dir(filepath.ToSlash(file)))
	}
	if f.Err != nil {
		return f
	}
	sum := sha256.New()
	sum.Write(data)
	for _, p := range f.Pictures {
		if err := p.sum(sum); err != nil {
			f.Err = unreadable(p.File, err)
			return f
		}
	}
	f.Hash = hex.EncodeToString(sum.Sum(nil)[:16])
	return f
}

func (p Picture) sum(into hash.Hash) error {
	r, err := p.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	_, err = io.Copy(into, r)
	return err
}

// contents are the file's bytes, one more than most where there are more.
func contents(root, file string, most int64) ([]byte, error) {
	f, err := os.OpenInRoot(root, file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errNotAFile
	}
	return io.ReadAll(io.LimitReader(f, most+1))
}

var errNotAFile = errors.New("it is not a file")

// unreadable says why a file could not be opened.
func unreadable(name string, err error) error {
	reason := "cannot be read."
	switch {
	case errors.Is(err, fs.ErrNotExist):
		reason = "is not there."
	case errors.Is(err, fs.ErrPermission):
		reason = "may not be read by you."
	case errors.Is(err, errNotAFile):
		reason = "is not a file."
	}
	return &news.Error{
		Code: news.CodeBadFile, Message: name + " " + reason, Err: err,
		Args: map[string]string{"it": filepath.Base(name), "reason": reason},
	}
}
