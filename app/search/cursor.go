package search

import (
	"encoding/base64"
	"errors"
	"fmt"
	"math"
	"strings"

	"galley/app/news"
)

// cursor is where a page ends, and the moment for which the list was made:
// the pages of a list are of one freshness.
type cursor struct {
	sort  Sort
	made  news.Moment
	score float32
	at    news.Moment
	id    string
}

func cursorAt(sort Sort, made news.Moment, p *place) cursor {
	return cursor{sort: sort, made: made, score: p.score, at: p.at, id: p.id}
}

func (c cursor) String() string {
	text := fmt.Sprintf("%d %d %d %d %s", c.sort, c.made, math.Float32bits(c.score), c.at, c.id)
	return base64.RawURLEncoding.EncodeToString([]byte(text))
}

const longestCursor = 400

var errLong = errors.New("too long")

// parseCursor reads the cursor of the page before; nil is the first page.
func parseCursor(s string) (*cursor, error) {
	if s == "" {
		return nil, nil
	}
	c := &cursor{}
	var bits uint32
	text, err := base64.RawURLEncoding.DecodeString(s)
	if len(s) > longestCursor {
		err = errLong
	}
	if err == nil {
		_, err = fmt.Sscanf(strings.ToValidUTF8(string(text), ""), "%d %d %d %d %s", &c.sort, &c.made, &bits, &c.at, &c.id)
	}
	if err != nil {
		return nil, &news.Error{Code: news.CodeInvalid, Message: "This is no place in a list of results. Search again.", Err: err}
	}
	c.score = math.Float32frombits(bits)
	return c, nil
}

// place is where the page before has ended.
func (c *cursor) place() *place {
	if c == nil {
		return nil
	}
	return &place{score: c.score, at: c.at, id: c.id}
}

// now is the moment for which the list is made.
func (c *cursor) now(clock func() news.Moment) news.Moment {
	if c == nil {
		return clock()
	}
	return c.made
}
