package media

import (
	"image"
	"io"
	"os"
	"strings"
	"time"

	"github.com/bep/imagemeta"

	"galley/app/news"
)

// about is what a picture file says of itself.
type about struct {
	caption, credit string
	takenAt         news.Moment
	orientation     int // EXIF, 1 to 8; 0 where it says nothing
}

var metadataFormats = map[string]imagemeta.ImageFormat{
	"image/jpeg": imagemeta.JPEG, "image/png": imagemeta.PNG,
	"image/webp": imagemeta.WebP, "image/heic": imagemeta.HEIF,
}

// readMetadata reads caption, credit, time and orientation from IPTC, XMP and
// EXIF, in that order of trust. A file whose metadata is broken is still a
// picture: what could not be read is empty.
func readMetadata(f *os.File, mediaType string) about {
	format, known := metadataFormats[mediaType]
	if !known {
		return about{}
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return about{}
	}
	var tags imagemeta.Tags
	_, _ = imagemeta.Decode(imagemeta.Options{
		R: f, ImageFormat: format,
		Sources:         imagemeta.EXIF | imagemeta.IPTC | imagemeta.XMP,
		ShouldHandleTag: func(imagemeta.TagInfo) bool { return true },
		HandleTag:       func(t imagemeta.TagInfo) error { tags.Add(t); return nil },
		Warnf:           func(string, ...any) {},
		Timeout:         5 * time.Second,
	})
	text := func(source map[string]imagemeta.TagInfo, names ...string) string {
		for _, name := range names {
			if s, ok := source[name].Value.(string); ok && strings.TrimSpace(s) != "" {
				return strings.TrimSpace(s)
			}
		}
		return ""
	}
	first := func(all ...string) string {
		for _, s := range all {
			if s != "" {
				return s
			}
		}
		return ""
	}
	a := about{
		caption: first(text(tags.IPTC(), "Caption-Abstract"), text(tags.XMP(), "Description"), text(tags.EXIF(), "ImageDescription")),
		credit:  first(text(tags.IPTC(), "Credit", "By-line"), text(tags.XMP(), "Credit", "Creator"), text(tags.EXIF(), "Artist", "Copyright")),
	}
	if at, err := tags.GetDateTime(); err == nil && at.Year() > 1800 {
		a.takenAt = news.At(at).Second()
	}
	if format == imagemeta.HEIF { // its decoder has turned the picture already
		return a
	}
	switch o := tags.EXIF()["Orientation"].Value.(type) {
	case uint16:
		a.orientation = int(o)
	case uint8:
		a.orientation = int(o)
	case int:
		a.orientation = o
	}
	return a
}

// upright turns m as its EXIF orientation says, so that derivatives need none.
func upright(m image.Image, orientation int) image.Image {
	if orientation < 2 || orientation > 8 {
		return m
	}
	b := m.Bounds()
	w, h := b.Dx(), b.Dy()
	if orientation >= 5 {
		w, h = h, w
	}
	to := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			sx, sy := x, y
			switch orientation {
			case 2:
				sx = w - 1 - x
			case 3:
				sx, sy = w-1-x, h-1-y
			case 4:
				sy = h - 1 - y
			case 5:
				sx, sy = y, x
			case 6:
				sx, sy = y, w-1-x
			case 7:
				sx, sy = h-1-y, w-1-x
			case 8:
				sx, sy = h-1-y, x
			}
			to.Set(x, y, m.At(b.Min.X+sx, b.Min.Y+sy))
		}
	}
	return to
}
