package search

import (
	"time"

	"galley/app/news"
)

// years say in which year of a zone an instant is, without the cost of asking
// the zone for each of many.
type years struct {
	zone   *time.Location
	begins []news.Moment // of each year from firstYear
}

const (
	firstYear = 1970
	lastYear  = 2100
	// averageYear is the Gregorian calendar's, in milliseconds: where a year
	// begins is less than two days from a multiple of it.
	averageYear = 365.2425 * dayOfMilliseconds
)

func yearsOf(zone *time.Location) *years {
	y := &years{zone: zone, begins: make([]news.Moment, lastYear-firstYear+1)}
	for i := range y.begins {
		y.begins[i] = news.At(time.Date(firstYear+i, 1, 1, 0, 0, 0, 0, zone))
	}
	return y
}

func (y *years) of(at news.Moment) int {
	guess := int(float64(at) / averageYear)
	if guess < 1 || guess >= len(y.begins)-1 {
		return at.Time().In(y.zone).Year()
	}
	switch {
	case at < y.begins[guess]:
		guess--
	case at >= y.begins[guess+1]:
		guess++
	}
	return firstYear + guess
}
