package bundle

import (
	"errors"
	"hash"
	"io"
)

// checked reads an entry that must not be longer than left, and whose digest
// must be the one wanted; an empty want is not checked yet.
type checked struct {
	io.ReadCloser
	name string
	sum  hash.Hash
	left uint64
	want string
}

func (c *checked) Read(p []byte) (int, error) {
	n, err := c.ReadCloser.Read(p)
	if uint64(n) > c.left {
		return 0, damaged("%s is longer than it may be", c.name)
	}
	c.left -= uint64(n)
	c.sum.Write(p[:n]) // a hash never fails
	switch {
	case errors.Is(err, io.EOF) && c.want != "" && digestLine(c.sum, c.name) != c.want:
		return n, damaged("%s is not what was signed", c.name)
	case err != nil && !errors.Is(err, io.EOF):
		return n, damaged("read %s: %w", c.name, err)
	}
	return n, err //nolint:wrapcheck // io.EOF is what readers look for
}
