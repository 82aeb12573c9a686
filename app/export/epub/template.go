package epub

import (
	"embed"
	"encoding/xml"
	"fmt"
	"strings"
	"text/template"
	"time"

	"github.com/google/uuid"

	"galley/app/edition"
)

//go:embed templates
var files embed.FS

// templates write XML: what is not markup goes through x.
var templates = template.Must(template.New("").Funcs(template.FuncMap{
	"x": escape, "mediaType": mediaType, "add": func(a, b int) int { return a + b },
}).ParseFS(files, "templates/*.xml"))

// style is how every chapter looks; readers' own settings come before it.
var style = func() string {
	css, err := files.ReadFile("templates/style.css")
	if err != nil {
		panic(err) // embedded: it is there
	}
	return string(css)
}()

func escape(s string) (string, error) {
	var b strings.Builder
	err := xml.EscapeText(&b, []byte(s))
	return b.String(), err
}

// fill writes the file name of the book from a template.
func (b *book) fill(name, from string, data any) error {
	w, err := b.create(folder + name)
	if err != nil {
		return err
	}
	if err := templates.ExecuteTemplate(w, from+".xml", data); err != nil {
		return fmt.Errorf("writing %s into the book: %w", name, err)
	}
	return nil
}

// What the templates ask of a book.

// V is the volume.
func (b *book) V() *edition.Volume { return b.volume }

// Files are the names of the pictures.
func (b *book) Files() []string { return b.pictures }

// Folder is where the pictures lie.
func (*book) Folder() string { return edition.ChapterPictures }

// Modified is the book's date: the edition's.
func (b *book) Modified() string { return b.when.UTC().Format(time.RFC3339) }

// Generator says who made the book.
func (*book) Generator() string { return generator }

// Day is the same without the hour.
func (b *book) Day() string { return b.when.UTC().Format(time.DateOnly) }

// RightToLeft says which way the book is read.
func (b *book) RightToLeft() bool { return b.volume.Direction == "rtl" }

// Identifier is the same for every issue of the same choice of a newsroom's
// stories: Modified tells them apart.
func (b *book) Identifier() string {
	room := uuid.NewSHA1(uuid.NameSpaceURL, []byte("galley:"+b.volume.Made.String()+":"+b.volume.Name))
	return "urn:uuid:" + uuid.NewSHA1(room, []byte(b.volume.Choice)).String()
}
