package edition

import (
	"time"

	"galley/app/locale"
	"galley/app/news"
)

// walkArchive gives the pages of an edition's archive, and of every day in it.
func walkArchive(v View, edition string, give func(string) error) error {
	settings, err := v.Settings()
	if err != nil {
		return err
	}
	if err := give(archiveFront(edition)); err != nil {
		return err
	}
	e, _ := settings.Edition(edition)
	zone := locale.For(e, settings.Zone).Location()
	return eachYear(v, edition, zone, func(year date, _ news.Moment, _ int) error {
		if err := give(archiveAddress(edition, year)); err != nil {
			return err
		}
		return eachWithStories(v, edition, zone, monthsOf(year), func(month date) error {
			if err := give(archiveAddress(edition, month)); err != nil {
				return err
			}
			return eachWithStories(v, edition, zone, daysOf(month), func(day date) error {
				return walkList(v, dayQuery(edition, day, zone), give)
			})
		})
	})
}

// eachWithStories gives those of dates that have stories.
func eachWithStories(v View, edition string, zone *time.Location, dates []date, give func(date) error) error {
	counts, err := countsOf(v, edition, zone, dates)
	if err != nil {
		return err
	}
	for i, d := range dates {
		if counts[i] == 0 {
			continue
		}
		if err := give(d); err != nil {
			return err
		}
	}
	return nil
}
