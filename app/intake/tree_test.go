package intake_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"galley/app/intake"
	"galley/app/news"
)

func write(t *testing.T, path, text string) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func all(t *testing.T, paths ...string) []intake.File {
	t.Helper()
	var files []intake.File
	for f := range intake.Read(t.Context(), paths) {
		files = append(files, f)
	}
	return files
}

func TestATreeIsReadInOrder(t *testing.T) {
	dir := t.TempDir()
	var want []string
	for i := range 2_000 { // more than is read ahead
		want = append(want, write(t, filepath.Join(dir, fmt.Sprintf("%02d", i/100), fmt.Sprintf("%04d.md", i)), fmt.Sprintf("# Story %d", i)))
	}
	write(t, filepath.Join(dir, ".git", "x.md"), "# hidden")
	write(t, filepath.Join(dir, "00", ".x.md"), "# hidden")
	write(t, filepath.Join(dir, "00", "x.txt"), "no story")
	outside := write(t, filepath.Join(t.TempDir(), "outside.md"), "# outside")
	if err := os.Symlink(outside, filepath.Join(dir, "link.md")); err != nil {
		t.Skip("no links here:", err)
	}
	files := all(t, dir)
	if len(files) != len(want) {
		t.Fatalf("%d files, not %d", len(files), len(want))
	}
	for i, f := range files {
		if f.Path != want[i] || f.Story.Headline != fmt.Sprintf("Story %d", i) || f.Err != nil || f.Hash == "" {
			t.Fatalf("file %d is %+v", i, f)
		}
	}
}

func TestReadingCanEndEarly(t *testing.T) {
	dir := t.TempDir()
	for i := range 1_000 {
		write(t, filepath.Join(dir, fmt.Sprintf("%04d.md", i)), "# One")
	}
	count := 0
	for range intake.Read(t.Context(), []string{dir, dir}) {
		if count++; count == 3 {
			break
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	for range intake.Read(ctx, []string{dir}) {
		cancel()
		count++
	}
	if count != 4 {
		t.Errorf("went on to %d", count)
	}
}

func TestPicturesBeside(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a/one.jpg", "a/pictures/two.png", "shared/three.svg", "film.webm", "secret.txt"} {
		write(t, filepath.Join(dir, "tree", name), name)
	}
	write(t, filepath.Join(dir, "outside.jpg"), "not to be read")
	story := write(t, filepath.Join(dir, "tree", "a", "story.md"), `---
headline: H
lead: one.jpg
pictures:
  - {id: two, file: pictures/two.png}
  - {id: 0123456789abcdef0123456789abcdef}
gallery: [one.jpg, two]
video: {id: ../film.webm}
---

![three](../shared/three.svg "title") ![web](https://example.org/x.jpg) ![gone](gone.jpg) ![out](../../outside.jpg) ![root](/etc/passwd)
`)
	files := all(t, filepath.Join(dir, "tree"))
	if len(files) != 1 || files[0].Err != nil {
		t.Fatalf("%+v", files)
	}
	have := map[string]string{}
	for _, p := range files[0].Pictures {
		r, err := p.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		_ = r.Close()
		have[p.Name] = string(text)
	}
	want := map[string]string{"one.jpg": "a/one.jpg", "two": "a/pictures/two.png", "../film.webm": "film.webm", "../shared/three.svg": "shared/three.svg"}
	if fmt.Sprint(have) != fmt.Sprint(want) {
		t.Errorf("pictures %v", have)
	}
	before := files[0].Hash
	write(t, filepath.Join(dir, "tree", "a", "one.jpg"), "another picture")
	if after := all(t, filepath.Join(dir, "tree"))[0].Hash; after == before {
		t.Error("a changed picture does not change the hash")
	}
	if alone := all(t, story)[0]; alone.Err == nil || !strings.Contains(alone.Err.Error(), "story.md, line 8: “video.id” names “../film.webm”") {
		t.Errorf("read alone, it reached out of its folder: %v", alone.Err)
	}
}

func TestALinkLeadsNowhere(t *testing.T) {
	dir := t.TempDir()
	secret := write(t, filepath.Join(dir, "secret.jpg"), "secret")
	write(t, filepath.Join(dir, "tree", "story.md"), "---\nheadline: H\nlead: link.jpg\n---\n")
	if err := os.Symlink(secret, filepath.Join(dir, "tree", "link.jpg")); err != nil {
		t.Skip("no links here:", err)
	}
	if f := all(t, filepath.Join(dir, "tree"))[0]; f.Err == nil || len(f.Pictures) != 0 {
		t.Errorf("%+v", f)
	}
}

func TestWhatCannotBeRead(t *testing.T) {
	dir := t.TempDir()
	bad := write(t, filepath.Join(dir, "bad.md"), "---\nurgency: high\n---\n")
	picture := write(t, filepath.Join(dir, "x.png"), "\x89PNG\x00")
	cases := []struct{ path, says string }{
		{filepath.Join(dir, "gone.md"), "gone.md is not there."},
		{bad, "bad.md, line 2: “urgency” must be a number from 1 to 5, not “high”."},
		{picture, "x.png is not a Markdown file"},
	}
	for _, c := range cases {
		f := all(t, c.path)[0]
		var refused *news.Error
		if !errors.As(f.Err, &refused) || !strings.Contains(refused.Message, c.says) {
			t.Errorf("%s: %v", c.path, f.Err)
		}
	}
}
