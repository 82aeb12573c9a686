package search_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"galley/app/news"
	"galley/app/search"
)

// archive makes stories of one seed: a third each in three languages, in
// words of syllables that are as frequent as Zipf's law has them, with two
// function words in five.
type archive struct {
	words [3][]string // the most frequent first
	size  int
}

const (
	vocabulary = 150_000
	perBatch   = 1000
)

var (
	languages = [3]string{"en", "es", "ar"}
	syllables = [3][]string{
		strings.Fields("ba ler ton mi sta por ver con fa ing ted pla ro gen mar tis wel cro ne du ra li sho thi"),
		strings.Fields("ca do re ción mi es ta por ver con fa an do pla ro gen mar ti so tro ne du ra lo mo ña"),
		strings.Fields("با رم سا كت مد تل نو في حر شر قا ول يد زم عل جن هو طا بر خص"),
	}
	function = [3][]string{
		strings.Fields("the of and to in a is that for it was on with as be by at from this are"),
		strings.Fields("de la que el en y a los del se las por un para con no una su al lo"),
		strings.Fields("من في على الى عن مع ان هذا هذه التي الذي كان بعد قبل بين كل لم لا ما هو"),
	}
	begin = news.At(time.Date(2016, 6, 1, 0, 0, 0, 0, time.UTC))
)

func newArchive(size int) *archive {
	a := &archive{size: size}
	random := rand.New(rand.NewPCG(7, 7))
	for l := range languages {
		made := map[string]bool{}
		for len(a.words[l]) < vocabulary {
			var b strings.Builder
			for range 2 + random.IntN(4) {
				b.WriteString(syllables[l][random.IntN(len(syllables[l]))])
			}
			if w := b.String(); !made[w] {
				made[w] = true
				a.words[l] = append(a.words[l], w)
			}
		}
	}
	return a
}

func storyID(n int) string { return fmt.Sprintf("0190b7a2-%08x-7000-8000-%012x", n, n*7919) }

// story is the story of that number; they are in the order of their dates,
// over ten years.
func (a *archive) story(n int) *search.Document {
	random := rand.New(rand.NewPCG(11, uint64(n)))
	l := n % len(languages)
	zipf := rand.NewZipf(random, 1.07, 8, vocabulary-1)
	text := func(words int) string {
		var b strings.Builder
		for i := range words {
			if i%5 == 1 || i%5 == 3 {
				b.WriteString(function[l][random.IntN(len(function[l]))])
			} else {
				b.WriteString(a.words[l][zipf.Uint64()])
			}
			if i%14 == 13 {
				b.WriteByte('.')
			}
			b.WriteByte(' ')
		}
		return b.String()
	}
	name := func(among int) string { return a.words[l][random.IntN(among)] }
	return &search.Document{
		ID: storyID(n), Language: languages[l], Status: news.Published, Kind: news.Article,
		Headline: text(6 + random.IntN(6)), Standfirst: text(15 + random.IntN(15)), Body: text(150 + random.IntN(450)),
		Tags: []string{fmt.Sprintf("tag%d", random.IntN(3000)), fmt.Sprintf("tag%d", random.IntN(3000))}, TagNames: []string{name(3000), name(3000)},
		Authors: []string{fmt.Sprintf("author%d", random.IntN(200))}, AuthorNames: []string{name(900)}, Places: []string{name(300)},
		Section: fmt.Sprintf("section%d", random.IntN(12)), Regions: []string{fmt.Sprintf("region%d", random.IntN(8))},
		PublishedAt: begin + a.at(n), UpdatedAt: begin + a.at(n),
	}
}

func (a *archive) at(n int) news.Moment {
	return news.Moment(int64(n) * (10 * 365 * day).Milliseconds() / int64(a.size))
}

// feed applies all stories, and returns how many bytes of text they have.
func (a *archive) feed(b *testing.B, x *search.Index) (bytes int) {
	for first := 0; first < a.size; first += perBatch {
		batch := search.Batch{Cursor: uint64(first + perBatch)}
		for n := first; n < min(first+perBatch, a.size); n++ {
			d := a.story(n)
			bytes += len(d.Headline) + len(d.Standfirst) + len(d.Body)
			batch.Stories = append(batch.Stories, search.Story{ID: d.ID, Working: d, Public: d})
		}
		if err := x.Apply(batch); err != nil {
			b.Fatal(err)
		}
	}
	return bytes
}
