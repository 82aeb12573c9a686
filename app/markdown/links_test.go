package markdown_test

import (
	"testing"

	"galley/app/markdown"
)

func TestLinks(t *testing.T) {
	const out = ` rel="noopener noreferrer"`
	o := markdown.Options{
		Language: "en",
		Link: func(address string) (string, bool) {
			return "../story/" + address + ".html", address != "gone"
		},
		Outward: func(href string) string { return "leave?to=" + href },
	}
	for src, want := range map[string]string{
		"[a](https://example.org/x)":           `<a href="leave?to=https://example.org/x"` + out + `>a</a>`,
		"[a](HTTP://example.org)":              `<a href="leave?to=HTTP://example.org"` + out + `>a</a>`,
		"[a](https://example.org/?b=1&c=2)":    `<a href="leave?to=https://example.org/?b=1&amp;c=2"` + out + `>a</a>`,
		"[a](mailto:desk@paper.example)":       `<a href="mailto:desk@paper.example">a</a>`,
		"[a](tel:+34-600-123-456)":             `<a href="tel:+34-600-123-456">a</a>`,
		"[a](about.html)":                      `<a href="about.html">a</a>`,
		"[a](../page/about.html#contact)":      `<a href="../page/about.html#contact">a</a>`,
		"[a](#h-part)":                         `<a href="#h-part">a</a>`,
		"[a](x.html?at=09:20)":                 `<a href="x.html?at=09:20">a</a>`,
		"[a](story:night-ferry)":               `<a href="../story/night-ferry.html">a</a>`,
		"[a](story:night-ferry#h-two)":         `<a href="../story/night-ferry.html#h-two">a</a>`,
		"[a](STORY:night-ferry)":               `<a href="../story/night-ferry.html">a</a>`,
		"[*a* `b`](story:gone)":                `<em>a</em> <code dir="ltr">b</code>`,
		"[a](story:x \"y & z\")":               `<a href="../story/x.html" title="y &amp; z">a</a>`,
		"[a][b]\n\n[b]: story:ref":             `<a href="../story/ref.html">a</a>`,
		"[a]()":                                `a`,
		"[a](javascript:alert)":                `a`,
		"[a](JavaScript&colon;alert)":          `a`,
		"[a](data:text/html,x)":                `a`,
		"[a](ftp://example.org/)":              `a`,
		"[a](//example.org/)":                  `a`,
		"[a](/api/Stories/List)":               `a`,
		"[a](https://user@example.org/)":       `a`,
		"[a](https://)":                        `a`,
		"[a](mailto:)":                         `a`,
		"https://example.org/a, and":           `<a href="leave?to=https://example.org/a"` + out + `>https://example.org/a</a>, and`,
		"www.example.org":                      `<a href="leave?to=http://www.example.org"` + out + `>www.example.org</a>`,
		"desk@paper.example":                   `<a href="mailto:desk@paper.example">desk@paper.example</a>`,
		"ftp://example.org/":                   `ftp://example.org/`,
		"<https://example.org/>":               `<a href="leave?to=https://example.org/"` + out + `>https://example.org/</a>`,
		"<vbscript:x>":                         `vbscript:x`,
		"[![a](https://example.org/b.png)](c)": `<a href="c">a</a>`,
		"![](https://example.org/b.png)":       `<a href="leave?to=https://example.org/b.png"` + out + `>https://example.org/b.png</a>`,
	} {
		if got := string(markdown.Render(src, o)); got != "<p>"+want+"</p>\n" {
			t.Errorf("%s: got %q, want %q", src, got, want)
		}
	}
}

func TestNoOutward(t *testing.T) {
	got := string(markdown.Render("[a](https://example.org/ب)", markdown.Options{Language: "en"}))
	want := "<p><a href=\"https://example.org/%D8%A8\" rel=\"noopener noreferrer\">a</a></p>\n"
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
