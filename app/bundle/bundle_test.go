package bundle_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"

	"galley/app/bundle"
	"galley/app/news"
	"galley/app/storyfile"
)

const (
	ferry  = "0197511e-0000-7000-8000-000000000001"
	marrow = "0197511e-0000-7000-8000-000000000002"
	film   = "0123456789abcdef0123456789abcdef"
)

var (
	manifest = bundle.Manifest{
		Newsroom: bundle.Newsroom{Name: news.Labels{"en": "Three Shores", "ar": "ثلاث ضفاف"}, Zone: "UTC"},
		MadeAt:   "2026-06-08T09:20:00Z", From: 3, To: 17, More: true,
		News: []string{ferry}, Gone: []string{marrow},
		Fronts: []storyfile.Front{{Edition: "en", Lead: ferry, Breaking: &storyfile.Breaking{Text: "Now", From: "2026-06-08T09:20:00Z", Until: "2026-06-08T11:20:00Z"}}},
	}
	records = storyfile.Records{
		Sections: []storyfile.Section{{ID: "economy", Names: news.Labels{"en": "Economy"}}},
		Authors:  []storyfile.Author{{ID: "desk", Kind: "desk", Names: news.Labels{"en": "Port desk"}}},
	}
	picture = bundle.Picture{
		ID: film, Ext: ".mp4", Type: "video/mp4", Files: []bundle.File{{Name: film + ".mp4", Type: "video/mp4"}},
	}
	stories = []storyfile.Story{
		{ID: ferry, Language: "en", Headline: "A < B & “C”", Body: "Words.\n", Status: "published"},
		{ID: marrow, Language: "ar", Headline: "عبّارة", Status: "withdrawn", Withdrawn: &storyfile.Withdrawn{At: "2026-06-08T09:20:00Z", Reason: "خطأ"}},
	}
)

