package media

import (
	"fmt"
	"image"
	_ "image/gif" // decoders, by their registration
	"image/jpeg"
	_ "image/png"
	"io"
	"os"
	"path"
	"strconv"

	_ "github.com/gen2brain/heic"
	"github.com/gen2brain/webp"
	"golang.org/x/image/draw"

	"galley/app/news"
)

// Widths are those of the derivatives that pages offer, in pixels.
var Widths = []int{400, 800, 1600}

const jpegQuality, webpQuality = 82, 78

// takeRaster keeps the original with its metadata, and makes derivatives
// without any. The size is read before the pixels: a small file can claim a
// picture that fills the memory.
func (l *Library) takeRaster(p news.Picture, tmp *os.File) (news.Picture, error) {
	size, _, err := image.DecodeConfig(tmp)
	if err != nil {
		return p, refuse(p.Name, err)
	}
	if size.Width <= 0 || size.Height <= 0 || size.Width > MaxPixels/size.Height {
		return p, tooManyPixels(p.Name, size.Width, size.Height)
	}
	about := readMetadata(tmp, p.Type)
	p.Caption, p.Credit, p.TakenAt = about.caption, about.credit, about.takenAt
	if p.ID, err = hashOf(tmp); err != nil {
		return p, err
	}
	l.arrivals.begin(p.ID)
	if p.Bytes, err = tmp.Seek(0, io.SeekEnd); err != nil {
		return p, fmt.Errorf("measure %s: %w", p.Name, err)
	}
	if _, err = tmp.Seek(0, io.SeekStart); err != nil {
		return p, fmt.Errorf("rewind %s: %w", p.Name, err)
	}
	pixels, _, err := image.Decode(tmp)
	if err != nil {
		return p, refuse(p.Name, err)
	}
	pixels = upright(pixels, about.orientation)
	p.Width, p.Height = pixels.Bounds().Dx(), pixels.Bounds().Dy()
	if err := l.derive(&p, pixels); err != nil {
		return p, err
	}
	return p, l.commit(tmp, path.Join(originals, p.ID+p.Ext))
}

// derive writes p's derivatives, narrowest first, never wider than p.
func (l *Library) derive(p *news.Picture, pixels image.Image) error {
	for i, width := range Widths {
		last := i == len(Widths)-1 || p.Width <= width
		width = min(width, p.Width)
		scaled := scale(pixels, width)
		for _, f := range []struct {
			ext, mediaType string
			encode         func(io.Writer, image.Image) error
		}{
			{".webp", "image/webp", func(w io.Writer, m image.Image) error {
				return webp.Encode(w, m, webp.Options{Quality: webpQuality, Method: webp.DefaultMethod})
			}},
			{".jpg", "image/jpeg", func(w io.Writer, m image.Image) error {
				return jpeg.Encode(w, onWhite(m), &jpeg.Options{Quality: jpegQuality})
			}},
		} {
			name := p.ID + "-" + strconv.Itoa(width) + f.ext
			if err := l.write(name, func(w io.Writer) error { return f.encode(w, scaled) }); err != nil {
				return err
			}
			p.Variants = append(p.Variants, news.Variant{File: name, Type: f.mediaType, Width: width, Height: scaled.Bounds().Dy()})
		}
		if last {
			break
		}
	}
	return nil
}

// scale makes m width pixels wide: a cheap kernel down to twice the target,
// then a good one, which looks the same as the good one alone.
func scale(m image.Image, width int) image.Image {
	from := m.Bounds()
	if width >= from.Dx() {
		return m
	}
	if from.Dx() > 4*width {
		m = resize(draw.ApproxBiLinear, m, 2*width)
	}
	return resize(draw.CatmullRom, m, width)
}

func resize(kernel draw.Scaler, m image.Image, width int) image.Image {
	b := m.Bounds()
	height := max(1, (b.Dy()*width+b.Dx()/2)/b.Dx())
	to := image.NewNRGBA(image.Rect(0, 0, width, height))
	kernel.Scale(to, to.Bounds(), m, b, draw.Src, nil)
	return to
}

// onWhite is m over white: JPEG knows no transparency.
func onWhite(m image.Image) image.Image {
	if o, ok := m.(interface{ Opaque() bool }); ok && o.Opaque() {
		return m
	}
	to := image.NewRGBA(m.Bounds())
	draw.Draw(to, to.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(to, to.Bounds(), m, m.Bounds().Min, draw.Over)
	return to
}

func tooManyPixels(name string, width, height int) error {
	most := strconv.Itoa(MaxPixels / 1_000_000)
	dims := strconv.Itoa(width) + " × " + strconv.Itoa(height)
	return &news.Error{
		Code: news.CodeTooLarge, Args: map[string]string{"name": name, "megapixels": most},
		Message: "“" + name + "” has " + dims + " pixels; Galley takes up to " + most + " megapixels. Make it smaller and add it again.",
	}
}
