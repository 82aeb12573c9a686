package app

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"
	"sync/atomic"

	"galley/app/news"
	"galley/app/newsroom"
	"galley/app/notify"
)

// Options are what an App is given by whoever starts it.
type Options struct {
	Version  string
	Platform string // "window", "browser": told to the screens
	Desk     bool   // somebody works here: this computer remembers the room
	Person   string // who works here, before whom this computer remembers
	Room     string // where a room was asked for: one that is made is made there
	Home     string // the folder for rooms where people have none for documents
	Memory   string // file of what this computer remembers; empty for none
	Frame    Frame

	// Hold makes this process the owner of the room in dir before it is
	// opened; nil where rooms need no owner.
	Hold func(a *App, dir string) (Hold, error)
	// ReadOnly opens rooms that cannot be written, for readers.
	ReadOnly bool
	// Follow keeps up with the journal: releases what is due, notifies, makes
	// the daily copy.
	Follow   bool
	Notifier notify.Notifier  // nil: nobody is notified
	Leave    func(url string) // opens an outside page; nil: nothing happens
	Clock    newsroom.Clock   // nil: the system's
}

// Frame says where the host shows the reader's pages.
type Frame struct {
	Origin    string // scheme, host and port
	Prefix    string // the unguessable path, with its opening slash
	Ancestors string // who may frame the pages
}

// Hold is the ownership of a room.
type Hold interface {
	// Opened says that calls can be answered.
	Opened()
	// Release lets calls under way end, closes the room with closeRoom, and
	// frees it for other processes.
	Release(closeRoom func() error) error
}

// App is the newsroom as its hosts see it. It has a room or none: before the
// first start there is none to open.
type App struct {
	opts     Options
	memory   *memory
	hub      *hub
	previews *previews
	shown    atomic.Pointer[string] // the page that the reader's frame shows

	opening sync.Mutex // one room is opened or closed at a time
	mu      sync.RWMutex
	room    *room
}

// New makes an App without a room.
func New(o Options) *App {
	if o.Clock == nil {
		o.Clock = newsroom.SystemClock{}
	}
	return &App{opts: o, memory: &memory{file: o.Memory}, hub: newHub(), previews: newPreviews()}
}

// current is the open room, or nil.
func (a *App) current() *room {
	a.mu.RLock()
	defer a.mu.RUnlock()
	return a.room
}

func (a *App) set(r *room) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.room = r
}

// Open opens the room in dir instead of the one that is open now. When it
// cannot be opened, the one that is open stays.
func (a *App) Open(dir string) error {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return fmt.Errorf("locate the room: %w", err)
	}
	a.opening.Lock()
	defer a.opening.Unlock()
	before := a.current()
	if before != nil && before.dir == dir {
		return nil
	}
	next, err := a.openRoom(dir)
	if err != nil {
		return err
	}
	a.set(next)
	if next.hold != nil {
		next.hold.Opened()
	}
	if a.opts.Desk {
		a.opened(next)
	}
	a.hub.tell(Event{Kind: RoomOpened, ID: dir})
	if before != nil {
		return before.close()
	}
	return nil
}

// Close closes the room, if one is open: every word is on the disk when it
// returns.
func (a *App) Close() error {
	a.opening.Lock()
	defer a.opening.Unlock()
	r := a.current()
	if r == nil {
		return nil
	}
	err := r.close()
	a.set(nil)
	return err
}

// Calls are the bound methods, as person makes them; the empty person is who
// works here.
func (a *App) Calls(person string) *Calls { return newCalls(a.services(person)) }

// Services are the bound services themselves, for a host with bindings of its
// own.
func (a *App) Services() []any { return a.services("") }

func (a *App) services(person string) []any {
	d := desk{app: a, person: person}
	return []any{
		&Rooms{d}, &Stories{d}, &Records{d}, &Pictures{d}, &Reading{d},
		&Moves{d}, &Settings{d}, &Intake{d}, &Safety{d}, &Search{d}, &Front{d},
	}
}

// desk is the app as one person uses it; every service is one.
type desk struct {
	app    *App
	person string
}

// room is the open room, or an error that says that there is none.
func (d desk) room() (*room, error) {
	if r := d.app.current(); r != nil {
		return r, nil
	}
	return nil, &news.Error{Code: news.CodeNoRoom, Message: "No newsroom is open. Make one with “galley init”, or open one at the desk."}
}

// name is who works in the room at dir.
func (d desk) name(dir string) string {
	switch {
	case d.person != "":
		return d.person
	case d.app.opts.Person != "":
		return d.app.opts.Person
	}
	return d.app.memory.read().person(dir)
}

// background is the context of bound calls: they are short, and a screen that
// has gone must not cut a save in two.
func background() context.Context { return context.Background() }
