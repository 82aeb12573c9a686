package newsroom

import (
	"context"
	"slices"

	"galley/app/bundle"
	"galley/app/news"
	"galley/app/storyfile"
)

// close ends the bundle with the records that its stories name, and with what
// it says of itself.
func (p *packer) close(ctx context.Context, m bundle.Manifest) error {
	var records storyfile.Records
	var portraits []news.Picture
	err := p.newsroom.read(ctx, func(r *reading) (err error) {
		if records, err = r.records(); err != nil {
			return err
		}
		records.Tags = slices.DeleteFunc(records.Tags, func(t storyfile.Tag) bool { return !p.tags[t.ID] })
		records.Authors = slices.DeleteFunc(records.Authors, func(a storyfile.Author) bool { return !p.authors[a.ID] })
		if portraits, err = r.portraits(records); err != nil {
			return err
		}
		return r.publication(&m)
	})
	if err != nil {
		return err
	}
	for _, picture := range portraits {
		if err := p.picture(picture); err != nil {
			return err
		}
	}
	p.done.Records = records.Len()
	return p.out.Close(m, records)
}

// publication says in m what the newsroom is called and what stands on its
// front pages.
func (r *reading) publication(m *bundle.Manifest) error {
	s, err := r.tx.Settings()
	if err != nil {
		return err
	}
	m.Newsroom = bundle.Newsroom{
		Name: s.Name, Slogan: s.Slogan, About: s.About, Rights: s.Rights,
		Zone: s.Zone, Brand: s.Brand, PlaceInText: s.PlaceInText,
	}
	for _, e := range s.Editions {
		f, err := r.tx.Front(e.Tag)
		if err != nil {
			return err
		}
		m.Fronts = append(m.Fronts, frontOut(f, r.isPublic))
	}
	return nil
}

func (r *reading) isPublic(id string) bool {
	_, err := r.tx.Public().Story(id)
	return err == nil
}
