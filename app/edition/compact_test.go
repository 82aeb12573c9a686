package edition_test

import (
	"testing"

	"galley/app/edition"
)

func TestCompact(t *testing.T) {
	for css, want := range map[string]string{
		"":                                   "",
		"/* Type. */\n\na { color: red; }\n": "a{color:red;}",
		"a :hover, b > c { margin: 0 calc(1em + 2px); }": "a :hover,b>c{margin:0 calc(1em + 2px);}",
		"a::before { content: \"·  /* {\"; }":            "a::before{content:\"·  /* {\";}",
		"@media (max-width: 40rem) {\n  a { b: c }\n}":   "@media (max-width:40rem){a{b:c}}",
		"a { b: url(\"x y\") d; } /* open":               "a{b:url(\"x y\") d;}",
		"a /**/ b{}":                                     "a b{}",
		"a{b:\"open":                                     "a{b:\"open",
	} {
		if got := edition.Compact(css); got != want {
			t.Errorf("%q became %q, want %q", css, got, want)
		}
	}
}
