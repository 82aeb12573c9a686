package media_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"galley/app/media"
	"galley/app/news"
)

func gradient(w, h int) image.Image {
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.Set(x, y, color.NRGBA{uint8(255 * x / w), uint8(255 * y / h), 90, 255})
		}
	}
	return m
}

func jpegBytes(t *testing.T, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// withEXIF puts an EXIF segment with an orientation, an artist and a place
// into a JPEG.
func withEXIF(jpg []byte, orientation uint16, artist string) []byte {
	var tiff bytes.Buffer
	le := binary.LittleEndian
	tiff.WriteString("II*\x00\x08\x00\x00\x00")
	value := append([]byte(artist), 0)
	entry := func(tag, kind uint16, count, v uint32) {
		_ = binary.Write(&tiff, le, tag)
		_ = binary.Write(&tiff, le, kind)
		_ = binary.Write(&tiff, le, count)
		_ = binary.Write(&tiff, le, v)
	}
	_ = binary.Write(&tiff, le, uint16(2))
	entry(0x0112, 3, 1, uint32(orientation))
	entry(0x013b, 2, uint32(len(value)), 8+2+2*12+4)
	_ = binary.Write(&tiff, le, uint32(0))
	tiff.Write(value)
	payload := append([]byte("Exif\x00\x00"), tiff.Bytes()...)
	segment := []byte{0xff, 0xe1, byte((len(payload) + 2) >> 8), byte(len(payload) + 2)}
	return append(append(append([]byte{}, jpg[:2]...), append(segment, payload...)...), jpg[2:]...)
}

func TestAddPictureMakesDerivativesWithoutMetadata(t *testing.T) {
	room := t.TempDir()
	lib := media.Open(room)
	data := withEXIF(jpegBytes(t, gradient(1000, 500)), 6, "Ada Ink")
	p, err := lib.Add("../../harbour.png", bytes.NewReader(data)) // the name lies twice
	if err != nil {
		t.Fatal(err)
	}
	if p.Name != "harbour.png" || p.Type != "image/jpeg" || p.Ext != ".jpg" {
		t.Errorf("got name %q type %q ext %q", p.Name, p.Type, p.Ext)
	}
	if p.Width != 500 || p.Height != 1000 {
		t.Errorf("orientation 6 should stand upright at 500×1000, got %d×%d", p.Width, p.Height)
	}
	if p.Credit != "Ada Ink" {
		t.Errorf("credit %q", p.Credit)
	}
	if len(p.Variants) != 4 || p.Variants[0].Width != 400 || p.Variants[2].Width != 500 {
		t.Fatalf("variants %+v", p.Variants)
	}
	for _, v := range p.Variants {
		b, err := fs.ReadFile(lib.FS(), v.File)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(b, []byte("Ada Ink")) || bytes.Contains(b, []byte("Exif")) {
			t.Errorf("%s carries metadata", v.File)
		}
		size, _, err := image.DecodeConfig(bytes.NewReader(b))
		if v.Type == "image/jpeg" && (err != nil || size.Width != v.Width || size.Height != v.Height) {
			t.Errorf("%s is %v, want %d×%d (%v)", v.File, size, v.Width, v.Height, err)
		}
	}
	kept, err := os.ReadFile(lib.Original(p))
	if err != nil || !bytes.Equal(kept, data) {
		t.Errorf("the original must be kept as it came: %v", err)
	}
	if _, err := lib.FS().Open("originals/" + p.ID + ".jpg"); err == nil {
		t.Error("an original left the room")
	}
	if _, err := lib.FS().Open(p.ID + ".jpg"); err == nil {
		t.Error("an original's name opened")
	}
	again, err := lib.Add("copy.jpg", bytes.NewReader(data))
	if err != nil || again.ID != p.ID {
		t.Errorf("the same bytes gave %q, want %q (%v)", again.ID, p.ID, err)
	}
	noLeftovers(t, room)
}

func noLeftovers(t *testing.T, room string) {
	t.Helper()
	left, _ := filepath.Glob(filepath.Join(room, "media", ".incoming-*"))
	if len(left) > 0 {
		t.Errorf("temporary files left: %v", left)
	}
}

// hugePNG claims width×height pixels in a header of a few bytes.
func hugePNG(width, height uint32) []byte {
	var head bytes.Buffer
	_ = binary.Write(&head, binary.BigEndian, width)
	_ = binary.Write(&head, binary.BigEndian, height)
	head.Write([]byte{8, 2, 0, 0, 0})
	chunk := append([]byte("IHDR"), head.Bytes()...)
	var b bytes.Buffer
	b.WriteString("\x89PNG\r\n\x1a\n")
	_ = binary.Write(&b, binary.BigEndian, uint32(head.Len()))
	b.Write(chunk)
	_ = binary.Write(&b, binary.BigEndian, crc32.ChecksumIEEE(chunk))
	return b.Bytes()
}

func TestRefusals(t *testing.T) {
	truncated := jpegBytes(t, gradient(64, 64))
	for name, c := range map[string]struct {
		data []byte
		code news.Code
	}{
		"30,000 × 30,000 pixels": {hugePNG(30000, 30000), news.CodeTooLarge},
		"sizes that overflow":    {hugePNG(1<<31-1, 1<<31-1), news.CodeBadPicture},
		"a program":              {[]byte("\x7fELF\x02\x01\x01"), news.CodeBadPicture},
		"a page":                 {[]byte("<!doctype html><p>hello"), news.CodeBadPicture},
		"nothing":                {nil, news.CodeBadPicture},
		"half a picture":         {truncated[:len(truncated)/3], news.CodeBadPicture},
		"an entity bomb":         {[]byte(`<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg"><text>&a;</text></svg>`), news.CodeBadPicture},
	} {
		t.Run(name, func(t *testing.T) {
			room := t.TempDir()
			_, err := media.Open(room).Add("x.jpg", bytes.NewReader(c.data))
			if !errors.Is(err, &news.Error{Code: c.code}) {
				t.Errorf("got %v, want code %s", err, c.code)
			}
			noLeftovers(t, room)
		})
	}
}

func TestFilmAndCaptionsAreKeptAsTheyAre(t *testing.T) {
	lib := media.Open(t.TempDir())
	for name, data := range map[string]string{
		"film.webm": "\x1a\x45\xdf\xa3\x01\x00\x00\x00\x00\x00\x00\x1f\x42\x86\x81\x01webm",
		"film.mp4":  "\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isommp41",
		"words.vtt": "\ufeffWEBVTT\n\n00:00.000 --> 00:01.000\nمرحبا\n",
	} {
		p, err := lib.Add(name, strings.NewReader(data))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		b, err := fs.ReadFile(lib.FS(), p.Variants[0].File)
		if err != nil || string(b) != data {
			t.Errorf("%s came back as %q (%v)", name, b, err)
		}
	}
}

func TestTransparencyBecomesWhiteInJPEG(t *testing.T) {
	lib := media.Open(t.TempDir())
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewNRGBA(image.Rect(0, 0, 40, 40))); err != nil {
		t.Fatal(err)
	}
	p, err := lib.Add("clear.png", &b)
	if err != nil {
		t.Fatal(err)
	}
	f, err := lib.FS().Open(p.Variants[1].File)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	m, err := jpeg.Decode(f.(io.Reader))
	if err != nil {
		t.Fatal(err)
	}
	if r, _, _, _ := m.At(20, 20).RGBA(); r>>8 < 250 {
		t.Errorf("transparent pixel became %d, want white", r>>8)
	}
}
