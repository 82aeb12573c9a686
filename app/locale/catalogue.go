package locale

import (
	"embed"
	"fmt"
	"path"
	"strings"
	"sync"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

//go:embed catalogue/*.json
var files embed.FS

// fallback is the catalogue of editions in a language without one.
const fallback = "en"

// catalogues are the words by base language, read at the first use.
var catalogues = sync.OnceValue(func() map[string]*catalogue {
	entries, err := files.ReadDir("catalogue")
	if err != nil {
		panic(fmt.Errorf("reading the catalogues: %w", err))
	}
	read := make(map[string]*catalogue, len(entries))
	for _, entry := range entries {
		name := entry.Name()
		base := strings.TrimSuffix(name, path.Ext(name))
		data, err := files.ReadFile("catalogue/" + name)
		if err != nil {
			panic(fmt.Errorf("reading the catalogue %s: %w", name, err))
		}
		bundle := i18n.NewBundle(language.Make(base))
		bundle.MustParseMessageFileBytes(data, name) // embedded and tested: it parses
		read[base] = &catalogue{localizer: i18n.NewLocalizer(bundle, base)}
	}
	return read
})

// catalogue is one language's words.
type catalogue struct {
	localizer *i18n.Localizer
	fixed     sync.Map // key → words that take no arguments
}

func catalogueFor(base string) *catalogue {
	if c, found := catalogues()[base]; found {
		return c
	}
	return catalogues()[fallback]
}

// word is a text without arguments, and whether the catalogue has it.
func (c *catalogue) word(key string) (string, bool) {
	if text, found := c.fixed.Load(key); found {
		return text.(string), true
	}
	text, found := c.sentence(key, nil, nil)
	if found {
		c.fixed.Store(key, text)
	}
	return text, found
}

// sentence fills in a text; count, where not nil, chooses the plural form.
func (c *catalogue) sentence(key string, values map[string]string, count any) (string, bool) {
	text, err := c.localizer.Localize(&i18n.LocalizeConfig{
		MessageID: key, TemplateData: values, PluralCount: count,
	})
	// A sentence with one form for every count comes with an error and stands.
	return text, text != "" || err == nil
}
