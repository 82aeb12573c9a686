package notify_test

import (
	"bufio"
	"os/exec"
	"strings"
	"testing"

	"github.com/godbus/dbus/v5"
)

const (
	serviceName = "org.freedesktop.Notifications"
	servicePath = "/org/freedesktop/Notifications"
)

// call is what one Notify was given.
type call struct {
	app, title, body string
	actions          []string
	hints            map[string]dbus.Variant
}

// service stands in for a desktop's notification service on a bus of its own.
type service struct {
	t            *testing.T
	conn         *dbus.Conn
	address      string
	capabilities []string
	shown        chan call
	frozen       chan struct{} // while open, Notify does not answer; nil answers
	// answering is called before Notify returns id.
	answering func(id uint32)
	last      uint32
}

func (s *service) GetCapabilities() ([]string, *dbus.Error) { return s.capabilities, nil }

func (s *service) GetServerInformation() (string, string, string, string, *dbus.Error) {
	return "stand-in", "galley", "1", "1.2", nil
}

func (s *service) Notify(app string, replaces uint32, icon, title, body string, actions []string, hints map[string]dbus.Variant, timeout int32) (uint32, *dbus.Error) {
	if s.frozen != nil {
		<-s.frozen
	}
	s.last++
	s.shown <- call{app, title, body, actions, hints}
	if s.answering != nil {
		s.answering(s.last)
	}
	return s.last, nil
}

// emit sends a signal as the service does.
func (s *service) emit(signal string, values ...any) {
	if err := s.conn.Emit(servicePath, serviceName+"."+signal, values...); err != nil {
		s.t.Error(err)
	}
}

// onBus starts a session bus of the test's own with a service on it.
func onBus(t *testing.T, capabilities ...string) *service {
	t.Helper()
	daemon := exec.Command("dbus-daemon", "--session", "--nofork", "--print-address=1")
	out, err := daemon.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := daemon.Start(); err != nil {
		t.Fatalf("dbus-daemon is needed for this test: %v", err)
	}
	t.Cleanup(func() { _ = daemon.Process.Kill(); _ = daemon.Wait() })
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	s := &service{t: t, address: strings.TrimSpace(line), capabilities: capabilities, shown: make(chan call, 8)}
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", s.address)
	s.conn = s.connect()
	if err := s.conn.Export(s, servicePath, serviceName); err != nil {
		t.Fatal(err)
	}
	if _, err := s.conn.RequestName(serviceName, dbus.NameFlagDoNotQueue); err != nil {
		t.Fatal(err)
	}
	return s
}

// connect is another program's connection to the bus.
func (s *service) connect() *dbus.Conn {
	s.t.Helper()
	conn, err := dbus.Connect(s.address)
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { _ = conn.Close() })
	return conn
}
