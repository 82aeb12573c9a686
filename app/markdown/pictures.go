package markdown

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
	"golang.org/x/net/html"
)

// sizes says how wide a body's picture is shown: the measure of the text, or
// the screen where that is narrower.
const sizes = "(min-width: 41rem) 41rem, 100vw"

// figures writes each picture of a block as a figure.
func (p *page) figures(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	id := idOf(n)
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		if image, ok := child.(*ast.Image); ok {
			p.figure(w, source, image, id)
			id = "" // the block's id stands once
		}
	}
	return ast.WalkSkipChildren, nil
}

func (p *page) figure(w util.BufWriter, source []byte, image *ast.Image, id string) {
	picture, found := p.picture(image, source)
	if !found {
		_, _ = w.WriteString("<p" + id + ">" + p.instead(image, source) + "</p>\n")
		return
	}
	_, _ = w.WriteString(`<figure class="picture"` + id + ">")
	writeImage(w, picture)
	if picture.Caption != "" || picture.Credit != "" {
		_, _ = w.WriteString(`<figcaption class="cap">`)
		if picture.Caption != "" {
			_, _ = w.WriteString("<span>" + html.EscapeString(Strip(picture.Caption)) + "</span>")
		}
		if picture.Credit != "" {
			_, _ = w.WriteString(` <span class="credit">` + html.EscapeString(Strip(picture.Credit)) + "</span>")
		}
		_, _ = w.WriteString("</figcaption>")
	}
	_, _ = w.WriteString("</figure>\n")
}

// inlinePicture writes a picture within a line, without its caption.
func (p *page) inlinePicture(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		image := n.(*ast.Image)
		if picture, found := p.picture(image, source); found {
			writeImage(w, picture)
		} else {
			_, _ = w.WriteString(p.instead(image, source))
		}
	}
	return ast.WalkSkipChildren, nil
}

// picture is the story's picture that an image names, with the words that the
// writer gave it here.
func (p *page) picture(image *ast.Image, source []byte) (Picture, bool) {
	if p.o.Picture == nil {
		return Picture{}, false
	}
	picture, found := p.o.Picture(unescape(image.Destination))
	if !found {
		return Picture{}, false
	}
	if alt := wordsOf(image, source); alt != "" {
		picture.Alt, picture.Decorative = alt, false
	}
	if picture.Decorative {
		picture.Alt = ""
	}
	if caption := unescape(image.Title); caption != "" {
		picture.Caption = caption
	}
	return picture, true
}

func writeImage(w util.BufWriter, picture Picture) {
	if picture.Src == "" { // only its words are shown
		if alt := Strip(picture.Alt); alt != "" {
			_, _ = w.WriteString(`<span class="nopic">` + html.EscapeString(alt) + "</span>")
		}
		return
	}
	_, _ = w.WriteString("<picture>")
	for _, source := range picture.Sources {
		_, _ = w.WriteString(`<source type="` + html.EscapeString(source.Type) +
			`" srcset="` + html.EscapeString(source.SrcSet) + `" sizes="` + sizes + `">`)
	}
	_, _ = w.WriteString(`<img src="` + html.EscapeString(picture.Src) + `" alt="` + html.EscapeString(Strip(picture.Alt)) + `"`)
	if picture.Width > 0 && picture.Height > 0 {
		_, _ = w.WriteString(` width="` + strconv.Itoa(picture.Width) + `" height="` + strconv.Itoa(picture.Height) + `"`)
	}
	_, _ = w.WriteString(` loading="lazy"></picture>`)
}

// instead stands for a picture that cannot be shown. One that lies on the web
// is never loaded: it becomes a link.
func (p *page) instead(image *ast.Image, source []byte) string {
	words := wordsOf(image, source)
	address := strings.ToLower(string(image.Destination))
	if strings.HasPrefix(address, "http:") || strings.HasPrefix(address, "https:") {
		if words == "" {
			words = string(image.Destination)
		}
		text := html.EscapeString(words)
		t := p.target(image.Destination)
		if t.href == "" || insideLink(image) {
			return text
		}
		return `<a href="` + html.EscapeString(t.href) + `" rel="noopener noreferrer">` + text + "</a>"
	}
	if words != "" {
		words = ": " + words
	}
	return `<span class="missing">[` + html.EscapeString(p.labels.missing+words) + "]</span>"
}

func insideLink(n ast.Node) bool {
	for parent := n.Parent(); parent != nil; parent = parent.Parent() {
		if parent.Kind() == ast.KindLink {
			return true
		}
	}
	return false
}
