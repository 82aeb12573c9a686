// Package fts5 is what a user would take instead of Galley's index: SQLite's
// full-text search, in pure Go as Galley is, set up as its manual advises. It
// is fed the very terms that Galley's analysis makes of a text, so that both
// search for the same and only the engines differ.
//
// Start from Open, Index.Add and Index.Search.
package fts5
