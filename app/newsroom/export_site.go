package newsroom

import (
	"context"
	"fmt"
	"os"
	"runtime/debug"
	"strings"

	"galley/app/edition"
	"galley/app/export/site"
	"galley/app/news"
	"galley/app/search"
)

// SiteOptions say how a site is written.
type SiteOptions struct {
	Edition string // the tag of the only one; empty writes all
	BaseURL string // the site's public address; empty is that of the settings
	Full    bool   // make every page anew
	// Takeaway adds to each story its series of codes and a file of its own,
	// which take more room than all the rest.
	Takeaway bool
	Worker   bool // with a service worker, which keeps the newest for readers without a network
	Light    edition.Light
	// Progress, where set, is told how many pages have been dealt with.
	Progress func(done, all int)
}

// exportGC is by how much, in per cent, memory may grow before what is not
// needed is cleared away, while pages are made by the thousand: a tenth of the
// time for half as much memory again.
const exportGC = 300

// ExportSite writes the pages that readers see into the folder dir, or what has
// changed of them since the last export there. What was read on this machine is
// in none.
func (n *Newsroom) ExportSite(ctx context.Context, dir string, o SiteOptions) (site.Report, error) {
	if err := n.checkSite(ctx, &o); err != nil {
		return site.Report{}, err
	}
	if err := n.wholeIndex(ctx); err != nil { // what is alike is found in it
		if ctx.Err() != nil {
			return site.Report{}, err
		}
		n.log.Warn("a site is written without the search index", "error", err)
	}
	pages := edition.New(n.Source(), edition.Options{
		Only: o.Edition, BaseURL: o.BaseURL, Light: o.Light, Program: n.agent + " " + build(),
		Scripts: o.Light == "", Worker: o.Worker, Takeaway: o.Takeaway && o.Light == "", Words: search.Forms, Log: n.log,
	})
	defer debug.SetGCPercent(debug.SetGCPercent(exportGC))
	report, err := site.Write(ctx, pages, dir, site.Options{Media: n.media.FS(), Full: o.Full, Progress: o.Progress})
	return report, cannotWriteSite(ctx, dir, err)
}

// checkSite says what is wrong with o.
func (n *Newsroom) checkSite(ctx context.Context, o *SiteOptions) error {
	if err := validBase(o.BaseURL); err != nil {
		return err
	}
	if !o.Light.Valid() {
		return invalid("light", string(o.Light), "A light site has small pictures or captions: --light=pictures or --light=captions.")
	}
	if o.Light != "" && o.Worker {
		return invalid("light", string(o.Light), "A light site has no scripts, and so no service worker. Leave out one of the two.")
	}
	settings, err := n.Settings(ctx)
	if err != nil || o.Edition == "" {
		return err
	}
	if _, known := settings.Edition(o.Edition); known {
		return nil
	}
	var tags []string
	for _, e := range settings.Editions {
		tags = append(tags, e.Tag)
	}
	return &news.Error{Code: news.CodeUnknown, Field: "edition", Args: map[string]string{"it": o.Edition},
		Message: fmt.Sprintf("There is no edition “%s”. There are: %s.", o.Edition, strings.Join(tags, ", "))}
}

// build tells this build of the program from others of the same version.
func build() string {
	file, err := os.Executable()
	if err != nil {
		return ""
	}
	info, err := os.Stat(file)
	if err != nil {
		return ""
	}
	return fmt.Sprint(info.Size(), info.ModTime().UnixNano())
}
