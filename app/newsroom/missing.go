package newsroom

import (
	"context"
	"strings"

	"galley/app/news"
)

// Missing is something that a story lacks.
type Missing struct {
	Field   string
	Code    news.Code
	Message string
	Must    bool // readers cannot be given the story without it
}

// Missing is what story id lacks for move: what must be there, and what is
// asked for. Moves that lead to no reader ask for nothing.
func (n *Newsroom) Missing(ctx context.Context, id string, move news.Move) ([]Missing, error) {
	var list []Missing
	err := n.read(ctx, func(r *reading) error {
		s, err := r.tx.Story(id)
		if err != nil {
			return err
		}
		rule, known := news.RuleFor(move)
		if !known {
			return invalid("move", string(move), "There is no move “"+clip(string(move))+"”.")
		}
		if rule.Live == news.LiveTaken || move == news.Approve || move == news.Schedule {
			list = missing(s)
		}
		return nil
	})
	return list, err
}

// missing is what s lacks to be public.
func missing(s news.Story) []Missing {
	var list []Missing
	must := func(field, message string) {
		list = append(list, Missing{Field: field, Code: news.CodeMissing, Message: message, Must: true})
	}
	c := s.Content
	if strings.TrimSpace(c.Headline) == "" {
		must("headline", "The headline is empty.")
	}
	if strings.TrimSpace(c.Body) == "" && !wordless(c) {
		must("body", "There is no text.")
	}
	if c.Section == "" {
		must("section", "It stands in no section.")
	}
	for _, p := range c.Pictures {
		if strings.TrimSpace(p.Alt) == "" && !p.Decorative {
			list = append(list, Missing{Field: "alt", Code: news.CodeMissing, Message: "A picture has no alternative text, and is not said to be decorative."})
			break
		}
	}
	return list
}

// wordless says whether a story of c's kind is whole without a text.
func wordless(c news.Content) bool {
	switch c.Kind {
	case news.VideoKind:
		return c.Video != nil && c.Video.ID != ""
	case news.Gallery:
		return len(c.Gallery)+len(c.Pictures) > 0
	case news.Infograph:
		return c.Lead != ""
	case news.LiveBlog:
		return c.Live != nil
	}
	return false
}

// lacking refuses a story that cannot be given to readers, naming all that it
// lacks.
func lacking(s news.Story) error {
	var fields, sentences []string
	for _, m := range missing(s) {
		if m.Must {
			fields, sentences = append(fields, m.Field), append(sentences, m.Message)
		}
	}
	if len(fields) == 0 {
		return nil
	}
	return &news.Error{
		Code: news.CodeMissing, Field: fields[0],
		Message: "This story cannot be published yet. " + strings.Join(sentences, " "),
		Args:    map[string]string{"fields": strings.Join(fields, ", ")},
	}
}
