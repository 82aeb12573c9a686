package edition

import "cmp"

// mapped says whether the pages have the whole addresses that maps consist of.
func (w *walker) mapped() bool {
	return cmp.Or(w.edition.opts.BaseURL, w.settings.BaseURL) != ""
}

// maps gives the maps that all editions have in common.
func (w *walker) maps() error {
	if !w.mapped() {
		return nil
	}
	if err := w.give(sitemapAddress); err != nil {
		return err
	}
	return w.give(newsSitemapAddress)
}

// storyMaps gives the maps of an edition, those of its stories after these: they
// are made of what those are made of.
func (w *walker) storyMaps() error {
	if !w.mapped() {
		return nil
	}
	if err := w.made(partAddress(w.tag, 0), w.bases.common()); err != nil {
		return err
	}
	parts, err := sitemapParts(w.view, w.tag)
	if err != nil {
		return err
	}
	for n := range parts {
		basis, err := w.bases.ofStories(w, n+1, sitemapStories)
		if err != nil {
			return err
		}
		if err := w.made(partAddress(w.tag, n+1), basis); err != nil {
			return err
		}
	}
	return nil
}
