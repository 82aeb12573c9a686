package epub

import (
	"cmp"
	"unicode/utf8"

	"galley/app/edition"
)

// ownGround is the ground of a cover where the newsroom has no colour.
const ownGround = "#0a595e"

// cover writes the cover twice: as a page, and as the picture by which shelves
// show the book.
func (b *book) cover() error {
	if err := b.fill("cover.xhtml", "cover", b); err != nil {
		return err
	}
	return b.fill("cover.svg", "coverpicture", b)
}

// Ground is the colour of the cover, on which white can be read.
func (b *book) Ground() string {
	return cmp.Or(b.volume.Brand, ownGround)
}

// NameSize makes the paper's name as large as the cover is wide.
func (b *book) NameSize() int {
	const width, perLetter = 1020, 0.62
	return max(48, min(150, int(width/perLetter/float64(max(1, utf8.RuneCountInString(b.volume.Name))))))
}

// First is the story that the book begins with.
func (b *book) First() edition.VolumeStory {
	return b.volume.Parts[0].Stories[0]
}

// brandRule puts the newsroom's colour on what the pages of the edition show
// in it.
func brandRule(v *edition.Volume) string {
	if v.Brand == "" {
		return ""
	}
	return "blockquote { border-color: " + v.Brand + "; }\n"
}
