package store

import (
	"fmt"

	"galley/app/news"
)

// Section is the section id.
func (t *Tx) Section(id string) (news.Section, error) {
	return need[news.Section](t, inSections, []byte(id), "section", id)
}

// Sections are all sections, by id.
func (t *Tx) Sections() ([]news.Section, error) { return all[news.Section](t, inSections) }

// PutSection stores a section. One that has stories keeps its parent:
// Store.MoveSection changes that.
func (t *Tx) PutSection(s news.Section, e news.Entry) error {
	if err := t.staysUnder(sectionTree, bySection, s.ID, s.Parent); err != nil {
		return err
	}
	return t.putRecord(inSections, news.SectionEntry, s.ID, s, e)
}

// DeleteSection takes away a section that has neither stories nor sections
// below it.
func (t *Tx) DeleteSection(id string, e news.Entry) error {
	sections, err := t.Sections()
	if err != nil {
		return err
	}
	for _, s := range sections {
		if s.Parent == id {
			return hasBelow(bySection, id, s.ID)
		}
	}
	if err := t.keepUsed(bySection, id); err != nil {
		return err
	}
	return t.deleteRecord(inSections, news.SectionEntry, id, e)
}

// Region is the region id.
func (t *Tx) Region(id string) (news.Region, error) {
	return need[news.Region](t, inRegions, []byte(id), "region", id)
}

// Regions are all regions, by id.
func (t *Tx) Regions() ([]news.Region, error) { return all[news.Region](t, inRegions) }

// PutRegion stores a region. One that has stories keeps its parent:
// Store.MoveRegion changes that.
func (t *Tx) PutRegion(r news.Region, e news.Entry) error {
	if err := t.staysUnder(regionTree, byRegion, r.ID, r.Parent); err != nil {
		return err
	}
	return t.putRecord(inRegions, news.RegionEntry, r.ID, r, e)
}

// DeleteRegion takes away a region that has neither stories nor regions below
// it.
func (t *Tx) DeleteRegion(id string, e news.Entry) error {
	regions, err := t.Regions()
	if err != nil {
		return err
	}
	for _, r := range regions {
		if r.Parent == id {
			return hasBelow(byRegion, id, r.ID)
		}
	}
	if err := t.keepUsed(byRegion, id); err != nil {
		return err
	}
	return t.deleteRecord(inRegions, news.RegionEntry, id, e)
}

// staysUnder refuses a new parent for what has stories: their index entries
// would be wrong.
func (t *Tx) staysUnder(of tree, by, id, parent string) error {
	was, err := t.parent(of, id)
	if err != nil || was == parent {
		return err
	}
	if err := t.notBelow(of, id, parent); err != nil {
		return err
	}
	used, err := t.inUse(by, id)
	if err != nil || !used {
		return err
	}
	return &news.Error{Code: news.CodeConflict, Field: "parent",
		Message: fmt.Sprintf("The %s “%s” has stories. Move it to “%s” as an act of its own.", by, id, parent),
		Args:    map[string]string{"what": by, "id": id, "value": parent}}
}

func hasBelow(by, id, below string) error {
	return &news.Error{Code: news.CodeConflict,
		Message: fmt.Sprintf("The %s “%s” still has “%s” below it. Move that first.", by, id, below),
		Args:    map[string]string{"what": by, "id": id, "value": below}}
}
