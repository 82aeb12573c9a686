package search

import (
	"context"
	"errors"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
)

// search is one question to one view of the index.
type search struct {
	query    Query
	view     *view
	bounds   bounds
	readings []reading               // what is looked for: any of them
	started  *started                // and this besides
	browse   bool                    // nothing is looked for but what the bounds leave
	spoken   tongue                  // the language of the words, inOther where they do not tell
	worths   map[alternative]float32 // of words, by their first alternative
	fresh    freshness
	top      top
	counts   *counts // nil without facets
}

// otherTongue is what a hit counts in another language than the words'.
const otherTongue = 0.7

// titleBonus puts what has the typed beginning in its title before what has it
// in its text.
const titleBonus = 1000

// run finds the places.
func (s *search) run(ctx context.Context) error {
	if err := s.weigh(); err != nil {
		return err
	}
	for _, shard := range s.view.shards {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := s.searchShard(shard); err != nil {
			return err
		}
	}
	if s.counts != nil {
		return errors.Join(s.top.err, s.counts.err)
	}
	return s.top.err
}

// weigh finds what each word is worth, over all shards, and gives up the
// readings that have a word which no document has. A word tells as much
// however a tongue reads it: one that is rare in texts of another language,
// as a name is, tells no more there.
func (s *search) weigh() error {
	s.worths = map[alternative]float32{}
	all := s.view.count()
	possible := s.readings[:0]
	var counts []uint64 // of the words by their order, in every tongue
	for _, r := range s.readings {
		own, err := s.count(r)
		if err != nil {
			return err
		}
		for i, n := range own {
			if i == len(counts) {
				counts = append(counts, 0)
			}
			counts[i] += n
		}
		if !slices.Contains(own, 0) || s.browse {
			possible = append(possible, r)
		}
	}
	s.readings = possible
	for _, r := range s.readings {
		i := 0
		for _, c := range r.required {
			for _, spot := range c {
				s.worths[spot.alternatives[0]] = worth(counts[i], all)
				i++
			}
		}
	}
	return nil
}

// count is how many documents have each word that a reading requires; it ends
// at one that none has.
func (s *search) count(r reading) (counts []uint64, err error) {
	for _, c := range r.required {
		for _, spot := range c {
			documents := uint64(0)
			for _, a := range spot.alternatives {
				n, err := s.view.documents(a)
				if err != nil {
					return nil, err
				}
				documents += n
			}
			if counts = append(counts, documents); documents == 0 {
				return counts, nil
			}
		}
	}
	return counts, nil
}

func (s *search) searchShard(shard *shard) error {
	within, err := shard.within(s.bounds)
	if err != nil {
		return err
	}
	var titles *roaring.Bitmap
	if s.started != nil {
		var texts *roaring.Bitmap
		if titles, texts, err = shard.beginning(s.started); err != nil {
			return err
		}
		within = intersect(within, roaring.Or(titles, texts))
	}
	if s.browse {
		return s.offerAll(shard, within, titles)
	}
	for _, r := range s.readings {
		if err := s.offerReading(shard, r, within, titles); err != nil {
			return err
		}
	}
	return nil
}

// offerAll offers what is within the bounds and is not excluded in any tongue.
func (s *search) offerAll(shard *shard, within, titles *roaring.Bitmap) error {
	if within == nil {
		within = shard.all()
	}
	for _, r := range s.readings {
		var err error
		if within, err = r.exclude(shard, within); err != nil {
			return err
		}
	}
	for number := range roaring.Values(within) {
		s.offer(shard, number, 1, titles)
	}
	return nil
}

// exclude takes what the reading excludes from set.
func (r reading) exclude(shard *shard, set *roaring.Bitmap) (*roaring.Bitmap, error) {
	for _, c := range r.excluded {
		found, err := shard.find(c)
		if err != nil {
			return nil, err
		}
		out, err := found.documents(set)
		if err != nil {
			return nil, err
		}
		set = roaring.AndNot(set, out)
	}
	return set, nil
}

// offerReading offers the documents that have all that the reading requires.
func (s *search) offerReading(shard *shard, r reading, within, titles *roaring.Bitmap) error {
	if len(r.required) == 0 {
		return nil
	}
	var spots []foundSpot
	set := within
	for _, c := range r.required {
		found, err := shard.find(c)
		if err != nil {
			return err
		}
		if set, err = found.documents(set); err != nil {
			return err
		}
		if set.IsEmpty() {
			return nil
		}
		for i := range found {
			found[i].worth = s.worths[c[i].alternatives[0]]
		}
		spots = append(spots, found...)
	}
	set, err := r.exclude(shard, set)
	if err != nil {
		return err
	}
	weight := float32(1)
	if s.spoken != inOther && r.tongue != s.spoken {
		weight = otherTongue
	}
	if r.titled {
		set = shard.in(r.tongue, set)
	}
	return s.offerScored(shard, set, titles, spots, weight)
}

// in are the documents of set in a tongue.
func (s *shard) in(t tongue, set *roaring.Bitmap) *roaring.Bitmap {
	within := roaring.New()
	for number := range roaring.Values(set) {
		if s.seen[number].tongue() == t {
			within.Add(number)
		}
	}
	return within
}

func (s *search) offerScored(shard *shard, set, titles *roaring.Bitmap, spots []foundSpot, weight float32) error {
	var readers []spotReader
	if s.top.sort == ByRelevance {
		for _, spot := range spots {
			readers = append(readers, spot.reader())
		}
	}
	for number := range roaring.Values(set) {
		score := float32(0)
		for i := range readers {
			if err := readers[i].to(uint64(number)); err != nil {
				return err
			}
			score += spots[i].worth * readers[i].score()
		}
		s.offer(shard, number, score*weight, titles)
	}
	return nil
}

// offer adds a document to the list, if it may be seen and is in time.
func (s *search) offer(shard *shard, number uint32, score float32, titles *roaring.Bitmap) {
	at := shard.at[number]
	if shard.seen[number]&s.query.side() == 0 || at < s.bounds.from || s.bounds.to != 0 && at >= s.bounds.to {
		return
	}
	if shard.deleted != nil && shard.deleted.Contains(number) {
		return
	}
	score *= s.fresh.of(at)
	if titles != nil && titles.Contains(number) {
		score += titleBonus
	}
	s.top.add(place{score: score, at: at, shard: shard, number: number})
	if s.counts != nil {
		s.counts.add(shard, number)
	}
}
