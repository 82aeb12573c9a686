package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"sync"

	"github.com/fxamacker/cbor/v2"
	"github.com/klauspost/compress/zstd"
)

// Every value in the file is a frame: a version byte, a form byte, a CRC-32C
// over where the value lies and what it says, and the payload. The checksum
// takes in bucket and key, so that a value under another's key is damage too.
const (
	frameVersion = 1
	frameHeader  = 6
)

// The forms of a payload.
const (
	formRecord  = 'c' // CBOR with integer keys
	formPlain   = 'b' // a body as it is
	formZstd    = 'z' // a body, compressed
	formNumbers = 'n' // unsigned varints
)

// maxBody bounds what a damaged or hostile frame may unpack to.
const maxBody = 64 << 20

// smallBody is the length under which compression gains nothing.
const smallBody = 256

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

var (
	errFrame    = errors.New("not a value of this format")
	errChecksum = errors.New("checksum differs")
)

var encoding = sync.OnceValue(func() cbor.EncMode {
	mode, err := cbor.CoreDetEncOptions().EncMode() // sorted: equal values are equal bytes
	if err != nil {
		panic(err)
	}
	return mode
})

// decoding keeps text that is not valid UTF-8 readable: what was written must
// always come back.
var decoding = sync.OnceValue(func() cbor.DecMode {
	mode, err := cbor.DecOptions{UTF8: cbor.UTF8DecodeInvalid}.DecMode()
	if err != nil {
		panic(err)
	}
	return mode
})

var packer = sync.OnceValue(func() *zstd.Encoder {
	e, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedDefault), zstd.WithEncoderCRC(false),
		zstd.WithEncoderConcurrency(2), zstd.WithLowerEncoderMem(true), zstd.WithWindowSize(256<<10))
	if err != nil {
		panic(err)
	}
	return e
})

var unpacker = sync.OnceValue(func() *zstd.Decoder {
	d, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(maxBody))
	if err != nil {
		panic(err)
	}
	return d
})

// checksum is the CRC-32C of the frame's place, form and payload.
func checksum(b bucket, key []byte, form byte, payload []byte) uint32 {
	sum := crc32.Update(seeds[b], castagnoli, key)
	sum = crc32.Update(sum, castagnoli, []byte{frameVersion, form})
	return crc32.Update(sum, castagnoli, payload)
}

// seal makes the frame of a payload that lies behind frameHeader free bytes.
func seal(b bucket, key []byte, form byte, frame []byte) []byte {
	frame[0], frame[1] = frameVersion, form
	binary.BigEndian.PutUint32(frame[2:], checksum(b, key, form, frame[frameHeader:]))
	return frame
}

// open checks a frame and returns its form and payload, which is only valid
// while the transaction is.
func open(b bucket, key, frame []byte) (form byte, payload []byte, err error) {
	if len(frame) < frameHeader || frame[0] != frameVersion {
		return 0, nil, errFrame
	}
	form, payload = frame[1], frame[frameHeader:]
	if binary.BigEndian.Uint32(frame[2:]) != checksum(b, key, form, payload) {
		return 0, nil, errChecksum
	}
	return form, payload, nil
}

func openAs(want byte, b bucket, key, frame []byte) ([]byte, error) {
	form, payload, err := open(b, key, frame)
	if err == nil && form != want {
		err = errFrame
	}
	return payload, err
}

func encodeRecord(b bucket, key []byte, v any) ([]byte, error) {
	payload, err := encoding().Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("encode %s: %w", b, err)
	}
	frame := make([]byte, frameHeader+len(payload))
	copy(frame[frameHeader:], payload)
	return seal(b, key, formRecord, frame), nil
}

func decodeRecord(b bucket, key, frame []byte, into any) error {
	payload, err := openAs(formRecord, b, key, frame)
	if err != nil {
		return err
	}
	return decoding().Unmarshal(payload, into)
}

func encodeBody(b bucket, key []byte, text string) []byte {
	if len(text) >= smallBody {
		frame := packer().EncodeAll([]byte(text), make([]byte, frameHeader, frameHeader+len(text)/2))
		if len(frame) < len(text) {
			return seal(b, key, formZstd, frame)
		}
	}
	frame := make([]byte, frameHeader+len(text))
	copy(frame[frameHeader:], text)
	return seal(b, key, formPlain, frame)
}

func decodeBody(b bucket, key, frame []byte) (string, error) {
	form, payload, err := open(b, key, frame)
	if err != nil {
		return "", err
	}
	switch form {
	case formPlain:
		return string(payload), nil
	case formZstd:
		text, err := unpacker().DecodeAll(payload, nil)
		return string(text), err
	}
	return "", errFrame
}

func encodeNumbers(b bucket, key []byte, numbers ...uint64) []byte {
	frame := make([]byte, frameHeader, frameHeader+binary.MaxVarintLen64*len(numbers))
	for _, n := range numbers {
		frame = binary.AppendUvarint(frame, n)
	}
	return seal(b, key, formNumbers, frame)
}

// decodeNumbers fills as many numbers as it is given; a frame may hold more.
func decodeNumbers(b bucket, key, frame []byte, into ...*uint64) error {
	payload, err := openAs(formNumbers, b, key, frame)
	if err != nil {
		return err
	}
	for _, n := range into {
		v, size := binary.Uvarint(payload)
		if size <= 0 {
			return errFrame
		}
		*n, payload = v, payload[size:]
	}
	return nil
}
