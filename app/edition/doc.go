// Package edition is what readers get: every page of every edition, made from
// Go templates, with its styles, scripts and fonts in the binary. No page needs
// a script, and none asks for anything outside the edition; script.go says where
// the scripts are, and where they run.
//
// It may import news, markdown and locale. It reads through Source, which
// newsroom implements over the store's public view: nothing that is not public
// can reach a page, but for a Preview, whose story the desk hands over.
//
// A page is the same bytes for the same public revisions, settings and instant.
// Read this on a story's page holds to that although it comes from the search
// index: likeness is weighed among public texts alone, and while the index is
// being made anew the lists stand in. What the search page shows depends on the
// question; it is none of Pages.
//
// Start from New, Edition.Render (one page by its address) and Edition.Pages
// (all addresses); route.go says which address is which page.
package edition
