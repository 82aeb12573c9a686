package search_test

import (
	"fmt"
	"strconv"
	"testing"
	"time"

	"galley/app/news"
	"galley/app/search"
)

// A year is counted as the filter of that year finds it, in the room's zone.
func TestYearsAreOfTheZone(t *testing.T) {
	for _, name := range []string{"Pacific/Kiritimati", "Asia/Riyadh", "UTC", "America/Caracas", "Pacific/Pago_Pago"} {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		r := newRoomIn(t, zone)
		want := map[string]int{}
		var all []search.Document
		for year := 1971; year < 2098; year++ {
			for _, off := range []time.Duration{-26 * time.Hour, -11 * time.Hour, -4 * time.Hour, -time.Millisecond, 0, 4 * time.Hour, 13 * time.Hour} {
				at := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC).Add(off)
				want[strconv.Itoa(at.In(zone).Year())]++
				all = append(all, search.Document{ID: fmt.Sprint(len(all)), Headline: "Storm", PublishedAt: news.At(at)})
			}
		}
		r.publish(all...)
		page := r.search(search.Query{Text: "storm", Public: true, Facets: true})
		for _, c := range page.Facets.Year {
			if c.Count != want[c.Value] {
				t.Errorf("%s: %d in %s, want %d", name, c.Count, c.Value, want[c.Value])
			}
			year, _ := strconv.Atoi(c.Value)
			begin := time.Date(year, 1, 1, 0, 0, 0, 0, zone)
			found := r.search(search.Query{Text: "storm", Public: true, Filter: search.Filter{
				From: news.At(begin), To: news.At(begin.AddDate(1, 0, 0)),
			}})
			if found.Total != c.Count {
				t.Errorf("%s: %d are counted in %s, and %d found", name, c.Count, c.Value, found.Total)
			}
		}
	}
}
