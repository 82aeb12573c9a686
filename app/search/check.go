package search

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash"
	"hash/crc32"
	"io"
	"os"

	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// Check reads the files of the index against their sums, which takes a second
// or two for a hundred thousand stories; it is for the background. Damage
// comes as ErrDamaged, and Outdated is true from then on.
func (x *Index) Check(ctx context.Context) error {
	_, err := x.read(func(v *view) error {
		for _, s := range v.shards {
			written, ok := s.segment.(segment.PersistedSegment)
			if !ok {
				continue // still in memory
			}
			if err := errors.Join(ctx.Err(), checkFile(written.Path())); err != nil {
				return err
			}
		}
		return nil
	})
	if errors.Is(err, ErrDamaged) {
		x.condemn()
	}
	return err
}

// checkFile reads a segment's file: its sum is in its last four bytes.
func checkFile(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return fmt.Errorf("check the index: %w", err)
	}
	sum, last := crc32.NewIEEE(), make([]byte, crc32.Size)
	if err := sumUp(sum, file, info.Size()-crc32.Size, last); err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if sum.Sum32() != binary.BigEndian.Uint32(last) {
		return fmt.Errorf("%w: %s has another sum", ErrDamaged, info.Name())
	}
	return nil
}

func sumUp(sum hash.Hash32, file io.Reader, bytes int64, last []byte) error {
	if _, err := io.CopyN(sum, file, bytes); err != nil {
		return err
	}
	_, err := io.ReadFull(file, last)
	return err
}