func newKey(t testing.TB) bundle.Key {
	t.Helper()
	key, err := bundle.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// written is a whole bundle.
func written(t testing.TB, key bundle.Key) []byte {
	t.Helper()
	var b bytes.Buffer
	w := bundle.NewWriter(&b, key)
	for _, s := range stories {
		if err := w.Story(s); err != nil {
			t.Fatal(err)
		}
	}
	open := func(string) (io.ReadCloser, error) { return io.NopCloser(strings.NewReader("a film")), nil }
	if err := w.Picture(picture, open); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(manifest, records); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func open(data []byte) (*bundle.Reader, error) {
	return bundle.Open(bytes.NewReader(data), int64(len(data)))
}

func code(err error) news.Code {
	var said *news.Error
	if errors.As(err, &said) {
		return said.Code
	}
	return ""
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	key := newKey(t)
	r, err := open(written(t, key))
	if err != nil {
		t.Fatal(err)
	}
	want := manifest
	want.Format, want.Newsroom.Key = bundle.Format, key.Public()
	if !reflect.DeepEqual(r.Manifest, want) {
		t.Errorf("manifest %+v, want %+v", r.Manifest, want)
	}
	if !reflect.DeepEqual(r.Records, records) || !reflect.DeepEqual(r.Pictures, []bundle.Picture{picture}) {
		t.Errorf("records %+v, pictures %+v", r.Records, r.Pictures)
	}
	var got []storyfile.Story
	for s, err := range r.Stories() {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, s)
	}
	if !reflect.DeepEqual(got, stories) {
		t.Errorf("stories %+v", got)
	}
	media, err := r.Media(film + ".mp4")
	if err != nil {
		t.Fatal(err)
	}
	if data, err := io.ReadAll(media); err != nil || string(data) != "a film" {
		t.Errorf("%q, %v", data, err)
	}
	if _, err := r.Media("../bundle.json"); code(err) != news.CodeBadBundle {
		t.Errorf("a file that is no media: %v", err)
	}
	if r.Digest(ferry) == "" || r.Digest(ferry) == r.Digest(marrow) {
		t.Errorf("digests %q and %q", r.Digest(ferry), r.Digest(marrow))
	}
}

func TestKeysAreKept(t *testing.T) {
	key := newKey(t)
	secret, err := key.Secret()
	if err != nil {
		t.Fatal(err)
	}
	again, err := bundle.ParseKey(secret)
	if err != nil || again.Public() != key.Public() {
		t.Errorf("%q became %q, %v", key.Public(), again.Public(), err)
	}
	if strings.Contains(string(written(t, key)), secret) {
		t.Error("the secret is in the bundle")
	}
	if _, err := bundle.ParseKey("no key"); err == nil {
		t.Error("anything is a key")
	}
}

// entry is an entry of a zip that tests change.
type entry struct{ name, data string }

func unzipped(t testing.TB, data []byte) []entry {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var entries []entry
	for _, f := range z.File {
		from, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(from)
		if err != nil {
			t.Fatal(err)
		}
		entries = append(entries, entry{f.Name, string(text)})
	}
	return entries
}

func zipped(t testing.TB, entries []entry) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range entries {
		w, err := z.Create(e.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, e.data); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWhatWasTamperedWithIsRefused(t *testing.T) {
	key := newKey(t)
	whole := unzipped(t, written(t, key))
	other := unzipped(t, written(t, newKey(t)))
	in := func(entries []entry, name string) *entry {
		for i := range entries {
			if entries[i].name == name {
				return &entries[i]
			}
		}
		t.Fatalf("no %s", name)
		return nil
	}
	without := func(entries []entry, name string) []entry {
		var left []entry
		for _, e := range entries {
			if e.name != name {
				left = append(left, e)
			}
		}
		return left
	}
	story, media := "stories/"+ferry+".json", "media/"+film+".mp4"
	for name, c := range map[string]struct {
		change func(entries []entry) []entry
		want   news.Code
	}{
		"nothing": {func(e []entry) []entry { return e }, ""},
		"a word": {func(e []entry) []entry {
			s := in(e, story)
			s.data = strings.Replace(s.data, "Words", "Swords", 1)
			return e
		}, news.CodeBadBundle},
		"a film":       {func(e []entry) []entry { in(e, media).data = "another film"; return e }, news.CodeBadBundle},
		"a story gone": {func(e []entry) []entry { return without(e, story) }, news.CodeBadBundle},
		"a film gone":  {func(e []entry) []entry { return without(e, media) }, news.CodeBadBundle},
		"a story more": {func(e []entry) []entry {
			return append(e, entry{"stories/0197511e-0000-7000-8000-000000000003.json", "{}"})
		}, news.CodeBadBundle},
		"a story twice":  {func(e []entry) []entry { return append(e, *in(e, story)) }, news.CodeBadBundle},
		"a way out":      {func(e []entry) []entry { return append(e, entry{"../../etc/passwd", "x"}) }, news.CodeBadBundle},
		"a script":       {func(e []entry) []entry { return append(e, entry{"media/" + film + ".js", "x"}) }, news.CodeBadBundle},
		"no signature":   {func(e []entry) []entry { return without(e, "SIGNATURE") }, news.CodeBadBundle},
		"no digests":     {func(e []entry) []entry { return without(e, "DIGESTS") }, news.CodeBadBundle},
		"no manifest":    {func(e []entry) []entry { return without(e, "bundle.json") }, news.CodeNotPaper},
		"another key":    {func(e []entry) []entry { *in(e, "bundle.json") = *in(other, "bundle.json"); return e }, news.CodeBadBundle},
		"another’s hand": {func(e []entry) []entry { *in(e, "SIGNATURE") = *in(other, "SIGNATURE"); return e }, news.CodeBadBundle},
		"a newer format": {func(e []entry) []entry {
			m := in(e, "bundle.json")
			m.data = strings.Replace(m.data, `"format":1`, `"format":2`, 1)
			return e
		}, news.CodeNewerBundle},
		"no format": {func(e []entry) []entry {
			m := in(e, "bundle.json")
			m.data = strings.Replace(m.data, `"format":1`, `"format":0`, 1)
			return e
		}, news.CodeBadBundle},
		"a manifest’s end": {func(e []entry) []entry { in(e, "bundle.json").data = `{"format":1`; return e }, news.CodeBadBundle},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := open(zipped(t, c.change(append([]entry{}, whole...))))
			if code(err) != c.want || err != nil && c.want == "" {
				t.Errorf("%v (%v), want %q", err, errors.Unwrap(err), c.want)
			}
		})
	}
	for name, data := range map[string][]byte{"nothing": {}, "a page": []byte("<h1>Hello</h1>"), "half": written(t, key)[:500]} {
		if _, err := open(data); code(err) != news.CodeNotPaper {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A directory without end is not read to its end.
func TestTheDirectoryIsBounded(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for range 800_000 {
		if _, err := z.CreateHeader(&zip.FileHeader{Name: "x"}); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	_, err := open(b.Bytes())
	if code(err) != news.CodeNotPaper || !strings.Contains(errors.Unwrap(err).Error(), "directory is larger") {
		t.Errorf("got %v: %v", err, errors.Unwrap(err))
	}
}

// FuzzOpen gives Open whatever there is: it ends, and what it hands out is
// what was signed.
func FuzzOpen(f *testing.F) {
	data := written(f, newKey(f))
	f.Add(data)
	f.Add(data[:len(data)/2])
	f.Add([]byte("PK\x05\x06"))
	f.Add(zipped(f, []entry{{"bundle.json", "{}"}, {"DIGESTS", ""}, {"SIGNATURE", ""}}))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := open(data)
		if err != nil {
			if code(err) == "" {
				t.Errorf("no sentence: %v", err)
			}
			return
		}
		for _, err := range r.Stories() {
			if err != nil && code(err) == "" {
				t.Errorf("no sentence: %v", err)
			}
		}
	})
}
