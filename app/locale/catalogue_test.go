package locale_test

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"galley/app/locale"
	"galley/app/news"
)

var languages = []string{"en", "es", "ar"}

// pluralForms are the forms that CLDR has for each language.
var pluralForms = map[string][]string{
	"en": {"one", "other"},
	"es": {"many", "one", "other"},
	"ar": {"few", "many", "one", "other", "two", "zero"},
}

// entry is one text of a catalogue: a sentence, or one for each plural form.
type entry struct{ forms map[string]string }

func (e *entry) UnmarshalJSON(data []byte) error {
	var sentence string
	if json.Unmarshal(data, &sentence) == nil {
		e.forms = map[string]string{"": sentence}
		return nil
	}
	return json.Unmarshal(data, &e.forms)
}

func (e entry) plural() bool { _, single := e.forms[""]; return !single }

func readCatalogue(t *testing.T, language string) map[string]entry {
	t.Helper()
	data, err := os.ReadFile("catalogue/" + language + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var entries map[string]entry
	if err := json.Unmarshal(data, &entries); err != nil {
		t.Fatalf("%s.json: %v", language, err)
	}
	return entries
}

func TestEveryKeyInEveryLanguage(t *testing.T) {
	all := map[string]bool{}
	catalogues := map[string]map[string]entry{}
	for _, language := range languages {
		catalogues[language] = readCatalogue(t, language)
		for key := range catalogues[language] {
			all[key] = true
		}
	}
	placeholder := regexp.MustCompile(`\.[a-z]+`)
	for _, key := range slices.Sorted(maps.Keys(all)) {
		names := map[string]string{}
		for _, language := range languages {
			e, found := catalogues[language][key]
			if !found {
				t.Errorf("%s.json has no %s", language, key)
				continue
			}
			if e.plural() != catalogues["en"][key].plural() {
				t.Errorf("%s counts in one language and not in another", key)
			}
			if forms := slices.Sorted(maps.Keys(e.forms)); e.plural() && !slices.Equal(forms, pluralForms[language]) {
				t.Errorf("%s.json: %s has the forms %v, want %v", language, key, forms, pluralForms[language])
			}
			said := map[string]bool{}
			for form, text := range e.forms {
				checkText(t, language, key, form, text)
				for _, action := range regexp.MustCompile(`{{[^}]*}}`).FindAllString(text, -1) {
					for _, name := range placeholder.FindAllString(action, -1) {
						said[name] = true
					}
				}
			}
			names[language] = strings.Join(slices.Sorted(maps.Keys(said)), " ")
		}
		if names["en"] != names["es"] || names["en"] != names["ar"] {
			t.Errorf("%s speaks of other names in other languages: %v", key, names)
		}
	}
}

// A key is used where it stands whole, in the program or a template, or where
// a literal that ends in a point is its beginning: "status.".
func TestEveryKeyIsUsed(t *testing.T) {
	literals, beginnings := map[string]bool{}, []string{}
	literal := regexp.MustCompile(`"([a-zA-Z_.-]+)"`)
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		source := strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go")
		template := strings.HasSuffix(path, ".html") || strings.HasSuffix(path, ".xml")
		if !source && (!template || strings.Contains(path, "testdata")) {
			return nil
		}
		data, err := os.ReadFile(path)
		for _, found := range literal.FindAllSubmatch(data, -1) {
			text := string(found[1])
			literals[text] = true
			if len(text) > 2 && strings.HasSuffix(text, ".") {
				beginnings = append(beginnings, text)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range slices.Sorted(maps.Keys(readCatalogue(t, "en"))) {
		begins := func(beginning string) bool { return strings.HasPrefix(key, beginning) }
		if !literals[key] && !slices.ContainsFunc(beginnings, begins) {
			t.Errorf("nothing says %s", key)
		}
	}
}

func checkText(t *testing.T, language, key, form, text string) {
	t.Helper()
	switch {
	case text == "":
		t.Errorf("%s.json: %s %s is empty", language, key, form)
	case !norm.NFC.IsNormalString(text):
		t.Errorf("%s.json: %s %s is not in normal form C", language, key, form)
	case strings.ContainsAny(text, "!¡"):
		t.Errorf("%s.json: %s %s exclaims", language, key, form)
	case language == "ar" && strings.ContainsAny(text, ",;?"):
		bare := regexp.MustCompile("{{[^}]*}}|\u2066[^\u2069]*\u2069").ReplaceAllString(text, "")
		if strings.ContainsAny(bare, ",;?") {
			t.Errorf("ar.json: %s %s has Latin punctuation: %s", key, form, text)
		}
	}
}

// TestEveryWordOfTheNews follows the constants of app/news: none may be
// without its word.
func TestEveryWordOfTheNews(t *testing.T) {
	prefixes := map[string]string{
		"Code": "error.", "Status": "status.", "Move": "move.", "Kind": "kind.", "Role": "role.",
		"ChangeKind": "change.", "LiveState": "live.",
	}
	found := map[string]int{}
	for _, language := range languages {
		catalogue := readCatalogue(t, language)
		for _, file := range []string{"errors.go", "moves.go", "story.go", "records.go"} {
			for typeName, values := range constants(t, "../news/"+file) {
				prefix, wanted := prefixes[typeName]
				if !wanted {
					continue
				}
				for _, value := range values {
					found[typeName]++
					if _, has := catalogue[prefix+value]; !has {
						t.Errorf("%s.json has no %s%s", language, prefix, value)
					}
				}
			}
		}
	}
	for typeName := range prefixes {
		if found[typeName] == 0 {
			t.Errorf("found no constants of news.%s: the test looks in the wrong files", typeName)
		}
	}
}

// constants are the string constants of a Go file by the name of their type.
func constants(t *testing.T, file string) map[string][]string {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	values := map[string][]string{}
	ast.Inspect(parsed, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		typeName, ok := spec.Type.(*ast.Ident)
		for _, value := range spec.Values {
			literal, isLiteral := value.(*ast.BasicLit)
			if !ok || !isLiteral || literal.Kind != token.STRING {
				continue
			}
			text, err := strconv.Unquote(literal.Value)
			if err != nil {
				t.Fatal(err)
			}
			values[typeName.Name] = append(values[typeName.Name], text)
		}
		return true
	})
	return values
}

func TestPlurals(t *testing.T) {
	ar := locale.For(news.Edition{Tag: "ar"}, "UTC")
	for count, want := range map[int]string{
		0: "لا مواد", 1: "مادة واحدة", 2: "مادتان", 3: "٣ مواد", 10: "١٠ مواد", 11: "١١ مادة", 99: "٩٩ مادة",
		100: "١٠٠ مادة", 102: "١٠٢ مادة", 103: "١٠٣ مواد", 12450: "١٢٬٤٥٠ مادة",
	} {
		if got := ar.T("list.stories", "count", count); got != want {
			t.Errorf("%d stories in Arabic: got %q, want %q", count, got, want)
		}
	}
	es := locale.For(news.Edition{Tag: "es"}, "UTC")
	for count, want := range map[int]string{1: "1 noticia", 2: "2 noticias", 2_000_000: "2.000.000 de noticias"} {
		if got := es.T("list.stories", "count", count); got != want {
			t.Errorf("%d stories in Spanish: got %q, want %q", count, got, want)
		}
	}
	en := locale.For(news.Edition{Tag: "en"}, "UTC")
	for count, want := range map[int]string{0: "0 stories", 1: "1 story", 1284: "1,284 stories"} {
		if got := en.T("list.stories", "count", count); got != want {
			t.Errorf("%d stories in English: got %q, want %q", count, got, want)
		}
	}
}

func TestTexts(t *testing.T) {
	for _, c := range []struct{ tag, key, name, value, want string }{
		{"en", "story.source", "source", "Agencies", "Source: Agencies"},
		{"es", "story.source", "source", "Agencias", "Fuente: Agencias"},
		{"ar", "story.source", "source", "وكالات", "المصدر: وكالات"},
		{"ar", "story.source", "source", "Strait Wire", "المصدر: \u2068Strait Wire\u2069"},
		{"en", "story.source", "source", "وكالات", "Source: \u2068وكالات\u2069"},
		{"en-GB", "story.source", "source", "Agencies", "Source: Agencies"},
		{"fr", "story.source", "source", "Agences", "Source: Agences"},
		{"en", "no.such.key", "a", "b", "no.such.key"},
	} {
		if got := locale.For(news.Edition{Tag: c.tag}, "UTC").T(c.key, c.name, c.value); got != c.want {
			t.Errorf("%s %s: got %q, want %q", c.tag, c.key, got, c.want)
		}
	}
	if got := locale.For(news.Edition{Tag: "en"}, "").T("no.such.key"); got != "no.such.key" {
		t.Errorf("an unknown key reads %q", got)
	}
}
