package owner

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"time"

	"galley/app/news"
)

// answerTime is how long an owner may take to introduce itself.
const answerTime = 2 * time.Second

// ErrGone says that the owner went away before it was asked: whoever gets it
// may claim the room and ask again.
var ErrGone = errors.New("the room's owner has gone")

// Peer is the process that has a room open, as other processes see it.
type Peer struct {
	Hello
	client    *http.Client
	transport *http.Transport
	person    string
}

// personHeader names the person for whom a call is made.
const personHeader = "Galley-Person"

// As is the peer for calls that person makes; the empty person is who works
// at the owner's desk.
func (p *Peer) As(person string) *Peer {
	as := *p
	as.person = url.QueryEscape(person) // a header holds ASCII only
	return &as
}

// PersonOf is the person for whom a peer makes the call r.
func PersonOf(r *http.Request) string {
	person, err := url.QueryUnescape(r.Header.Get(personHeader))
	if err != nil {
		return ""
	}
	return person
}

// dial finds who answers on socket.
func dial(ctx context.Context, socket string) (*Peer, error) {
	t := &http.Transport{DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "unix", socket)
	}}
	p := &Peer{transport: t, client: &http.Client{Transport: t}}
	ctx, cancel := context.WithTimeout(ctx, answerTime)
	defer cancel()
	if err := p.ask(ctx, http.MethodGet, "/owner", nil, &p.Hello); err != nil {
		return nil, err
	}
	return p, nil
}

// Call has the owner carry out a bound call. Result points to where the
// answer goes; nil drops it.
func (p *Peer) Call(ctx context.Context, service, method string, result any, args ...any) error {
	if args == nil {
		args = []any{}
	}
	body, err := json.Marshal(args)
	if err != nil {
		return fmt.Errorf("write the call %s.%s: %w", service, method, err)
	}
	var answer struct {
		Value json.RawMessage `json:"value"`
		Error *callError      `json:"error"`
	}
	if err := p.ask(ctx, http.MethodPost, "/api/"+service+"/"+method, body, &answer); err != nil {
		return err
	}
	if answer.Error != nil {
		return answer.Error.news()
	}
	if result == nil || len(answer.Value) == 0 {
		return nil
	}
	if err := json.Unmarshal(answer.Value, result); err != nil {
		return fmt.Errorf("read the answer to %s.%s: %w", service, method, err)
	}
	return nil
}

// callError is a *news.Error as it crosses the socket.
type callError struct {
	Code    news.Code         `json:"code"`
	Message string            `json:"message"`
	Field   string            `json:"field"`
	Args    map[string]string `json:"args"`
}

func (e *callError) news() *news.Error {
	return &news.Error{Code: e.Code, Message: e.Message, Field: e.Field, Args: e.Args}
}

// Desk gets a fresh address of the desk in a browser.
func (p *Peer) Desk(ctx context.Context) (string, error) {
	var answer deskReply
	err := p.ask(ctx, http.MethodPost, "/owner/desk", nil, &answer)
	return answer.Address, err
}

// Raise has the owner show its window.
func (p *Peer) Raise(ctx context.Context) error {
	return p.ask(ctx, http.MethodPost, "/owner/raise", nil, nil)
}

// Yield asks the owner to make way, and returns when the room is free.
func (p *Peer) Yield(ctx context.Context) error {
	return p.ask(ctx, http.MethodPost, "/owner/yield", nil, nil)
}

// Gone returns when the owner has let the room go, or with ctx's error.
func (p *Peer) Gone(ctx context.Context) error {
	_ = p.ask(ctx, http.MethodGet, "/owner/stay", nil, nil) // any end of it means gone
	return ctx.Err()
}

// Edition passes readers' requests on to the owner, or to lost when the owner
// has gone.
func (p *Peer) Edition(lost http.Handler) http.Handler {
	proxy := &httputil.ReverseProxy{
		Transport: p.transport,
		Rewrite: func(r *httputil.ProxyRequest) {
			r.SetURL(&url.URL{Scheme: "http", Host: "owner"})
		},
		ModifyResponse: func(w *http.Response) error {
			if w.StatusCode == http.StatusServiceUnavailable { // it is letting go of the room
				return ErrGone
			}
			return nil
		},
		ErrorHandler: func(w http.ResponseWriter, r *http.Request, _ error) { lost.ServeHTTP(w, r) },
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		clear(w.Header()) // the owner's answer has its own, and a policy twice is two policies
		proxy.ServeHTTP(w, r)
	})
}

// ask sends one request and reads the JSON that answers it.
func (p *Peer) ask(ctx context.Context, method, path string, body []byte, result any) error {
	r, err := http.NewRequestWithContext(ctx, method, "http://owner"+path, bytes.NewReader(body))
	if err != nil {
		return fmt.Errorf("ask the room's owner: %w", err)
	}
	r.Header.Set("Content-Type", "application/json")
	if p.person != "" {
		r.Header.Set(personHeader, p.person)
	}
	answer, err := p.client.Do(r)
	if err != nil {
		return lost(err)
	}
	defer func() { _ = answer.Body.Close() }()
	switch {
	case answer.StatusCode == http.StatusServiceUnavailable:
		return ErrGone
	case answer.StatusCode == http.StatusNoContent:
		return nil
	case answer.Header.Get("Content-Type") != "application/json":
		words, _ := io.ReadAll(io.LimitReader(answer.Body, 1000))
		return fmt.Errorf("the room's owner answered %s to %s: %s", answer.Status, path, bytes.TrimSpace(words))
	case result == nil:
		return nil
	}
	if err := json.NewDecoder(answer.Body).Decode(result); err != nil {
		return fmt.Errorf("read the owner's answer: %w", err)
	}
	return nil
}

// lost tells a call that never reached the owner, and may be made again, from
// one that broke off.
func lost(err error) error {
	var op *net.OpError
	if errors.As(err, &op) && op.Op == "dial" {
		return fmt.Errorf("%w: %w", ErrGone, err)
	}
	return &news.Error{Code: news.CodeBusy, Err: err,
		Message: "The Galley that has this newsroom open went away during the work. Look whether it was done, and try again."}
}
