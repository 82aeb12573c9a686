package edition

import (
	"html/template"
	"strconv"

	"galley/app/news"
)

// figure is a picture with its words.
type figure struct {
	*image
	ID      string // of its place on the page, in a gallery
	Before  string // the ID of the one before it
	After   string // the ID of the one after it
	Thumb   *image // the same, small
	Caption template.HTML
	Credit  template.HTML
	Taken   string
	Count   string // which picture of how many
	Whole   bool   // shown uncropped
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
		if fig == nil {
			continue
		}
		thumb := *fig.image
		thumb.Sizes = smallSizes
		fig.Thumb = &thumb
		p.Gallery = append(p.Gallery, *fig)
	}
	for i := range p.Gallery {
		fig := &p.Gallery[i]
		fig.ID = pictureID(i)
		if i > 0 {
			fig.Before = pictureID(i - 1)
		}
		if i+1 < len(p.Gallery) {
			fig.After = pictureID(i + 1)
		}
		fig.Count = m.loc.T("story.picture_of", "number", m.loc.Number(i+1), "count", m.loc.Number(len(p.Gallery)))
		fig.Eager, fig.Whole = i == 0, true
	}
	if len(p.Gallery) > 1 {
		m.scripted(p.frame, "gallery")
	}
	return nil
}

func pictureID(i int) string { return "picture-" + strconv.Itoa(i+1) }
