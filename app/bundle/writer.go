package bundle

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"io"

	"galley/app/storyfile"
)

// Writer writes a bundle as it comes, so that it can be sent while it is made.
// Close ends it; without, it is no bundle.
type Writer struct {
	zip      *zip.Writer
	key      Key
	digests  bytes.Buffer
	pictures []Picture
}

// NewWriter begins a bundle that is signed with key.
func NewWriter(w io.Writer, key Key) *Writer {
	return &Writer{zip: zip.NewWriter(w), key: key, pictures: []Picture{}}
}

// Story adds a story.
func (w *Writer) Story(s storyfile.Story) error {
	return w.json(storiesFolder+s.ID+".json", s)
}

// Picture adds a picture, whose files open gives.
func (w *Writer) Picture(p Picture, open func(name string) (io.ReadCloser, error)) error {
	for _, file := range p.Files {
		if err := w.media(file.Name, open); err != nil {
			return err
		}
	}
	w.pictures = append(w.pictures, p)
	return nil
}

func (w *Writer) media(name string, open func(name string) (io.ReadCloser, error)) error {
	from, err := open(name)
	if err != nil {
		return fmt.Errorf("bundle %s: %w", name, err)
	}
	defer from.Close() //nolint:errcheck // read only
	return w.entry(mediaFolder+name, zip.Store, func(to io.Writer) error {
		_, err := io.Copy(to, from)
		return err
	})
}

// Close writes what the bundle says of itself, signs it and ends it.
func (w *Writer) Close(m Manifest, r storyfile.Records) error {
	m.Format, m.Newsroom.Key = Format, w.key.Public()
	for _, part := range []struct {
		name  string
		value any
	}{{recordsEntry, r}, {picturesEntry, w.pictures}, {manifestEntry, m}} {
		if err := w.json(part.name, part.value); err != nil {
			return err
		}
	}
	digests := bytes.Clone(w.digests.Bytes())
	if err := w.bytes(digestsEntry, digests); err != nil {
		return err
	}
	if err := w.bytes(signatureEntry, w.key.sign(digests)); err != nil {
		return err
	}
	if err := w.zip.Close(); err != nil {
		return fmt.Errorf("end the bundle: %w", err)
	}
	return nil
}

func (w *Writer) json(name string, value any) error {
	return w.entry(name, zip.Deflate, func(to io.Writer) error {
		e := json.NewEncoder(to)
		e.SetEscapeHTML(false)
		return e.Encode(value)
	})
}

func (w *Writer) bytes(name string, data []byte) error {
	return w.entry(name, zip.Deflate, func(to io.Writer) error {
		_, err := to.Write(data)
		return err
	})
}

// entry adds what fill writes, and notes its digest.
func (w *Writer) entry(name string, method uint16, fill func(io.Writer) error) error {
	if limitOf(name) == 0 {
		return fmt.Errorf("bundle: there is no entry %q in a bundle", name)
	}
	to, err := w.zip.CreateHeader(&zip.FileHeader{Name: name, Method: method})
	if err != nil {
		return fmt.Errorf("bundle %s: %w", name, err)
	}
	sum := sha256.New()
	if err := fill(io.MultiWriter(to, sum)); err != nil {
		return fmt.Errorf("bundle %s: %w", name, err)
	}
	w.digests.WriteString(digestLine(sum, name))
	return nil
}

// digestLine is a line of DIGESTS, as the tool sha256sum writes it.
func digestLine(sum hash.Hash, name string) string {
	return hex.EncodeToString(sum.Sum(nil)) + "  " + name + "\n"
}
