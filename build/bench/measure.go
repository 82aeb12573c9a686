package main

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

const rounds = 5 // every figure is the median of these

// row is one line of the table.
type row struct {
	what, reference   string
	unit              string
	values, against   []float64 // one a round; against is empty where the limit is absolute
	limit             float64   // of the ratio, or of the value where against is empty or absolute is set
	absolute, atLeast bool
}

type bench struct {
	galley, work string
	rows         []row
}

func median(v []float64) float64 {
	s := slices.Sorted(slices.Values(v))
	return s[len(s)/2]
}

// p50 is the median time of do over n calls, in microseconds.
func p50(n int, do func(i int) error) (float64, error) {
	times := make([]float64, n)
	for i := range n {
		start := time.Now()
		if err := do(i); err != nil {
			return 0, err
		}
		times[i] = float64(time.Since(start).Nanoseconds()) / 1e3
	}
	return median(times), nil
}

// onDisk refuses a folder in memory: a write there is no durable write.
func onDisk(dir string) error {
	var fs syscall.Statfs_t
	if err := syscall.Statfs(dir, &fs); err != nil {
		return err
	}
	if fs.Type == 0x01021994 { // TMPFS_MAGIC, statfs(2)
		return fmt.Errorf("%s is in memory; choose a folder on a disk with -dir", dir)
	}
	return nil
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

// command runs the binary and says what it printed on failure.
func (b *bench) command(args ...string) error {
	out, err := exec.Command(b.galley, args...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("galley %s: %w: %s", strings.Join(args, " "), err, out)
	}
	return nil
}
