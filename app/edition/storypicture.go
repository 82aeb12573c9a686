package edition

import (
	"html/template"
	"strconv"
	"strings"

	"galley/app/news"
)

// figure is a picture with its words.
type figure struct {
	*image
	ID      string // of its place on the page, in a gallery
	Caption template.HTML
	Credit  template.HTML
	Taken   string
	Count   string // which picture of how many
	Whole   bool   // shown uncropped, and opened in full by a click
}

// storyPictures puts the lead picture, or the gallery, on the page.
func (m *maker) storyPictures(p *storyPage, s news.Story) error {
	c := s.Content
	if c.Kind == news.Gallery {
		return m.gallery(p, c)
	}
	use, ok := c.Picture(c.Lead)
	if !ok || p.Film != nil {
		return nil // a film shows its poster
	}
	fig, err := m.figure(use, wideSizes)
	if fig != nil {
		fig.Eager = true
		fig.Whole = c.Kind == news.Infograph
	}
	p.Lead = fig
	return err
}

// figure is the picture of use with its words, or nil where it has no file.
func (m *maker) figure(use news.PictureUse, sizes string) (*figure, error) {
	img, err := m.image(use, sizes)
	if img == nil || err != nil {
		return nil, err
	}
	fig := &figure{image: img, Caption: m.text(use.Caption), Credit: m.text(use.Credit)}
	if use.TakenAt != 0 {
		fig.Taken = m.loc.T("story.picture_taken", "date", m.loc.Date(use.TakenAt))
	}
	return fig, nil
}

func (m *maker) gallery(p *storyPage, c news.Content) error {
	for _, id := range c.Gallery {
		use, ok := c.Picture(id)
		if !ok {
			continue
		}
		fig, err := m.figure(use, wideSizes)
		if err != nil {
			return err
		}
		if fig != nil {
			p.Gallery = append(p.Gallery, *fig)
		}
	}
	for i := range p.Gallery {
		fig := &p.Gallery[i]
		fig.ID = "picture-" + strconv.Itoa(i+1)
		fig.Count = m.loc.T("story.picture_of", "number", m.loc.Number(i+1), "count", m.loc.Number(len(p.Gallery)))
		fig.Eager, fig.Whole = i == 0, true
	}
	return nil
}

// film is a video with its poster and captions.
type film struct {
	Sources  []filmSource
	Poster   string
	Captions string
	Language string // of the captions
	Name     string // of that language, in itself
	Words    template.HTML
}

type filmSource struct{ Src, Type string }

// film is the video of c, or nil where it has no file.
func (m *maker) film(c news.Content) (*film, error) {
	if c.Video == nil {
		return nil, nil
	}
	f := &film{Language: m.tag(), Name: m.loc.Name()}
	record, err := m.record(c.Video.ID)
	if record == nil || err != nil {
		return nil, err
	}
	for _, v := range record.Variants {
		if strings.HasPrefix(v.Type, "video/") {
			f.Sources = append(f.Sources, filmSource{m.href(mediaFolder + v.File), v.Type})
		}
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
		f.Poster = img.Full
	}
	captions, err := m.record(c.Video.Captions)
	if err != nil {
		return nil, err
	}
	if captions != nil {
		for _, v := range captions.Variants {
			if strings.HasPrefix(v.Type, "text/vtt") {
				f.Captions = m.href(mediaFolder + v.File)
			}
		}
	}
	if use, ok := c.Picture(poster); ok {
		f.Words = m.text(use.Caption)
	}
	return f, nil
}
