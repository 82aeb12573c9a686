package store

import (
	"encoding/base64"
	"encoding/binary"
	"strconv"

	"galley/app/news"

	"github.com/google/uuid"
)

// storyID is a story's id as keys hold it: the sixteen bytes of its UUID.
type storyID [16]byte

func (id storyID) String() string { return uuid.UUID(id).String() }

// parseID reads a story's id; only the canonical form of a UUID is one.
func parseID(id string) (storyID, error) {
	parsed, err := uuid.Parse(id)
	if err != nil || parsed.String() != id {
		return storyID{}, &news.Error{Code: news.CodeInvalid, Field: "id", Err: err,
			Message: "“" + id + "” is not a story's id.", Args: map[string]string{"value": id}}
	}
	return storyID(parsed), nil
}

// A position is where a story stands in a list: the moment, newest first,
// then the id. Index keys are a list's number and a position.
const positionSize = 8 + 16

func position(at news.Moment, id storyID) []byte {
	p := make([]byte, positionSize)
	binary.BigEndian.PutUint64(p, ^sortable(at))
	copy(p[8:], id[:])
	return p
}

// placedAt is the moment of a position.
func placedAt(position []byte) news.Moment {
	return fromSortable(^binary.BigEndian.Uint64(position))
}

func idAt(position []byte) storyID { return storyID(position[8:positionSize]) }

// sortable maps moments to numbers of the same order, those before 1970 too.
func sortable(m news.Moment) uint64 { return uint64(m) ^ 1<<63 }

func fromSortable(n uint64) news.Moment { return news.Moment(n ^ 1<<63) }

// revisionKey is the key of a revision, and of its body.
func revisionKey(id storyID, number int) []byte {
	return binary.BigEndian.AppendUint32(id[:len(id):len(id)], uint32(number))
}

func revisionAt(key []byte) int { return int(binary.BigEndian.Uint32(key[len(storyID{}):])) }

// decimal writes a number into what a person reads.
func decimal(n uint64) string { return strconv.FormatUint(n, 10) }

func seqKey(seq uint64) []byte { return binary.BigEndian.AppendUint64(nil, seq) }

// separator ends a part of a key that is followed by another; no id and no
// address holds it.
const separator = "\x00"

// token writes a position as the cursor that callers hand back.
func token(position []byte) string { return base64.RawURLEncoding.EncodeToString(position) }

// parseToken reads a cursor; the empty one is the list's beginning.
func parseToken(cursor string) ([]byte, error) {
	if cursor == "" {
		return nil, nil
	}
	p, err := base64.RawURLEncoding.Strict().DecodeString(cursor)
	if err != nil || len(p) != positionSize {
		return nil, &news.Error{Code: news.CodeInvalid, Field: "after", Err: err,
			Message: "“" + cursor + "” is not a place in this list. Start again without it.",
			Args:    map[string]string{"value": cursor}}
	}
	return p, nil
}
