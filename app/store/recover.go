package store

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"

	"galley/app/news"

	berrors "go.etcd.io/bbolt/errors"
)

// Recover makes a room in the folder into, which is empty or not there yet,
// from file: a backup, or a daily copy of the database. Beside a daily copy
// the media of the room that it lies in come along. Nothing is written outside
// of into, and a copy that fails its checks leaves no room.
func Recover(file, into string) error {
	entries, err := os.ReadDir(into)
	if err == nil && len(entries) > 0 {
		return fail(news.CodeRoomExists, into, nil, "The folder %s is not empty. Choose an empty one, or one that does not exist yet.")
	}
	packed, err := isZip(file)
	if err != nil {
		return explain(filepath.Dir(file), fmt.Errorf("read backup: %w", err))
	}
	if err := os.MkdirAll(into, 0o700); err != nil {
		return explain(into, fmt.Errorf("make room folder: %w", err))
	}
	if packed {
		err = unpack(file, into, true)
	} else {
		err = fromCopy(file, into)
	}
	if err != nil {
		return errors.Join(explain(into, err), emptied(into))
	}
	for _, folder := range folders {
		if err := os.MkdirAll(filepath.Join(into, folder), 0o700); err != nil {
			return explain(into, fmt.Errorf("make room folder: %w", err))
		}
	}
	return nil
}

// emptied takes away what a recovery that failed has written into dir.
func emptied(dir string) error {
	entries, err := os.ReadDir(dir)
	for _, e := range entries {
		err = errors.Join(err, os.RemoveAll(filepath.Join(dir, e.Name())))
	}
	return err
}

func isZip(file string) (bool, error) {
	f, err := os.Open(file)
	if errors.Is(err, os.ErrNotExist) {
		return false, fail(news.CodeNotFound, file, err, "There is no backup at %s.")
	}
	if err != nil {
		return false, err
	}
	defer f.Close() //nolint:errcheck // read only
	head := make([]byte, 4)
	if _, err := io.ReadFull(f, head); err != nil {
		return false, notBackup(file, err)
	}
	return bytes.Equal(head, []byte("PK\x03\x04")), nil
}

func notBackup(file string, err error) error {
	return fail(news.CodeBadFile, file, err, "%s is no backup of a newsroom, or it is damaged. Choose another one.")
}

// unpack writes what a backup holds into dir and checks it, the media by the
// zip's own checksums; without keepMedia they are read and not written. The
// database takes its name last.
func unpack(file, dir string, keepMedia bool) error {
	z, err := zip.OpenReader(file)
	if err != nil {
		return notBackup(file, err)
	}
	defer z.Close() //nolint:errcheck // read only
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close() //nolint:errcheck // read only
	found := false
	for _, f := range z.File {
		switch {
		case f.Name == databaseFile && !found:
			found = true
		case !isMedia(f.Name):
			return notBackup(file, fmt.Errorf("entry %q does not belong in a backup", f.Name))
		}
		keep := keepMedia || f.Name == databaseFile
		if err := explain(dir, unpackOne(root, f, keep)); err != nil {
			if errors.As(err, new(*news.Error)) { // the disk's fault, not the file's
				return err
			}
			return notBackup(file, fmt.Errorf("unpack %q: %w", f.Name, err))
		}
	}
	if !found {
		return notBackup(file, errors.New("no database in it"))
	}
	return settleIn(file, dir)
}

// arriving is the name under which the database stays until it is checked.
func arriving(name string) string {
	if name == databaseFile {
		return ".new-" + databaseFile
	}
	return name
}

// isMedia says whether name is of a plain file below the media folder.
func isMedia(name string) bool {
	rest, below := strings.CutPrefix(name, mediaFolder+"/")
	return below && rest != "" && path.Clean(name) == name && filepath.IsLocal(filepath.FromSlash(name)) &&
		!strings.ContainsAny(rest, `\:`)
}

func unpackOne(root *os.Root, f *zip.File, keep bool) error {
	if !f.Mode().IsRegular() {
		return zip.ErrFormat
	}
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close() //nolint:errcheck // read only
	if !keep {
		_, err = io.Copy(io.Discard, r)
		return err
	}
	name := arriving(f.Name)
	if err := root.MkdirAll(path.Dir(name), 0o700); err != nil {
		return err
	}
	w, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	return fillFile(w, r)
}

// fromCopy makes a room of a bare copy of a database.
func fromCopy(file, dir string) error {
	if err := copyFile(file, filepath.Join(dir, arriving(databaseFile))); err != nil {
		return fmt.Errorf("copy database: %w", err)
	}
	if err := settleIn(file, dir); err != nil {
		return err
	}
	if filepath.Base(filepath.Dir(file)) != backupFolder {
		return nil
	}
	room := &Store{dir: filepath.Dir(filepath.Dir(file))} // ROOM/backup/FILE
	err := room.eachMedia(func(name string, _ os.FileInfo, r io.Reader) error {
		target := filepath.Join(dir, mediaFolder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(target), 0o700); err != nil {
			return err
		}
		return writeFile(target, r)
	})
	if err != nil {
		return fmt.Errorf("copy media: %w", err)
	}
	return nil
}

// settleIn checks the database that has arrived in dir from file and gives it
// its name.
func settleIn(file, dir string) error {
	arrived := filepath.Join(dir, arriving(databaseFile))
	err := verify(dir, arrived)
	if errors.Is(err, berrors.ErrInvalid) { // not a database at all
		return notBackup(file, err)
	}
	if errors.Is(err, &news.Error{Code: news.CodeDamaged}) {
		return fail(news.CodeDamaged, file, err, "The backup %s is damaged. Choose another one.")
	}
	if err != nil {
		return err
	}
	if err := os.Rename(arrived, filepath.Join(dir, databaseFile)); err != nil {
		return fmt.Errorf("put database in place: %w", err)
	}
	return syncFolder(dir)
}

func copyFile(from, to string) error {
	r, err := os.Open(from)
	if err != nil {
		return err
	}
	defer r.Close() //nolint:errcheck // read only
	return writeFile(to, r)
}

func writeFile(path string, r io.Reader) error {
	w, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	return fillFile(w, r)
}

// fillFile writes what r holds to w, durably, and closes it.
func fillFile(w *os.File, r io.Reader) error {
	_, err := io.Copy(w, r)
	return errors.Join(err, w.Sync(), w.Close())
}
