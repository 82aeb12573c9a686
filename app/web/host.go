package web

import (
	"context"
	"encoding/json"
	"io/fs"
	"net/http"
)

// Host is the app as this host is handed it.
type Host struct {
	Calls  func(*http.Request) Caller // the calls as whoever asks makes them
	Events Events
	Pages  http.Handler // what lies under Desk.Prefix, whole paths
	Assets fs.FS        // the desk's own page and what it loads
}

// Caller carries out a bound call: args are JSON, the value is written as JSON.
type Caller interface {
	Call(service, method string, args []json.RawMessage) (any, error)
}

// Events tells send of everything that changes after a sequence number, until
// ctx ends or send fails. Each event is written as JSON.
type Events func(ctx context.Context, after uint64, send func(seq uint64, event any) error) error
