//go:build linux

package store_test

import (
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"
	"testing"

	"galley/app/news"
	"galley/app/store"
)

// TestSystemRefusingToGrowTheFile runs itself in a process that may not write
// files of more than two megabytes: the system's own refusal, in the middle of
// a commit.
func TestSystemRefusingToGrowTheFile(t *testing.T) {
	const limited = "GALLEY_TEST_LIMITED"
	if os.Getenv(limited) == "" {
		c := exec.Command(os.Args[0], "-test.run=^TestSystemRefusingToGrowTheFile$", "-test.v")
		c.Env = append(os.Environ(), limited+"=1")
		if out, err := c.CombinedOutput(); err != nil || !strings.Contains(string(out), "PASS") {
			t.Fatalf("%v\n%s", err, out)
		}
		return
	}
	signal.Ignore(syscall.SIGXFSZ)
	s := newRoom(t)
	const limit = 2 << 20
	must(t, syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: limit, Max: limit}))
	stored := 0
	var refused error
	for i := 0; refused == nil && i < 5000; i++ {
		story := newStory("en", strings.Repeat("x", 2000), news.Moment(1000+i))
		r := revisionOf(story)
		refused = s.Write(func(tx *store.Tx) error { return tx.PutStory(story, &r, news.Entry{}) })
		if refused == nil {
			stored++
		}
	}
	wantCode(t, refused, news.CodeDiskFull)
	read(t, s, func(tx *store.Tx) error {
		if n, err := tx.Count(store.DeskQuery{}); n != stored || err != nil {
			t.Errorf("%d stories (%v), %d were stored", n, err, stored)
		}
		return nil
	})
	clean(t, s)
}
