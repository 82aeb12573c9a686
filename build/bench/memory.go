package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"time"

	"galley/build/bench/report"
)

const caughtUpIn = 15 * time.Minute // the index of a large room, made anew

// memory measures the desk's server with its index open and whole, once it has
// answered a search.
func (b *bench) memory() ([]report.Figure, error) {
	small, large, err := b.rooms()
	if err != nil {
		return nil, err
	}
	for _, room := range []string{small, large} {
		if _, err := b.served(room); err != nil { // the first start makes the index
			return nil, err
		}
	}
	of := func(room string) func(int) (float64, error) {
		return func(int) (float64, error) { return b.served(room) }
	}
	values, against, err := inTurns(of(small), of(large))
	return []report.Figure{{
		Name: "memory of `galley serve`, its index open (RssAnon)", Unit: "MB", Values: values,
		Reference: "the small room", Against: against, Owed: report.Owed{Value: 120}, Apart: true,
	}}, err
}

// served is the memory of a server whose index has come to the newest story.
func (b *bench) served(room string) (float64, error) {
	id, headline, err := newest(room)
	if err != nil {
		return 0, err
	}
	serve, err := b.serve(room)
	if err != nil {
		return 0, err
	}
	defer serve.stop()
	if _, err := b.untilFound(room, headline, id, caughtUpIn); err != nil {
		return 0, err
	}
	return rssAnon(serve.Process.Pid)
}

// server is a `galley serve` at work.
type server struct{ *exec.Cmd }

// serve starts one and waits until it answers.
func (b *bench) serve(room string) (server, error) {
	cmd := exec.Command(b.galley, "serve", "--room", room)
	out, err := cmd.StdoutPipe()
	if err != nil {
		return server{}, err
	}
	if err := cmd.Start(); err != nil {
		return server{}, err
	}
	s := server{cmd}
	if _, err := bufio.NewReader(out).ReadString('\n'); err != nil {
		s.stop()
		return server{}, fmt.Errorf("galley serve said nothing: %w", err)
	}
	return s, nil
}

func (s server) stop() {
	_ = s.Process.Signal(syscall.SIGTERM)
	_ = s.Wait() // its exit code tells of the signal
}

// rssAnon is the anonymous memory of a process, in MB (proc(5), VmRSS's part
// that no file backs).
func rssAnon(pid int) (float64, error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, "RssAnon:"); ok {
			kb, err := strconv.ParseFloat(strings.Fields(rest)[0], 64)
			return kb / 1024, err
		}
	}
	return 0, fmt.Errorf("no RssAnon for process %d", pid)
}
