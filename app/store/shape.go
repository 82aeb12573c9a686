package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"go.etcd.io/bbolt"
)

// The pages of bbolt's file (its format 2): a header, then elements of 16
// bytes, in the machine's own byte order.
const (
	pageHeader  = 16 // number u64, kind u16, elements u16, pages that follow u32
	pageElement = 16
	branchPage  = 1
	leafPage    = 2
)

var errShape = errors.New("pages lead in a circle")

// smallFile is the size up to which every page is looked at when a room opens.
const smallFile = 16 << 20

// shaped checks that no page is led to twice. bbolt follows damaged pages that
// lead in a circle until its stack is full, and no Go program survives that.
// Pages of the lowest level are taken for what they ought to be, unless all is
// asked for: they are nearly the whole file.
func (t *Tx) shaped(all bool) error {
	if err := shapeOf(t.bolt, t.store.file).whole(t.bolt, all); err != nil {
		return damagedFile(t.store.dir, err)
	}
	return nil
}

func shapeOf(tx *bbolt.Tx, file io.ReaderAt) *shape {
	size := tx.DB().Info().PageSize
	s := &shape{file: file, pageSize: size, pages: uint64(tx.Size()) / uint64(size)}
	s.met = make([]uint64, s.pages/64+1)
	return s
}

// whole goes through the file's buckets.
func (s *shape) whole(tx *bbolt.Tx, all bool) error {
	top, err := s.tree(uint64(tx.Cursor().Bucket().RootPage()), true)
	for i := 0; i < len(top) && err == nil; i++ {
		var roots []uint64
		roots, err = s.buckets(top[i])
		for j := 0; j < len(roots) && err == nil; j++ {
			_, err = s.tree(roots[j], all)
		}
	}
	return err
}

// A shape is the pages met so far, and how they are read.
type shape struct {
	file     io.ReaderAt
	pageSize int
	pages    uint64
	met      []uint64 // one bit a page
}

// tree visits the pages from root down, level by level, and returns its
// leaves.
func (s *shape) tree(root uint64, all bool) (leaves []uint64, err error) {
	for level := []uint64{root}; len(level) > 0; {
		var next []uint64
		for i, id := range level {
			if err := s.meet(id); err != nil {
				return nil, err
			}
			kind, count, err := s.page(id)
			if err != nil {
				return nil, err
			}
			if kind == leafPage {
				leaves = append(leaves, id)
				if i == 0 && !all { // the lowest: all leaves lie equally deep
					return level, s.meetAll(level[1:])
				}
				continue
			}
			elements, err := s.elements(id, count)
			if err != nil {
				return nil, err
			}
			for ; len(elements) >= pageElement; elements = elements[pageElement:] {
				next = append(next, binary.NativeEndian.Uint64(elements[8:]))
			}
		}
		level = next
	}
	return leaves, nil
}

// buckets are the first pages of the buckets that a leaf names.
func (s *shape) buckets(leaf uint64) (roots []uint64, err error) {
	_, count, err := s.page(leaf)
	if err != nil {
		return nil, err
	}
	elements, err := s.elements(leaf, count)
	if err != nil {
		return nil, err
	}
	for at := 0; at+pageElement <= len(elements); at += pageElement {
		e := elements[at:]
		if flags := binary.NativeEndian.Uint32(e); flags&1 == 0 {
			continue
		}
		value := int64(at) + int64(binary.NativeEndian.Uint32(e[4:])) + int64(binary.NativeEndian.Uint32(e[8:])) // behind the key
		var root [8]byte
		if _, err := s.file.ReadAt(root[:], s.at(leaf)+pageHeader+value); err != nil {
			return nil, fmt.Errorf("page %d: %w", leaf, err)
		}
		if id := binary.NativeEndian.Uint64(root[:]); id != 0 { // else it lies in the leaf itself
			roots = append(roots, id)
		}
	}
	return roots, nil
}

// page reads what kind of page id is, and of how many elements.
func (s *shape) page(id uint64) (kind uint16, count int, err error) {
	var header [pageHeader]byte
	if _, err := s.file.ReadAt(header[:], s.at(id)); err != nil {
		return 0, 0, fmt.Errorf("page %d: %w", id, err)
	}
	number, kind := binary.NativeEndian.Uint64(header[:]), binary.NativeEndian.Uint16(header[8:])
	if number != id || kind != branchPage && kind != leafPage {
		return 0, 0, fmt.Errorf("page %d calls itself %d, of kind %d", id, number, kind)
	}
	return kind, int(binary.NativeEndian.Uint16(header[10:])), nil
}

// elements reads the elements of page id, without what they point to.
func (s *shape) elements(id uint64, count int) ([]byte, error) {
	elements := make([]byte, count*pageElement)
	if _, err := s.file.ReadAt(elements, s.at(id)+pageHeader); err != nil {
		return nil, fmt.Errorf("page %d: %w", id, err)
	}
	return elements, nil
}

func (s *shape) at(id uint64) int64 { return int64(id) * int64(s.pageSize) }

func (s *shape) meetAll(ids []uint64) error {
	for _, id := range ids {
		if err := s.meet(id); err != nil {
			return err
		}
	}
	return nil
}

// meet notes that something led to page id.
func (s *shape) meet(id uint64) error {
	if id >= s.pages {
		return fmt.Errorf("page %d of %d: %w", id, s.pages, io.ErrUnexpectedEOF)
	}
	bit := uint64(1) << (id % 64)
	if s.met[id/64]&bit != 0 {
		return fmt.Errorf("page %d: %w", id, errShape)
	}
	s.met[id/64] |= bit
	return nil
}
