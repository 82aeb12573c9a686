// Package frontend carries the built desk: the screens that both hosts show.
//
// It imports the standard library only. The files are made by `npm run build`
// in this folder; until then dist holds a placeholder and Built says so.
package frontend

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var files embed.FS

// Assets are the desk's files, index.html at the root.
func Assets() fs.FS {
	dist, err := fs.Sub(files, "dist")
	if err != nil {
		panic(err) // "dist" is a valid path: fs.Sub cannot refuse it
	}
	return dist
}

// Built says whether the desk has been built into this binary.
func Built() bool {
	_, err := fs.Stat(files, "dist/index.html")
	return err == nil
}
