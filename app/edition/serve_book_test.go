package edition_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"testing"

	"galley/app/edition"
)

func TestTheBookIsBoundForOneAtATime(t *testing.T) {
	entered, leave := make(chan struct{}), make(chan struct{})
	base := serve(t, fullPaper(), edition.Options{Book: func(_ context.Context, w io.Writer, v *edition.Volume) error {
		entered <- struct{}{}
		<-leave
		_, err := fmt.Fprintf(w, "%d stories in %s", v.Stories(), v.Tag)
		return err
	}})
	first := make(chan string)
	go func() {
		answer, body := get(t, http.MethodGet, base+"/secret/ar/edition.epub")
		first <- fmt.Sprint(answer.StatusCode, answer.Header["Content-Type"], answer.Header["Content-Disposition"], body)
	}()
	<-entered
	if answer, _ := get(t, http.MethodGet, base+"/secret/en/edition.epub"); answer.StatusCode != http.StatusServiceUnavailable || answer.Header.Get("Retry-After") == "" {
		t.Errorf("a second book: %d", answer.StatusCode)
	}
	close(leave)
	if got, want := <-first, `200 [application/epub+zip] [attachment; filename="edition-ar.epub"]2 stories in ar`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestTheBookThatCannotBeMade(t *testing.T) {
	broken := func(context.Context, io.Writer, *edition.Volume) error { return errors.New("no thread") }
	base := serve(t, fullPaper(), edition.Options{Book: broken})
	for address, want := range map[string]int{"/secret/en/edition.epub": 500, "/secret/fr/edition.epub": 404, "/secret/edition.epub": 404} {
		if answer, _ := get(t, http.MethodGet, base+address); answer.StatusCode != want || answer.Header.Get("Content-Disposition") != "" {
			t.Errorf("%s: %d, want %d", address, answer.StatusCode, want)
		}
	}
	empty := serve(t, emptyPaper(), edition.Options{Book: broken})
	without := serve(t, fullPaper(), edition.Options{})
	for _, address := range []string{empty, without} {
		if answer, _ := get(t, http.MethodGet, address+"/secret/en/edition.epub"); answer.StatusCode != http.StatusNotFound {
			t.Errorf("no book: %d", answer.StatusCode)
		}
	}
}
