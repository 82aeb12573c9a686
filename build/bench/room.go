package main

import (
	"fmt"
	"os"
	"path/filepath"

	"galley/app/store"
	"galley/build/bench/corpus"
)

const roomMethod = "Two rooms of the same kind of stories, a small and a large one, in English, Spanish and Arabic in equal parts. Opening and lists have the file in the system's cache, as on a day at work; saves and the import are on the disk when they are done; memory is that of a server whose index is whole and that has answered a search."

// room is a newsroom with the first n stories of the archive, as their import
// left it; measurements that write take a copy.
func (b *bench) room(n int) (string, error) {
	c, err := b.archive(n)
	if err != nil {
		return "", err
	}
	return b.ground.keep(fmt.Sprintf("room-%s-%d-schema%d", c.Sum(), n, store.Schema), func(dir string) error {
		files := dir + "-files"
		defer os.RemoveAll(files)
		if err := c.Write(files, corpus.Story.File); err != nil {
			return err
		}
		if err := b.found(dir); err != nil {
			return err
		}
		return b.importInto(dir, files)
	})
}

// archive is one of n stories.
func (b *bench) archive(n int) (*corpus.Corpus, error) {
	if n == b.stories {
		return b.corpus, nil
	}
	return corpus.New(corpus.Debian, b.seed, n)
}

// importInto imports a folder of stories.
func (b *bench) importInto(room, files string) error {
	return b.command("import", files, "--room", room, "--json")
}

// found makes an empty room.
func (b *bench) found(room string) error {
	return b.command("init", "--room", room, "--title", "Bench", "--editions", "en,es,ar", "--zone", "UTC", "--person", "Bench")
}

// rooms opens the small room and the large one.
func (b *bench) rooms() (small, large string, err error) {
	if small, err = b.room(smallRoom); err != nil {
		return "", "", err
	}
	large, err = b.room(b.stories)
	return small, large, err
}

// spare is a copy of a room, to write to.
func (b *bench) spare(room string) (string, error) {
	dir := filepath.Join(b.work, "spare-"+filepath.Base(room))
	if err := os.RemoveAll(dir); err != nil {
		return "", err
	}
	return dir, os.CopyFS(dir, os.DirFS(room))
}
