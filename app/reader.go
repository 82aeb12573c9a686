package app

import (
	"maps"
	"slices"
	"time"

	"galley/app/news"
)

const (
	mostSaved  = 500
	mostOpened = 20
	visitEnds  = 30 * time.Minute
)

// reader is what this computer keeps of who reads a room's edition at the desk:
// the ids of stories, and when which edition was read. It is never in the room.
type reader struct {
	Saved  []string         `json:"saved,omitempty"`  // the last saved first
	Opened []string         `json:"opened,omitempty"` // the last opened first
	Visits map[string]visit `json:"visits,omitempty"` // by edition
}

// IsZero says whether nothing is kept.
func (r reader) IsZero() bool { return len(r.Saved) == 0 && len(r.Opened) == 0 && len(r.Visits) == 0 }

// visit is how far an edition was read. One begins with the first page after
// half an hour without one; what is newer than Since is new during it.
type visit struct {
	Since string `json:"since,omitempty"` // of the edition that the visit before ended with
	Last  string `json:"last,omitempty"`  // of the edition that was read last
	At    string `json:"at,omitempty"`    // by the clock
}

// read is the visit after another page of the edition dated dated.
func (v visit) read(dated, now news.Moment) visit {
	if at, err := news.ParseMoment(v.At); v.At != "" && (err != nil || now > at.Add(visitEnds)) {
		v.Since = v.Last
	}
	v.Last, v.At = dated.String(), now.String()
	return v
}

// first puts id at the head of ids and keeps most of them.
func first(ids []string, id string, most int) []string {
	ids = slices.Insert(without(ids, id), 0, id)
	return ids[:min(most, len(ids))]
}

// without is ids but for those that are gone.
func without(ids []string, gone ...string) []string {
	return slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return slices.Contains(gone, id) })
}

// forget forgets what was read; what was saved stays.
func (r *reader) forget() { r.Opened, r.Visits = nil, nil }

// drop takes out stories that readers see no more.
func (r *reader) drop(gone []string) {
	r.Saved, r.Opened = without(r.Saved, gone...), without(r.Opened, gone...)
}

// visited notes a visit of an edition.
func (r *reader) visited(edition string, v visit) {
	if r.Visits = maps.Clone(r.Visits); r.Visits == nil {
		r.Visits = map[string]visit{}
	}
	r.Visits[edition] = v
}
