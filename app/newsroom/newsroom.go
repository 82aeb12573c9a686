package newsroom

import (
	"cmp"
	"context"
	"log/slog"
	"slices"
	"time"

	"galley/app/media"
	"galley/app/news"
	"galley/app/notify"
	"galley/app/store"
)

// Who is who acts, from which device, and on whose behalf.
type Who struct {
	Person string
	Device string
	Origin news.Origin
}

// Clock is the time, and what wakes when it comes.
type Clock interface {
	Now() time.Time
	After(d time.Duration) <-chan time.Time
}

// SystemClock is this computer's clock.
type SystemClock struct{}

// Now implements Clock.
func (SystemClock) Now() time.Time { return time.Now() }

// After implements Clock.
func (SystemClock) After(d time.Duration) <-chan time.Time { return time.After(d) }

// Parts are what a newsroom is joined from. Only Store is required: without
// Media no pictures come in, without Notifier nobody is told.
type Parts struct {
	Store    *store.Store
	Media    *media.Library
	Notifier notify.Notifier
	Clock    Clock
	Log      *slog.Logger
	Agent    string // what addresses of papers are told of this program
	Asked    func() // is told each time the source of a paper has been asked
}

// Newsroom is one open room at work. It is safe for concurrent use.
type Newsroom struct {
	store    *store.Store
	media    *media.Library
	notifier notify.Notifier
	clock    Clock
	log      *slog.Logger

	agent     string
	asked     func()
	following following
	finder    finder
	readings  readings
	sending   chan struct{} // holds one for each bundle under way
}

// New joins a newsroom.
func New(p Parts) *Newsroom {
	n := &Newsroom{
		store: p.Store, media: p.Media, notifier: p.Notifier, clock: p.Clock, log: p.Log,
		agent: cmp.Or(p.Agent, "Galley"), asked: p.Asked,
		sending: make(chan struct{}, bundlesAtOnce),
	}
	n.finder.ctx, n.finder.stop = context.WithCancel(context.Background())
	if n.media == nil {
		n.media = media.Open(p.Store.Dir())
	}
	if n.clock == nil {
		n.clock = SystemClock{}
	}
	if n.log == nil {
		n.log = slog.New(slog.DiscardHandler)
	}
	if n.asked == nil {
		n.asked = func() {}
	}
	return n
}

func (n *Newsroom) now() news.Moment { return news.At(n.clock.Now()) }

// write runs do in one transaction of the store, as an act of who, now.
func (n *Newsroom) write(ctx context.Context, who Who, do func(*act) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return n.store.Write(func(tx *store.Tx) error {
		a, err := newAct(tx, who, n.now())
		if err != nil {
			return err
		}
		return do(a)
	})
}

// act is one transaction: somebody, now, with the room's settings at hand.
type act struct {
	tx       *store.Tx
	who      Who
	at       news.Moment
	settings news.Settings
	fresh    fresh
	trying   bool // a dry run: pictures are not in the room yet
}

// newAct begins an act in tx. A person's first act at this desk is recorded:
// how many people work here decides who may publish from a draft.
func newAct(tx *store.Tx, who Who, at news.Moment) (*act, error) {
	settings, err := tx.Settings()
	if err != nil {
		return nil, err
	}
	if settings.Paper != nil && who.Origin != news.FromPaper {
		return nil, noDesk("This newspaper is only read here: it is made by another newsroom. Make a newsroom of your own to write.")
	}
	a := &act{tx: tx, who: who, at: at, settings: settings}
	if who.Origin == news.FromDesk && who.Person != "" && !slices.Contains(settings.People, who.Person) {
		a.settings.People = append(slices.Clone(settings.People), who.Person)
		if err := tx.PutSettings(a.settings, a.entry()); err != nil {
			return nil, err
		}
	}
	return a, nil
}

// solo says whether the room is a newsroom of one: at most one person has
// ever acted at its desk. What imports, the clock and the sample bring makes
// nobody a second reader.
func solo(s news.Settings) bool { return len(s.People) <= 1 }

// entry is the journal entry of something that a does.
func (a *act) entry() news.Entry {
	return news.Entry{At: a.at, Origin: a.who.Origin, Person: a.who.Person}
}
