package edition

import (
	chain "container/list"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/url"
	"sync"
	"time"
)

// How much is kept of what was sent, in bytes, and of which pages.
const (
	mostSent    = 16 << 20
	largestSent = 512 << 10
)

// sent is a page as it is sent, with its tag.
type sent struct {
	Page
	tag string
	as  instant

	packing sync.Once
	pack    []byte // see packed
}

// size is what keeping the page takes, packed besides: that is a third at most.
func (s *sent) size() int { return len(s.Body) + len(s.Body)/3 }

// instant is what a page is made of: the room, what is read here, and the
// minute. The search index, too, has caught up after one.
type instant struct {
	state, readings uint64
	minute          int64
}

// larder keeps the pages that were sent last.
type larder struct {
	mu    sync.Mutex
	pages map[string]*chain.Element // of sent pages, by address
	order chain.List                // the last one first
	size  int
}

func (l *larder) get(address string) *sent {
	l.mu.Lock()
	defer l.mu.Unlock()
	e := l.pages[address]
	if e == nil {
		return nil
	}
	l.order.MoveToFront(e)
	return e.Value.(*sent)
}

func (l *larder) put(s *sent) {
	if len(s.Body) > largestSent {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.pages == nil {
		l.pages = map[string]*chain.Element{}
	}
	l.drop(l.pages[s.Address])
	l.pages[s.Address] = l.order.PushFront(s)
	for l.size += s.size(); l.size > mostSent; {
		l.drop(l.order.Back())
	}
}

func (l *larder) drop(e *chain.Element) {
	if e == nil {
		return
	}
	s := l.order.Remove(e).(*sent)
	delete(l.pages, s.Address)
	l.size -= s.size()
}

// sendable is the page at address with its tag: the one that was sent before,
// while nothing has changed. What is asked of a search page is made each time.
func (e *Edition) sendable(ctx context.Context, address string, query string) (*sent, error) {
	as, err := e.instant()
	if err != nil {
		return nil, err
	}
	asks := address == searchAddress(firstPart(address))
	if s := e.larder.get(address); s != nil && s.as == as && !asks {
		return s, nil
	}
	values, _ := url.ParseQuery(query) // what can be read of it
	page, err := e.answer(ctx, address, values)
	if err != nil {
		return nil, err
	}
	s := &sent{Page: page, tag: tagOf(page.Body), as: as}
	if !asks && page.Status == http.StatusOK && page.Address == address {
		e.larder.put(s)
	}
	return s, nil
}

// instant is that of now.
func (e *Edition) instant() (i instant, err error) {
	i.minute = e.src.Now().Unix() / int64(time.Minute/time.Second)
	err = e.src.Read(func(v View) error {
		i.state, i.readings = v.State(), v.Readings()
		return nil
	})
	return i, err
}

// tagOf names what is in a page.
func tagOf(body []byte) string {
	sum := sha256.Sum256(body)
	return `"` + hex.EncodeToString(sum[:16]) + `"`
}
