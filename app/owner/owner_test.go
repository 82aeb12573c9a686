package owner_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"galley/app/news"
	"galley/app/owner"
)

// TestMain lets the test binary be another process: an owner that waits to be
// killed.
func TestMain(m *testing.M) {
	if dir := os.Getenv("OWNER_OF"); dir != "" {
		if _, err := owner.Claim(context.Background(), dir, owner.Claimant{Role: owner.Serve, Version: "1"}); err != nil {
			os.Exit(1)
		}
		_, _ = os.Stdout.WriteString("claimed\n")
		select {}
	}
	os.Exit(m.Run())
}

func room(t *testing.T) string {
	t.Helper()
	run, err := os.MkdirTemp("", "galley") // t.TempDir is too long for a socket
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(run) })
	t.Setenv("XDG_RUNTIME_DIR", run)
	return t.TempDir()
}

func claim(t *testing.T, dir string, c owner.Claimant) *owner.Owner {
	t.Helper()
	if c.Version == "" {
		c.Version = "1"
	}
	o, err := owner.Claim(t.Context(), dir, c)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func release(t *testing.T, o *owner.Owner) {
	t.Helper()
	if err := o.Release(func() error { return nil }); err != nil {
		t.Error(err)
	}
}

// peerOf is the owner of dir as another claimant finds it.
func peerOf(t *testing.T, dir string) *owner.Peer {
	t.Helper()
	_, err := owner.Claim(t.Context(), dir, owner.Claimant{Role: owner.Command, Version: "1"})
	var taken *owner.Taken
	if !errors.As(err, &taken) {
		t.Fatalf("claim of a room that is taken: %v", err)
	}
	return taken.Peer
}

func TestOneOwner(t *testing.T) {
	dir := room(t)
	first := claim(t, dir, owner.Claimant{Role: owner.Serve})
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(dir, link); err != nil {
		t.Fatal(err)
	}
	if p := peerOf(t, link); p.Role != owner.Serve || p.Process != os.Getpid() {
		t.Errorf("the owner introduces itself as %+v", p.Hello)
	}
	release(t, first)
	release(t, claim(t, dir, owner.Claimant{Role: owner.Read}))
}

func TestTwoRoomsAreTwo(t *testing.T) {
	a, b := room(t), t.TempDir()
	first := claim(t, a, owner.Claimant{Role: owner.Serve})
	release(t, claim(t, b, owner.Claimant{Role: owner.Serve}))
	release(t, first)
}

func TestOtherVersionIsRefusedInWords(t *testing.T) {
	dir := room(t)
	defer release(t, claim(t, dir, owner.Claimant{Role: owner.Serve, Version: "1.2"}))
	_, err := owner.Claim(t.Context(), dir, owner.Claimant{Role: owner.Command, Version: "1.3"})
	var said *news.Error
	if !errors.As(err, &said) || !strings.Contains(said.Message, "1.2") || !strings.Contains(said.Message, "1.3") {
		t.Errorf("got %v", err)
	}
}

func TestKilledOwnerIsNoObstacle(t *testing.T) {
	dir := room(t)
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "OWNER_OF="+dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadFull(out, make([]byte, len("claimed\n"))); err != nil {
		t.Fatal(err)
	}
	peer := peerOf(t, dir)
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := peer.Gone(t.Context()); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
	release(t, claim(t, dir, owner.Claimant{Role: owner.Serve}))
}

// calls answers every call with who made it and what it was.
var calls = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	if r.URL.Path == "/api/Stories/Refuse" {
		_, _ = io.WriteString(w, `{"error":{"code":"stale","message":"The story has changed.","field":"headline","args":{"revision":"3"}}}`)
		return
	}
	body, _ := io.ReadAll(r.Body)
	_, _ = io.WriteString(w, `{"value":"`+owner.PersonOf(r)+" "+r.URL.Path+strings.ReplaceAll(string(body), `"`, `'`)+`"}`)
})

func TestCallsCross(t *testing.T) {
	dir := room(t)
	o := claim(t, dir, owner.Claimant{Role: owner.Serve, Answers: owner.Answers{Calls: calls}})
	o.Opened()
	defer release(t, o)
	var got string
	if err := peerOf(t, dir).As("أمينة").Call(t.Context(), "Stories", "Get", &got, "x", 2); err != nil {
		t.Fatal(err)
	}
	if want := "أمينة /api/Stories/Get['x',2]"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	err := peerOf(t, dir).Call(t.Context(), "Stories", "Refuse", nil)
	var said *news.Error
	if !errors.As(err, &said) || said.Code != news.CodeStale || said.Args["revision"] != "3" || said.Field != "headline" {
		t.Errorf("the refusal arrives as %#v", err)
	}
}

