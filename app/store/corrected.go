package store

import (
	"bytes"
	"slices"

	"galley/app/news"
)

// correctedPlacings are where the public record s stands among the corrections
// of its edition: once for each change that owes readers a note, under its
// moment. Of a story that was withdrawn only that is told.
func correctedPlacings(id storyID, s news.Story) []placing {
	lists := []string{listName(byCorrection, "", editionShelf(s.Language))}
	if s.Withdrawn != nil {
		return []placing{{lists: lists, position: position(s.Withdrawn.At, id)}}
	}
	var all []placing
	for _, c := range s.Changes {
		p := placing{lists: lists, position: position(c.At, id), counted: true}
		if c.Kind.OwesNote() && !slices.ContainsFunc(all, p.same) {
			all = append(all, p)
		}
	}
	return all
}

// same says whether two placings of one kind are one.
func (p placing) same(other placing) bool {
	return bytes.Equal(p.position, other.position) && p.counted == other.counted && slices.Equal(p.lists, other.lists)
}

// moveCorrected brings the corrections from the public record old to now;
// either may be none.
func (t *Tx) moveCorrected(id storyID, old, now news.Story) error {
	stood, stands := correctedPlacings(id, old), correctedPlacings(id, now)
	for _, p := range stood {
		if slices.ContainsFunc(stands, p.same) {
			continue
		}
		if err := t.leave(inEditions, p); err != nil {
			return err
		}
	}
	for _, p := range stands {
		if slices.ContainsFunc(stood, p.same) {
			continue
		}
		if err := t.enter(inEditions, p); err != nil {
			return err
		}
	}
	return nil
}

// Corrections reads page number page of an edition's corrections, which are
// numbered as Numbered numbers stories; a story stands there as often as it
// was corrected.
func (p Public) Corrections(edition string, page, size int) (list []news.CorrectionRow, pages int, err error) {
	found, pages, err := p.positions(PublicQuery{Edition: edition, Corrections: true}, page, size)
	if err != nil {
		return nil, 0, err
	}
	list, err = p.corrected(found)
	return list, pages, err
}

// NewestCorrections reads up to limit of an edition's corrections, the newest
// first.
func (p Public) NewestCorrections(edition string, limit int) ([]news.CorrectionRow, error) {
	l, err := p.tx.list(listName(byCorrection, "", editionShelf(edition)))
	if err != nil || l == nil {
		return nil, err
	}
	return p.corrected(p.tx.newest(l, 0, min(limit, maxLimit)))
}

// corrected are the corrections at positions.
func (p Public) corrected(positions [][]byte) ([]news.CorrectionRow, error) {
	var list []news.CorrectionRow
	for _, position := range positions {
		id, at := idAt(position), placedAt(position)
		s, err := need[news.Story](p.tx, inPublic, id[:], "public story", id.String())
		if err != nil {
			return nil, err
		}
		c := news.CorrectionRow{Row: publicRow(s), Change: news.Change{At: at}}
		if s.Withdrawn == nil {
			i := slices.IndexFunc(s.Changes, func(c news.Change) bool { return c.At == at && c.Kind.OwesNote() })
			if i < 0 {
				return nil, damaged(inEditions, id.String(), errOrder)
			}
			c.Change = s.Changes[i]
		}
		list = append(list, c)
	}
	return list, nil
}
