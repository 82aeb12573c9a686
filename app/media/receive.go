package media

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"

	"galley/app/news"
)

var kinds = []kind{jpegKind, pngKind, gifKind, webpKind, heicKind, svgKind, webmKind, mp4Kind, vttKind}

// Receive takes in a picture as another newsroom has made it ready to leave:
// no original, but its variants under their own names, whose files open gives.
// Nothing is believed of a file that its bytes do not say. What is there
// already stays.
func (l *Library) Receive(p news.Picture, open func(name string) (io.ReadCloser, error)) error {
	if !receivable(p) {
		return refuse(p.ID, fmt.Errorf("type %q, extension %q, %d files", p.Type, p.Ext, len(p.Variants)))
	}
	if err := os.MkdirAll(l.dir, 0o700); err != nil {
		return diskError(err)
	}
	for _, v := range p.Variants {
		if _, err := os.Stat(filepath.Join(l.dir, v.File)); err == nil {
			continue
		}
		if err := l.receive(v, open); err != nil {
			return err
		}
	}
	return nil
}

// Has says whether what Receive takes in of p is here.
func (l *Library) Has(p news.Picture) bool {
	for _, v := range p.Variants {
		if _, err := os.Stat(filepath.Join(l.dir, v.File)); err != nil {
			return false
		}
	}
	return receivable(p)
}

// receivable says whether p and its variants are named as this library names
// what may leave.
func receivable(p news.Picture) bool {
	for _, v := range p.Variants {
		if !leaves.MatchString(v.File) || !strings.HasPrefix(v.File, p.ID) {
			return false
		}
	}
	for _, k := range kinds {
		if k.ext == p.Ext && k.mediaType == p.Type {
			return len(p.ID) == idLength
		}
	}
	return false
}

// idLength is how many letters of a hash are a picture's id.
const idLength = 32

func (l *Library) receive(v news.Variant, open func(name string) (io.ReadCloser, error)) error {
	from, err := open(v.File)
	if err != nil {
		return err
	}
	defer from.Close()
	tmp, err := os.CreateTemp(l.dir, ".incoming-*")
	if err != nil {
		return diskError(err)
	}
	defer os.Remove(tmp.Name())
	defer tmp.Close()
	size, err := io.Copy(tmp, io.LimitReader(from, MaxFilmBytes+1))
	var said *news.Error
	if errors.As(err, &said) {
		return err // of whoever gives the bytes
	}
	if err != nil {
		return diskError(err)
	}
	kind, err := sniff(tmp, size)
	if err != nil {
		return refuse(v.File, err)
	}
	if kind.mediaType != v.Type || kind.ext != path.Ext(v.File) || size > kind.limit {
		return refuse(v.File, fmt.Errorf("%d bytes of type %s", size, kind.mediaType))
	}
	if _, err := tmp.Seek(0, io.SeekStart); err != nil {
		return fmt.Errorf("rewind %s: %w", v.File, err)
	}
	switch kind.mediaType {
	case svgKind.mediaType:
		return l.receiveSVG(v, tmp)
	case jpegKind.mediaType, webpKind.mediaType:
		size, _, err := image.DecodeConfig(tmp)
		if err == nil && (size.Width != v.Width || size.Height != v.Height || size.Width > MaxPixels/max(size.Height, 1)) {
			err = fmt.Errorf("%d × %d pixels, not %d × %d", size.Width, size.Height, v.Width, v.Height)
		}
		if err != nil {
			return refuse(v.File, err)
		}
	}
	return l.commit(tmp, v.File)
}

// receiveSVG cleans a drawing again: cleaning what is clean changes nothing.
func (l *Library) receiveSVG(v news.Variant, from io.Reader) error {
	data, err := io.ReadAll(from)
	if err != nil {
		return fmt.Errorf("read %s: %w", v.File, err)
	}
	clean, err := CleanSVG(data)
	if err != nil {
		return refuse(v.File, err)
	}
	return l.write(v.File, func(w io.Writer) error {
		_, err := io.Copy(w, bytes.NewReader(clean))
		return err
	})
}
