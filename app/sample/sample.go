// Package sample holds the sample newsroom, Three Shores, as files: an invented
// newspaper of an invented strait in three languages, made for Galley.
//
// It imports nothing. Times in the files are relative to the moment at which
// the room is made; newsroom.FoundSample reads them.
package sample

import "embed"

// Files are the newsroom's settings and records (newsroom.yaml, authors.yaml,
// tags.yaml), its stories and pages as Markdown, its pictures and its media.
//
//go:embed newsroom.yaml authors.yaml tags.yaml stories pages pictures media
var Files embed.FS
