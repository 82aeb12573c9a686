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
	ids := map[string]string{}
	for _, p := range in.Pictures {
		record, err := i.addFile(p)
		if err != nil {
			return inFile(err, in.Path)
		}
		ids[p.Name] = record.ID
		in.pictures = append(in.pictures, record)
	}
	if len(ids) > 0 {
		in.Story = renamed(in.Story, ids)
	}
	return nil
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
