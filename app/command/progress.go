package command

import (
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
)

// every is how often long work is told of where no bar can be drawn.
const every = 3 * time.Second

// progress tells how far long work has come.
type progress struct {
	bar  *progressbar.ProgressBar
	out  io.Writer // nil: nothing is told
	what string
	of   int // how much there is; less than 0 where that is not known
	now  func() time.Time

	mu   sync.Mutex
	done int
	last time.Time
}

// progress begins to tell of work named what, whose size is not known: a bar
// on a terminal, a line every few seconds elsewhere, nothing with --json.
func (c *cli) progress(what string) *progress { return c.progressOf(what, -1) }

// progressOf is progress for work of a known size.
func (c *cli) progressOf(what string, size int) *progress {
	p := &progress{what: what, of: size, now: time.Now, last: time.Now()}
	switch {
	case c.json:
	case isTerminal(c.err):
		p.bar = progressbar.NewOptions(size,
			progressbar.OptionSetWriter(c.err), progressbar.OptionSetDescription(what),
			progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionClearOnFinish(),
			progressbar.OptionThrottle(100*time.Millisecond))
	default:
		p.out = c.err
	}
	return p
}

// add counts n more.
func (p *progress) add(n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done += n
	if p.bar != nil {
		_ = p.bar.Add(n) // a bar that cannot be drawn stops no work
	}
	if now := p.now(); p.out != nil && now.Sub(p.last) >= every {
		p.last = now
		if p.of < 0 {
			_, _ = fmt.Fprintf(p.out, "%s: %d so far\n", p.what, p.done)
		} else {
			_, _ = fmt.Fprintf(p.out, "%s: %d of %d\n", p.what, p.done, p.of)
		}
	}
}

// end takes the bar away.
func (p *progress) end() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}

// during tells of work whose steps cannot be seen, until the end of it.
func (p *progress) during(work func() error) error {
	tick := time.NewTicker(every)
	defer tick.Stop()
	done := make(chan error, 1)
	go func() { done <- work() }()
	for {
		select {
		case err := <-done:
			p.end()
			return err
		case <-tick.C:
			if p.bar != nil {
				_ = p.bar.RenderBlank()
			}
			if p.out != nil {
				_, _ = fmt.Fprintf(p.out, "%s: still at work\n", p.what)
			}
		}
	}
}
