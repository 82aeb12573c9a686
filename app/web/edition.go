package web

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"
)

// Edition is the reader's edition on a port of its own: read-only, without a
// token, and nothing private behind it.
type Edition struct {
	listener *listener
	lan      bool
	server   *http.Server
}

// ListenEdition opens the port on this computer, or with lan on every address
// that this computer has.
func ListenEdition(addr string, lan bool) (*Edition, error) {
	listen := open
	if lan {
		listen = openToAll
	}
	l, err := listen(addr)
	if err != nil {
		return nil, err
	}
	return &Edition{listener: l, lan: lan}, nil
}

// Address is the edition's address with a closing slash.
func (e *Edition) Address() string { return "http://" + e.listener.host + "/" }

// Serve answers with pages from now on, until Close.
func (e *Edition) Serve(pages http.Handler) {
	h := readOnly(pages)
	if !e.lan { // in a local network a computer goes by names that it cannot know
		h = named(e.listener.names, h)
	}
	e.server = serving(headers(h))
	go func() { _ = e.server.Serve(e.listener) }() // ends with Close
}

// Close frees the port.
func (e *Edition) Close() error {
	if e.server == nil {
		return e.listener.Close()
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	if err := e.server.Shutdown(ctx); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("close the edition’s server: %w", err)
	}
	return e.server.Close()
}

func openToAll(addr string) (*listener, error) {
	_, port, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, badAddress(addr)
	}
	return openAt(":"+port, lanAddress())
}

// lanAddress is this computer's address in its local network, or the loopback
// address where it is in none.
func lanAddress() string {
	addrs, err := net.InterfaceAddrs()
	if err != nil {
		return "127.0.0.1"
	}
	found := "127.0.0.1"
	for _, a := range addrs {
		network, ok := a.(*net.IPNet)
		if !ok || network.IP.To4() == nil || network.IP.IsLoopback() || network.IP.IsLinkLocalUnicast() {
			continue
		}
		if network.IP.IsPrivate() {
			return network.IP.String()
		}
		found = network.IP.String()
	}
	return found
}
