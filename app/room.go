package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"sync"

	"galley/app/edition"
	"galley/app/media"
	"galley/app/news"
	"galley/app/newsroom"
	"galley/app/store"
)

// room is an open room: the parts, joined.
type room struct {
	dir      string
	readOnly bool
	hold     Hold // nil where rooms need no owner
	store    *store.Store
	media    *media.Library
	newsroom *newsroom.Newsroom
	paper    bool // another newsroom's, which is read here
	imports  imports

	framed    *edition.Edition // the reader's pages in the host's frames
	previewed *edition.Edition // stories being written, there too
	plain     *edition.Edition // the same pages by themselves

	log     *slog.Logger
	logFile io.Closer
	stop    context.CancelFunc
	running sync.WaitGroup
}

// openRoom claims the room in dir, opens it and sets its followers going.
func (a *App) openRoom(dir string) (*room, error) {
	if missing(dir) {
		return nil, noRoom(dir)
	}
	r := &room{dir: dir}
	if a.opts.Hold != nil {
		hold, err := a.opts.Hold(a, dir)
		if err != nil {
			return nil, err
		}
		r.hold = hold
	}
	if err := r.open(a.opts.ReadOnly); err != nil {
		return nil, errors.Join(err, r.release(func() error { return nil }))
	}
	r.join(a)
	return r, nil
}

func noRoom(dir string) error {
	return &news.Error{
		Code:    news.CodeNoRoom,
		Message: fmt.Sprintf("There is no newsroom in %s. Make one with “galley init”, or name another with --room.", dir),
		Args:    map[string]string{"dir": dir},
	}
}

// open opens the store; readers are content with one that cannot be written.
func (r *room) open(readOnly bool) (err error) {
	r.store, err = store.Open(r.dir)
	if readOnly && errors.Is(err, &news.Error{Code: news.CodeReadOnly}) {
		r.readOnly = true
		r.store, err = store.OpenReadOnly(r.dir)
	}
	if err != nil {
		return err
	}
	settings, _, err := r.settings()
	if err != nil {
		return errors.Join(err, r.store.Close())
	}
	r.paper = settings.Paper != nil
	return nil
}

// join builds the parts over the store.
func (r *room) join(a *App) {
	r.log, r.logFile = openLog(r.dir)
	r.media = media.Open(r.dir)
	r.newsroom = newsroom.New(newsroom.Parts{
		Store: r.store, Media: r.media, Notifier: a.opts.Notifier, Clock: a.opts.Clock, Log: r.log,
		Agent: a.agent(), Asked: func() { a.hub.tell(Event{Kind: PaperAsked}) },
	})
	framed := edition.Options{
		Prefix: a.opts.Frame.Prefix, FrameOrigin: a.opts.Frame.Origin, FrameAncestors: a.opts.Frame.Ancestors,
		Leave: true, OnLeave: a.opts.Leave, OnSave: a.save, Takeaway: true, Log: r.log,
	}
	r.previewed = edition.New(r.newsroom.PreviewSource(), framed)
	if r.paper { // at a desk, who looks at a page makes the paper
		framed.OnRead, framed.OnShare = r.newsroom.Read, r.shared
	}
	r.framed = edition.New(r.newsroom.HereSource(), framed)
	r.plain = edition.New(r.newsroom.HereSource(), edition.Options{Scripts: true, Log: r.log, OnRead: r.newsroom.Read, OnShare: r.shared, Takeaway: true, Book: r.newsroom.Bind, Followed: !r.paper})
	ctx, stop := context.WithCancel(context.Background())
	r.stop = stop
	if !r.readOnly {
		r.running.Go(func() { r.newsroom.WriteReadings(ctx) })
	}
	if a.opts.Follow && !r.readOnly {
		r.running.Go(func() { r.follow(ctx) })
	}
}

// shared notes that a story was sent on from here. A room that cannot be
// written counts nothing.
func (r *room) shared(story string) {
	if err := r.newsroom.Share(story); err != nil && !errors.Is(err, &news.Error{Code: news.CodeReadOnly}) {
		r.log.Error("a share was not counted", "story", story, "error", err)
	}
}

// follow keeps up with the journal until ctx ends.
func (r *room) follow(ctx context.Context) {
	if err := r.newsroom.Run(ctx); err != nil && ctx.Err() == nil {
		r.log.Error("the followers have stopped", "error", err)
	}
}

// close lets everything under way end, and frees the room.
func (r *room) close() error {
	return r.release(func() error {
		r.stop()
		r.running.Wait()
		return errors.Join(r.newsroom.Close(), r.store.Close(), r.logFile.Close())
	})
}

func (r *room) release(closing func() error) error {
	if r.hold == nil {
		return closing()
	}
	return r.hold.Release(closing)
}

// settings are the room's, and the last sequence number of its journal.
func (r *room) settings() (settings news.Settings, last uint64, err error) {
	err = r.store.Read(func(t *store.Tx) (err error) {
		last = t.LastSeq()
		settings, err = t.Settings()
		return err
	})
	return settings, last, err
}
