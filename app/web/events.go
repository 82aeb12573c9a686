package web

import (
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"strconv"
	"sync"
	"time"
)

// heartbeat keeps a quiet stream open, and finds out that a client has gone.
const heartbeat = 15 * time.Second

// stream writes events as they come. A client that was cut off comes back with
// the last sequence number it saw; one that names none hears what comes next.
func stream(w http.ResponseWriter, r *http.Request, events Events) {
	s := &eventWriter{w: w, c: http.NewResponseController(w)}
	h := w.Header()
	h.Set("Content-Type", "text/event-stream")
	h.Set("Cache-Control", "no-store")
	if s.write("retry: 1000\n\n") != nil {
		return
	}
	go s.beat(r.Context().Done())
	_ = events(r.Context(), after(r), s.send) // it ends when the client goes
	s.close()
}

func after(r *http.Request) uint64 {
	for _, value := range []string{r.Header.Get("Last-Event-ID"), r.URL.Query().Get("after")} {
		if n, err := strconv.ParseUint(value, 10, 64); err == nil {
			return n
		}
	}
	return math.MaxUint64
}

// eventWriter lets events and heartbeats share one response.
type eventWriter struct {
	mu     sync.Mutex
	w      http.ResponseWriter
	c      *http.ResponseController
	closed bool
}

func (s *eventWriter) send(seq uint64, event any) error {
	data, err := json.Marshal(event)
	if err != nil {
		return fmt.Errorf("write an event: %w", err)
	}
	return s.write(fmt.Sprintf("id: %d\ndata: %s\n\n", seq, data))
}

func (s *eventWriter) write(text string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return http.ErrHandlerTimeout
	}
	if _, err := s.w.Write([]byte(text)); err != nil {
		return fmt.Errorf("write to the event stream: %w", err)
	}
	return s.c.Flush()
}

// close keeps heartbeats off a response that is over.
func (s *eventWriter) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
}

func (s *eventWriter) beat(done <-chan struct{}) {
	tick := time.NewTicker(heartbeat)
	defer tick.Stop()
	for {
		select {
		case <-done:
			return
		case <-tick.C:
			if s.write(":\n\n") != nil {
				return
			}
		}
	}
}
