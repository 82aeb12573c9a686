package command

import (
	"net/http"
	"sync"
	"time"

	"galley/app/owner"
)

const (
	// handOver is how long a reader's request waits for a room that changes
	// hands.
	handOver = 10 * time.Second
	// lastPages is how long pages under way may take when the room is let go.
	lastPages = 500 * time.Millisecond
)

// changing is the reader's pages at an address that stays while the room
// changes hands: requests that come meanwhile wait.
type changing struct {
	mu      sync.Mutex
	now     http.Handler  // nil: the room changes hands
	turn    int           // counts the handlers that were set
	next    chan struct{} // closed when one is set
	serving sync.WaitGroup
}

func newChanging() *changing { return &changing{next: make(chan struct{})} }

// set has h answer from now on.
func (c *changing) set(h http.Handler) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = h
	c.turn++
	close(c.next)
	c.next = make(chan struct{})
}

// pass has the process answer that has the room, and whoever has it next when
// that one goes.
func (c *changing) pass(p *owner.Peer) {
	c.mu.Lock()
	turn := c.turn + 1
	c.mu.Unlock()
	c.set(p.Edition(c.since(turn)))
}

// leave lets pages under way end, and has others wait.
func (c *changing) leave() {
	c.mu.Lock()
	c.now = nil
	c.mu.Unlock()
	done := make(chan struct{})
	go func() { c.serving.Wait(); close(done) }()
	select {
	case <-done:
	case <-time.After(lastPages): // a film that is still on its way needs no room
	}
}

func (c *changing) ServeHTTP(w http.ResponseWriter, r *http.Request) { c.since(0).ServeHTTP(w, r) }

// since answers with the handler that was set after a turn.
func (c *changing) since(turn int) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		patience := time.After(handOver)
		for {
			h, next := c.take(turn)
			if h != nil {
				defer c.serving.Done()
				h.ServeHTTP(w, r)
				return
			}
			select {
			case <-next:
			case <-r.Context().Done():
				return
			case <-patience:
				http.Error(w, "The edition is changing hands. Try again in a moment.", http.StatusServiceUnavailable)
				return
			}
		}
	})
}

func (c *changing) take(turn int) (h http.Handler, next <-chan struct{}) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.now == nil || c.turn <= turn {
		return nil, c.next
	}
	c.serving.Add(1)
	return c.now, nil
}
