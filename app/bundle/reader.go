package bundle

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"galley/app/storyfile"
)

// Reader is a bundle that has been checked whole.
type Reader struct {
	Manifest
	Records  storyfile.Records
	Pictures []Picture

	entries map[string]*zip.File
	digests map[string]string // line of DIGESTS by entry
	stories []string          // names of entries, in the bundle's order
}

// Open checks the bundle of size bytes in r, every entry of it and the
// signature, and reads what it says of itself. It does not know whose key the
// signature should be by.
func Open(r io.ReaderAt, size int64) (*Reader, error) {
	b := &Reader{}
	for _, step := range []func() error{
		func() error { return b.list(r, size) },
		b.manifest,
		b.signature,
		b.checkAll,
		func() error { return b.decode(recordsEntry, &b.Records) },
		func() error { return b.decode(picturesEntry, &b.Pictures) },
	} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// list reads the zip's directory, and refuses entries outside a bundle's shape.
func (b *Reader) list(r io.ReaderAt, size int64) error {
	bounded := &boundedReaderAt{from: r, left: maxDirectory}
	z, err := zip.NewReader(bounded, size)
	if err != nil {
		return notBundle(err)
	}
	bounded.left = -1
	b.entries = make(map[string]*zip.File, len(z.File))
	var total uint64
	for _, f := range z.File {
		if f.Name == manifestEntry {
			b.entries[f.Name] = f
		}
	}
	if len(b.entries) == 0 {
		return notBundle(errors.New("no manifest in the zip"))
	}
	clear(b.entries)
	for _, f := range z.File {
		limit := limitOf(f.Name)
		switch {
		case limit == 0:
			return damaged("entry %q", f.Name)
		case b.entries[f.Name] != nil:
			return damaged("entry %q twice", f.Name)
		case f.UncompressedSize64 > limit:
			return damaged("entry %q of %d bytes", f.Name, f.UncompressedSize64)
		}
		if total += f.UncompressedSize64; total > maxTotal {
			return damaged("more than %d bytes", uint64(maxTotal))
		}
		b.entries[f.Name] = f
		if storyName.MatchString(f.Name) {
			b.stories = append(b.stories, f.Name)
		}
	}
	return nil
}

// manifest reads the manifest's format before all else: a newer bundle may be
// signed in another way.
func (b *Reader) manifest() error {
	data, err := b.read(manifestEntry)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, &b.Manifest); err != nil {
		return damaged("read %s: %w", manifestEntry, err)
	}
	if b.Format > Format {
		return newer(b.Format)
	}
	if b.Format < 1 || b.To < b.From {
		return damaged("format %d, from %d to %d", b.Format, b.From, b.To)
	}
	return nil
}

// signature checks that DIGESTS is signed with the bundle's key and speaks of
// every entry.
func (b *Reader) signature() error {
	digests, err := b.read(digestsEntry)
	if err != nil {
		return err
	}
	signature, err := b.read(signatureEntry)
	if err != nil {
		return err
	}
	if !signed(b.Newsroom.Key, digests, signature) {
		return damaged("the signature does not fit")
	}
	lines := make(map[string]string, len(b.entries))
	for line := range strings.Lines(string(digests)) {
		_, name, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		lines[name] = line
	}
	for name := range b.entries {
		if name != digestsEntry && name != signatureEntry && lines[name] == "" {
			return damaged("%q is not signed", name)
		}
	}
	if len(lines) != len(b.entries)-2 {
		return damaged("%d entries are signed, %d are there", len(lines), len(b.entries)-2)
	}
	b.digests = lines
	return nil
}

// checkAll reads every entry to its end.
func (b *Reader) checkAll() error {
	for name := range b.digests {
		from, err := b.open(name)
		if err != nil {
			return err
		}
		_, err = io.Copy(io.Discard, from)
		_ = from.Close()
		if err != nil {
			return err
		}
	}
	return nil
}

func (b *Reader) decode(name string, into any) error {
	data, err := b.read(name)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, into); err != nil {
		return damaged("read %s: %w", name, err)
	}
	return nil
}

// Len is how many stories there are.
func (b *Reader) Len() int { return len(b.stories) }

// Stories are the bundle's stories, in its order. A story has the id that its
// entry is named by.
func (b *Reader) Stories() iter.Seq2[storyfile.Story, error] {
	return func(yield func(storyfile.Story, error) bool) {
		for _, name := range b.stories {
			var s storyfile.Story
			err := b.decode(name, &s)
			if err == nil && storiesFolder+s.ID+".json" != name {
				err = damaged("the story in %s has the id %q", name, s.ID)
			}
			if !yield(s, err) || err != nil {
				return
			}
		}
	}
}

// Media opens a file of a picture.
func (b *Reader) Media(name string) (io.ReadCloser, error) {
	if b.entries[mediaFolder+name] == nil {
		return nil, damaged("no file %q", name)
	}
	return b.open(mediaFolder + name)
}

// Digest tells the story apart from every other state of it.
func (b *Reader) Digest(story string) string {
	digest, _, _ := strings.Cut(b.digests[storiesFolder+story+".json"], " ")
	return digest
}

// read is an entry whole.
func (b *Reader) read(name string) ([]byte, error) {
	from, err := b.open(name)
	if err != nil {
		return nil, err
	}
	defer from.Close() //nolint:errcheck // read only
	var whole bytes.Buffer
	if _, err := whole.ReadFrom(from); err != nil {
		return nil, err
	}
	return whole.Bytes(), nil
}

// open opens an entry. Reading it to its end fails where it is not what was
// signed, also if the file has changed since it was checked.
func (b *Reader) open(name string) (io.ReadCloser, error) {
	f := b.entries[name]
	if f == nil {
		return nil, damaged("no %s", name)
	}
	from, err := f.Open()
	if err != nil {
		return nil, damaged("open %s: %w", name, err)
	}
	return &checked{
		ReadCloser: from, name: name, sum: sha256.New(), left: limitOf(name), want: b.digests[name],
	}, nil
}

// boundedReaderAt reads no more than left bytes in all; a negative left is no
// bound.
type boundedReaderAt struct {
	from io.ReaderAt
	left int64
}

func (b *boundedReaderAt) ReadAt(p []byte, at int64) (int, error) {
	if b.left >= 0 {
		if b.left -= int64(len(p)); b.left < 0 {
			b.left = 0
			return 0, fmt.Errorf("the zip's directory is larger than %d bytes", maxDirectory)
		}
	}
	return b.from.ReadAt(p, at)
}
