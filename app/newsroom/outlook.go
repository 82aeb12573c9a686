package newsroom

import (
	"context"
	"slices"

	"galley/app/news"
	"galley/app/store"
)

// sourcesOf is of how many stories Sources looks at.
const sourcesOf = 100

// AddressWillBe is the address that story id has, or would be given if it were
// published now; empty while it has no headline.
func (n *Newsroom) AddressWillBe(ctx context.Context, id string) (string, error) {
	var address string
	err := n.read(ctx, func(r *reading) error {
		s, err := r.tx.Story(id)
		if err != nil {
			return err
		}
		settings, err := r.tx.Settings()
		if err != nil || s.Content.Headline == "" {
			return err
		}
		a := act{tx: r.tx, settings: settings}
		err = a.fixAddress(&s)
		address = s.Address
		return err
	})
	return address, err
}

// Moment reads a time as people of an edition write it: RFC 3339, or a local
// time of the edition's zone.
func (n *Newsroom) Moment(ctx context.Context, edition, local string) (news.Moment, error) {
	settings, err := n.Settings(ctx)
	if err != nil {
		return 0, err
	}
	t, err := ParseTime(local, zone(settings, edition))
	if err != nil {
		return 0, err
	}
	return news.At(t).Second(), nil
}

// Sources are the source credits of the stories changed last, each once, the
// newest first.
func (n *Newsroom) Sources(ctx context.Context) ([]string, error) {
	var sources []string
	err := n.read(ctx, func(r *reading) error {
		rows, err := r.tx.Desk(store.DeskQuery{Limit: sourcesOf})
		if err != nil {
			return err
		}
		for _, row := range rows.Rows {
			s, err := r.tx.Story(row.ID)
			if err != nil {
				return err
			}
			if name := s.Content.Source; name != "" && !slices.Contains(sources, name) {
				sources = append(sources, name)
			}
		}
		return nil
	})
	return sources, err
}

// Alone says whether person is the only one who works at the desk, and may
// therefore publish from a draft.
func (n *Newsroom) Alone(ctx context.Context, person string) (bool, error) {
	settings, err := n.Settings(ctx)
	if person != "" && !slices.Contains(settings.People, person) {
		settings.People = append(slices.Clone(settings.People), person)
	}
	return solo(settings), err
}
