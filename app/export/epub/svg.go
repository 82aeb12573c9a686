package epub

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Drawings in the media folder are clean, and written for browsers. Books are
// read by older programs, and checked against SVG 1.1: what is younger is said
// there in the words of a style sheet.
var youngerProperties = map[string]bool{
	"paint-order": true, "vector-effect": true, "mix-blend-mode": true, "isolation": true, "transform-box": true,
	"transform-origin": true, "mask-type": true, "white-space": true, "inline-size": true, "text-orientation": true,
	"font-feature-settings": true, "font-variation-settings": true, "font-kerning": true,
	"text-overflow": true, "will-change": true,
}

// youngerElements draw nothing that is missed.
var youngerElements = map[string]bool{"feDropShadow": true}

const (
	svgNamespace   = "http://www.w3.org/2000/svg"
	xlinkNamespace = "http://www.w3.org/1999/xlink"
)

// drawing copies an SVG picture as books may have it.
func drawing(w io.Writer, r io.Reader) error {
	in := xml.NewDecoder(r)
	root := true
	out := &printer{w: w}
	for out.err == nil {
		token, err := in.Token()
		if errors.Is(err, io.EOF) {
			return out.err
		}
		if err != nil {
			return fmt.Errorf("reading a drawing: %w", err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if youngerElements[t.Name.Local] {
				if err := in.Skip(); err != nil {
					return fmt.Errorf("reading a drawing: %w", err)
				}
				continue
			}
			out.print("<" + t.Name.Local)
			if root {
				root = false
				out.print(` xmlns="` + svgNamespace + `" xmlns:xlink="` + xlinkNamespace + `"`)
			}
			out.attributes(t.Attr)
			out.print(">")
		case xml.EndElement:
			out.print("</" + t.Name.Local + ">")
		case xml.CharData:
			out.escaped(string(t))
		}
	}
	return out.err
}

// printer writes until something fails.
type printer struct {
	w   io.Writer
	err error
}

func (p *printer) print(s string) {
	if p.err == nil {
		_, p.err = io.WriteString(p.w, s)
	}
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

func (p *printer) escaped(s string) { p.print(escaper.Replace(s)) }

func (p *printer) attributes(all []xml.Attr) {
	var style []string
	for _, a := range all {
		name := a.Name.Local
		switch {
		case a.Name.Space == "xmlns" || name == "xmlns":
		case name == "style":
			style = append([]string{strings.TrimRight(a.Value, "; ")}, style...)
		case youngerProperties[name]:
			style = append(style, name+": "+a.Value)
		case strings.HasPrefix(name, "data-"):
		case name == "href":
			p.attribute("xlink:href", a.Value)
		case a.Name.Space == "http://www.w3.org/XML/1998/namespace":
			p.attribute("xml:"+name, a.Value)
		default:
			p.attribute(name, a.Value)
		}
	}
	if style != nil {
		p.attribute("style", strings.Join(style, "; "))
	}
}

func (p *printer) attribute(name, value string) {
	p.print(" " + name + `="`)
	p.escaped(value)
	p.print(`"`)
}
