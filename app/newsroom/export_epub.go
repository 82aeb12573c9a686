package newsroom

import (
	"cmp"
	"context"
	"io"

	"galley/app/edition"
	"galley/app/export/epub"
	"galley/app/news"
)

// ExportEPUB binds the public stories that c chooses into the book file. Where
// c names no edition, it is that of the first story named, else the
// newsroom's first.
func (n *Newsroom) ExportEPUB(ctx context.Context, file string, c edition.Choice) (done epub.Bound, err error) {
	ours, err := epub.Ours(file)
	if err != nil {
		return done, cannotWrite(file, err)
	}
	if !ours {
		return done, &news.Error{Code: news.CodeInvalid, Args: map[string]string{"value": file},
			Message: file + " is there already, and Galley did not make it. Choose another name, or move it away."}
	}
	if c.Edition == "" {
		if c.Edition, err = n.editionOf(ctx, c); err != nil {
			return done, err
		}
	}
	pages := edition.New(n.Source(), edition.Options{Log: n.log})
	err = pages.Volume(c, func(v *edition.Volume) error {
		return writeFile(file, func(w io.Writer) (err error) {
			done, err = epub.Write(ctx, w, v, n.media.FS())
			return err
		})
	})
	return done, err
}

func (n *Newsroom) editionOf(ctx context.Context, c edition.Choice) (tag string, err error) {
	err = n.read(ctx, func(r *reading) error {
		settings, err := r.tx.Settings()
		if err != nil || len(c.IDs) == 0 {
			tag = firstEdition(settings)
			return err
		}
		s, err := r.tx.Public().Story(c.IDs[0])
		tag = cmp.Or(s.Language, firstEdition(settings))
		return err
	})
	return tag, err
}

// Bind writes a volume of this newsroom's stories as a book.
func (n *Newsroom) Bind(ctx context.Context, w io.Writer, v *edition.Volume) error {
	_, err := epub.Write(ctx, w, v, n.media.FS())
	return err
}

func firstEdition(s news.Settings) string {
	if len(s.Editions) == 0 {
		return ""
	}
	return s.Editions[0].Tag
}
