package main

import (
	"bufio"
	"errors"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"galley/app/store"
)

// TestMain makes this binary the commands that the scripts run.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"galley": main,
		// newer-galley is a Galley of the future: its rooms have a format that
		// this one does not know.
		"newer-galley": func() { store.Schema++; main() },
	})
}

// TestScripts runs the scripts in testdata/script against the real program.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		Setup:               setup,
		Condition: func(cond string) (bool, error) {
			if cond == "mount" {
				return mayMount(), nil
			}
			return false, errors.New("unknown condition " + cond)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"launch":  launch,
			"quit":    end(os.Interrupt),
			"crash":   end(os.Kill),
			"get":     get,
			"capture": capture,
			"field":   field,
			"mount":   mount,
			"write":   write,
			"shown":   shown,
		},
	})
}

// setup gives a script a home, a room's place and a time zone of its own.
func setup(env *testscript.Env) error {
	for name, folder := range map[string]string{"HOME": "home", "XDG_RUNTIME_DIR": "run"} {
		dir := filepath.Join(env.WorkDir, folder)
		if err := os.Mkdir(dir, 0o700); err != nil {
			return err
		}
		env.Setenv(name, dir)
	}
	env.Setenv("GALLEY_ROOM", filepath.Join(env.WorkDir, "room"))
	env.Setenv("TZ", "UTC")
	env.Setenv("LONG", strings.Repeat("a", 10_000))
	env.Values[processes{}] = &running{named: map[string]*exec.Cmd{}}
	return nil
}

type processes struct{}

// running are the processes that a script has started.
type running struct {
	mu    sync.Mutex
	named map[string]*exec.Cmd
}

// launch starts a command and waits for its first line, whose last word it puts
// into the variable NAME: launch NAME galley serve.
func launch(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: launch NAME command…")
	}
	path, err := exec.LookPath(args[1])
	ts.Check(err)
	cmd := exec.Command(path, args[2:]...)
	cmd.Dir = ts.MkAbs(".")
	for _, name := range []string{"PATH", "HOME", "XDG_RUNTIME_DIR", "GALLEY_ROOM", "TZ"} {
		cmd.Env = append(cmd.Env, name+"="+ts.Getenv(name))
	}
	said, err := os.Create(ts.MkAbs(args[0] + ".err"))
	ts.Check(err)
	cmd.Stderr = said
	out, err := cmd.StdoutPipe()
	ts.Check(err)
	ts.Check(cmd.Start())
	r := ts.Value(processes{}).(*running)
	r.mu.Lock()
	r.named[args[0]] = cmd
	r.mu.Unlock()
	ts.Defer(func() { _ = cmd.Process.Kill() })
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		_ = cmd.Wait()
		words, _ := os.ReadFile(said.Name())
		ts.Fatalf("%s said nothing but: %s", strings.Join(args[1:], " "), words)
	}
	ts.Logf("%s", line)
	words := strings.Fields(line)
	ts.Setenv(args[0], words[len(words)-1])
	go func() { _, _ = io.Copy(io.Discard, out) }()
}

// end ends a process that launch has started.
func end(by os.Signal) func(*testscript.TestScript, bool, []string) {
	return func(ts *testscript.TestScript, neg bool, args []string) {
		r := ts.Value(processes{}).(*running)
		r.mu.Lock()
		cmd := r.named[args[0]]
		r.mu.Unlock()
		ts.Check(cmd.Process.Signal(by))
		err := cmd.Wait()
		if by == os.Interrupt && (err != nil) != neg {
			ts.Fatalf("%s ended with %v", args[0], err)
		}
	}
}

// get asks for an address and keeps what comes in the file "body":
// get STATUS URL.
func get(ts *testscript.TestScript, neg bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	answer, err := (&http.Client{CheckRedirect: stay}).Get(args[1])
	ts.Check(err)
	defer func() { _ = answer.Body.Close() }()
	body, err := io.ReadAll(answer.Body)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs("body"), body, 0o600))
	if (answer.StatusCode == want) == neg {
		ts.Fatalf("%s: %s\n%s", args[1], answer.Status, body)
	}
}

// capture puts what the last command printed into a variable.
func capture(ts *testscript.TestScript, neg bool, args []string) {
	ts.Setenv(args[0], strings.TrimSpace(ts.ReadFile("stdout")))
}

// field puts the first value of a JSON field that the last command printed
// into a variable: field VARIABLE name.
func field(ts *testscript.TestScript, neg bool, args []string) {
	found := regexp.MustCompile(`"` + args[1] + `": "?([^",\n]+)`).FindStringSubmatch(ts.ReadFile("stdout"))
	if found == nil {
		ts.Fatalf("nothing printed has a field %s", args[1])
	}
	ts.Setenv(args[0], found[1])
}

// mayMount says whether this test may mount small disks.
var mayMount = sync.OnceValue(func() bool {
	dir, err := os.MkdirTemp("", "galley-mount")
	if err != nil {
		return false
	}
	defer func() { _ = os.Remove(dir) }()
	if mountDisk(dir, "64k") != nil {
		return false
	}
	return exec.Command("umount", dir).Run() == nil
})

func mountDisk(dir, size string) error {
	return exec.Command("mount", "-t", "tmpfs", "-o", "size="+size, "galley-test", dir).Run()
}

// mount mounts a disk of a size on a folder, or makes one that is mounted
// read-only: mount DIR SIZE, mount DIR ro.
func mount(ts *testscript.TestScript, neg bool, args []string) {
	dir := ts.MkAbs(args[0])
	if args[1] == "ro" {
		ts.Check(exec.Command("mount", "-o", "remount,ro", dir).Run())
		return
	}
	ts.Check(os.MkdirAll(dir, 0o700))
	ts.Check(mountDisk(dir, args[1]))
	ts.Defer(func() { _ = exec.Command("umount", "-l", dir).Run() })
}

// write writes a text, in which %XX is a byte, many times into a file, or
// until the disk is full: write FILE TEXT TIMES, write FILE TEXT full. The text
// “noise” is another word each time, which no compression makes small.
func write(ts *testscript.TestScript, neg bool, args []string) {
	text, err := url.PathUnescape(args[1])
	ts.Check(err)
	times, err := strconv.Atoi(args[2])
	full := args[2] == "full"
	if !full {
		ts.Check(err)
	}
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	defer func() { _ = f.Close() }()
	source := rand.New(rand.NewPCG(1, 2))
	for i := 0; full || i < times; i++ {
		if args[1] == "noise" {
			text = strconv.FormatUint(source.Uint64(), 36) + " "
		}
		if _, err := f.WriteString(text); err != nil {
			if full {
				return
			}
			ts.Fatalf("%v", err)
		}
	}
}
