package app

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"github.com/google/renameio/v2/maybe"
	"github.com/google/uuid"
)

// mostRooms is how many rooms are remembered.
const mostRooms = 12

// memory is what this computer keeps of the desk, in one small file outside
// every room: which rooms were open, who writes in them, how the window stood.
// Losing it loses nothing of a newsroom.
type memory struct {
	file string // empty: kept for this process only
	mu   sync.Mutex
	kept kept // as this process last wrote it
}

type kept struct {
	Device string      `json:"device"` // names this computer in histories
	Person string      `json:"person,omitempty"`
	View   string      `json:"view,omitempty"`
	Window WindowState `json:"window,omitzero"`
	Rooms  []keptRoom  `json:"rooms,omitempty"` // the last opened first
}

type keptRoom struct {
	Dir      string `json:"dir"`
	Name     string `json:"name,omitempty"`
	Person   string `json:"person,omitempty"`
	OpenedAt string `json:"openedAt,omitempty"` // at the desk; empty if never
	Source   string `json:"source,omitempty"`   // of the paper that is read there
	Reader   reader `json:"reader,omitzero"`
}

// MemoryFile is where this computer keeps what it remembers of the desk; empty
// when the system names no place for it.
func MemoryFile() string {
	dir, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "galley", "desk.json")
}

// read is what is kept now. A file that cannot be read is begun anew.
func (m *memory) read() kept {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.load()
}

func (m *memory) load() kept {
	k := m.kept
	k.Rooms = slices.Clone(k.Rooms)
	if data, err := os.ReadFile(m.file); err == nil {
		k = kept{}
		_ = json.Unmarshal(data, &k) // what cannot be read is not remembered
	}
	return k
}

// change makes a change and writes it down. Other processes may have written
// meanwhile, so it starts from the file.
func (m *memory) change(fn func(*kept)) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	k := m.load()
	fn(&k)
	m.kept = k
	if m.file == "" {
		return nil
	}
	data, err := json.MarshalIndent(k, "", "\t")
	if err != nil {
		return fmt.Errorf("write the desk's memory: %w", err)
	}
	if err := os.MkdirAll(filepath.Dir(m.file), 0o700); err != nil {
		return fmt.Errorf("keep the desk's memory: %w", err)
	}
	if err := maybe.WriteFile(m.file, data, 0o600); err != nil {
		return fmt.Errorf("keep the desk's memory: %w", err)
	}
	return nil
}

// device is the name of this computer in histories, made at its first use.
func (m *memory) device() string {
	if d := m.read().Device; d != "" {
		return d
	}
	fresh := uuid.NewString()[:8]
	_ = m.change(func(k *kept) { k.Device = fresh }) // at worst the next start makes another
	return fresh
}

// person is who writes in the room at dir.
func (k kept) person(dir string) string {
	if i := k.index(dir); i >= 0 && k.Rooms[i].Person != "" {
		return k.Rooms[i].Person
	}
	return k.Person
}

func (k kept) index(dir string) int {
	return slices.IndexFunc(k.Rooms, func(r keptRoom) bool { return r.Dir == dir })
}

// opened puts the room at dir first.
func (k *kept) opened(r keptRoom) {
	if i := k.index(r.Dir); i >= 0 {
		before := k.Rooms[i]
		r.Person = cmp.Or(r.Person, before.Person)
		r.Name = cmp.Or(r.Name, before.Name)
		r.OpenedAt = cmp.Or(r.OpenedAt, before.OpenedAt)
		r.Reader = before.Reader
		k.Rooms = slices.Delete(k.Rooms, i, i+1)
	}
	k.Rooms = slices.Insert(k.Rooms, 0, r)
	if len(k.Rooms) > mostRooms {
		k.Rooms = k.Rooms[:mostRooms]
	}
}

// reader is what is kept of the reader of the room at dir.
func (k kept) reader(dir string) reader {
	if i := k.index(dir); i >= 0 {
		return k.Rooms[i].Reader
	}
	return reader{}
}

// writes notes who writes in the room at dir, and here from now on.
func (k *kept) writes(dir, person string) {
	k.Person = person
	if i := k.index(dir); i >= 0 {
		k.Rooms[i].Person = person
	}
}

// reads changes what is kept of the reader of the room at dir.
func (k *kept) reads(dir string, change func(*reader)) {
	if i := k.index(dir); i >= 0 {
		change(&k.Rooms[i].Reader)
	}
}

// forget takes the room at dir from the list.
func (k *kept) forget(dir string) {
	k.Rooms = slices.DeleteFunc(k.Rooms, func(r keptRoom) bool { return r.Dir == dir })
}

// missing says whether the room that was at dir is there no more.
func missing(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, "galley.db"))
	return errors.Is(err, fs.ErrNotExist)
}
