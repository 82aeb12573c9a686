package newsroom

import (
	"context"
	"path/filepath"
	"slices"

	"galley/app/intake"
	"galley/app/news"
	"galley/app/storyfile"
)

// PutRecords brings in what the stories to come speak of, with the portraits
// beside it, in one transaction.
func (i *Importer) PutRecords(ctx context.Context, files []intake.Records) error {
	records, pictures, err := i.prepareRecords(ctx, files)
	defer func() { i.newsroom.settle(pictures) }()
	if err != nil {
		return err
	}
	err = i.commit(ctx, func(a *act) error {
		for _, p := range pictures {
			there, err := isThere(a.tx.Picture(p.ID))
			if err != nil {
				return err
			}
			if _, err := a.keepPicture(p); err != nil {
				return err
			}
			if !there {
				i.report.Pictures++
			}
		}
		for k, r := range records {
			report, err := a.takeRecords(r)
			if err != nil {
				return inFile(err, files[k].Path)
			}
			i.report.Records.add(report)
		}
		return nil
	})
	if err == nil {
		i.records = append(i.records, records...)
	}
	return err
}

// prepareRecords does what is slow: it takes the portraits into the media
// folder and names them by their ids. Where it fails, it says which it took.
func (i *Importer) prepareRecords(ctx context.Context, files []intake.Records) ([]storyfile.Records, []news.Picture, error) {
	records := make([]storyfile.Records, len(files))
	var all []news.Picture
	for k, f := range files {
		if err := ctx.Err(); err != nil {
			return nil, all, err
		}
		records[k] = f.Records.Clean()
		if err := records[k].Check(filepath.Base(f.Path), nil); err != nil {
			return nil, all, err
		}
		if i.options.DryRun {
			continue
		}
		pictures, ids, err := i.addFiles(f.Path, f.Pictures)
		if err != nil {
			return nil, all, err
		}
		all = append(all, pictures...)
		authors := slices.Clone(records[k].Authors)
		for n, author := range authors {
			if id, found := ids[author.Portrait]; found {
				authors[n].Portrait = id
			}
		}
		records[k].Authors = authors
	}
	return records, all, nil
}

// again takes in a dry run's transaction the records that the one before it
// has undone.
func (i *Importer) again(a *act) error {
	if !a.trying {
		return nil
	}
	for _, r := range i.records {
		if _, err := a.takeRecords(r); err != nil {
			return err
		}
	}
	return nil
}

func (r *RecordsReport) add(more RecordsReport) {
	r.Made = append(r.Made, more.Made...)
	r.Completed = append(r.Completed, more.Completed...)
	r.Differing = append(r.Differing, more.Differing...)
}
