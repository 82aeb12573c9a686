package newsroom

import (
	"context"
	"errors"
	"syscall"

	"galley/app/edition"
	"galley/app/export/site"
	"galley/app/news"
)

// ApartOptions say what is written of what editions have besides pages.
type ApartOptions struct {
	Edition string // the tag of the only one; empty writes all
	BaseURL string // where the pages are; empty is that of the settings
	Full    bool   // feeds have the whole text of stories, whatever the settings say
}

// ExportFeeds writes the feeds of what readers see into the folder dir.
func (n *Newsroom) ExportFeeds(ctx context.Context, dir string, o ApartOptions) (site.Report, error) {
	return n.exportApart(ctx, dir, o, (*edition.Edition).Feeds)
}

// ExportItems writes each public story into the folder dir as an item of ninjs.
func (n *Newsroom) ExportItems(ctx context.Context, dir string, o ApartOptions) (site.Report, error) {
	return n.exportApart(ctx, dir, o, (*edition.Edition).Items)
}

func (n *Newsroom) exportApart(ctx context.Context, dir string, o ApartOptions, part func(*edition.Edition) edition.Part) (site.Report, error) {
	if err := n.checkSite(ctx, &SiteOptions{Edition: o.Edition, BaseURL: o.BaseURL}); err != nil {
		return site.Report{}, err
	}
	pages := edition.New(n.Source(), edition.Options{Only: o.Edition, BaseURL: o.BaseURL, Apart: true, FullFeeds: o.Full, Log: n.log})
	report, err := site.Write(ctx, part(pages), dir, site.Options{})
	return report, cannotWriteSite(ctx, dir, err)
}

// cannotWriteSite says why a folder could not be written.
func cannotWriteSite(ctx context.Context, dir string, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, site.ErrForeign):
		return &news.Error{Code: news.CodeInvalid, Field: "folder", Args: map[string]string{"value": dir},
			Message: dir + " holds something else than an earlier export. Choose an empty folder, or a new one."}
	case errors.Is(err, syscall.ENOTDIR):
		return &news.Error{Code: news.CodeInvalid, Field: "folder", Args: map[string]string{"value": dir}, Err: err,
			Message: dir + " is a file. Choose an empty folder, or a new one."}
	case ctx.Err() == nil:
		return cannotWrite(dir, err)
	}
	return err
}
