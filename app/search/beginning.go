package search

import (
	"fmt"
	"unicode/utf8"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// How many words of a shard a beginning may stand for. More are not looked
// at: a beginning that short says little, and headlines have it by its own
// term.
const (
	mostTitleWords = 400
	mostTextWords  = 800
)

// beginning finds a word that is still being typed: the documents with it in
// the title, and those with it in the text.
func (s *shard) beginning(typed *started) (titles, texts *roaring.Bitmap, err error) {
	titles, texts = roaring.New(), roaring.New()
	for _, letters := range typed.beginnings {
		if utf8.RuneCountInString(letters) <= longestBeginning {
			list, err := s.postings(titleField, beginning(letters))
			if err != nil {
				return nil, nil, err
			}
			titles.Or(documents(list))
		} else if err := s.starting(titleField, letters, mostTitleWords, titles); err != nil {
			return nil, nil, err
		}
		if utf8.RuneCountInString(letters) < longestBeginning {
			continue
		}
		for t := range tongues {
			if err := s.starting(fieldOf[t], letters, mostTextWords, texts); err != nil {
				return nil, nil, err
			}
		}
	}
	for _, alternatives := range typed.whole {
		for _, a := range alternatives {
			list, err := s.postings(a.field, a.term)
			if err != nil {
				return nil, nil, err
			}
			texts.Or(documents(list))
		}
	}
	return titles, texts, nil
}

// uniting are postings that add themselves to a set.
type uniting interface{ OrInto(*roaring.Bitmap) }

// starting adds to set the documents with a word of the field that starts with
// letters.
func (s *shard) starting(field, letters string, most int, set *roaring.Bitmap) error {
	d, err := s.dictionary(field)
	if err != nil {
		return err
	}
	var list segment.PostingsList
	words := termsOf(d, []byte(letters), after(letters))
	for range most {
		entry, err := words.Next()
		if err != nil {
			return fmt.Errorf("read the words of %s: %w", field, err)
		}
		if entry == nil {
			return nil
		}
		if list, err = d.PostingsList([]byte(entry.Term), nil, list); err != nil {
			return fmt.Errorf("read the places of a word: %w", err)
		}
		if united, ok := list.(uniting); ok {
			united.OrInto(set)
		}
	}
	return nil
}

// after is the first term that does not start with letters.
func after(letters string) []byte {
	end := []byte(letters)
	for i := len(end) - 1; i >= 0; i-- {
		if end[i] < 0xff {
			end[i]++
			return end[:i+1]
		}
	}
	return nil
}
