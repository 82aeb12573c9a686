package intake

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
)

// beside finds the pictures and films that f's story names and that lie in
// the folder dir of root, or below or beside it inside root.
func (f *File) beside(root, dir string) ([]Picture, error) {
	var found []Picture
	seen := map[string]bool{}
	take := func(name, file string) bool {
		if seen[name] {
			return true
		}
		file, local := within(dir, file)
		if !local || !isFile(root, file) {
			return false
		}
		seen[name] = true
		found = append(found, Picture{Name: name, Root: root, File: file})
		return true
	}
	for _, n := range f.named() {
		if n.name != "" && !take(n.name, n.file) && looksLikeFile(n.file) {
			return nil, f.Refuse(n.field, "names “"+n.file+"”, which does not lie beside the story.")
		}
	}
	for _, match := range imageInText.FindAllStringSubmatch(f.Story.Body, -1) {
		take(match[1], match[1])
	}
	return found, nil
}

// naming is a field that names a picture or a film.
type naming struct{ field, name, file string }

func (f *File) named() []naming {
	s := f.Story
	var all []naming
	files := map[string]string{}
	for i, p := range s.Pictures {
		file, field := p.File, fmt.Sprintf("pictures[%d].file", i)
		if file == "" {
			file, field = p.ID, fmt.Sprintf("pictures[%d].id", i)
		}
		files[p.ID] = file
		all = append(all, naming{field, p.ID, file})
	}
	add := func(field, name string) {
		if _, known := files[name]; !known {
			all = append(all, naming{field, name, name})
		}
	}
	add("lead", s.Lead)
	for i, id := range s.Gallery {
		add(fmt.Sprintf("gallery[%d]", i), id)
	}
	if s.Video != nil {
		add("video.id", s.Video.ID)
		add("video.poster", s.Video.Poster)
		add("video.captions", s.Video.Captions)
	}
	return all
}

// imageInText finds the addresses of pictures in Markdown.
var imageInText = regexp.MustCompile(`!\[[^\]\n]*\]\(\s*<?([^\s<>()]+)>?[^)\n]*\)`)

// within is name as a path inside the root; local is false for what is an
// address or leads out of it.
func within(dir, name string) (file string, local bool) {
	if name == "" || strings.Contains(name, "://") || strings.HasPrefix(name, "/") {
		return "", false
	}
	file = filepath.FromSlash(path.Join(dir, filepath.ToSlash(name)))
	return file, filepath.IsLocal(file)
}

func isFile(root, file string) bool {
	f, err := os.OpenInRoot(root, file)
	if err != nil {
		return false
	}
	defer f.Close()
	info, err := f.Stat()
	return err == nil && info.Mode().IsRegular()
}

// looksLikeFile says whether name is a file's rather than an id of the room.
func looksLikeFile(name string) bool { return path.Ext(name) != "" }
