package app

import (
	"strconv"
	"sync"
)

// mostPreviews is how many previews are kept: a frame asks for the newest, and
// may still load the one before.
const mostPreviews = 8

// previews are pages made for a frame and fetched by it a moment later.
type previews struct {
	mu    sync.Mutex
	last  int
	pages map[int][]byte
}

func newPreviews() *previews { return &previews{pages: map[int][]byte{}} }

// keep gives the key that the page can be fetched by.
func (p *previews) keep(page []byte) string {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.last++
	p.pages[p.last] = page
	delete(p.pages, p.last-mostPreviews)
	return strconv.Itoa(p.last)
}

func (p *previews) page(key string) ([]byte, bool) {
	n, err := strconv.Atoi(key)
	p.mu.Lock()
	defer p.mu.Unlock()
	page, found := p.pages[n]
	return page, found && err == nil
}
