package site

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
)

const mediaFolder = "media/"

// hashLength is how long the sum is that names a media file.
const hashLength = 32

// mediaOf are the media files that a page shows or leads to. A section or a tag
// may be called media too: a file's name is a sum and an ending.
func mediaOf(page []byte) []string {
	var names []string
	for rest := page; ; {
		i := bytes.Index(rest, []byte(mediaFolder))
		if i < 0 {
			break
		}
		rest = rest[i+len(mediaFolder):]
		sum := bytes.IndexFunc(rest, func(r rune) bool { return (r < 'a' || r > 'f') && (r < '0' || r > '9') })
		if sum != hashLength || rest[sum] != '.' {
			continue
		}
		end := bytes.IndexFunc(rest[sum+1:], func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
		if end > 0 {
			names = append(names, string(rest[:sum+1+end]))
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// medium puts a media file in its place. Its name says what is in it: one of
// its size that lies there already is it.
func (x *export) medium(name string) error {
	if x.options.Media == nil {
		return nil
	}
	address := mediaFolder + name
	x.mu.Lock()
	known := x.wanted[address]
	x.wanted[address] = true
	x.mu.Unlock()
	if known {
		return nil
	}
	info, err := fs.Stat(x.options.Media, name)
	if errors.Is(err, fs.ErrNotExist) {
		x.note(func(r *Report) { r.Missing = append(r.Missing, name) })
		return nil
	}
	if err != nil {
		return fmt.Errorf("find %s: %w", name, err)
	}
	made := entry{hash: name, size: info.Size()}
	if x.folder.size(address) == made.size {
		x.has(address, made)
		return nil
	}
	if x.isSomebodys(address) {
		return nil
	}
	err = x.folder.put(address, func(w io.Writer) error {
		from, err := x.options.Media.Open(name)
		if err != nil {
			return err
		}
		_, err = io.Copy(w, from)
		return errors.Join(err, from.Close())
	})
	if err == nil {
		x.has(address, made)
		x.note(func(r *Report) { r.Media++ })
	}
	return err
}
