package media_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"galley/app/media"
)

func TestCleanSVG(t *testing.T) {
	const open, end = `<svg xmlns="http://www.w3.org/2000/svg">`, `</svg>`
	for name, c := range map[string]struct{ in, want string }{
		"plain":            {`<rect width="4" height="2" fill="url(#g)"/>`, `<rect width="4" height="2" fill="url(#g)"></rect>`},
		"script":           {`<script>alert(1)</script><g/>`, `<g></g>`},
		"handler":          {`<g onload="x()" ONCLICK="y()"/>`, `<g></g>`},
		"foreign object":   {`<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><script/></body></foreignObject>`, ``},
		"link":             {`<a href="javascript:x()"><path d="M0 0"/></a>`, `<path d="M0 0"></path>`},
		"outer use":        {`<use href="http://x.example/a.svg#b"/>`, `<use></use>`},
		"inner use":        {`<use xlink:href="#b" xmlns:xlink="http://www.w3.org/1999/xlink"/>`, `<use href="#b"></use>`},
		"outer picture":    {`<image href="http://x.example/t.png"/>`, `<image></image>`},
		"svg in a picture": {`<image href="data:image/svg+xml;base64,AAAA"/>`, `<image></image>`},
		"inner picture":    {`<image href="data:image/png;base64,AAAA"/>`, `<image href="data:image/png;base64,AAAA"></image>`},
		"loading style":    {`<style>@import url(http://x.example)</style><g style="fill:url('http://x.example/#a')"/>`, `<g></g>`},
		"escaped style":    {`<style>g{fill:u\72l(http://x.example)}</style>`, ``},
		"good style":       {`<style>.a &gt; b{fill:#123}</style>`, `<style>.a &gt; b{fill:#123}</style>`},
		"animation":        {`<animate attributeName="href" to="javascript:x()"/><set attributeName="onload"/>`, ``},
		"Arabic":           {`<text xml:lang="ar" direction="rtl">بورت ألدر &amp; مرسى</text>`, `<text xml:lang="ar" direction="rtl">بورت ألدر &amp; مرسى</text>`},
		"other namespace":  {`<x:script xmlns:x="http://www.w3.org/1999/xhtml">x()</x:script>`, ``},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := media.CleanSVG([]byte(open + c.in + end))
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != open+c.want+end {
				t.Errorf("got  %s\nwant %s", got, open+c.want+end)
			}
		})
	}
}

func TestCleaningTheSamplePicturesKeepsTheirDrawing(t *testing.T) {
	files, err := filepath.Glob("../sample/pictures/*.svg")
	if err != nil || len(files) == 0 {
		t.Fatalf("no sample pictures: %v", err)
	}
	element := regexp.MustCompile(`<[A-Za-z]+`)
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		clean, err := media.CleanSVG(data)
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		was, is := element.FindAll(data, -1), element.FindAll(clean, -1)
		if len(was) != len(is) {
			t.Errorf("%s: %d elements became %d", file, len(was), len(is))
		}
	}
}

func FuzzCleanSVG(f *testing.F) {
	f.Add([]byte(`<svg xmlns="http://www.w3.org/2000/svg"><g onload="x()"><style>a{}</style></g></svg>`))
	f.Add([]byte(`<svg><a href="javascript:1">x</a><image href="data:image/png;base64,AA=="/></svg>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		clean, err := media.CleanSVG(data)
		if err != nil {
			return
		}
		lower := strings.ToLower(string(clean))
		for _, bad := range []string{"<script", "<foreignobject", "<iframe", "<animate"} {
			if strings.Contains(lower, bad) {
				t.Errorf("%q in %q", bad, clean)
			}
		}
		again, err := media.CleanSVG(clean)
		if err != nil || !bytes.Equal(again, clean) {
			t.Errorf("cleaning twice: %v\n%q\n%q", err, clean, again)
		}
	})
}
