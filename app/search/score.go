package search

import (
	"math"

	"galley/app/news"
)

// How a word's frequency and a text's length make its score (BM25F: how much
// a part of a story weighs is in the frequency already).
const (
	saturation    = 3.0
	lengthMatters = 0.6
	averageLength = 400.0 / lengthUnit
)

// worth is how much a word tells that stands in so many of all documents. It
// goes in steps, so that pages of one list agree while stories come and go.
func worth(documents, all uint64) float32 {
	const steps = 4
	n, rare := float64(all), float64(min(documents, all))
	idf := math.Log(1 + (n-rare+0.5)/(rare+0.5))
	return float32(max(1, math.Round(idf*steps)) / steps)
}

// fit is how well a word's weight in a text of a length, in units of it, makes
// the text one about the word: more and more slowly up to 1.
func fit(p imprint, length float32) float32 {
	return p.weight() / (p.weight() + saturation*(1-lengthMatters+lengthMatters*length/averageLength))
}

// lengths are postings that say how long their text is.
type lengths interface{ NormUint64() uint64 }

// score is the spot's in the document that its reader stands at.
func (r *spotReader) score() float32 {
	best := float32(0)
	for i := range r.alternatives {
		here := r.alternatives[i].here
		if here == nil {
			continue
		}
		length := float32(averageLength)
		if l, ok := here.(lengths); ok {
			length = float32(l.NormUint64())
		}
		best = max(best, r.alternatives[i].weight*fit(imprint(here.Frequency()), length))
	}
	return best
}

// freshness is how much more a document counts for being new.
type freshness struct {
	now    news.Moment
	factor []float32 // by age in days
}

const (
	dayOfMilliseconds = 24 * 60 * 60 * 1000
	freshBonus        = 0.5 // a story of today counts half as much again
	freshHalf         = 90  // days, by which half of that has gone
	freshDays         = 10 * freshHalf
)

var freshFactors = func() []float32 {
	factors := make([]float32, freshDays+1)
	for day := range factors {
		factors[day] = float32(1 + freshBonus*math.Exp2(-float64(day)/freshHalf))
	}
	factors[freshDays] = 1
	return factors
}()

func freshAt(now news.Moment) freshness { return freshness{now, freshFactors} }

func (f freshness) of(at news.Moment) float32 {
	days := (int64(f.now) - int64(at)) / dayOfMilliseconds
	return f.factor[min(max(days, 0), int64(len(f.factor)-1))]
}
