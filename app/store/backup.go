package store

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/klauspost/compress/flate"

	"galley/app/news"
)

// Copied is what a backup holds.
type Copied struct {
	Stories, Revisions, Pictures int
}

// Backup writes the room as it stands, database and media, into one zip file.
// Work goes on meanwhile. The copy is opened and every value in it checked
// before it takes the place of file, which is an earlier backup or nothing.
func (s *Store) Backup(file string) (Copied, error) {
	var copied Copied
	if err := replaceable(file); err != nil {
		return copied, err
	}
	err := atomically(file, func(temporary string) (err error) {
		if copied, err = s.writeBackup(temporary); err != nil {
			return fmt.Errorf("write backup: %w", err)
		}
		return verifyBackup(temporary)
	})
	return copied, explain(filepath.Dir(file), err)
}

// replaceable refuses to write a backup over what is none.
func replaceable(file string) error {
	info, _ := os.Stat(file)
	if info == nil || !info.Mode().IsRegular() {
		return nil // nothing is there; what else there is, writing says
	}
	z, err := zip.OpenReader(file)
	if err == nil {
		_, err = z.Open(databaseFile)
		_ = z.Close()
	}
	if err == nil {
		return nil
	}
	reason := "is there already, and is no backup of a newsroom. Choose another name."
	return &news.Error{Code: news.CodeBadFile, Message: file + " " + reason, Err: err,
		Args: map[string]string{"it": filepath.Base(file), "reason": reason}}
}

// BetweenBackups runs do while no backup is being written: what do deletes, no
// backup has begun to copy.
func (s *Store) BetweenBackups(do func() error) error {
	s.copying.Lock()
	defer s.copying.Unlock()
	return do()
}

func (s *Store) writeBackup(path string) (copied Copied, err error) {
	s.copying.RLock()
	defer s.copying.RUnlock()
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_TRUNC, 0)
	if err != nil {
		return copied, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	z := zip.NewWriter(f)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(w, flate.BestSpeed)
	})
	w, err := z.CreateHeader(&zip.FileHeader{Name: databaseFile, Method: zip.Deflate, Modified: time.Now()})
	if err != nil {
		return copied, err
	}
	// The database first: pictures are stored before the records that name
	// them, so what the copy names is there when the media follow.
	if err := s.Read(func(t *Tx) error {
		copied = Copied{Stories: t.tally(inStories), Revisions: t.tally(inRevisions), Pictures: t.tally(inPictures)}
		_, err := t.bolt.WriteTo(w)
		return err
	}); err != nil {
		return copied, err
	}
	if err := s.eachMedia(func(name string, info fs.FileInfo, r io.Reader) error {
		header := &zip.FileHeader{Name: mediaFolder + "/" + name, Method: zip.Store, Modified: info.ModTime()}
		w, err := z.CreateHeader(header)
		if err != nil {
			return err
		}
		_, err = io.Copy(w, r)
		return err
	}); err != nil {
		return copied, err
	}
	return copied, z.Close()
}

// eachMedia visits the files of the media folder, sorted, those that are being
// written (their names begin with a dot) and those that have gone meanwhile
// left out.
func (s *Store) eachMedia(visit func(name string, info fs.FileInfo, r io.Reader) error) error {
	media := os.DirFS(filepath.Join(s.dir, mediaFolder))
	err := fs.WalkDir(media, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() || entry.Name()[0] == '.' {
			return err
		}
		f, err := media.Open(name)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		defer f.Close() //nolint:errcheck // read only
		info, err := f.Stat()
		if err != nil {
			return err
		}
		return visit(name, info, f)
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// verifyBackup reads a backup whole: its database is unpacked beside it and
// checked.
func verifyBackup(path string) error {
	aside, err := os.MkdirTemp(filepath.Dir(path), ".verify-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(aside) //nolint:errcheck // a leftover folder fails nothing
	return unpack(path, aside, false)
}

const (
	dailyPattern = "galley-????-??-??.db"
	dailyKept    = 3
)

// Daily keeps a copy of the database per day, named by now's date, and forgets
// all but the three newest. Where the day has its copy it does nothing. Media
// are not copied: their files never change.
func (s *Store) Daily(now time.Time) error {
	folder := filepath.Join(s.dir, backupFolder)
	path := filepath.Join(folder, now.Format("galley-2006-01-02.db"))
	if _, err := os.Stat(path); err == nil {
		return nil
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return explain(s.dir, fmt.Errorf("daily copy: %w", err))
	}
	if err := forget(folder, temporaryOf(dailyPattern), 0); err != nil { // what a crash has left
		return explain(s.dir, err)
	}
	if err := s.copyDatabase(path); err != nil {
		return fmt.Errorf("daily copy: %w", err)
	}
	return explain(s.dir, forget(folder, dailyPattern, dailyKept))
}

// forget removes the files in folder that match pattern, but for the last kept
// of them by name.
func forget(folder, pattern string, kept int) error {
	entries, err := os.ReadDir(folder) // sorted
	if err != nil {
		return fmt.Errorf("look for old copies: %w", err)
	}
	entries = slices.DeleteFunc(entries, func(e fs.DirEntry) bool {
		matches, err := filepath.Match(pattern, e.Name())
		return err != nil || !matches
	})
	for _, old := range entries[:max(0, len(entries)-kept)] {
		if err := os.Remove(filepath.Join(folder, old.Name())); err != nil {
			return fmt.Errorf("forget old copy: %w", err)
		}
	}
	return nil
}

// copyDatabase writes the database as it stands to path and checks the copy.
func (s *Store) copyDatabase(path string) error {
	err := atomically(path, func(temporary string) error {
		if err := s.Read(func(t *Tx) error { return t.bolt.CopyFile(temporary, 0o600) }); err != nil {
			return err
		}
		return verify(s.dir, temporary)
	})
	return explain(s.dir, err)
}

// verify opens the database at path and checks every value in it.
func verify(dir, path string) error {
	if err := exists(path); err != nil {
		return err
	}
	s, err := openFile(dir, path, true)
	if err != nil {
		return err
	}
	return errors.Join(s.Read((*Tx).sound), s.Close())
}
