package web

import (
	"errors"
	"fmt"
	"hash/fnv"
	"net"
	"net/http"
	"net/netip"
	"os"
	"strconv"
	"syscall"
	"time"

	"galley/app/news"
)

// listener is an open port and the names it goes by.
type listener struct {
	net.Listener
	port  int
	host  string   // the name in printed addresses, with the port
	names []string // the exact Host headers that mean this server
}

// open listens on addr, whose host must be this computer itself: a loopback
// address or "localhost".
func open(addr string) (*listener, error) {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, badAddress(addr)
	}
	if host == "localhost" {
		host = "127.0.0.1"
	}
	ip, err := netip.ParseAddr(host)
	if err != nil {
		return nil, badAddress(addr)
	}
	if !ip.IsLoopback() {
		return nil, &news.Error{Code: news.CodeInvalid, Field: "addr", Args: map[string]string{"value": addr},
			Message: fmt.Sprintf("Galley listens on this computer only, and %s is not it. Use 127.0.0.1:%s.", host, port)}
	}
	return openAt(net.JoinHostPort(host, port), host)
}

// Ports that rooms have before others: below those that systems hand out.
const (
	firstPort = 20_000
	portCount = 10_000
)

// ListenFor opens a free port of this computer for the room in dir, the same
// whenever it can be had: a browser keeps by host and port what a desk had not
// saved when it ended.
func ListenFor(dir string) (*Desk, error) {
	h := fnv.New32a()
	_, _ = h.Write([]byte(dir)) // it never fails
	own := net.JoinHostPort("127.0.0.1", strconv.Itoa(firstPort+int(h.Sum32()%portCount)))
	if d, err := Listen(own); err == nil {
		return d, nil
	}
	return Listen("127.0.0.1:0")
}

// openAt listens on addr and prints itself as host.
func openAt(addr, host string) (*listener, error) {
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, taken(addr, err)
	}
	port := l.Addr().(*net.TCPAddr).Port
	named := func(h string) string { return net.JoinHostPort(h, strconv.Itoa(port)) }
	return &listener{Listener: l, port: port, host: named(host), names: []string{named(host), named("localhost")}}, nil
}

func badAddress(addr string) error {
	return &news.Error{Code: news.CodeInvalid, Field: "addr", Args: map[string]string{"value": addr},
		Message: fmt.Sprintf("“%s” is not an address to listen on. Write it as 127.0.0.1:8080.", addr)}
}

func taken(addr string, err error) error {
	said := &news.Error{Code: news.CodeBusy, Field: "addr", Args: map[string]string{"value": addr}, Err: err,
		Message: fmt.Sprintf("Galley cannot listen on %s. Choose another port with --addr.", addr)}
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		said.Message = fmt.Sprintf("Another program listens on %s. Choose another port with --addr.", addr)
	case errors.Is(err, os.ErrPermission):
		said.Message = fmt.Sprintf("This user may not listen on %s. Choose a port over 1023 with --addr.", addr)
	}
	return said
}

// serving is an http.Server with the limits of every server here.
func serving(h http.Handler) *http.Server {
	return &http.Server{
		Handler:           h,
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
	}
}
