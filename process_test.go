package main

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// house is a home with a room in it, and the program.
type house struct {
	t      *testing.T
	galley string
	env    []string
}

func newHouse(t *testing.T) house {
	t.Helper()
	run, err := os.MkdirTemp("", "galley") // t.TempDir is too long for a socket
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(run) })
	galley, err := exec.LookPath("galley") // testscript.Main has put it there
	if err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	h := house{t: t, galley: galley, env: append(os.Environ(),
		"HOME="+home, "XDG_RUNTIME_DIR="+run, "XDG_CONFIG_HOME=", "XDG_DATA_HOME=",
		"GALLEY_ROOM="+filepath.Join(home, "room"), "DBUS_SESSION_BUS_ADDRESS=", "TZ=UTC")}
	h.run("init", "--title", "Three Piers", "--editions", "en,ar", "--zone", "UTC", "--person", "Amina")
	return h
}

func (h house) command(args ...string) *exec.Cmd {
	cmd := exec.Command(h.galley, args...)
	cmd.Env = h.env
	return cmd
}

// run runs a command that must not fail, and gives what it printed.
func (h house) run(args ...string) string {
	h.t.Helper()
	var said strings.Builder
	cmd := h.command(args...)
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		h.t.Fatalf("galley %s: %v: %s", strings.Join(args, " "), err, said.String())
	}
	return strings.TrimSpace(string(out))
}

// start starts a command and waits for its one line, whose last word it gives.
func (h house) start(args ...string) (cmd *exec.Cmd, address string) {
	h.t.Helper()
	cmd = h.command(args...)
	out, err := cmd.StdoutPipe()
	if err != nil {
		h.t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		h.t.Fatal(err)
	}
	h.t.Cleanup(func() { _, _ = cmd.Process.Kill(), cmd.Wait() })
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		h.t.Fatalf("galley %s: %v", strings.Join(args, " "), err)
	}
	words := strings.Fields(line)
	return cmd, words[len(words)-1]
}
