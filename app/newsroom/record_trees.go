package newsroom

import (
	"galley/app/news"
	"galley/app/storyfile"
)

// recordTree is the room's sections, or its regions, which have the same form.
type recordTree struct {
	kind news.EntryKind
	all  func() ([]news.Section, error)
	get  func(id string) (news.Section, error)
	put  func(news.Section, news.Entry) error
}

func (t *recordsTaker) sections(given storyfile.Records) error {
	return t.tree(recordTree{kind: news.SectionEntry, all: t.tx.Sections, get: t.tx.Section, put: t.tx.PutSection}, given.Sections)
}

func (t *recordsTaker) regions(given storyfile.Records) error {
	sections := make([]storyfile.Section, len(given.Regions))
	for i, r := range given.Regions {
		sections[i] = storyfile.Section(r)
	}
	return t.tree(recordTree{
		kind: news.RegionEntry,
		all: func() ([]news.Section, error) {
			regions, err := t.tx.Regions()
			list := make([]news.Section, len(regions))
			for i, r := range regions {
				list[i] = news.Section(r)
			}
			return list, err
		},
		get: func(id string) (news.Section, error) {
			r, err := t.tx.Region(id)
			return news.Section(r), err
		},
		put: func(s news.Section, e news.Entry) error { return t.tx.PutRegion(news.Region(s), e) },
	}, sections)
}

// tree makes what the room lacks, after what it has; what it has keeps its
// place.
func (t *recordsTaker) tree(of recordTree, given []storyfile.Section) error {
	records, err := of.all()
	if err != nil {
		return err
	}
	last := 0
	for _, s := range records {
		last = max(last, s.Order)
	}
	for _, g := range given {
		have, err := of.get(g.ID)
		switch {
		case notFound(err):
			last++
			have = news.Section{ID: g.ID, Parent: g.Parent, Labels: g.Names, Order: last}
			t.made(of.kind, g.ID)
		case err != nil:
			return err
		default:
			t.begin(of.kind, g.ID)
			if have.Parent != g.Parent {
				t.differs("parent", have.Parent, g.Parent)
			}
			have.Labels = t.texts("names", have.Labels, g.Names)
			if !t.end() {
				continue
			}
		}
		if err := of.put(have, t.entry()); err != nil {
			return err
		}
	}
	return nil
}
