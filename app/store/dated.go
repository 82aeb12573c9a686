package store

import "galley/app/news"

// Dated is the moment of an edition: the latest that readers were told of one
// of its stories. It is 0 where nothing has been published. Nothing that the
// desk does to a working version moves it.
func (p Public) Dated(edition string) (news.Moment, error) {
	at, _, err := get[news.Moment](p.tx, inMeta, datedKey(edition), "date of "+edition)
	return at, err
}

// dateEdition moves the moment of the edition that s is in on to what s says.
func (t *Tx) dateEdition(s news.Story) error {
	at := max(s.PublishedAt, s.PublicUpdatedAt)
	if s.Withdrawn != nil {
		at = max(at, s.Withdrawn.At)
	}
	was, err := t.Public().Dated(s.Language)
	if err != nil || at <= was {
		return err
	}
	return put(t, inMeta, datedKey(s.Language), at)
}

func datedKey(edition string) []byte { return []byte("dated/" + edition) }
