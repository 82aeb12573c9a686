package media

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"strconv"
	"strings"

	"galley/app/news"
)

const (
	maxSVGBytes = 4 << 20
	maxSVGDepth = 200
	svgSpace    = "http://www.w3.org/2000/svg"
	xlinkSpace  = "http://www.w3.org/1999/xlink"
)

// takeSVG keeps the cleaned drawing as the original: the hostile parts are
// not worth keeping, and cleaning what is clean changes nothing.
func (l *Library) takeSVG(p news.Picture, tmp *os.File) (news.Picture, error) {
	data, err := io.ReadAll(tmp)
	if err != nil {
		return p, fmt.Errorf("read %s: %w", p.Name, err)
	}
	clean, err := CleanSVG(data)
	if err != nil {
		return p, refuse(p.Name, err)
	}
	if p.ID, err = hashOf(bytes.NewReader(clean)); err != nil {
		return p, err
	}
	l.arrivals.begin(p.ID)
	p.Bytes = int64(len(clean))
	p.Width, p.Height = svgSize(clean)
	p.Variants = []news.Variant{{File: p.ID + p.Ext, Type: p.Type, Width: p.Width, Height: p.Height}}
	return p, l.write(p.ID+p.Ext, func(w io.Writer) error { _, err := w.Write(clean); return err })
}

// svgElements draw; none runs, loads, animates, links or embeds HTML.
var svgElements = set(`svg g defs symbol use title desc path rect circle ellipse line polyline polygon
	text tspan textPath style image linearGradient radialGradient stop pattern clipPath mask marker
	filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
	feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur
	feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
	switch`)

// unwrapped elements go, their drawing stays.
var unwrapped = set(`a`)

var (
	localReference = regexp.MustCompile(`^#[^\s"'()<>]+$`)
	inlineRaster   = regexp.MustCompile(`^data:image/(png|jpeg|webp|gif);base64,[A-Za-z0-9+/=\s]+$`)
	outerURL       = regexp.MustCompile(`(?i)url\(\s*['"]?\s*[^#'"\s)]`)
	attributeName  = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_.-]*$`)
)

// CleanSVG returns the drawing in data without anything that could run,
// load from elsewhere or lead away: only known elements, no handlers, no
// references but to the drawing's own parts and to pictures inside it.
func CleanSVG(data []byte) ([]byte, error) {
	if len(data) > maxSVGBytes {
		return nil, tooLarge("SVG", maxSVGBytes)
	}
	in := xml.NewDecoder(bytes.NewReader(data))
	in.Strict = true
	c := cleaner{in: in}
	if err := c.document(); err != nil {
		return nil, err
	}
	return c.out.Bytes(), nil
}

type cleaner struct {
	in   *xml.Decoder
	out  bytes.Buffer
	root bool
}

func (c *cleaner) document() error {
	var open []string // names written, "" for an unwrapped element
	for {
		token, err := c.in.Token()
		if errors.Is(err, io.EOF) {
			if !c.root {
				return errors.New("no svg element")
			}
			return nil
		}
		if err != nil {
			return fmt.Errorf("read svg: %w", err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			name := t.Name.Local
			foreign := t.Name.Space != svgSpace && t.Name.Space != ""
			switch {
			case !c.root && (name != "svg" || foreign):
				return fmt.Errorf("root element %q is not svg", name)
			case len(open) >= maxSVGDepth:
				return errors.New("svg nested too deeply")
			case !foreign && unwrapped[name]:
				open = append(open, "")
				continue
			case foreign || !svgElements[name]:
				if err := c.in.Skip(); err != nil {
					return fmt.Errorf("read svg: %w", err)
				}
				continue
			}
			if name == "style" {
				if err := c.style(); err != nil {
					return err
				}
				continue
			}
			c.start(t)
			open = append(open, name)
		case xml.EndElement:
			if name := open[len(open)-1]; name != "" {
				c.out.WriteString("</" + name + ">")
			}
			open = open[:len(open)-1]
		case xml.CharData:
			if c.root {
				c.text(string(t))
			}
		}
	}
}

func (c *cleaner) start(t xml.StartElement) {
	c.out.WriteString("<" + t.Name.Local)
	if !c.root {
		c.root = true
		c.out.WriteString(` xmlns="` + svgSpace + `"`)
	}
	for _, a := range t.Attr {
		if name, value, ok := cleanAttribute(t.Name.Local, a); ok {
			c.out.WriteString(" " + name + `="`)
			c.text(value)
			c.out.WriteString(`"`)
		}
	}
	c.out.WriteString(">")
}

