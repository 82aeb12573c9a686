package media

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
	"unicode/utf8"

	"galley/app/news"
)

// kind is a type of file that the library takes, and how.
type kind struct {
	mediaType, ext string
	limit          int64
	take           func(*Library, news.Picture, *os.File) (news.Picture, error) // nil: kept as it is
}

var (
	jpegKind = kind{"image/jpeg", ".jpg", MaxPictureBytes, (*Library).takeRaster}
	pngKind  = kind{"image/png", ".png", MaxPictureBytes, (*Library).takeRaster}
	gifKind  = kind{"image/gif", ".gif", MaxPictureBytes, (*Library).takeRaster}
	webpKind = kind{"image/webp", ".webp", MaxPictureBytes, (*Library).takeRaster}
	heicKind = kind{"image/heic", ".heic", MaxPictureBytes, (*Library).takeRaster}
	svgKind  = kind{"image/svg+xml", ".svg", maxSVGBytes, (*Library).takeSVG}
	webmKind = kind{"video/webm", ".webm", MaxFilmBytes, nil}
	mp4Kind  = kind{"video/mp4", ".mp4", MaxFilmBytes, nil}
	vttKind  = kind{"text/vtt", ".vtt", 2 << 20, nil}
)

// sniff reads the kind from the first bytes.
func sniff(f *os.File, size int64) (kind, error) {
	head := make([]byte, 4096)
	n, err := f.ReadAt(head, 0)
	if err != nil && err != io.EOF {
		return kind{}, fmt.Errorf("read the beginning: %w", err)
	}
	head = head[:n]
	switch http.DetectContentType(head) {
	case "image/jpeg":
		return jpegKind, nil
	case "image/png":
		return pngKind, nil
	case "image/gif":
		return gifKind, nil
	case "image/webp":
		return webpKind, nil
	case "video/webm":
		return webmKind, nil
	}
	if len(head) >= 12 && string(head[4:8]) == "ftyp" {
		switch string(head[8:12]) {
		case "heic", "heix", "mif1", "msf1", "heim", "heis":
			return heicKind, nil
		case "isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "dash":
			return mp4Kind, nil
		}
	}
	text := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n")
	switch {
	case !utf8.Valid(trimPartialRune(head)):
	case bytes.HasPrefix(text, []byte("WEBVTT")):
		return vttKind, nil
	case bytes.HasPrefix(text, []byte("<")) && bytes.Contains(text, []byte("<svg")):
		return svgKind, nil
	}
	return kind{}, fmt.Errorf("unknown type of file of %d bytes", size)
}

// trimPartialRune drops a rune that the end of a buffer cut.
func trimPartialRune(b []byte) []byte {
	for i := 1; i < utf8.UTFMax && i <= len(b); i++ {
		if c := b[len(b)-i]; utf8.RuneStart(c) {
			if !utf8.FullRune(b[len(b)-i:]) {
				return b[:len(b)-i]
			}
			break
		}
	}
	return b
}
