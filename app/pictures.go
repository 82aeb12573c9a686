package app

import (
	"encoding/base64"
	"strings"

	"galley/app/news"
)

// Pictures are the room's pictures, films and captions files.
type Pictures struct{ desk }

// Add takes a file in, whose bytes are in base64: the window has no other way
// to hand over a file safely.
func (s *Pictures) Add(name, base64Data string) (p Picture, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return Picture{}, err
	}
	data := base64.NewDecoder(base64.StdEncoding, strings.NewReader(base64Data))
	added, err := r.newsroom.AddPicture(background(), s.who(r), name, data)
	return pictureView(added), err
}

// Get is a picture of the room.
func (s *Pictures) Get(id string) (p Picture, err error) {
	defer s.answer(&err)
	r, err := s.room()
	if err != nil {
		return Picture{}, err
	}
	found, err := r.newsroom.Picture(background(), id)
	return pictureView(found), err
}

// Widths that screens ask for, in pixels.
const (
	thumbWidth = 400
	largeWidth = 1600
)

func pictureView(p news.Picture) Picture {
	return Picture{
		ID: p.ID, Name: p.Name, Type: p.Type, Width: p.Width, Height: p.Height, Bytes: p.Bytes,
		TakenAt: p.TakenAt.String(), Caption: p.Caption, Credit: p.Credit,
		Thumb: variant(p, thumbWidth), Large: variant(p, largeWidth),
	}
}

// variant is the address of p's narrowest variant that is at least so wide,
// else of its widest.
func variant(p news.Picture, width int) string {
	file := ""
	for _, v := range p.Variants { // narrowest first
		if !strings.HasPrefix(v.Type, "image/") {
			continue
		}
		file = v.File
		if v.Width >= width {
			break
		}
	}
	if file == "" {
		return ""
	}
	return "media/" + file
}
