package app

import (
	"errors"
	"strings"

	"galley/app/news"
	"galley/app/store"
	"galley/app/storyfile"
)

// Reading is the reader's edition as the desk shows it in frames.
type Reading struct{ desk }

// Base is where the reader's pages are, with a closing slash.
func (s *Reading) Base() (address string, err error) {
	defer s.answer(&err)
	return s.app.opts.Frame.base(), nil
}

// Preview makes the page of a story as it is being written, and gives the
// address where it can be seen; every call gives another one.
func (s *Reading) Preview(id string, story storyfile.Story) (address string, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return "", err
	}
	page, language, err := r.preview(id, story)
	if err != nil {
		return "", err
	}
	return s.app.previewAt(language+"/story/preview.html", page), nil
}

// Where is the page that the reader's frame shows.
func (s *Reading) Where() (at Place, err error) {
	defer s.answer(&err)
	if address := s.app.shown.Load(); address != nil {
		at.Address = *address
	}
	return at, nil
}

// StoryAt is the story at an address of the edition, or none.
func (s *Reading) StoryAt(address string) (ref StoryRef, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return StoryRef{}, err
	}
	edition, name, found := strings.Cut(strings.TrimSuffix(address, ".html"), "/story/")
	if !found {
		return StoryRef{}, nil
	}
	return r.storyAt(edition, name)
}

func (r *room) storyAt(edition, name string) (ref StoryRef, err error) {
	err = r.store.Read(func(t *store.Tx) error {
		story, _, err := t.Public().ByAddress(edition, name)
		ref.ID = story.ID
		return err
	})
	if errors.Is(err, &news.Error{Code: news.CodeNotFound}) {
		return StoryRef{}, nil
	}
	return ref, err
}

// preview is the page of story id with another text.
func (r *room) preview(id string, text storyfile.Story) (page []byte, language string, err error) {
	story, err := r.newsroom.Preview(background(), id, text)
	if err != nil {
		return nil, "", err
	}
	page, err = r.previewed.Preview(story)
	return page, story.Language, err
}

// base is where the reader's pages are, with a closing slash.
func (f Frame) base() string { return f.Origin + f.Prefix + "/" }
