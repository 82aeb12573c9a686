package newsroom

import (
	"context"
	"runtime"
	"sync"

	"galley/app/intake"
	"galley/app/markdown"
)

// prepared is a batch of files whose slow part is done.
type prepared struct {
	files   int
	batch   []incoming
	refused []FileError
	err     error
}

// prepare does what is slow, before the transaction: it takes pictures into
// the media folder and counts words, on all processors.
func (i *Importer) prepare(ctx context.Context, files []intake.File) prepared {
	p := prepared{files: len(files), batch: make([]incoming, 0, len(files))}
	for _, f := range files {
		if p.err = ctx.Err(); p.err != nil {
			return p
		}
		in := incoming{File: f}
		if f.Err == nil && !i.options.DryRun {
			in.Err = i.takePictures(&in)
		}
		if in.Err != nil {
			p.refused = append(p.refused, FileError{f.Path, in.Err})
			continue
		}
		p.batch = append(p.batch, in)
	}
	var wait sync.WaitGroup
	workers := runtime.NumCPU()
	for w := range workers {
		wait.Go(func() {
			for k := w; k < len(p.batch); k += workers {
				p.batch[k].words = markdown.Words(p.batch[k].Story.Body)
				p.batch[k].excerpt = markdown.Excerpt(p.batch[k].Story.Body, excerptLength)
			}
		})
	}
	wait.Wait()
	return p
}
