package store

import "galley/app/news"

// nearby is how many entries a list is walked for the nearest story that is no
// notice, before counts lead to it.
const nearby = 64

// Around are the moments of the nearest stories of an edition that lie outside
// of a span, notices left out: the newest before from, and the oldest that is
// not before until. They are 0 where there is none.
func (p Public) Around(edition string, from, until news.Moment) (older, newer news.Moment, err error) {
	shelf := editionShelf(edition)
	l, err := p.tx.list(listName(byAll, "", shelf))
	if err != nil || l == nil {
		return 0, 0, err
	}
	notices, err := p.tx.list(listName(byWithdrawn, "", shelf))
	if err != nil {
		return 0, 0, err
	}
	s := &surroundings{public: p, edition: edition, all: l, notices: notices, c: p.tx.bucket(inEditions).Cursor()}
	if older, err = s.older(from); err != nil {
		return 0, 0, err
	}
	newer, err = s.newer(until)
	return older, newer, err
}

// surroundings are an edition's stories, walked away from a moment.
type surroundings struct {
	public       Public
	edition      string
	all, notices *list
	c            *cursor
}

// walk follows a list from the entry key for as long as it is nearby. It ends at
// a story that stands, or at a notice from which more are to be passed.
func (s *surroundings) walk(key []byte, next func() (k, v []byte)) (at news.Moment, stands bool) {
	for range nearby {
		if !s.all.holds(key) {
			return 0, true // there is none
		}
		at = s.moment(key)
		position := key[len(s.all.prefix()):]
		if s.notices == nil || !s.public.tx.has(inEditions, s.notices.key(position)) {
			return at, true
		}
		key, _ = next()
	}
	return at, false
}

func (s *surroundings) older(from news.Moment) (news.Moment, error) {
	key, _ := s.c.Seek(s.all.key(before(from)))
	last, stands := s.walk(key, s.c.Next)
	if stands {
		return last, nil
	}
	oldest, _ := s.c.before(s.all.end())
	return s.search(s.moment(oldest), last+1, true)
}

func (s *surroundings) newer(until news.Moment) (news.Moment, error) {
	key, _ := s.c.before(s.all.key(before(until)))
	first, stands := s.walk(key, s.c.Prev)
	if stands {
		return first, nil
	}
	newest, _ := s.c.Seek(s.all.prefix())
	return s.search(first, s.moment(newest)+1, false)
}

func (s *surroundings) moment(key []byte) news.Moment { return placedAt(key[len(s.all.prefix()):]) }

// search halves the span from low to high until only the moment of its newest
// story is left, or of its oldest; 0 where none stands.
func (s *surroundings) search(low, high news.Moment, newest bool) (news.Moment, error) {
	some, err := s.standIn(low, high)
	if err != nil || !some {
		return 0, err
	}
	for high-low > 1 {
		middle := low + (high-low)/2
		from, until := low, middle
		if newest {
			from, until = middle, high
		}
		some, err := s.standIn(from, until)
		if err != nil {
			return 0, err
		}
		if some == newest {
			low = middle
		} else {
			high = middle
		}
	}
	return low, nil
}

// standIn says whether a story of the span stands.
func (s *surroundings) standIn(from, until news.Moment) (bool, error) {
	counts, err := s.public.Between(s.edition, []news.Moment{from, until})
	return err == nil && counts[0] > 0, err
}
