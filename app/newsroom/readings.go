package newsroom

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"galley/app/news"
	"galley/app/store"
)

// flushEvery is how often readings are written down: a crash loses no more.
const flushEvery = 30 * time.Second

// mostUnwritten bounds what is summed between two flushes.
const mostUnwritten = 10_000

// readings are what was read on this machine and is not written down yet.
type readings struct {
	mu     sync.Mutex
	counts map[string]map[string]int // by edition and story
	known  int                       // stories that are counted

	written atomic.Uint64 // how often what is written down has changed
	ranks   sync.Map      // rankKey → ranked
}

// Read notes that a reader has read a story of an edition. Nothing is kept of
// who, and nothing finer than the day: it belongs to the one on which it is
// written down.
func (n *Newsroom) Read(edition, story string) {
	r := &n.readings
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.counts == nil {
		r.counts = make(map[string]map[string]int)
	}
	if r.counts[edition] == nil {
		r.counts[edition] = make(map[string]int)
	}
	if r.counts[edition][story] == 0 {
		if r.known == mostUnwritten {
			return
		}
		r.known++
	}
	r.counts[edition][story]++
}

// take hands over what is not written down.
func (r *readings) take() map[string]map[string]int {
	r.mu.Lock()
	defer r.mu.Unlock()
	taken := r.counts
	r.counts, r.known = nil, 0
	return taken
}

// flush writes down what was read, where it is to be counted. A room that
// cannot be written keeps no readings.
func (n *Newsroom) flush() error {
	taken := n.readings.take()
	if len(taken) == 0 {
		return nil
	}
	err := n.writeReadings(func(tx *store.Tx) error {
		if tx.ReadingsOff() {
			return nil
		}
		for edition, counts := range taken {
			day, err := today(tx, edition, n.now())
			if err != nil {
				return err
			}
			if err := tx.AddReadings(edition, day, counts); err != nil {
				return err
			}
		}
		return nil
	})
	if errors.Is(err, &news.Error{Code: news.CodeReadOnly}) {
		return nil
	}
	return err
}

// writeReadings changes what is written down of readings.
func (n *Newsroom) writeReadings(change func(*store.Tx) error) error {
	defer n.readings.written.Add(1) // once it is committed
	return n.store.Write(change)
}

// WriteReadings writes down what is read from time to time, until ctx ends;
// Close writes the rest. Whoever shows pages to readers needs it.
func (n *Newsroom) WriteReadings(ctx context.Context) {
	n.follow(ctx, "readings", nil, func(context.Context) (time.Duration, error) { return flushEvery, n.flush() })
}

// today is the day of now on an edition's calendar, counted since 1970.
func today(tx *store.Tx, edition string, now news.Moment) (int, error) {
	settings, err := tx.Settings()
	if err != nil {
		return 0, err
	}
	zone, err := time.LoadLocation(settings.ZoneOf(edition))
	if err != nil {
		zone = time.UTC
	}
	y, m, d := now.Time().In(zone).Date()
	return int(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60)), nil
}

// Share notes that a story was shared from this machine.
func (n *Newsroom) Share(id string) error {
	return n.writeReadings(func(tx *store.Tx) error {
		if tx.ReadingsOff() {
			return nil
		}
		return tx.AddShare(id)
	})
}

// ReadingsKept says whether what is read and shared on this machine is counted.
func (n *Newsroom) ReadingsKept(ctx context.Context) (kept bool, err error) {
	err = n.read(ctx, func(r *reading) error {
		kept = !r.tx.ReadingsOff()
		return nil
	})
	return kept, err
}

// KeepReadings says whether it is to be. What was counted stays until it is
// forgotten.
func (n *Newsroom) KeepReadings(keep bool) error {
	if !keep {
		n.readings.take()
	}
	return n.writeReadings(func(tx *store.Tx) error { return tx.SetReadingsOff(!keep) })
}

// ForgetReadings forgets what was read and shared on this machine.
func (n *Newsroom) ForgetReadings() error {
	n.readings.take()
	return n.writeReadings((*store.Tx).ForgetReadings)
}
