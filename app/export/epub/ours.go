package epub

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
)

// Ours says whether file is a book that Galley made, or not there at all: what
// else lies there must not be written over.
func Ours(file string) (bool, error) {
	z, err := zip.OpenReader(file)
	if errors.Is(err, fs.ErrNotExist) {
		return true, nil
	}
	if errors.Is(err, zip.ErrFormat) || errors.Is(err, zip.ErrAlgorithm) || errors.Is(err, zip.ErrChecksum) || errors.Is(err, io.ErrUnexpectedEOF) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	defer z.Close()
	f, err := z.Open(folder + packageName)
	if err != nil {
		return false, nil //nolint:nilerr // another program's
	}
	defer f.Close()
	const enough = 1 << 16 // the maker is named before the list of files
	begins, err := io.ReadAll(io.LimitReader(f, enough))
	if err != nil {
		return false, nil //nolint:nilerr // damaged: not to be trusted to be ours
	}
	return bytes.Contains(begins, []byte(generator)), nil
}

// generator is how a book of ours says who made it.
const generator = `<meta name="generator" content="Galley"/>`
