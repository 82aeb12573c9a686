package locale_test

import (
	"errors"
	"strings"
	"testing"

	"galley/app/locale"
	"galley/app/news"
)

func TestErrorSentences(t *testing.T) {
	args := map[string]string{
		"name": "x", "limit": "200", "megabytes": "64", "megapixels": "100", "status": "draft", "move": "publish", "line": "3", "until": "8 June", "choices": "a, b",
		"known": "a, b", "reference": "7f3a", "theirs": "2", "ours": "1", "what": "section",
	}
	for _, codes := range constants(t, "../news/errors.go") {
		for _, code := range codes {
			for _, tag := range languages {
				l := locale.For(news.Edition{Tag: tag}, "UTC")
				for _, e := range []*news.Error{
					{Code: news.Code(code), Message: "its own words"},
					{Code: news.Code(code), Message: "its own words", Field: "headline", Args: args},
				} {
					got := l.Error(e)
					if got == "" || got == e.Message || strings.Contains(got, "<no value>") || strings.Contains(got, "{{") || strings.HasPrefix(got, "error.") {
						t.Errorf("%s %s with %v reads %q", tag, code, e.Args, got)
					}
				}
			}
		}
	}
}

func TestErrorWords(t *testing.T) {
	for _, c := range []struct {
		tag  string
		e    news.Error
		want string
	}{
		{"en", news.Error{Code: news.CodeMove, Args: map[string]string{"status": "review", "move": "publish"}},
			"This story is in review: “Publish” is not possible from there."},
		{"es", news.Error{Code: news.CodeMove, Args: map[string]string{"status": "review", "move": "publish"}},
			"El estado de esta noticia es «en revisión»: desde ahí no es posible «Publicar»."},
		{"ar", news.Error{Code: news.CodeTooLong, Field: "headline", Args: map[string]string{"limit": "200"}},
			"العنوان: النص أطول من اللازم. الحد الأقصى ٢٠٠. اختصره ثم أعد المحاولة."},
		{"ar", news.Error{Code: news.CodeTooLarge, Args: map[string]string{"name": "بحر", "megapixels": "100"}},
			"حجم «بحر» أكبر من اللازم. الحد الأقصى ١٠٠ ميغابكسل. صغّره ثم أعد المحاولة."},
		{"es", news.Error{Code: news.CodeTooLarge, Args: map[string]string{"megabytes": "64"}},
			"Es demasiado grande. El límite es de 64 MB. Redúzcalo e inténtelo de nuevo."},
		{"en", news.Error{Code: news.CodeMissing, Field: "section", Args: map[string]string{"fields": "section, credits"}},
			"Section, Byline: this is empty. Fill it in and try again."},
		{"en", news.Error{Code: news.CodeBadFile, Field: "kind", Args: map[string]string{"name": "a.md", "line": "4"}},
			"“a.md” cannot be read. Look at line 4. The field is “Kind”. Nothing was changed."},
		{"ar", news.Error{Code: news.CodeBadTime, Args: map[string]string{"value": "2026-13-01"}},
			"«\u20682026-13-01\u2069» ليس وقتًا صالحًا. اكتبه هكذا: \u20662026-06-08 09:20\u2069."},
		{"en", news.Error{Code: news.CodeConflict, Args: map[string]string{"what": "section", "id": "economy", "value": "news"}},
			"“economy” is still in use. Move what depends on it first."},
		{"en", news.Error{Code: news.CodeInvalid, Field: "somethingNew"},
			"SomethingNew: this value cannot be used here. Correct it and try again."},
		{"es", news.Error{Code: "a_code_of_tomorrow", Message: "Its own words."}, "Its own words."},
	} {
		if got := locale.For(news.Edition{Tag: c.tag}, "UTC").Error(&c.e); got != c.want {
			t.Errorf("%s %s: got %q, want %q", c.tag, c.e.Code, got, c.want)
		}
	}
}

// TestErrorKeepsTheCauseAway makes sure that no raw error reaches a person.
func TestErrorKeepsTheCauseAway(t *testing.T) {
	e := &news.Error{Code: news.CodeDiskFull, Err: errors.New("write /secret/path: no space left on device")}
	for _, tag := range languages {
		if got := locale.For(news.Edition{Tag: tag}, "UTC").Error(e); strings.Contains(got, "secret") {
			t.Errorf("%s tells the cause: %q", tag, got)
		}
	}
}

func TestNames(t *testing.T) {
	ar := locale.For(news.Edition{Tag: "ar"}, "UTC")
	for got, want := range map[string]string{
		ar.Status(news.Review): "قيد المراجعة", ar.Kind(news.Opinion): "رأي", ar.Role(news.Translation): "ترجمة",
		ar.Move(news.Withdraw): "سحب", ar.Change(news.Correction): "تصحيح",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
