package newsroom

import (
	"slices"

	"galley/app/news"
)

func (v view) Corrections(edition string, n, size int) ([]news.CorrectionRow, int, error) {
	list, pages, err := v.public.Corrections(edition, n, size)
	if err == nil && n == 0 && pages > 0 { // the newest, whatever its number
		list, pages, err = v.public.Corrections(edition, pages, size)
	}
	return v.told(list), pages, err
}

func (v view) NewestCorrections(edition string, limit int) ([]news.CorrectionRow, error) {
	list, err := v.public.NewestCorrections(edition, limit)
	return v.told(list), err
}

// told drops the notices of stories that were withdrawn long ago.
func (v view) told(list []news.CorrectionRow) []news.CorrectionRow {
	return slices.DeleteFunc(list, func(c news.CorrectionRow) bool { return v.longGone(c.Row) })
}

func (v view) Between(edition string, moments []news.Moment) ([]int, error) {
	return v.public.Between(edition, moments)
}

func (v view) Around(edition string, from, until news.Moment) (older, newer news.Moment, err error) {
	return v.public.Around(edition, from, until)
}
