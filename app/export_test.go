package app

import (
	"context"
	"iter"

	"galley/app/intake"
	"galley/app/news"
	"galley/app/newsroom"
)

// Reads is how many keys the store of the open room has looked at.
func (a *App) Reads() uint64 { return a.current().store.Reads() }

// Import brings files into the open room.
func (a *App) Import(files iter.Seq[intake.File]) (newsroom.Report, error) {
	who := newsroom.Who{Person: "Amina", Device: "scale", Origin: news.FromImport}
	return a.current().newsroom.Import(context.Background(), who, files, newsroom.ImportOptions{})
}
