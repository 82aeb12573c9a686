package storyfile

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
)

// Format writes s as a Markdown file. Parse reads it back equal, but for what
// belongs to this room alone: revision, liveRevision, words and direction are
// left out.
func Format(s Story) []byte {
	s = s.Clean().own()
	var b bytes.Buffer
	b.WriteString(fence + "\n")
	b.Write(front(s))
	b.WriteString(fence + "\n\n")
	b.WriteString(s.Body)
	b.WriteByte('\n')
	return b.Bytes()
}

// front is the front matter of s, a clean story.
func front(s Story) []byte {
	s.Body = ""
	s.brief()
	if s.Working != nil {
		working := *s.Working
		working.brief()
		s.Working = &working
	}
	out, err := yaml.MarshalWithOptions(s, yaml.IndentSequence(true), yaml.CustomMarshaler(quote))
	if err != nil { // of strings, numbers and lists of them: nothing can fail
		panic(fmt.Errorf("storyfile: writing front matter: %w", err))
	}
	return out
}

// brief leaves out what Clean derives: corrections always, and authors or
// credits, whichever says less.
func (s *Story) brief() {
	s.Corrections = nil
	for _, c := range s.Credits {
		if c.Role != "by" || c.As != "" {
			s.Authors = nil
			return
		}
	}
	s.Credits = nil
}

// quote writes a text plain where no reader of YAML could take it for
// anything else, and in double quotation marks, escaped as JSON, otherwise.
func quote(s string) ([]byte, error) {
	if isPlain(s) {
		return []byte(s), nil
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(s); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}

// isPlain says whether s is words of letters: no sign, no digit before a
// letter, none of the words that YAML or its older readers know.
func isPlain(s string) bool {
	switch strings.ToLower(s) {
	case "", "true", "false", "null", "yes", "no", "on", "off", "y", "n":
		return false
	}
	for i := range len(s) {
		c := s[i]
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		inner := c >= '0' && c <= '9' || c == '-' || c == '.' || c == '/' || c == '_' || c == ' '
		if !letter && (i == 0 || !inner) {
			return false
		}
	}
	return s[len(s)-1] != ' '
}
