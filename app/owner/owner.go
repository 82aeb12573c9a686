package owner

import (
	"context"
	"encoding/json"
	"net"
	"net/http"
	"os"
	"sync"
	"time"
)

// lastCalls is how long an owner that makes way waits for calls under way; a
// newcomer is promised the room within two seconds.
const lastCalls = 1500 * time.Millisecond

// Answers is what an owner answers other processes with. A nil one is
// answered with "not found".
type Answers struct {
	Calls   http.Handler                       // the bound calls, under /api/
	Edition http.Handler                       // the reader's pages, from the root
	Desk    func() (address string, err error) // a fresh address of the desk in a browser
	Raise   func()                             // shows the window
	Yield   func()                             // begins to make way; Release ends it
}

// Owner is this process's hold on a room.
type Owner struct {
	hello    Hello
	listener net.Listener
	lock     *os.File
	server   *http.Server

	answers  Answers
	ready    chan struct{} // closed once the room is open
	released chan struct{} // closed once the room is free

	mu      sync.Mutex
	closing bool
	calls   sync.WaitGroup // calls under way
}

// Hello is how an owner introduces itself.
type Hello struct {
	Version string `json:"version"`
	Role    Role   `json:"role"`
	Process int    `json:"process"`
}

func newOwner(l net.Listener, lock *os.File, c Claimant) *Owner {
	o := &Owner{
		hello:    Hello{Version: c.Version, Role: c.Role, Process: os.Getpid()},
		listener: l, lock: lock, answers: c.Answers,
		ready: make(chan struct{}), released: make(chan struct{}),
	}
	o.server = &http.Server{Handler: o.routes(), ReadHeaderTimeout: patience}
	go func() { _ = o.server.Serve(l) }() // ends with Release
	return o
}

// Opened says that the room is open and the answers can be given: what was
// asked before waits for it. It is called once.
func (o *Owner) Opened() { close(o.ready) }

// Release lets calls under way end, closes the room with closeRoom, and frees
// it for other processes.
func (o *Owner) Release(closeRoom func() error) error {
	o.mu.Lock()
	o.closing = true
	o.mu.Unlock()
	_ = o.listener.Close() // the socket's file goes with it
	o.waitForCalls()
	err := closeRoom()
	_ = o.lock.Close()
	close(o.released)
	ctx, cancel := context.WithTimeout(context.Background(), lastCalls)
	defer cancel()
	if o.server.Shutdown(ctx) != nil {
		_ = o.server.Close()
	}
	return err
}

func (o *Owner) waitForCalls() {
	done := make(chan struct{})
	go func() { o.calls.Wait(); close(done) }()
	select {
	case <-done:
	case <-time.After(lastCalls):
	}
}

func (o *Owner) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /owner", func(w http.ResponseWriter, _ *http.Request) { reply(w, o.hello) })
	mux.HandleFunc("GET /owner/stay", o.stay)
	mux.Handle("POST /owner/yield", o.whenReady(func() http.Handler { return http.HandlerFunc(o.yield) }))
	mux.Handle("POST /owner/desk", o.whenReady(func() http.Handler { return http.HandlerFunc(o.desk) }))
	mux.Handle("POST /owner/raise", o.whenReady(func() http.Handler { return http.HandlerFunc(o.raise) }))
	mux.Handle("/api/", o.whenReady(func() http.Handler { return o.counted(o.answers.Calls) }))
	mux.Handle("/", o.whenReady(func() http.Handler { return o.counted(o.answers.Edition) }))
	return mux
}

// whenReady answers with the handler that get gives once the room is open.
func (o *Owner) whenReady(get func() http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		select {
		case <-o.ready:
		case <-o.released:
			http.Error(w, "the room is closed", http.StatusServiceUnavailable)
			return
		case <-r.Context().Done():
			return
		}
		if h := get(); h != nil {
			h.ServeHTTP(w, r)
			return
		}
		http.NotFound(w, r)
	})
}

// counted keeps Release waiting while h is at work, and turns away what comes
// after it: a page is made from several snapshots of the room.
func (o *Owner) counted(h http.Handler) http.Handler {
	if h == nil {
		return nil
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		o.mu.Lock()
		if o.closing {
			o.mu.Unlock()
			http.Error(w, "the room is closing", http.StatusServiceUnavailable)
			return
		}
		o.calls.Add(1)
		o.mu.Unlock()
		defer o.calls.Done()
		h.ServeHTTP(w, r)
	})
}

// stay answers when this owner has let the room go. A process that is killed
// drops the connection, which says the same.
func (o *Owner) stay(w http.ResponseWriter, r *http.Request) {
	select {
	case <-o.released:
	case <-r.Context().Done():
	}
	w.WriteHeader(http.StatusNoContent)
}

// yield answers once the room is free.
func (o *Owner) yield(w http.ResponseWriter, r *http.Request) {
	if o.answers.Yield == nil {
		http.NotFound(w, r)
		return
	}
	o.answers.Yield()
	o.stay(w, r)
}

func (o *Owner) desk(w http.ResponseWriter, r *http.Request) {
	if o.answers.Desk == nil {
		http.NotFound(w, r)
		return
	}
	address, err := o.answers.Desk()
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	reply(w, deskReply{Address: address})
}

func (o *Owner) raise(w http.ResponseWriter, r *http.Request) {
	if o.answers.Raise == nil {
		http.NotFound(w, r)
		return
	}
	o.answers.Raise()
	w.WriteHeader(http.StatusNoContent)
}

type deskReply struct {
	Address string `json:"address"`
}

func reply(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(v) // a peer that has gone needs no answer
}
