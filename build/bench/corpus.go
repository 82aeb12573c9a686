package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"
)

var (
	sections = []string{"politics", "economy", "sports", "arts-culture", "health", "miscellaneous", "technology", "environment"}
	regions  = []string{"europe", "latin-america", "north-america", "mena", "africa", "asia", "oceania"}
	kinds    = []string{"article", "article", "article", "article", "opinion", "analysis", "feature"}
)

// language makes words of one script from syllables; common words are short
// and frequent, as Zipf found.
type language struct {
	tag       string
	syllables []string
}

var languages = []language{
	{"en", strings.Fields("ta re mo lin sea port ber fol den ish er al win har tide ket lo sun mar ge")},
	{"es", strings.Fields("ca ño rio es ción ma del pue blo tar de la bra sa mer ca do is ló ga")},
	{"ar", strings.Fields("ال مد ين ة بح ر كت اب مر سى لب نى سف ن مو ج نو ر صب اح")},
}

// corpus writes n stories as Markdown files under dir, the same ones for the
// same seed, dated over the last three years.
func corpus(dir string, n int, seed uint64) error {
	random := rand.New(rand.NewPCG(seed, 1))
	words, subjects := rand.NewZipf(random, 1.2, 4, 40_000), rand.NewZipf(random, 1.1, 20, 3_000)
	start := time.Date(2023, 11, 1, 6, 0, 0, 0, time.UTC)
	for i := range n {
		lang := languages[i%len(languages)]
		sentence := func(length int) string {
			var s []string
			for range length {
				s = append(s, lang.word(words.Uint64()))
			}
			return strings.Join(s, " ")
		}
		var body strings.Builder
		for p := range 4 + random.IntN(4) {
			if p == 3 {
				body.WriteString("## " + sentence(4) + "\n\n")
			}
			body.WriteString(sentence(40+random.IntN(30)) + ".\n\n")
		}
		at := start.Add(time.Duration(i) * 3 * 365 * 24 * time.Hour / time.Duration(n))
		text := fmt.Sprintf("---\nheadline: %q\nstandfirst: %q\nlanguage: %s\nkind: %s\nsection: %s\nregions: [%s, %s]\ntags: [%q, %q, %q]\nauthors: [%q]\nsource: %q\npublishedAt: %s\nstatus: published\n---\n%s",
			sentence(8), sentence(18), lang.tag, kinds[random.IntN(len(kinds))], sections[random.IntN(len(sections))],
			regions[i%len(regions)], regions[(i+1+random.IntN(5))%len(regions)],
			lang.word(subjects.Uint64()), lang.word(subjects.Uint64()), lang.word(subjects.Uint64()),
			lang.name(random.IntN(120)), "Agencies", at.Format(time.RFC3339), body.String())
		folder := filepath.Join(dir, fmt.Sprintf("%03d", i/1000))
		if i%1000 == 0 {
			if err := os.MkdirAll(folder, 0o755); err != nil {
				return err
			}
		}
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("story-%06d.md", i)), []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// name is the name of the newsroom's nth author.
func (l language) name(n int) string { return l.word(uint64(n)) + " " + l.word(uint64(n*7+11)) }

// word is the language's word of rank n: the number written in syllables.
func (l language) word(n uint64) string {
	var b strings.Builder
	for {
		b.WriteString(l.syllables[n%uint64(len(l.syllables))])
		n /= uint64(len(l.syllables))
		if n == 0 {
			return b.String()
		}
	}
}
