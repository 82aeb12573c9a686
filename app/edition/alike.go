package edition

import (
	"context"
	"slices"
	"strings"

	"galley/app/news"
)

// Alike is a public story that is like another, and what both have.
type Alike struct {
	ID            string
	Tags, Regions []string // ids
}

// alikeAsked is how many are asked for: some stand on the page already.
const alikeAsked = readThis + shelfCount + choiceCount

// alikeAt are the stories most like the one whose page address is. Like a
// search, and for the same reason, this comes before the page's snapshot; what
// has gone since is left out there.
func (e *Edition) alikeAt(ctx context.Context, address string) []Alike {
	parts := strings.Split(address, "/")
	if len(parts) != 3 || parts[1] != "story" {
		return nil
	}
	name, isPage := strings.CutSuffix(parts[2], ".html")
	if !isPage {
		return nil
	}
	var id string
	err := e.src.Read(func(v View) error {
		s, moved, err := v.ByAddress(parts[0], name)
		if !moved && s.Withdrawn == nil {
			id = s.ID
		}
		return err
	})
	if err != nil { // the page itself says why
		return nil
	}
	return e.alikeTo(ctx, id)
}

// alikeTo are the stories most like story id. A page can be made without them.
func (e *Edition) alikeTo(ctx context.Context, id string) []Alike {
	if id == "" {
		return nil
	}
	list, err := e.src.Alike(ctx, id, alikeAsked)
	if err != nil && ctx.Err() == nil {
		e.opts.Log.Error("finding what to read besides a story", "story", id, "error", err)
	}
	return list
}

// likely are the stories like the one whose page is made that still stand in
// this edition, with why each is there.
func (m *maker) likely(news.Content) ([]candidate, error) {
	var all []candidate
	for _, a := range m.alike {
		row, err := found(m.view.Row(a.ID))
		if err != nil {
			return nil, err
		}
		if row == nil || row.WithdrawnAt != 0 || row.Language != m.tag() {
			continue
		}
		why, err := m.whyAlike(a)
		if err != nil {
			return nil, err
		}
		all = append(all, candidate{*row, why})
	}
	return all, nil
}

// whyAlike says what two stories share: a tag before a region before words.
func (m *maker) whyAlike(a Alike) (string, error) {
	for _, id := range a.Tags {
		t, err := found(m.view.Tag(id))
		if err != nil {
			return "", err
		}
		if t != nil {
			return m.loc.T("rail.why_tag", "name", m.label(t.Names)), nil
		}
	}
	i := slices.IndexFunc(a.Regions, func(id string) bool { _, ok := m.region(id); return ok })
	if i >= 0 {
		r, _ := m.region(a.Regions[i])
		return m.loc.T("rail.why_region", "name", m.label(r.Labels)), nil
	}
	return m.loc.T("rail.why_words"), nil
}
