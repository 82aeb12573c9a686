package intake

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"galley/app/storyfile"
)

// Records are what the stories of a folder speak of, as the folder's file of
// records has them.
type Records struct {
	Path     string // of the file
	Records  storyfile.Records
	Pictures []Picture // the portraits beside it
}

// ReadRecords reads the file of records of each folder among paths that has
// one at its root.
func ReadRecords(paths []string) ([]Records, error) {
	var found []Records
	for _, root := range paths {
		if info, err := os.Stat(root); err != nil || !info.IsDir() {
			continue // what cannot be read, Read says
		}
		r := Records{Path: filepath.Join(root, storyfile.RecordsFile)}
		data, err := contents(root, storyfile.RecordsFile, storyfile.MaxRecords)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, unreadable(r.Path, err)
		}
		var lines storyfile.Lines
		if r.Records, lines, err = storyfile.ParseRecords(r.Path, data); err != nil {
			return nil, err
		}
		if r.Pictures, err = portraits(root, r.Records, lines); err != nil {
			return nil, err
		}
		found = append(found, r)
	}
	return found, nil
}

// portraits finds the pictures that authors name and that lie under root.
func portraits(root string, r storyfile.Records, lines storyfile.Lines) ([]Picture, error) {
	var found []Picture
	seen := map[string]bool{}
	for i, a := range r.Authors {
		file, local := within("", a.Portrait)
		switch {
		case a.Portrait == "" || seen[a.Portrait]:
		case local && isFile(root, file):
			seen[a.Portrait] = true
			found = append(found, Picture{Name: a.Portrait, Root: root, File: file})
		case looksLikeFile(a.Portrait):
			return nil, lines.Refuse(storyfile.RecordsFile, fmt.Sprintf("authors[%d].portrait", i), "names “"+a.Portrait+"”, which does not lie beside the file.")
		}
	}
	return found, nil
}
