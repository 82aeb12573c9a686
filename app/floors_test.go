package app_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// floors are the floors of the house (docs/architecture.md). An import leads
// to a lower floor, or along a ladder.
var floors = map[string]int{
	"main":    6,
	"command": 5,
	"desktop": 4, "web": 4, "owner": 4,
	"app":      3,
	"newsroom": 2,
	"store":    1, "search": 1, "media": 1, "wire": 1, "intake": 1, "notify": 1,
	"storyfile": 1, "bundle": 1, "ninjs": 1, "locale": 1, "markdown": 1, "edition": 1, "export": 1, "sample": 1,
	"news": 0, "frontend": 0,
}

// ladders are the imports between siblings.
var ladders = map[string][]string{
	"export":  {"edition", "storyfile", "bundle", "ninjs"},
	"edition": {"markdown", "locale", "ninjs"},
	"intake":  {"storyfile", "bundle", "ninjs"},
	"bundle":  {"storyfile"},
	"notify":  {"locale"},
}

// hosts are handed what they show, and import the domain only.
var hosts = []string{"desktop", "web", "owner"}

// adapters say which package alone may import a part made elsewhere.
var adapters = map[string]string{
	"github.com/wailsapp/wails":        "desktop",
	"go.etcd.io/bbolt":                 "store",
	"github.com/blevesearch":           "search",
	"github.com/RoaringBitmap":         "search",
	"github.com/yuin/goldmark":         "markdown",
	"github.com/gen2brain/beeep":       "notify",
	"github.com/spf13/cobra":           "command",
	"github.com/schollz/progressbar":   "command",
	"github.com/goccy/go-yaml":         "storyfile",
	"github.com/fxamacker/cbor":        "store",
	"github.com/nicksnyder/go-i18n":    "locale",
	"github.com/go-playground/locales": "locale",
	"github.com/gen2brain/webp":        "media",
	"github.com/gen2brain/heic":        "media",
	"github.com/bep/imagemeta":         "media",
	"aead.dev/minisign":                "bundle",
	"rsc.io/qr":                        "edition",
}

func TestFloors(t *testing.T) {
	for file, imports := range sources(t, "..") {
		for _, imported := range imports {
			if wrong := judge(packageOf(path.Dir(file)), imported); wrong != "" {
				t.Errorf("%s: %s", file, wrong)
			}
		}
	}
}

// judge says what is wrong with an import, or nothing.
func judge(from, imported string) string {
	if own, inside := strings.CutPrefix(imported, "galley/"); inside || imported == "galley" {
		return judgeOwn(from, packageOf(own))
	}
	for part, adapter := range adapters {
		if (imported == part || strings.HasPrefix(imported, part+"/")) && from != adapter {
			return "only " + adapter + " may import " + part
		}
	}
	if from == "news" && strings.Contains(strings.Split(imported, "/")[0], ".") {
		return "news imports the standard library only, not " + imported
	}
	return ""
}

func judgeOwn(from, to string) string {
	here, known := floors[from]
	there, alsoKnown := floors[to]
	switch {
	case !known || !alsoKnown:
		return from + " imports " + to + ", and one of them has no floor"
	case from == to:
		return ""
	case to == "frontend" && from != "main":
		return "only main hands over the frontend"
	case slices.Contains(hosts, from) && to != "news":
		return "a host imports news only, not " + to
	case there < here || slices.Contains(ladders[from], to):
		return ""
	}
	return from + " may not import " + to
}

func TestJudgeRefuses(t *testing.T) {
	for _, wrong := range [][2]string{
		{"store", "galley/app/newsroom"},
		{"store", "galley/app/media"},
		{"markdown", "galley/app/edition"},
		{"web", "galley/app"},
		{"web", "galley/app/desktop"},
		{"app", "galley/frontend"},
		{"app", "galley/app/nowhere"},
		{"newsroom", "go.etcd.io/bbolt"},
		{"web", "github.com/wailsapp/wails/v2/pkg/runtime"},
		{"news", "github.com/google/uuid"},
	} {
		if judge(wrong[0], wrong[1]) == "" {
			t.Errorf("%s may import %s", wrong[0], wrong[1])
		}
	}
}

// packageOf names the package in a folder of the module by its floor's name:
// a package inside another stands on the same floor.
func packageOf(dir string) string {
	dir = strings.TrimPrefix(path.Clean(dir), "galley/")
	switch parts := strings.Split(dir, "/"); {
	case dir == "." || dir == "galley":
		return "main"
	case parts[0] == "app" && len(parts) == 1:
		return "app"
	case parts[0] == "app":
		return parts[1]
	default:
		return parts[0]
	}
}

// sources are the imports of every file of the program, under any build tag;
// tests may reach wherever they want to look.
func sources(t *testing.T, root string) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	for _, part := range []string{".", "app", "frontend"} {
		walk := func(file string, entry fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if entry.IsDir() {
				if file != part && (part == "." || entry.Name() == "node_modules" || entry.Name() == "testdata") {
					return fs.SkipDir
				}
				return nil
			}
			if strings.HasSuffix(file, ".go") && !strings.HasSuffix(file, "_test.go") {
				found[file] = importsOf(t, filepath.Join(root, file))
			}
			return nil
		}
		if err := fs.WalkDir(os.DirFS(root), part, walk); err != nil {
			t.Fatal(err)
		}
	}
	if len(found) < 20 {
		t.Fatalf("only %d files found: the walk has lost its way", len(found))
	}
	return found
}

func importsOf(t *testing.T, file string) []string {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, spec := range parsed.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, imported)
	}
	return list
}
