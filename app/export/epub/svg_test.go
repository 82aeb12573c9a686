package epub

import (
	"strings"
	"testing"
)

func TestDrawing(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"as it is": {`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M0 0h4"></path></svg>`,
			`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 4 4"><path d="M0 0h4"></path></svg>`},
		"younger properties": {`<svg><text paint-order="stroke" style="fill:red;" x="1">a &lt; b &amp; "c"</text></svg>`,
			`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><text x="1" style="fill:red; paint-order: stroke">a &lt; b &amp; &quot;c&quot;</text></svg>`},
		"references": {`<svg><defs><path id="p"></path></defs><use href="#p" data-x="1"></use></svg>`,
			`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><defs><path id="p"></path></defs><use xlink:href="#p"></use></svg>`},
		"younger elements": {`<svg><filter id="f"><feDropShadow dx="1"></feDropShadow></filter></svg>`,
			`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><filter id="f"></filter></svg>`},
		"a language": {`<svg xml:lang="ar"></svg>`, `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xml:lang="ar"></svg>`},
	} {
		t.Run(name, func(t *testing.T) {
			var out strings.Builder
			if err := drawing(&out, strings.NewReader(c.in)); err != nil || out.String() != c.want {
				t.Errorf("got %s, %v\nwant %s", out.String(), err, c.want)
			}
		})
	}
	if err := drawing(&strings.Builder{}, strings.NewReader("<svg><g>")); err == nil {
		t.Error("half a drawing is copied")
	}
}
