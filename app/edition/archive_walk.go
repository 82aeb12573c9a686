package edition

import (
	"time"

	"galley/app/locale"
)

// archive gives the pages of an edition's archive, and of every day in it.
func (w *walker) archive() error {
	if err := w.give(archiveFront(w.tag)); err != nil {
		return err
	}
	e, _ := w.settings.Edition(w.tag)
	zone := locale.For(e, w.settings.Zone).Location()
	years, _, err := yearsOf(w.view, w.tag, zone)
	if err != nil {
		return err
	}
	for _, year := range years {
		if err := w.give(archiveAddress(w.tag, year)); err != nil {
			return err
		}
		err := w.eachWithStories(zone, monthsOf(year), func(month date) error {
			if err := w.give(archiveAddress(w.tag, month)); err != nil {
				return err
			}
			return w.eachWithStories(zone, daysOf(month), func(day date) error {
				beside, err := w.besideDay(day, zone)
				if err != nil {
					return err
				}
				return w.list(dayQuery(w.tag, day, zone), beside)
			})
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// besideDay is what the page of a day leads to: the days before and after it
// that have stories, and the same day in the other editions.
func (w *walker) besideDay(day date, zone *time.Location) ([]string, error) {
	if w.bases == nil {
		return nil, nil
	}
	older, newer, err := w.view.Around(w.tag, day.begins(zone), day.ends(zone))
	if err != nil {
		return nil, err
	}
	beside := []string{older.Time().In(zone).Format(time.DateOnly), newer.Time().In(zone).Format(time.DateOnly)}
	for _, e := range w.settings.Editions {
		count, err := w.view.Count(dayQuery(e.Tag, day, locale.For(e, w.settings.Zone).Location()))
		if err != nil {
			return nil, err
		}
		if count > 0 {
			beside = append(beside, e.Tag)
		}
	}
	return beside, nil
}

// eachWithStories gives those of dates that have stories.
func (w *walker) eachWithStories(zone *time.Location, dates []date, give func(date) error) error {
	counts, err := countsOf(w.view, w.tag, zone, dates)
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
