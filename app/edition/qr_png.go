package edition

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"io"
	"sync"

	"rsc.io/qr/coding"
)

const (
	quietZone = 4 // how many white squares stand around a code
	// squareSide is how many pixels a square is wide: with one alone, what
	// smooths a picture as it enlarges it, as many printers do, blurs the code.
	squareSide = 2
)

// codePNG is c as a PNG of one bit a pixel, with its quiet zone. image/png
// would make the same of an image.Paletted in ten times the time.
func codePNG(c *coding.Code) ([]byte, error) {
	size := (c.Size + 2*quietZone) * squareSide
	row := 1 + (size+7)/8 // the filter, none, and the pixels
	white := bytes.Repeat([]byte{0xff}, row)
	white[0] = 0
	pixels := bytes.Repeat(white, size)
	for y := range c.Size {
		line := pixels[(y+quietZone)*squareSide*row:][1:row]
		for x := range c.Size {
			if c.Black(x, y) {
				for at := (x + quietZone) * squareSide; at < (x+quietZone+1)*squareSide; at++ {
					line[at/8] &^= 0x80 >> (at % 8)
				}
			}
		}
		for i := 1; i < squareSide; i++ {
			copy(pixels[((y+quietZone)*squareSide+i)*row+1:], line)
		}
	}
	packed, err := deflated(pixels)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	out.Grow(len(packed) + 100)
	out.WriteString("\x89PNG\r\n\x1a\n")
	head := binary.BigEndian.AppendUint32(nil, uint32(size))
	head = binary.BigEndian.AppendUint32(head, uint32(size))
	chunk(&out, "IHDR", append(head, 1, 0, 0, 0, 0)) // one bit of grey
	chunk(&out, "IDAT", packed)
	chunk(&out, "IEND", nil)
	return out.Bytes(), nil
}

// deflaters are kept: each has tables far larger than what it writes here.
var deflaters = sync.Pool{New: func() any {
	z, err := zlib.NewWriterLevel(io.Discard, zlib.BestSpeed)
	if err != nil {
		panic(err) // the level is one that there is
	}
	return z
}}

func deflated(data []byte) ([]byte, error) {
	var out bytes.Buffer
	z := deflaters.Get().(*zlib.Writer)
	defer deflaters.Put(z)
	z.Reset(&out)
	if _, err := z.Write(data); err != nil {
		return nil, err
	}
	err := z.Close()
	return out.Bytes(), err
}

// chunk writes a part of a PNG.
func chunk(out *bytes.Buffer, name string, data []byte) {
	out.Write(binary.BigEndian.AppendUint32(nil, uint32(len(data))))
	sum := crc32.NewIEEE()
	_, _ = sum.Write([]byte(name)) // a sum does not fail
	_, _ = sum.Write(data)
	out.WriteString(name)
	out.Write(data)
	out.Write(binary.BigEndian.AppendUint32(nil, sum.Sum32()))
}
