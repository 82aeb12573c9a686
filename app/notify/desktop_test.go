package notify_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"galley/app/notify"
)

// The bus address is the process's: these cases run one after the other in
// one test, each on a bus of its own. beeep keeps its first connection, so
// the first bus serves all that are shown.
func TestDesktop(t *testing.T) {
	s := onBus(t, "body", "body-markup")
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
			if got := <-s.shown; got.title != c.title || got.body != c.body {
				t.Errorf("shown %q, %q", got.title, got.body)
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
