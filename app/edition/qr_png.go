package edition

import (
	"bytes"
	"encoding/binary"
	"hash/adler32"
	"hash/crc32"

	"rsc.io/qr/coding"
)

// quietZone is how many white squares stand around a code.
const quietZone = 4

// codePNG is c as a PNG of one bit a square, with its quiet zone. It is not
// compressed: a code is as good as random, and image/png would spend more time
// on it than everything before.
func codePNG(c *coding.Code) []byte {
	size := c.Size + 2*quietZone
	row := 1 + (size+7)/8 // the filter, none, and the squares
	pixels := make([]byte, row*size)
	for y := range size {
		line := pixels[y*row+1 : (y+1)*row]
		for i := range line {
			line[i] = 0xff // white
		}
		if y < quietZone || y >= quietZone+c.Size {
			continue
		}
		from := c.Bitmap[(y-quietZone)*c.Stride:]
		for i := range (c.Size + 7) / 8 {
			line[i] &^= from[i] >> quietZone
			if i+1 < len(line) {
				line[i+1] &^= from[i] << (8 - quietZone)
			}
		}
	}

	var out bytes.Buffer
	out.Grow(len(pixels) + 100)
	out.WriteString("\x89PNG\r\n\x1a\n")
	head := binary.BigEndian.AppendUint32(nil, uint32(size))
	head = binary.BigEndian.AppendUint32(head, uint32(size))
	chunk(&out, "IHDR", append(head, 1, 0, 0, 0, 0)) // one bit of grey
	chunk(&out, "IDAT", stored(pixels))
	chunk(&out, "IEND", nil)
	return out.Bytes()
}

// stored is data as a zlib stream of one block that is not compressed. A code
// is far smaller than such a block may be.
func stored(data []byte) []byte {
	z := []byte{0x78, 0x01, 1}
	z = binary.LittleEndian.AppendUint16(z, uint16(len(data)))
	z = binary.LittleEndian.AppendUint16(z, ^uint16(len(data)))
	z = append(z, data...)
	return binary.BigEndian.AppendUint32(z, adler32.Checksum(data))
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
