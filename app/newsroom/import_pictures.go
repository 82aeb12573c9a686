package newsroom

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"galley/app/intake"
	"galley/app/news"
	"galley/app/storyfile"
)

// takePictures takes the pictures beside a story into the media folder and
// names them in the story by their ids.
func (i *Importer) takePictures(in *incoming) error {
	pictures, ids, err := i.addFiles(in.Path, in.Pictures)
	if err != nil {
		return err
	}
	in.pictures = pictures
	if len(ids) > 0 {
		in.Story = renamed(in.Story, ids)
	}
	return nil
}

// addFiles takes the pictures beside the file at path into the media folder,
// and says which ids they have by the names that the file gives them.
func (i *Importer) addFiles(path string, files []intake.Picture) (pictures []news.Picture, ids map[string]string, err error) {
	ids = map[string]string{}
	for _, p := range files {
		record, err := i.addFile(p)
		if err != nil {
			i.newsroom.settle(pictures)
			return nil, nil, inFile(err, path)
		}
		ids[p.Name] = record.ID
		pictures = append(pictures, record)
	}
	return pictures, ids, nil
}

// settle ends the arrival of the pictures of stories that are in, or refused.
func (i *Importer) settle(batch []incoming) {
	for _, in := range batch {
		i.newsroom.settle(in.pictures)
	}
}

func (i *Importer) addFile(p intake.Picture) (news.Picture, error) {
	file, err := p.Open()
	if err != nil {
		return news.Picture{}, err
	}
	defer file.Close()
	return i.newsroom.media.Add(p.Name, file)
}

// inFile says in which story's file a refusal was met.
func inFile(err error, path string) error {
	var refused *news.Error
	if !errors.As(err, &refused) {
		return err
	}
	said := *refused
	said.Message = filepath.Base(path) + ": " + refused.Message
	return &said
}

// renamed is s with pictures called by their ids instead of their files.
func renamed(s storyfile.Story, ids map[string]string) storyfile.Story {
	id := func(name string) string {
		if id, found := ids[name]; found {
			return id
		}
		return name
	}
	s.Lead = id(s.Lead)
	s.Gallery = slices.Clone(s.Gallery)
	for k, name := range s.Gallery {
		s.Gallery[k] = id(name)
	}
	s.Pictures = slices.Clone(s.Pictures)
	for k, p := range s.Pictures {
		s.Pictures[k].ID, s.Pictures[k].File = id(p.ID), ""
	}
	if s.Video != nil {
		s.Video = &storyfile.Video{ID: id(s.Video.ID), Poster: id(s.Video.Poster), Captions: id(s.Video.Captions)}
	}
	for name, id := range ids {
		for _, end := range []string{")", " ", "\t"} {
			s.Body = strings.ReplaceAll(s.Body, "]("+name+end, "]("+id+end)
		}
		s.Body = strings.ReplaceAll(s.Body, "](<"+name+">", "]("+id)
	}
	if s.Working != nil {
		working := renamed(*s.Working, ids)
		s.Working = &working
	}
	return s.Clean() // two names may have been of one file
}
