package edition

import (
	"encoding/base64"
	"fmt"
	"html/template"
	"sync"

	"rsc.io/qr/coding"
)

// A code holds at most what fits into this version, 89 squares wide, at the
// lowest level of correction: it is read from a clean screen or a sheet of
// paper, and denser ones ask too much of a telephone's camera.
const largestCode coding.Version = 18

// codeBytes is how many bytes of text the largest code holds.
var codeBytes = (largestCode.DataBytes(coding.L)*8 - utf8Mark{}.Bits(largestCode) - coding.String("").Bits(largestCode)) / 8

// code is a QR code as a template writes it.
type code struct {
	Src  template.URL // the picture itself, in a data: address
	Size int          // its width in squares, the quiet zone included
	Alt  string
	Name string // of one of a series
}

// drawCode makes the QR code of text, which has at most codeBytes bytes: the
// words themselves, not an address where they would be. alt is what stands for
// it where it is not seen.
func drawCode(text, alt string) (code, error) {
	words := coding.String(text)
	version := coding.MinVersion
	for words.Bits(coding.Version(version))+(utf8Mark{}).Bits(0) > coding.Version(version).DataBytes(coding.L)*8 {
		if version++; version > int(largestCode) {
			return code{}, fmt.Errorf("drawing a code: %d bytes are too many", len(text))
		}
	}
	plan, err := codePlans[version]()
	if err != nil {
		return code{}, fmt.Errorf("drawing a code: %w", err)
	}
	drawn, err := plan.Encode(utf8Mark{}, words)
	if err != nil {
		return code{}, fmt.Errorf("drawing a code: %w", err)
	}
	picture, err := codePNG(drawn)
	if err != nil {
		return code{}, fmt.Errorf("drawing a code: %w", err)
	}
	src := "data:image/png;base64," + base64.StdEncoding.EncodeToString(picture)
	return code{Src: template.URL(src), Size: drawn.Size + 2*quietZone, Alt: alt}, nil
}

// codePlans are the layouts by version, each made once: that takes longer than
// filling one in.
var codePlans = func() (plans [largestCode + 1]func() (*coding.Plan, error)) {
	for version := range plans {
		plans[version] = sync.OnceValues(func() (*coding.Plan, error) {
			return coding.NewPlan(coding.Version(version), coding.L, 0)
		})
	}
	return plans
}()

// utf8Mark says that what follows is UTF-8. Without it readers guess, and some
// take Spanish for Chinese.
type utf8Mark struct{}

func (utf8Mark) Check() error            { return nil }
func (utf8Mark) Bits(coding.Version) int { return 4 + 8 }

func (utf8Mark) Encode(b *coding.Bits, _ coding.Version) {
	const designator, utf8 = 7, 26 // of Extended Channel Interpretations
	b.Write(designator, 4)
	b.Write(utf8, 8)
}
