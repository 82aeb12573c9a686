package store_test

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"testing"

	"galley/app/news"
	"galley/app/store"
)

// The pages of the room that the damaged rooms are made of.
const pageSize = 4096

type page []byte

func (p page) branch() bool { return binary.NativeEndian.Uint16(p[8:]) == 1 }
func (p page) leaf() bool   { return binary.NativeEndian.Uint16(p[8:]) == 2 }
func (p page) count() int   { return int(binary.NativeEndian.Uint16(p[10:])) }

// child is the number of the page that the element i of a branch leads to.
func (p page) child(i int) []byte { return p[16+16*i+8:][:8] }

// branches are the numbers of the branch pages, in use or not.
func branches(data []byte) (found []uint64) {
	for id := uint64(2); (id+1)*pageSize <= uint64(len(data)); id++ {
		if p := page(data[id*pageSize:]); p.branch() && binary.NativeEndian.Uint64(p) == id {
			found = append(found, id)
		}
	}
	return found
}

// spoilEach has one page of a room after the other spoilt, in the open file:
// what is checked is what opening it would meet.
func spoilEach(t *testing.T, spoil func(data []byte, branch uint64) (id uint64, spoilt []byte), check func(s *store.Store)) {
	t.Helper()
	if os.Getpagesize() != pageSize {
		t.Skip("this machine's pages have another size")
	}
	dir, data := damagedRoom(t)
	s, err := store.Open(dir)
	must(t, err)
	defer s.Close()
	must(t, s.Shaped(false))
	must(t, s.Shaped(true))
	file, err := os.OpenFile(filepath.Join(dir, "galley.db"), os.O_RDWR, 0)
	must(t, err)
	defer file.Close()
	for _, branch := range branches(data) {
		id, spoilt := spoil(data, branch)
		if spoilt == nil {
			continue
		}
		_, err := file.WriteAt(spoilt, int64(id*pageSize))
		must(t, err)
		check(s)
		_, err = file.WriteAt(data[id*pageSize:][:pageSize], int64(id*pageSize))
		must(t, err)
	}
}

// bbolt would follow such pages until the stack is full, and the test would
// end with it.
func TestPagesThatLeadToThemselvesAreFound(t *testing.T) {
	for name, element := range map[string]func(page) int{
		"first": func(page) int { return 0 },
		"last":  func(p page) int { return p.count() - 1 },
	} {
		t.Run(name, func(t *testing.T) {
			found := 0
			spoilEach(t, func(data []byte, branch uint64) (uint64, []byte) {
				spoilt := append(page(nil), data[branch*pageSize:][:pageSize]...)
				copy(spoilt.child(element(spoilt)), spoilt[:8])
				return branch, spoilt
			}, func(s *store.Store) {
				above, all := s.Shaped(false), s.Shaped(true)
				if (above == nil) != (all == nil) {
					t.Errorf("above the leaves %v, in all %v", above, all)
				}
				if above != nil { // else a free page that nothing leads to
					wantCode(t, above, news.CodeDamaged)
					found++
				}
			})
			if found == 0 {
				t.Error("none was found")
			}
		})
	}
}

// A leaf whose place an old branch has taken, as when a disk loses a write.
func TestBranchesAmongTheLeavesAreFound(t *testing.T) {
	found := 0
	spoilEach(t, func(data []byte, branch uint64) (uint64, []byte) {
		top := page(data[branch*pageSize:])
		leaf := binary.NativeEndian.Uint64(top.child(top.count() - 1))
		if (leaf+1)*pageSize > uint64(len(data)) || !page(data[leaf*pageSize:]).leaf() {
			return 0, nil
		}
		spoilt := append(page(nil), top[:pageSize]...)
		binary.NativeEndian.PutUint64(spoilt, leaf) // it says where it is
		return leaf, spoilt
	}, func(s *store.Store) {
		if err := s.Shaped(true); err != nil {
			wantCode(t, err, news.CodeDamaged)
			found++
		}
	})
	if found == 0 {
		t.Error("none was found")
	}
}

func TestRoomThatLeadsInACircleIsRefused(t *testing.T) {
	dir, data := damagedRoom(t)
	refused := 0
	for _, branch := range branches(data) {
		spoilt := append([]byte(nil), data...)
		copy(page(spoilt[branch*pageSize:]).child(0), spoilt[branch*pageSize:][:8])
		must(t, os.WriteFile(filepath.Join(dir, "galley.db"), spoilt, 0o600))
		for _, open := range []func(string) (*store.Store, error){store.Open, store.OpenReadOnly} {
			s, err := open(dir)
			if err == nil {
				must(t, s.Close())
				continue
			}
			wantCode(t, err, news.CodeDamaged)
			refused++
		}
	}
	if refused == 0 {
		t.Error("none was refused")
	}
}
