package edition

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"galley/app/markdown"
	"galley/app/news"
)

// image is a picture as a template writes it.
type image struct {
	markdown.Picture
	Sizes string // how wide it will be, for the browser's choice
	Full  string // address of the largest one
	Eager bool   // in view when the page opens
}

// How wide a picture stands, for the browser's choice of file.
const (
	wideSizes  = "(min-width: 64rem) 60rem, 100vw"
	leadSizes  = "(min-width: 64rem) 40rem, 100vw"
	cardSizes  = "(min-width: 64rem) 18rem, (min-width: 40rem) 45vw, 100vw"
	lineSizes  = "(min-width: 40rem) 13rem, 7rem"
	smallSizes = "6rem"
)

// plainWidth is the width in pixels of the file for browsers that choose none.
const plainWidth = 800

// image is the picture that use names, or nil where it has no file that may
// leave.
func (m *maker) image(use news.PictureUse, sizes string) (*image, error) {
	p, full, err := m.pictureFiles(use.ID)
	if p == nil || err != nil {
		return nil, err
	}
	p.Alt, p.Decorative = markdown.Strip(use.Alt), use.Decorative
	p.Caption, p.Credit = use.Caption, use.Credit
	return &image{Picture: *p, Sizes: sizes, Full: full}, nil
}

// pictureFiles are the addresses of the picture id, and of its largest file.
func (m *maker) pictureFiles(id string) (*markdown.Picture, string, error) {
	record, err := m.record(id)
	if record == nil || err != nil {
		return nil, "", err
	}
	if m.opts.Light != "" {
		p, full := m.lightFiles(record)
		return p, full, nil
	}
	byType := map[string][]news.Variant{}
	for _, v := range record.Variants {
		if strings.HasPrefix(v.Type, "image/") {
			byType[v.Type] = append(byType[v.Type], v)
		}
	}
	var plain []news.Variant
	for _, t := range []string{"image/svg+xml", "image/jpeg", "image/png", "image/gif", "image/webp"} {
		if len(byType[t]) > 0 {
			plain = byType[t]
			break
		}
	}
	if plain == nil {
		return nil, "", nil
	}
	slices.SortFunc(plain, func(a, b news.Variant) int { return cmp.Compare(a.Width, b.Width) })
	chosen, largest := plain[0], plain[len(plain)-1]
	for _, v := range plain {
		if v.Width <= plainWidth {
			chosen = v
		}
	}
	p := &markdown.Picture{
		Src:   m.href(mediaFolder + chosen.File),
		Width: cmp.Or(largest.Width, record.Width), Height: cmp.Or(largest.Height, record.Height),
	}
	if webp := byType["image/webp"]; len(webp) > 0 && plain[0].Type != "image/webp" && plain[0].Type != "image/svg+xml" {
		p.Sources = append(p.Sources, markdown.Source{Type: "image/webp", SrcSet: m.srcset(webp)})
	}
	return p, m.href(mediaFolder + largest.File), nil
}

// srcset lists files by their widths.
func (m *maker) srcset(variants []news.Variant) string {
	var parts []string
	for _, v := range variants {
		parts = append(parts, m.href(mediaFolder+v.File)+" "+strconv.Itoa(v.Width)+"w")
	}
	return strings.Join(parts, ", ")
}

// bodyPicture finds a picture for the text of content.
func (m *maker) bodyPicture(content news.Content) func(id string) (markdown.Picture, bool) {
	return func(id string) (markdown.Picture, bool) {
		use, ok := content.Picture(id)
		if !ok {
			return markdown.Picture{}, false
		}
		img, err := m.image(use, leadSizes)
		if err != nil || img == nil {
			return markdown.Picture{}, false
		}
		return img.Picture, true
	}
}

// portrait is an author's, or nil.
func (m *maker) portrait(a *news.Author, sizes string) (*image, error) {
	if a == nil || a.Portrait == "" || m.opts.Light != "" {
		return nil, nil
	}
	return m.image(news.PictureUse{ID: a.Portrait, Decorative: true}, sizes)
}
