package site

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strconv"
	"sync"
	"sync/atomic"
)

// tempFolder is where files are written before they take their places: many file
// systems make files faster in one folder than in the many that they go to.
const tempFolder = ".galley-site"

// folder is where the site lies. No address leads out of it, by a link either.
type folder struct {
	root *os.Root
	next atomic.Int64 // names temporary files

	looking sync.Mutex
	dir     string // where size has looked last, which is open
	at      *os.Root
}

func openFolder(dir string) (*folder, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("make the folder: %w", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("open the folder: %w", err)
	}
	return &folder{root: root}, nil
}

// begin makes the place for temporary files, without those of a stopped export.
func (f *folder) begin() error {
	if err := errors.Join(f.root.RemoveAll(tempFolder), f.root.Mkdir(tempFolder, 0o755)); err != nil {
		return fmt.Errorf("begin in the folder: %w", err)
	}
	return nil
}

func (f *folder) end() error {
	return errors.Join(f.root.RemoveAll(tempFolder), f.leave(), f.root.Close())
}

// put writes a file and puts it in its place.
func (f *folder) put(address string, write func(io.Writer) error) (err error) {
	temp := path.Join(tempFolder, strconv.FormatInt(f.next.Add(1), 36))
	file, err := f.root.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return fmt.Errorf("write %s: %w", address, err)
	}
	err = write(file)
	if err == nil && syncEach {
		err = file.Sync()
	}
	if err = errors.Join(err, file.Close()); err != nil {
		return fmt.Errorf("write %s: %w", address, errors.Join(err, f.root.Remove(temp)))
	}
	err = f.root.Rename(temp, address)
	if errors.Is(err, fs.ErrNotExist) { // the first file of its folder
		if err = f.root.MkdirAll(path.Dir(address), 0o755); err == nil {
			err = f.root.Rename(temp, address)
		}
	}
	if err != nil {
		return fmt.Errorf("put %s in its place: %w", address, err)
	}
	return nil
}

func (f *folder) putBytes(address string, body []byte) error {
	return f.put(address, func(w io.Writer) error {
		_, err := w.Write(body)
		return err
	})
}

// size is that of the file at address, -1 where there is none. Files are asked
// for one folder after another: each is opened once.
func (f *folder) size(address string) int64 {
	f.looking.Lock()
	defer f.looking.Unlock()
	dir, name := path.Split(address)
	if f.at == nil || f.dir != dir {
		_ = f.leave() // it was only looked into
		at, err := f.root.OpenRoot(path.Clean(dir))
		if err != nil {
			return -1
		}
		f.dir, f.at = dir, at
	}
	info, err := f.at.Lstat(name)
	if err != nil || !info.Mode().IsRegular() {
		return -1
	}
	return info.Size()
}

// leave closes the folder that size has looked into.
func (f *folder) leave() error {
	if f.at == nil {
		return nil
	}
	defer func() { f.at = nil }()
	return f.at.Close()
}

func (f *folder) read(address string) ([]byte, error) { return fs.ReadFile(f.root.FS(), address) }

// there says whether anything lies at address.
func (f *folder) there(address string) bool {
	_, err := f.root.Lstat(address)
	return err == nil
}

// remove removes a file, and the folders that are empty then.
func (f *folder) remove(address string) error {
	if err := f.root.Remove(address); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remove %s: %w", address, err)
	}
	f.tidy(path.Dir(address))
	return nil
}

// tidy removes a folder and those above it while they are empty.
func (f *folder) tidy(dir string) {
	for dir != "." && f.root.Remove(dir) == nil {
		dir = path.Dir(dir)
	}
}
