package media

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"syscall"
	"time"

	"galley/app/news"
)

// Limits on what comes in, in bytes and pixels.
const (
	MaxPictureBytes = 64 << 20
	MaxFilmBytes    = 512 << 20
	MaxPixels       = 100_000_000
)

const originals = "originals"

// Library is the media folder of one room. It is safe for concurrent use.
type Library struct {
	dir      string
	now      func() time.Time
	arrivals arrivals
}

// Open is the library of the room in dir; the folders are made when the
// first file comes in.
func Open(dir string) *Library {
	return &Library{dir: filepath.Join(dir, "media"), now: time.Now}
}

// Add takes a file in: its type is read from its bytes, never from its name.
// The same bytes added again give the same picture and cost no space. Whoever
// adds a picture settles it when it has its record, or is to have none.
func (l *Library) Add(name string, r io.Reader) (news.Picture, error) {
	name = filepath.Base(filepath.Clean("/" + name))
	if err := os.MkdirAll(filepath.Join(l.dir, originals), 0o700); err != nil {
		return news.Picture{}, diskError(err)
	}
	tmp, err := os.CreateTemp(l.dir, ".incoming-*")
	if err != nil {
		return news.Picture{}, diskError(err)
	}
	defer os.Remove(tmp.Name())
	defer tmp.Close()

	size, err := io.Copy(tmp, io.LimitReader(r, MaxFilmBytes+1))
	if err != nil {
		return news.Picture{}, diskError(err)
	}
	kind, err := sniff(tmp, size)
	if err != nil {
		return news.Picture{}, refuse(name, err)
	}
	if size > kind.limit {
		return news.Picture{}, tooLarge(name, kind.limit)
	}
	p := news.Picture{Name: name, Ext: kind.ext, Type: kind.mediaType, AddedAt: news.At(l.now()).Second()}
	if _, err := tmp.Seek(0, io.SeekStart); err != nil {
		return news.Picture{}, fmt.Errorf("rewind %s: %w", name, err)
	}
	if kind.take == nil {
		p, err = l.keepAsIs(p, tmp, size)
	} else {
		p, err = kind.take(l, p, tmp)
	}
	if err != nil {
		l.arrivals.end(p.ID)
	}
	return p, err
}

// keepAsIs keeps a file that may leave as it came: a film, its captions.
func (l *Library) keepAsIs(p news.Picture, tmp *os.File, size int64) (news.Picture, error) {
	id, err := hashOf(tmp)
	if err != nil {
		return p, err
	}
	l.arrivals.begin(id)
	p.ID, p.Bytes = id, size
	p.Variants = []news.Variant{{File: id + p.Ext, Type: p.Type}}
	return p, l.commit(tmp, id+p.Ext)
}

// commit moves a finished temporary file to its name, durably.
func (l *Library) commit(tmp *os.File, name string) error {
	if err := tmp.Sync(); err != nil {
		return diskError(err)
	}
	if err := tmp.Chmod(0o600); err != nil {
		return diskError(err)
	}
	if err := os.Rename(tmp.Name(), filepath.Join(l.dir, filepath.FromSlash(name))); err != nil {
		return diskError(err)
	}
	return nil
}

// write commits what fill writes under name.
func (l *Library) write(name string, fill func(io.Writer) error) error {
	tmp, err := os.CreateTemp(l.dir, ".incoming-*")
	if err != nil {
		return diskError(err)
	}
	defer os.Remove(tmp.Name())
	defer tmp.Close()
	if err := fill(tmp); err != nil {
		return diskError(err)
	}
	return l.commit(tmp, name)
}

// Original is the path of p's original file: for the desk, exports of
// everything and backups, never for a reader's page.
func (l *Library) Original(p news.Picture) string {
	if len(p.Variants) > 0 && p.Variants[0].File == p.ID+p.Ext {
		return filepath.Join(l.dir, p.ID+p.Ext)
	}
	return filepath.Join(l.dir, originals, p.ID+p.Ext)
}

// leaves are the names of files that may leave the room.
var leaves = regexp.MustCompile(`^[0-9a-f]{32}(-\d{1,5}\.(webp|jpg)|\.(svg|webm|mp4|vtt))$`)

// FS shows what may leave, and nothing else.
func (l *Library) FS() fs.FS { return leaving{l.dir} }

type leaving struct{ dir string }

// Open implements fs.FS.
func (f leaving) Open(name string) (fs.File, error) {
	if !leaves.MatchString(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return os.DirFS(f.dir).Open(name)
}

func hashOf(r io.ReadSeeker) (string, error) {
	if _, err := r.Seek(0, io.SeekStart); err != nil {
		return "", fmt.Errorf("rewind: %w", err)
	}
	h := sha256.New()
	if _, err := io.Copy(h, r); err != nil {
		return "", fmt.Errorf("hash: %w", err)
	}
	return hex.EncodeToString(h.Sum(nil))[:idLength], nil
}

func refuse(name string, err error) error {
	var known *news.Error
	if errors.As(err, &known) {
		return err
	}
	return &news.Error{
		Code: news.CodeBadPicture, Err: err, Args: map[string]string{"name": name},
		Message: "“" + name + "” is not a picture or film that Galley can read. It takes JPEG, PNG, WebP, HEIC, GIF, SVG, WebM, MP4 and VTT files.",
	}
}

func tooLarge(name string, limit int64) error {
	mb := strconv.FormatInt(limit>>20, 10)
	return &news.Error{
		Code: news.CodeTooLarge, Args: map[string]string{"name": name, "megabytes": mb},
		Message: "“" + name + "” is larger than " + mb + " MB. Make it smaller and add it again.",
	}
}

// diskError says in a sentence why a file could not be written.
func diskError(err error) error {
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return &news.Error{Code: news.CodeDiskFull, Err: err, Message: "The disk is full. Nothing was added; make room and try again."}
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return &news.Error{Code: news.CodeReadOnly, Err: err, Message: "The newsroom's folder cannot be written. Check its permissions, or copy it to a disk that can be written."}
	}
	return fmt.Errorf("media: %w", err)
}
