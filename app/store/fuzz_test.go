package store_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"galley/app/news"
	"galley/app/store"
)

func FuzzCursor(f *testing.F) {
	s := newRoom(f)
	many(f, s, 20)
	f.Add("")
	f.Add("AAAA")
	read(f, s, func(tx *store.Tx) error {
		page, err := tx.Desk(store.DeskQuery{Limit: 3})
		f.Add(page.Next)
		return err
	})
	f.Fuzz(func(t *testing.T, cursor string) {
		read(t, s, func(tx *store.Tx) error {
			for _, q := range []store.DeskQuery{{After: cursor}, {After: cursor, Tag: "tag-1", Language: "en"}} {
				if _, err := tx.Desk(q); err != nil {
					wantCode(t, err, news.CodeInvalid)
				}
			}
			return nil
		})
	})
}

// FuzzValue feeds frames to the codec: an error or a value, never a panic.
func FuzzValue(f *testing.F) {
	f.Add([]byte{}, true)
	f.Add([]byte{1, 'c', 0, 0, 0, 0, 0xa0}, false)
	f.Add([]byte{1, 'z', 0, 0, 0, 0, 0x28, 0xb5, 0x2f, 0xfd}, true)
	f.Add([]byte{1, 'n', 0, 0, 0, 0, 0xff}, true)
	f.Fuzz(func(t *testing.T, frame []byte, sealed bool) { store.DecodeAnyhow(frame, sealed) })
}

func FuzzRecover(f *testing.F) {
	data, err := os.ReadFile(filepath.Join("testdata", "schema-1.zip"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add(data[:len(data)/2])
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) {
		dir := t.TempDir()
		file, into := filepath.Join(dir, "backup"), filepath.Join(dir, "room")
		must(t, os.WriteFile(file, data, 0o600))
		var known *news.Error
		if err := store.Recover(file, into); err != nil && !errors.As(err, &known) {
			t.Errorf("a person would see: %v", err)
		}
		if entries, err := os.ReadDir(dir); err != nil || len(entries) > 2 {
			t.Errorf("beside the room: %v, %v", entries, err)
		}
	})
}
