package site

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"

	"galley/app/edition"
)

// ListName is the file by which an export knows its folder again.
const ListName = "galley-site.txt"

const listHead = "The files of this folder that Galley wrote, with what they are made of. Galley needs this list to write only what changes. 1"

// entry is a file that the export has written or is about to write.
type entry struct {
	basis edition.Sum
	hash  string // of what is in it; empty while it is not written
	size  int64
	media []string // that the page shows
}

func (e entry) written() bool { return e.hash != "" }

// files are the entries by their addresses.
type files map[string]entry

func hashOf(body []byte) string {
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:16])
}

// ErrForeign says that a folder holds something else than an export.
var ErrForeign = errors.New("the folder holds something else")

// readList reads the list of the folder, which is empty in a new one.
func readList(root *os.Root) (files, error) {
	data, err := fs.ReadFile(root.FS(), ListName)
	if errors.Is(err, fs.ErrNotExist) {
		return files{}, isEmpty(root)
	}
	if err != nil {
		return nil, fmt.Errorf("read the folder's list: %w", err)
	}
	list := files{}
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, len(data)+1)
	if !lines.Scan() || lines.Text() != listHead {
		return nil, ErrForeign
	}
	for lines.Scan() {
		address, e, ok := parseEntry(lines.Text())
		if !ok {
			return nil, ErrForeign
		}
		list[address] = e
	}
	return list, lines.Err()
}

// isEmpty is nil where the folder has nothing in it but what systems leave in
// every folder.
func isEmpty(root *os.Root) error {
	entries, err := fs.ReadDir(root.FS(), ".")
	if err != nil {
		return fmt.Errorf("look into the folder: %w", err)
	}
	for _, e := range entries {
		if name := e.Name(); name != tempFolder && name != ".DS_Store" && name != "Thumbs.db" && name != "desktop.ini" {
			return ErrForeign
		}
	}
	return nil
}

// An entry's line has five parts between tabs. No address has a tab.
func (e entry) line(address string) string {
	return strings.Join([]string{
		address, hex.EncodeToString(e.basis[:]), e.hash, strconv.FormatInt(e.size, 10), strings.Join(e.media, " "),
	}, "\t")
}

func parseEntry(line string) (address string, e entry, ok bool) {
	parts := strings.Split(line, "\t")
	if len(parts) != 5 || !fs.ValidPath(parts[0]) {
		return "", e, false
	}
	basis, err := hex.DecodeString(parts[1])
	if err != nil || len(basis) != len(e.basis) {
		return "", e, false
	}
	copy(e.basis[:], basis)
	e.hash, e.media = parts[2], strings.Fields(parts[4])
	e.size, err = strconv.ParseInt(parts[3], 10, 64)
	return parts[0], e, err == nil
}

func (f files) bytes() []byte {
	var out bytes.Buffer
	out.WriteString(listHead + "\n")
	for _, address := range slices.Sorted(maps.Keys(f)) {
		out.WriteString(f[address].line(address))
		out.WriteByte('\n')
	}
	return out.Bytes()
}
