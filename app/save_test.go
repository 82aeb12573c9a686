package app_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"galley/app"
)

func TestWhatIsKeptIsWrittenOverNothing(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	a := app.New(app.Options{Home: home})
	keep := func(name, data, want string) {
		t.Helper()
		where, err := a.Save(name, []byte(data))
		if err != nil || filepath.Base(where) != filepath.Base(want) {
			t.Fatalf("kept in %q, %v", where, err)
		}
		got, err := os.ReadFile(filepath.Join(home, want))
		if err != nil || string(got) != data {
			t.Errorf("%s holds %q, %v", want, got, err)
		}
	}
	keep("ferry.html", "one", "ferry.html")
	if err := os.Mkdir(filepath.Join(home, "Downloads"), 0o700); err != nil {
		t.Fatal(err)
	}
	keep("ferry.html", "two", "Downloads/ferry.html")
	keep("ferry.html", "three", "Downloads/ferry-2.html")
	long := strings.Repeat("ferry-", 15)
	keep(long+".html", "long", "Downloads/"+long[:60]+".html")
	keep("../ferry.html", "four", "Downloads/-ferry.html")
	if got, _ := os.ReadFile(filepath.Join(home, "Downloads", "ferry.html")); string(got) != "two" {
		t.Errorf("the first holds %q now", got)
	}
}
