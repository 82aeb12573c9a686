// Package sample holds the sample newsroom, Three Shores, as files: an invented
// newspaper of an invented strait in three languages, made for Galley.
//
// It imports nothing. Times in the files are relative to the moment at which
// the room is made; newsroom.FoundSample reads them.
package sample

import "embed"

// Files are the newsroom's settings (newsroom.yaml), its records (regions.yaml,
// tags.yaml and authors.yaml, each of the form of an export's records.yaml), its
// stories and pages as Markdown, its pictures and its media.
//
//go:embed newsroom.yaml regions.yaml tags.yaml authors.yaml stories pages pictures media
var Files embed.FS
