package edition

import (
	"context"
	"net/http"
)

// readThisSeeds is from how many of the stories that are read Read this is
// made.
const readThisSeeds = 5

// seed is a story that is read here, and what is like it.
type seed struct {
	id    string
	alike []Alike
}

func readThisAddress(edition string) string { return edition + "/read-this/index.html" }

// seedsAt finds what is like the stories most read here, where address is that
// of Read this. It comes before the page's snapshot, as alikeAt does.
func (e *Edition) seedsAt(ctx context.Context, address string) []seed {
	tag := firstPart(address)
	if address != readThisAddress(tag) {
		return nil
	}
	var seeds []seed
	err := e.src.Read(func(v View) error {
		rows, err := v.MostRead(tag, readThisSeeds)
		for _, r := range rows {
			seeds = append(seeds, seed{id: r.ID})
		}
		return err
	})
	if err != nil { // the page itself says why
		return nil
	}
	for i := range seeds {
		seeds[i].alike = e.alikeTo(ctx, seeds[i].id)
	}
	return seeds
}

// readThis makes the page of what to read besides what is read.
func (m *maker) readThis() (Page, error) {
	p, err := m.rankPage("rail.read_this", readThisAddress)
	if err != nil {
		return Page{}, err
	}
	pick := &picker{used: map[string]bool{}}
	for _, s := range m.seeds {
		pick.used[s.id] = true
	}
	for _, s := range m.seeds {
		story, err := found(m.view.Story(s.id))
		if err != nil {
			return Page{}, err
		}
		if story == nil || story.Withdrawn != nil {
			continue
		}
		var beside storyPage
		m.alike = s.alike
		if err := m.recommend(&beside, *story, pick); err != nil {
			return Page{}, err
		}
		if len(beside.ReadThis) > 0 {
			head := m.loc.T("rail.because", "headline", story.Content.Headline)
			p.Shelves = append(p.Shelves, shelf{Head: head, Cards: beside.ReadThis})
		}
	}
	p.From = m.loc.T("rail.read_this_from")
	if len(p.Shelves) == 0 {
		if err := m.fillRank(p, nil, ""); err != nil {
			return Page{}, err
		}
	}
	return m.page(http.StatusOK, "ranked", p.frame, p)
}
