package store_test

import (
	"os"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"

	"galley/app/store"
)

func TestSoundFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "root.bolt")
	if err := store.SoundFile(path); err != nil {
		t.Errorf("what is not there: %v", err)
	}
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		b, err := tx.CreateBucket([]byte("b"))
		for i := 0; err == nil && i < 2000; i++ {
			err = b.Put([]byte{byte(i >> 8), byte(i)}, make([]byte, 100))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := store.SoundFile(path); err != nil {
		t.Errorf("what is in use: %v", err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if err := store.SoundFile(path); err != nil {
		t.Errorf("a sound file: %v", err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for name, damaged := range map[string][]byte{
		"empty": {}, "cut short": whole[:len(whole)/2], "cut to its beginning": whole[:5000],
		"text": []byte("not a database"), "overwritten": append(append([]byte{}, whole[:8192]...), make([]byte, len(whole)-8192)...),
	} {
		if err := os.WriteFile(path, damaged, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := store.SoundFile(path); err == nil {
			t.Errorf("%s: said to be sound", name)
		}
	}
}
