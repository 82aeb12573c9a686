package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"testing"
)

// Readers notice nothing when a desk takes the room over from galley read,
// gives it back, or is killed.
func TestReadersNoticeNothing(t *testing.T) {
	h := newHouse(t)
	id := h.run("new", "--headline", "Night ferry returns", "--section", "economy")
	h.run("edit", id, "--set", "body=The ferry came back.")
	h.run("publish", id)
	_, paper := h.start("read")
	stop, failed := make(chan struct{}), make(chan error, 1)
	go func() {
		defer close(failed)
		for {
			select {
			case <-stop:
				return
			default:
			}
			if err := reads(paper + "en/story/night-ferry-returns.html"); err != nil {
				failed <- err
				return
			}
		}
	}()
	for _, by := range []os.Signal{os.Interrupt, os.Kill, os.Interrupt} {
		desk, _ := h.start("serve")
		if err := desk.Process.Signal(by); err != nil {
			t.Fatal(err)
		}
		_ = desk.Wait()
		h.run("edit", id, "--set", "standfirst="+by.String()) // by galley read, once it has the room again
	}
	close(stop)
	if err := <-failed; err != nil {
		t.Error(err)
	}
}

func reads(address string) error {
	w, err := http.Get(address)
	if err != nil {
		return err
	}
	defer func() { _ = w.Body.Close() }()
	body, err := io.ReadAll(w.Body)
	if err != nil {
		return err
	}
	if w.StatusCode != http.StatusOK || len(w.Header.Values("Content-Security-Policy")) != 1 {
		return fmt.Errorf("%s: %s %v %.200s", address, w.Status, w.Header, body)
	}
	return nil
}
