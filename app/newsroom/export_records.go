package newsroom

import (
	"context"
	"io"
	"path/filepath"

	"galley/app/news"
	"galley/app/storyfile"
)

// records are all that the room's stories can speak of, portraits by their
// pictures' ids.
func (r *reading) records() (storyfile.Records, error) {
	var out storyfile.Records
	settings, err := r.tx.Settings()
	if err != nil {
		return out, err
	}
	for _, e := range settings.Editions {
		out.Editions = append(out.Editions, storyfile.Edition{Language: e.Tag, Digits: e.Digits, DoubleMonths: e.DoubleMonths, Zone: e.Zone})
	}
	sections, err := r.tx.Sections()
	if err != nil {
		return out, err
	}
	for _, s := range inOrder(sections, func(s news.Section) (int, string) { return s.Order, s.ID }) {
		out.Sections = append(out.Sections, storyfile.Section{ID: s.ID, Parent: s.Parent, Names: s.Labels})
	}
	regions, err := r.tx.Regions()
	if err != nil {
		return out, err
	}
	for _, g := range inOrder(regions, func(g news.Region) (int, string) { return g.Order, g.ID }) {
		out.Regions = append(out.Regions, storyfile.Region{ID: g.ID, Parent: g.Parent, Names: g.Labels})
	}
	if err := r.tagsOut(&out); err != nil {
		return out, err
	}
	authors, err := r.tx.Authors()
	if err != nil {
		return out, err
	}
	for _, a := range authors {
		out.Authors = append(out.Authors, storyfile.Author{
			ID: a.ID, Kind: string(a.Kind), Names: a.Names, SortNames: a.SortNames, Role: a.Role, Biography: a.Biography, Portrait: a.Portrait,
		})
	}
	pages, err := r.tx.Pages()
	if err != nil {
		return out, err
	}
	for _, p := range inOrder(pages, func(p news.Page) (int, string) { return p.Order, p.Slug }) {
		out.Pages = append(out.Pages, storyfile.Page{Slug: p.Slug, Titles: p.Titles, Texts: p.Bodies})
	}
	return out.Clean(), nil
}

func (r *reading) tagsOut(out *storyfile.Records) error {
	for after := ""; ; {
		tags, next, err := r.tx.TagsPage(after, 500)
		if err != nil {
			return err
		}
		for _, tag := range tags {
			out.Tags = append(out.Tags, storyfile.Tag(tag))
		}
		if after = next; after == "" {
			return nil
		}
	}
}

// portraits are the pictures that authors of records are shown with.
func (r *reading) portraits(records storyfile.Records) ([]news.Picture, error) {
	var pictures []news.Picture
	for _, a := range records.Authors {
		if a.Portrait == "" {
			continue
		}
		p, err := r.tx.Picture(a.Portrait)
		if notFound(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		pictures = append(pictures, p)
	}
	return pictures, nil
}

// records writes the room's records, with the portraits beside them.
func (x *exporter) records(ctx context.Context) error {
	var records storyfile.Records
	var portraits []news.Picture
	err := x.newsroom.read(ctx, func(r *reading) (err error) {
		if records, err = r.records(); err != nil {
			return err
		}
		if records.Fronts, err = r.fronts(); err != nil {
			return err
		}
		portraits, err = r.portraits(records)
		return err
	})
	if err != nil {
		return err
	}
	files := map[string]string{}
	for _, p := range portraits {
		file := picturesFolder + "/" + p.ID + p.Ext
		if err := x.copy(p, filepath.FromSlash(file)); err != nil {
			return err
		}
		files[p.ID] = file
	}
	for i, a := range records.Authors {
		records.Authors[i].Portrait = files[a.Portrait]
	}
	x.done.Records = records.Len()
	return writeFile(filepath.Join(x.dir, storyfile.RecordsFile), func(w io.Writer) error {
		_, err := w.Write(storyfile.FormatRecords(records))
		return err
	})
}
