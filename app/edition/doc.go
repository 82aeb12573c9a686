// Package edition is what readers get: every page of every edition, made from
// Go templates, with its styles and fonts in the binary. No page needs a
// script, and none asks for anything outside the edition.
//
// It may import news, markdown and locale. It reads through Source, which
// newsroom implements over the store's public view: nothing that is not public
// can reach a page, but for a Preview, whose story the desk hands over.
//
// Start from New, Edition.Render (one page by its address) and Edition.Pages
// (all addresses); route.go says which address is which page.
package edition
