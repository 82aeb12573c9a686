package search_test

import (
	"context"
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"galley/app/news"
	"galley/app/search"
)

// The benchmarks are of so many stories: -args -stories 100000.
var stories = flag.Int("stories", 10_000, "stories in the benchmarks' index")

// BenchmarkIndex builds the index, and asks it; run it with -benchtime 500x.
// Asking reports the median and the time that ninety-nine in a hundred keep.
func BenchmarkIndex(b *testing.B) {
	a, dir := newArchive(*stories), b.TempDir()
	build(b, a, dir)
	b.Run("open to first result", func(b *testing.B) {
		for range min(b.N, 20) {
			x := open(b, a, dir)
			ask(b, x, search.Query{Text: a.words[0][500], Public: true})
			if err := x.Close(); err != nil { // waits for the disk, which is not measured
				b.Fatal(err)
			}
		}
	})
	x := open(b, a, dir)
	defer x.Close()
	random := rand.New(rand.NewPCG(3, 3))
	ranks := []int{3, 30, 300, 3000, 30_000} // frequent, middling and rare
	word := func(i, of int) string { return a.words[i%3][ranks[of%len(ranks)]+random.IntN(ranks[of%len(ranks)])] }
	frequent := func(i int) string { return a.words[i%3][random.IntN(8)] }
	for _, q := range []struct {
		name string
		ask  func(i int) search.Query
	}{
		{"one word", func(i int) search.Query { return search.Query{Text: word(i, i)} }},
		{"two words", func(i int) search.Query { return search.Query{Text: word(i, i) + " " + word(i, i/5)} }},
		{"two frequent words", func(i int) search.Query { return search.Query{Text: frequent(i) + " " + frequent(i)} }},
		{"by date", func(i int) search.Query { return search.Query{Text: word(i, i), Sort: search.ByDate} }},
		{"facets", func(i int) search.Query { return search.Query{Text: word(i, i), Facets: true} }},
		{"excerpts", func(i int) search.Query { return search.Query{Text: word(i, i), Excerpts: true} }},
		{"phrase", func(i int) search.Query { return search.Query{Text: a.phrase(random, 2+i%2)} }},
		{"frequent phrase", func(i int) search.Query { return search.Query{Text: `"` + frequent(i) + " " + frequent(i) + `"`} }},
		{"prefix of three", func(i int) search.Query { return search.Query{Text: firstOf(word(i, i), 3), Prefix: true} }},
		{"prefix of five", func(i int) search.Query { return search.Query{Text: firstOf(word(i, i), 5), Prefix: true} }},
		{"section and date", func(i int) search.Query { return search.Query{Text: word(i, i), Filter: a.half(random)} }},
		{"section and date alone", func(int) search.Query { return search.Query{Filter: a.half(random)} }},
		{"misspelt", func(i int) search.Query { return search.Query{Text: word(i, i) + "qx"} }},
		{"24 words", func(i int) search.Query { return search.Query{Text: strings.Repeat(frequent(i)+" ", 24)} }},
	} {
		b.Run(q.name, func(b *testing.B) {
			times := make([]time.Duration, 0, b.N)
			for i := range b.N {
				query := q.ask(i)
				query.Public = true
				if query.Excerpts {
					ask(b, x, query) // reads the texts, whose time is not the index's
				}
				begun := time.Now()
				ask(b, x, query)
				times = append(times, time.Since(begun))
			}
			report(b, times)
		})
	}
	b.Run("like", func(b *testing.B) {
		for range b.N {
			if _, err := x.Like(context.Background(), storyID(random.IntN(a.size)), true, 6); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("one update until it is found", func(b *testing.B) {
		for i := range b.N {
			d := a.story(i % a.size)
			d.Headline = fmt.Sprintf("zyxw%dqvut", i)
			if err := x.Apply(search.Batch{Stories: []search.Story{{ID: d.ID, Working: d, Public: d}}}); err != nil {
				b.Fatal(err)
			}
			if p := ask(b, x, search.Query{Text: d.Headline, Public: true}); p.Total != 1 {
				b.Fatalf("%d found", p.Total)
			}
		}
	})
	b.Run("memory", func(b *testing.B) { b.ReportMetric(anonymous(b), "RssAnon-MB") })
}

func build(b *testing.B, a *archive, dir string) {
	b.Run("build", func(b *testing.B) {
		if err := os.RemoveAll(dir); err != nil {
			b.Fatal(err)
		}
		x := open(b, a, dir)
		begun := time.Now()
		bytes := a.feed(b, x)
		if err := x.Close(); err != nil { // it is on the disk then
			b.Fatal(err)
		}
		b.ReportMetric(float64(a.size)/time.Since(begun).Seconds(), "stories/s")
		b.ReportMetric(float64(sizeOf(b, dir))/float64(bytes), "of-the-text")
		b.ReportMetric(0, "ns/op")
	})
}

func open(b *testing.B, a *archive, dir string) *search.Index {
	texts := map[string]search.Document{}
	x, err := search.Open(dir, search.Options{Text: func(id string, _ bool) (search.Document, error) {
		if d, has := texts[id]; has {
			return d, nil
		}
		var n int
		_, err := fmt.Sscanf(id, "0190b7a2-%08x", &n)
		texts[id] = *a.story(n)
		return texts[id], err
	}})
	if err != nil {
		b.Fatal(err)
	}
	return x
}

func ask(b *testing.B, x *search.Index, q search.Query) search.Page {
	p, err := x.Search(context.Background(), q)
	if err != nil {
		b.Fatalf("%+v: %v", q, err)
	}
	return p
}

func report(b *testing.B, times []time.Duration) {
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2].Microseconds()), "p50-µs")
	b.ReportMetric(float64(times[len(times)*99/100].Microseconds()), "p99-µs")
}

// phrase is one that a story has.
func (a *archive) phrase(random *rand.Rand, length int) string {
	words := strings.Fields(strings.ReplaceAll(a.story(random.IntN(a.size)).Body, ".", ""))
	from := random.IntN(len(words) - length)
	return `"` + strings.Join(words[from:from+length], " ") + `"`
}

// half is a section in half a year.
func (a *archive) half(random *rand.Rand) search.Filter {
	from := begin + a.at(random.IntN(a.size))
	return search.Filter{Section: []string{"section3"}, From: from, To: from + news.Moment((180 * day).Milliseconds())}
}

func firstOf(word string, letters int) string {
	runes := []rune(word)
	return string(runes[:min(letters, len(runes))])
}

func sizeOf(b *testing.B, dir string) (total int64) {
	err := filepath.WalkDir(dir, func(_ string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		total += info.Size()
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return total
}

// anonymous is the memory of this process that no file stands behind, in MB.
func anonymous(b *testing.B) float64 {
	debug.FreeOSMemory() // what building has left
	text, err := os.ReadFile("/proc/self/status")
	if err != nil {
		b.Skip("this system does not say")
	}
	for line := range strings.Lines(string(text)) {
		var kilobytes float64
		if n, _ := fmt.Sscanf(line, "RssAnon: %f kB", &kilobytes); n == 1 {
			return kilobytes / 1024
		}
	}
	return 0
}
