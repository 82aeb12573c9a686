package notify_test

import (
	"bufio"
	"context"
	"errors"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"

	"galley/app/notify"
)

// service stands in for a desktop's notification service on a bus of its own.
type service struct {
	capabilities []string
	shown        chan [2]string // title and body
	frozen       chan struct{}  // while open, Notify does not answer; nil answers
}

func (s *service) GetCapabilities() ([]string, *dbus.Error) { return s.capabilities, nil }

func (s *service) GetServerInformation() (string, string, string, string, *dbus.Error) {
	return "stand-in", "galley", "1", "1.2", nil
}

func (s *service) Notify(app string, replaces uint32, icon, title, body string, actions []string, hints map[string]dbus.Variant, timeout int32) (uint32, *dbus.Error) {
	if s.frozen != nil {
		<-s.frozen
	}
	s.shown <- [2]string{title, body}
	return 1, nil
}

// onBus starts a private session bus with s on it.
func onBus(t *testing.T, s *service) {
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
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", strings.TrimSpace(address))
	conn, err := dbus.Connect(strings.TrimSpace(address))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	if err := conn.Export(s, "/org/freedesktop/Notifications", "org.freedesktop.Notifications"); err != nil {
		t.Fatal(err)
	}
	if _, err := conn.RequestName("org.freedesktop.Notifications", dbus.NameFlagDoNotQueue); err != nil {
		t.Fatal(err)
	}
}

// The bus address is the process's: these cases run one after the other in
// one test, each on a bus of its own. beeep keeps its first connection, so
// the first bus serves all that are shown.
func TestDesktop(t *testing.T) {
	s := &service{capabilities: []string{"body", "body-markup"}, shown: make(chan [2]string, 8)}
	onBus(t, s)
	d := notify.Desktop()
	ctx := context.Background()

	for _, c := range []struct {
		name        string
		notice      notify.Notice
		title, body string
	}{
		{"markup is escaped", notify.Notice{Title: "New in Economy", Body: "Bread <b>& salt", Language: "en"}, "\u200eNew in Economy", "\u200eBread &lt;b&gt;&amp; salt"},
		{"Arabic stands right to left", notify.Notice{Title: "جديد في الاقتصاد", Body: "Aurelia تعود", Language: "ar-LB"}, "\u200fجديد في الاقتصاد", "\u200fAurelia تعود"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if err := d.Notify(ctx, c.notice); err != nil {
				t.Fatal(err)
			}
			if got := <-s.shown; got != [2]string{c.title, c.body} {
				t.Errorf("shown %q", got)
			}
		})
	}

	t.Run("a frozen service is given up", func(t *testing.T) {
		s.frozen = make(chan struct{})
		limited, cancel := context.WithTimeout(ctx, 100*time.Millisecond)
		defer cancel()
		if err := d.Notify(limited, notify.Notice{Title: "x"}); !errors.Is(err, notify.ErrSilent) {
			t.Errorf("got %v, want ErrSilent", err)
		}
		limited, cancel = context.WithTimeout(ctx, 100*time.Millisecond)
		defer cancel()
		if err := d.Notify(limited, notify.Notice{Title: "y"}); !errors.Is(err, notify.ErrSilent) {
			t.Errorf("a second call piled up behind the first: %v", err)
		}
		close(s.frozen)
		<-s.shown
	})
}

func TestNoSessionBusIsNoError(t *testing.T) {
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "")
	t.Setenv("XDG_RUNTIME_DIR", t.TempDir())
	if err := notify.Desktop().Notify(context.Background(), notify.Notice{Title: "x"}); err != nil {
		t.Error(err)
	}
}
