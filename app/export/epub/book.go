package epub

import (
	"archive/zip"
	"context"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"path"
	"strings"
	"time"

	"galley/app/edition"
)

// folder is where in the file the book lies.
const folder = "EPUB/"

// Bound is what a book has.
type Bound struct {
	Stories  int
	Pictures int
}

// book is a volume on its way into a file.
type book struct {
	volume   *edition.Volume
	media    fs.FS
	zip      *zip.Writer
	when     time.Time
	pictures []string // names, in the order of their first use
	bound    map[string]bool
}

// Write writes v as a book to w, with pictures from media, the folder of the
// files that may leave.
func Write(ctx context.Context, w io.Writer, v *edition.Volume, media fs.FS) (Bound, error) {
	b := &book{volume: v, media: media, zip: zip.NewWriter(w), when: v.Dated.Time(), bound: map[string]bool{}}
	if err := b.write(ctx); err != nil {
		return Bound{}, err
	}
	if err := b.zip.Close(); err != nil {
		return Bound{}, fmt.Errorf("ending the book: %w", err)
	}
	return Bound{Stories: v.Stories(), Pictures: len(b.pictures)}, nil
}

func (b *book) write(ctx context.Context) error {
	if err := b.mimetype(); err != nil {
		return err
	}
	if err := b.text("META-INF/container.xml", container); err != nil {
		return err
	}
	if err := b.text(folder+"style.css", style+brandRule(b.volume)); err != nil {
		return err
	}
	if err := b.cover(); err != nil {
		return err
	}
	for _, part := range b.volume.Parts {
		for _, story := range part.Stories {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := b.chapter(story); err != nil {
				return err
			}
		}
	}
	for _, last := range []struct {
		name, template string
	}{{"nav.xhtml", "nav"}, {"toc.ncx", "ncx"}, {packageName, "package"}} {
		if err := b.fill(last.name, last.template, b); err != nil {
			return err
		}
	}
	return nil
}

// mimetype is the first file, stored as it is: it is how programs know a book.
func (b *book) mimetype() error {
	const name = "application/epub+zip"
	header := &zip.FileHeader{
		Name: "mimetype", Method: zip.Store,
		CRC32: crc32.ChecksumIEEE([]byte(name)), CompressedSize64: uint64(len(name)), UncompressedSize64: uint64(len(name)),
	}
	w, err := b.zip.CreateRaw(header) // without a trailing descriptor
	if err != nil {
		return fmt.Errorf("beginning the book: %w", err)
	}
	if _, err := io.WriteString(w, name); err != nil {
		return fmt.Errorf("beginning the book: %w", err)
	}
	return nil
}

const container = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="` + folder + packageName + `" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`

// packageName is the file that says what the book has.
const packageName = "package.opf"

// create begins a file of the book. What is compressed already is stored.
func (b *book) create(name string) (io.Writer, error) {
	method := zip.Deflate
	switch path.Ext(name) {
	case ".jpg", ".jpeg", ".png", ".gif", ".webp":
		method = zip.Store
	}
	w, err := b.zip.CreateHeader(&zip.FileHeader{Name: name, Method: method, Modified: b.when})
	if err != nil {
		return nil, fmt.Errorf("writing %s into the book: %w", name, err)
	}
	return w, nil
}

func (b *book) text(name, text string) error {
	w, err := b.create(name)
	if err == nil {
		_, err = io.WriteString(w, text)
	}
	return err
}

// chapter writes a story, and the pictures that no story before it has shown.
func (b *book) chapter(story edition.VolumeStory) error {
	c, err := b.volume.Chapter(story)
	if err != nil {
		return fmt.Errorf("making the chapter of story %s: %w", story.ID, err)
	}
	for _, name := range c.Pictures {
		if !b.bound[name] {
			if err := b.picture(name); err != nil {
				return err
			}
		}
	}
	return b.fill(story.File, "chapter", struct {
		*book
		edition.Chapter
	}{b, c})
}

func (b *book) picture(name string) error {
	from, err := b.media.Open(name)
	if err != nil {
		return fmt.Errorf("reading a picture: %w", err)
	}
	defer from.Close()
	to, err := b.create(folder + edition.ChapterPictures + name)
	if err != nil {
		return err
	}
	bind := func(w io.Writer, r io.Reader) error { _, err := io.Copy(w, r); return err }
	if path.Ext(name) == ".svg" {
		bind = drawing
	}
	if err := bind(to, from); err != nil {
		return fmt.Errorf("writing the picture %s into the book: %w", name, err)
	}
	b.bound[name] = true
	b.pictures = append(b.pictures, name)
	return nil
}

// mediaType is that of a picture in the book.
func mediaType(name string) string {
	switch ext := path.Ext(name); ext {
	case ".svg":
		return "image/svg+xml"
	case ".jpg":
		return "image/jpeg"
	default:
		return "image/" + strings.TrimPrefix(ext, ".")
	}
}
