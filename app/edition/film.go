package edition

import (
	"encoding/base64"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"strings"

	"galley/app/news"
)

// film is a video with its poster and captions.
type film struct {
	Sources  []filmSource
	Poster   string
	Captions template.URL
	Language string // of the captions
	Name     string // of that language, in itself
	Words    template.HTML

	still *image // the poster as a picture
}

// filmSource is a file of a film; Words say what it is and how large, before it
// is asked for.
type filmSource struct {
	Src, Type string
	Words     string
}

// film is the video of c, or nil where it has no file.
func (m *maker) film(c news.Content) (*film, error) {
	if c.Video == nil {
		return nil, nil
	}
	record, err := m.record(c.Video.ID)
	if record == nil || err != nil {
		return nil, err
	}
	f := &film{Language: m.tag(), Name: m.loc.Name()}
	for _, v := range record.Variants {
		if !strings.HasPrefix(v.Type, "video/") {
			continue
		}
		words, err := m.fileWords(v.File)
		if err != nil {
			return nil, err
		}
		f.Sources = append(f.Sources, filmSource{m.href(mediaFolder + v.File), v.Type, words})
	}
	if f.Sources == nil {
		return nil, nil
	}
	poster := c.Video.Poster
	if poster == "" {
		poster = c.Lead
	}
	img, err := m.image(news.PictureUse{ID: poster}, wideSizes)
	if err != nil {
		return nil, err
	}
	if img != nil {
		f.Poster, f.still = img.Full, img
	}
	if use, ok := c.Picture(poster); ok {
		f.Words = m.text(use.Caption)
	}
	f.Captions, err = m.captions(c.Video.Captions)
	return f, err
}

// fileWords say what a file of the media folder is and how large: WebM, 0.4 MB.
func (m *maker) fileWords(name string) (string, error) {
	format := strings.ToUpper(strings.TrimPrefix(path.Ext(name), "."))
	if format == "WEBM" {
		format = "WebM"
	}
	info, err := fs.Stat(m.media, name)
	if err != nil {
		return "", fmt.Errorf("measuring a film: %w", err)
	}
	const mega = 1_000_000
	return m.loc.T("story.film_file", "format", format, "size", m.loc.Decimal(max(.1, float64(info.Size())/mega), 1)), nil
}

// captions are those of the file id as a data: address: a page that was opened
// from a folder, or that stands in a sandboxed frame, may show a film from
// beside it but not read a file of captions.
func (m *maker) captions(id string) (template.URL, error) {
	record, err := m.record(id)
	if record == nil || err != nil {
		return "", err
	}
	for _, v := range record.Variants {
		if !strings.HasPrefix(v.Type, "text/vtt") {
			continue
		}
		cues, err := fs.ReadFile(m.media, v.File)
		if err != nil {
			return "", fmt.Errorf("reading captions: %w", err)
		}
		return template.URL("data:text/vtt;base64," + base64.StdEncoding.EncodeToString(cues)), nil
	}
	return "", nil
}
