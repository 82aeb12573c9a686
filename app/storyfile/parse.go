package storyfile

import (
	"path/filepath"
	"strings"
)

// Parse reads a Markdown file. Without front matter the whole file is the
// body. Without a headline field the headline is the body's first heading of
// the first level, else the file's name.
func Parse(name string, data []byte) (Story, error) {
	s, _, err := Load(name, data)
	return s, err
}

// Load is Parse, and keeps on which lines the fields stand, for what the room
// then refuses.
func Load(name string, data []byte) (Story, Lines, error) {
	d, err := Read(name, data)
	if err != nil {
		return Story{}, nil, err
	}
	var s Story
	if err := d.Decode(&s); err != nil {
		return Story{}, nil, err
	}
	s, err = d.Finish(s)
	return s, d.lines, err
}

// Finish checks and completes s, decoded from d, as Parse does.
func (d *Document) Finish(s Story) (Story, error) {
	if d.Has("body") {
		return Story{}, d.Refuse("body", "stands under the front matter, not in it.")
	}
	s.Body = d.Body
	if !d.Has("headline") {
		s.Headline, s.Body = d.headline(s.Body)
	}
	if err := d.check(&s); err != nil {
		return Story{}, err
	}
	return s.Clean().own(), nil
}

// headline finds a headline for a file that names none. A heading that the
// body begins with becomes the headline; one further down stays in its place.
func (d *Document) headline(body string) (headline, rest string) {
	fenced := false
	for at := 0; at < len(body); {
		line, _, more := strings.Cut(body[at:], "\n")
		next := at + len(line)
		if more {
			next++
		}
		if strings.HasPrefix(line, "```") || strings.HasPrefix(line, "~~~") {
			fenced = !fenced
		}
		if text, is := strings.CutPrefix(line, "# "); is && !fenced {
			if text = strings.TrimSpace(strings.TrimRight(strings.TrimSpace(text), "#")); text != "" {
				if strings.TrimSpace(body[:at]) == "" {
					return text, strings.TrimLeft(body[next:], "\n")
				}
				return text, body
			}
		}
		at = next
	}
	name := strings.TrimSuffix(d.Name, filepath.Ext(d.Name))
	return strings.TrimSpace(strings.NewReplacer("-", " ", "_", " ").Replace(name)), body
}

// own drops what belongs to the room that wrote the file.
func (s Story) own() Story {
	s.Revision, s.LiveRevision, s.Words, s.Direction = 0, 0, 0, ""
	if s.Working != nil {
		working := s.Working.own()
		working.Working = nil
		s.Working = &working
	}
	return s
}