func TestCallsWaitForTheRoom(t *testing.T) {
	dir := room(t)
	o := claim(t, dir, owner.Claimant{Role: owner.Command, Answers: owner.Answers{Calls: calls}})
	defer release(t, o)
	done := make(chan error)
	peer := peerOf(t, dir)
	go func() { done <- peer.Call(context.Background(), "Stories", "Get", nil) }()
	select {
	case err := <-done:
		t.Fatalf("a call was answered before the room was open: %v", err)
	case <-time.After(20 * time.Millisecond):
	}
	o.Opened()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func TestReleaseWaitsForCalls(t *testing.T) {
	dir := room(t)
	begun, finish := make(chan struct{}), make(chan struct{})
	var finished atomic.Bool
	slow := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		close(begun)
		<-finish
		w.Header().Set("Content-Type", "application/json")
		_, _ = io.WriteString(w, `{"value":"done"}`)
		finished.Store(true)
	})
	o := claim(t, dir, owner.Claimant{Role: owner.Command, Answers: owner.Answers{Calls: slow}})
	o.Opened()
	peer := peerOf(t, dir)
	answered := make(chan error)
	var got string
	go func() { answered <- peer.Call(context.Background(), "Stories", "Get", &got) }()
	<-begun
	released := make(chan struct{})
	go func() {
		defer close(released)
		_ = o.Release(func() error {
			if !finished.Load() {
				t.Error("the room was closed under a call")
			}
			return nil
		})
	}()
	time.AfterFunc(20*time.Millisecond, func() { close(finish) })
	if err := <-answered; err != nil || got != "done" {
		t.Errorf("the call under way got %q, %v", got, err)
	}
	<-released
	if err := peer.Call(t.Context(), "Stories", "Get", nil); !errors.Is(err, owner.ErrGone) {
		t.Errorf("a call after the end: %v", err)
	}
}

func TestReaderMakesWay(t *testing.T) {
	dir := room(t)
	asked := make(chan struct{})
	reader := claim(t, dir, owner.Claimant{Role: owner.Read, Answers: owner.Answers{Yield: func() { close(asked) }}})
	reader.Opened()
	successor := make(chan *owner.Peer)
	go func() {
		<-asked
		_ = reader.Release(func() error { return nil })
		peer, _ := owner.Successor(context.Background(), dir)
		successor <- peer
	}()
	desk, err := owner.ClaimOver(t.Context(), dir, owner.Claimant{Role: owner.Serve, Version: "1"})
	if err != nil {
		t.Fatal(err)
	}
	peer := <-successor
	if peer == nil || peer.Role != owner.Serve {
		t.Fatalf("the successor is %+v", peer)
	}
	gone := make(chan error)
	go func() { gone <- peer.Gone(context.Background()) }()
	release(t, desk)
	if err := <-gone; err != nil {
		t.Error(err)
	}
}

func TestDeskMakesNoWay(t *testing.T) {
	dir := room(t)
	o := claim(t, dir, owner.Claimant{Role: owner.Window, Answers: owner.Answers{Desk: func() (string, error) { return "http://127.0.0.1:1/", nil }}})
	o.Opened()
	defer release(t, o)
	_, err := owner.ClaimOver(t.Context(), dir, owner.Claimant{Role: owner.Serve, Version: "1"})
	var taken *owner.Taken
	if !errors.As(err, &taken) {
		t.Fatalf("got %v", err)
	}
	if address, err := taken.Peer.Desk(t.Context()); err != nil || address != "http://127.0.0.1:1/" {
		t.Errorf("the desk's address is %q, %v", address, err)
	}
	if taken.Peer.Yield(t.Context()) == nil || taken.Peer.Raise(t.Context()) == nil {
		t.Error("an owner did what it has no answer for")
	}
}

func TestEditionIsPassedOn(t *testing.T) {
	dir := room(t)
	pages := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "default-src 'self'")
		_, _ = io.WriteString(w, "page "+r.URL.Path)
	})
	o := claim(t, dir, owner.Claimant{Role: owner.Serve, Answers: owner.Answers{Edition: pages}})
	o.Opened()
	edition := peerOf(t, dir).Edition(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, "lost "+r.URL.Path)
	}))
	w := get(edition, "/en/index.html")
	if body, policies := w.Body.String(), w.Result().Header["Content-Security-Policy"]; body != "page /en/index.html" || len(policies) != 1 {
		t.Errorf("got %q under %q", body, policies)
	}
	release(t, o)
	if body := get(edition, "/en/index.html").Body.String(); body != "lost /en/index.html" {
		t.Errorf("after the end: %q", body)
	}
}

// get asks h as a server does that has a policy of its own.
func get(h http.Handler, path string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	w.Header().Set("Content-Security-Policy", "default-src 'none'")
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
	return w
}
