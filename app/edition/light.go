package edition

import (
	"cmp"
	"slices"

	"galley/app/markdown"
	"galley/app/news"
)

// Light says that pages are for readers whose network is dear: one small style
// sheet, no fonts, scripts and sheets, and small pictures in stories or none.
type Light string

// How light pages show the pictures of a story.
const (
	LightPictures Light = "pictures" // in their smallest size
	LightCaptions Light = "captions" // by their captions and what stands for them
)

// Valid says whether l is one of those, or empty: no light pages.
func (l Light) Valid() bool { return l == "" || l == LightPictures || l == LightCaptions }

const (
	lightStyleAddress = "assets/light.css"
	lightStyleFile    = "assets/light/light.css"
	lightWidth        = 400 // pixels
)

// styleAt is where the style sheet of the pages lies.
func (m *maker) styleAt() string {
	if m.opts.Light != "" {
		return lightStyleAddress
	}
	return styleAddress
}

// lightFiles is pictureFiles of light pages: one file of at most lightWidth
// where there is one, or none.
func (m *maker) lightFiles(record *news.Picture) (*markdown.Picture, string) {
	types := []string{"image/svg+xml", "image/webp", "image/jpeg", "image/png", "image/gif"} // the lighter first
	images := slices.DeleteFunc(slices.Clone(record.Variants), func(v news.Variant) bool { return !slices.Contains(types, v.Type) })
	if len(images) == 0 {
		return nil, ""
	}
	if m.opts.Light == LightCaptions {
		return &markdown.Picture{}, ""
	}
	small := slices.MinFunc(images, func(a, b news.Variant) int {
		return cmp.Or(cmp.Compare(max(a.Width, lightWidth), max(b.Width, lightWidth)), cmp.Compare(slices.Index(types, a.Type), slices.Index(types, b.Type)))
	})
	src := m.href(mediaFolder + small.File)
	return &markdown.Picture{Src: src, Width: cmp.Or(small.Width, record.Width), Height: cmp.Or(small.Height, record.Height)}, src
}