var escapeXML = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

func (c *cleaner) text(s string) { c.out.WriteString(escapeXML.Replace(s)) }

// style keeps a sheet that styles the drawing and drops one that loads.
func (c *cleaner) style() error {
	var sheet strings.Builder
	for {
		token, err := c.in.Token()
		if err != nil {
			return fmt.Errorf("read svg style: %w", err)
		}
		switch t := token.(type) {
		case xml.CharData:
			sheet.Write(t)
		case xml.StartElement:
			return errors.New("element inside an svg style")
		case xml.EndElement:
			if css := sheet.String(); safeCSS(css) {
				c.out.WriteString("<style>")
				c.text(css)
				c.out.WriteString("</style>")
			}
			return nil
		}
	}
}

// safeCSS says whether css can only style: no import, no outer address, no
// escapes that could hide either.
func safeCSS(css string) bool {
	lower := strings.ToLower(css)
	for _, bad := range []string{"@", `\`, "expression", "javascript", "-moz-binding", "behavior", "image-set", "image(", "</"} {
		if strings.Contains(lower, bad) {
			return false
		}
	}
	return !outerURL.MatchString(css)
}

func cleanAttribute(element string, a xml.Attr) (name, value string, ok bool) {
	name, value = a.Name.Local, a.Value
	switch {
	case a.Name.Space == "xmlns" || name == "xmlns":
		return "", "", false
	case name == "href" && (a.Name.Space == "" || a.Name.Space == xlinkSpace || a.Name.Space == "xlink"):
		if localReference.MatchString(value) || element == "image" && inlineRaster.MatchString(value) {
			return "href", value, true
		}
		return "", "", false
	case a.Name.Space == "http://www.w3.org/XML/1998/namespace" || a.Name.Space == "xml":
		return "xml:" + name, value, name == "lang" || name == "space"
	case a.Name.Space != "", !attributeName.MatchString(name):
		return "", "", false
	case len(name) > 2 && strings.EqualFold(name[:2], "on"):
		return "", "", false
	}
	return name, value, safeCSS(value)
}

// svgSize reads width and height in pixels, else from the viewBox; 0 where
// neither says.
func svgSize(svg []byte) (width, height int) {
	in := xml.NewDecoder(bytes.NewReader(svg))
	for {
		token, err := in.Token()
		if err != nil {
			return 0, 0
		}
		t, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		attr := map[string]string{}
		for _, a := range t.Attr {
			attr[a.Name.Local] = a.Value
		}
		w, errW := strconv.ParseFloat(strings.TrimSuffix(attr["width"], "px"), 64)
		h, errH := strconv.ParseFloat(strings.TrimSuffix(attr["height"], "px"), 64)
		if errW == nil && errH == nil {
			return int(w + .5), int(h + .5)
		}
		box := strings.FieldsFunc(attr["viewBox"], func(r rune) bool { return r == ' ' || r == ',' })
		if len(box) != 4 {
			return 0, 0
		}
		w, errW = strconv.ParseFloat(box[2], 64)
		h, errH = strconv.ParseFloat(box[3], 64)
		if errW != nil || errH != nil {
			return 0, 0
		}
		return int(w + .5), int(h + .5)
	}
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
