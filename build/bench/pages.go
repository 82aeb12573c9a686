package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"galley/app/store"
	"galley/build/bench/report"
)

const (
	askedPages = 500
	askedTimes = 30_000
	askers     = 8
)

// pages measures story pages from `galley read` against http.FileServer.
func (b *bench) pages() ([]report.Figure, error) {
	_, large, err := b.rooms()
	if err != nil {
		return nil, err
	}
	if _, err := b.served(large); err != nil { // the index is whole then
		return nil, err
	}
	room, err := b.spare(large)
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(room)
	addresses, err := newestPages(room)
	if err != nil {
		return nil, err
	}
	reading, base, err := listening(exec.Command(b.galley, "read", "--room", room))
	if err != nil {
		return nil, err
	}
	defer reading.stop()
	files := filepath.Join(b.work, "pages")
	if err := save(base, addresses, files); err != nil {
		return nil, err
	}
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	plain, plainBase, err := listening(exec.Command(self, "-files-of", files))
	if err != nil {
		return nil, err
	}
	defer plain.stop()
	var p99s, plainP99s []float64
	values, against, err := inTurns(
		func(int) (float64, error) {
			cost, p99, err := asked(plain, plainBase, addresses)
			plainP99s = append(plainP99s, p99)
			return cost, err
		},
		func(int) (float64, error) {
			cost, p99, err := asked(reading, base, addresses)
			p99s = append(p99s, p99)
			return cost, err
		})
	return []report.Figure{
		{Name: fmt.Sprintf("a story page of %s stories, processor time", report.Thousands(b.stories)), Unit: "µs", Values: values, Reference: "http.FileServer", Against: against, Owed: report.Owed{Ratio: 4}},
		{Name: "the same, time to the answer, p99", Unit: "ms", Values: p99s, Reference: "http.FileServer", Against: plainP99s},
	}, err
}

// newestPages are the addresses of the newest stories' pages.
func newestPages(room string) (addresses []string, err error) {
	s, err := store.OpenReadOnly(room)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	return addresses, s.Read(func(tx *store.Tx) error {
		list, err := tx.Public().List(store.PublicQuery{Edition: "en", Limit: askedPages})
		for _, row := range list.Rows {
			addresses = append(addresses, "en/story/"+row.Address+".html")
		}
		return err
	})
}

// listening starts a server and waits until it has said its address, the last
// word of its first line.
func listening(cmd *exec.Cmd) (server, string, error) {
	out, err := cmd.StdoutPipe()
	if err != nil {
		return server{}, "", err
	}
	if err := cmd.Start(); err != nil {
		return server{}, "", err
	}
	s := server{cmd}
	line, err := bufio.NewReader(out).ReadString('\n')
	words := strings.Fields(line)
	if err != nil || len(words) == 0 {
		s.stop()
		return server{}, "", fmt.Errorf("%s said no address: %w", cmd.Path, err)
	}
	return s, strings.TrimSuffix(words[len(words)-1], "/") + "/", nil
}

// save keeps what base answers at each address as a file.
func save(base string, addresses []string, dir string) error {
	for _, address := range addresses {
		body, err := fetch(base + address)
		if err != nil {
			return err
		}
		file := filepath.Join(dir, filepath.FromSlash(address))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, body, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// plainly asks for pages as they are: http.FileServer packs none.
var plainly = &http.Client{Transport: &http.Transport{DisableCompression: true, MaxIdleConnsPerHost: askers}}

func fetch(address string) ([]byte, error) {
	answer, err := plainly.Get(address)
	if err != nil {
		return nil, err
	}
	body, err := io.ReadAll(answer.Body)
	if err = errors.Join(err, answer.Body.Close()); err == nil && answer.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s", address, answer.Status)
	}
	return body, err
}

// asked asks for the pages over and over: the processor time of the server per
// request, in microseconds, and the p99 of the time to the answer, in
// milliseconds.
func asked(s server, base string, addresses []string) (cost, p99 float64, err error) {
	before, err := processorTime(s.Process.Pid)
	if err != nil {
		return 0, 0, err
	}
	took := make([]times, askers)
	var work errgroup.Group
	for asker := range askers {
		work.Go(func() (err error) {
			took[asker], err = timed(askedTimes/askers, func(i int) error {
				_, err := fetch(base + addresses[(i*askers+asker)%len(addresses)])
				return err
			})
			return err
		})
	}
	if err := work.Wait(); err != nil {
		return 0, 0, err
	}
	after, err := processorTime(s.Process.Pid)
	all := times(slices.Concat(took...))
	slices.Sort(all)
	return float64((after - before).Microseconds()) / askedTimes, all.at(.99, time.Millisecond), err
}

// processorTime is what a process has used so far (proc(5), stat).
func processorTime(pid int) (time.Duration, error) {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, err
	}
	_, rest, _ := strings.Cut(string(stat), ") ") // the name may have spaces
	fields := strings.Fields(rest)
	const user, system, tick = 11, 12, 10 * time.Millisecond // USER_HZ is 100 on every Linux
	if len(fields) <= system {
		return 0, fmt.Errorf("no times for process %d", pid)
	}
	var ticks time.Duration
	for _, field := range []string{fields[user], fields[system]} {
		n, err := strconv.ParseInt(field, 10, 64)
		if err != nil {
			return 0, err
		}
		ticks += time.Duration(n)
	}
	return ticks * tick, nil
}

// serveFiles serves a folder until it is told to end: the reference process.
func serveFiles(dir string) error {
	server := http.Server{Handler: http.FileServer(http.Dir(dir)), ReadHeaderTimeout: time.Minute}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Printf("The files are at http://%s/\n", listener.Addr())
	return server.Serve(listener)
}
