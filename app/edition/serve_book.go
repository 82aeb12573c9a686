package edition

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"time"

	"galley/app/news"
)

// Binder writes a volume to w as a book.
type Binder func(ctx context.Context, w io.Writer, v *Volume) error

const (
	bookName = "edition.epub"
	bookType = "application/epub+zip"
)

// BookStories is how many stories the book has that readers take along.
const BookStories = 50

func bookAddress(edition string) string { return edition + "/" + bookName }

// bookOf is the edition whose book is at address.
func (e *Edition) bookOf(address string) (tag string, ok bool) {
	tag, ok = strings.CutSuffix(address, "/"+bookName)
	return tag, ok && e.opts.Book != nil && e.isEdition(tag)
}

// serveBook answers with the newest stories of an edition bound into a book.
func (e *Edition) serveBook(w http.ResponseWriter, r *http.Request, tag string) {
	// Bound whole before any of it is sent: a slow line must not hold the
	// snapshot that it is made from.
	file, err := os.CreateTemp("", "galley-book-*")
	if err != nil {
		e.refuseBook(w, tag, err)
		return
	}
	defer func() {
		_ = file.Close() // what is thrown away need not be whole
		_ = os.Remove(file.Name())
	}()
	dated, err := e.bind(r.Context(), file, tag)
	if err != nil {
		e.refuseBook(w, tag, err)
		return
	}
	h := w.Header()
	h.Set("Content-Type", bookType)
	h.Set("Content-Disposition", `attachment; filename="edition-`+tag+`.epub"`)
	h.Set("Cache-Control", "no-cache")
	http.ServeContent(w, r, "", dated, file)
}

// errBinding says that the book is being made for somebody else.
var errBinding = errors.New("a book is being bound")

// bind makes the book of an edition in file, and says of when it is. It is the
// most work that a reader can ask for, and done for one at a time.
func (e *Edition) bind(ctx context.Context, file *os.File, tag string) (dated time.Time, err error) {
	select {
	case e.binding <- struct{}{}:
		defer func() { <-e.binding }()
	default:
		return dated, errBinding
	}
	err = e.Volume(Choice{Edition: tag, Limit: BookStories}, func(v *Volume) error {
		dated = v.Dated.Time()
		return e.opts.Book(ctx, file, v)
	})
	if err != nil {
		return dated, err
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return dated, fmt.Errorf("reading a bound book: %w", err)
	}
	return dated, nil
}

func (e *Edition) refuseBook(w http.ResponseWriter, tag string, err error) {
	switch {
	case errors.Is(err, errBinding):
		w.Header().Set("Retry-After", "10")
		http.Error(w, "The edition is being bound for somebody else. Ask again in ten seconds.", http.StatusServiceUnavailable)
	case errors.Is(err, &news.Error{Code: news.CodeNothing}):
		http.Error(w, "Nothing has been published here yet.", http.StatusNotFound)
	default:
		e.opts.Log.Error("binding a book", "edition", tag, "error", err)
		http.Error(w, "The book could not be made.", http.StatusInternalServerError)
	}
}
