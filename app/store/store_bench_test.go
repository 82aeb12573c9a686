package store_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"galley/app/news"
	"galley/app/store"
)

// benchFolder is where rooms are measured: GALLEY_BENCH_DIR, so that it can be
// a real disk, else the test's own folder.
func benchFolder(b *testing.B) string {
	dir := os.Getenv("GALLEY_BENCH_DIR")
	if dir == "" {
		return b.TempDir()
	}
	made, err := os.MkdirTemp(dir, "galley-bench-*")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = os.RemoveAll(made) })
	return made
}

var paragraph = strings.Repeat("The night ferry left the north shore at nine, and the strait was quiet. ", 6)

// story number i of a room of many: public, three regions deep, five tags.
func benchStory(i int) (news.Story, news.Revision) {
	at := news.Moment(1_600_000_000_000 + int64(i)*60_000)
	s := newStory([]string{"en", "es", "ar"}[i%3], fmt.Sprintf("Headline number %d of the ferry to the north shore", i), at)
	s.Content.Kind = news.Kinds[i%len(news.Kinds)]
	s.Content.Section = []string{"politics", "economy", "votes", "world"}[i/3%4]
	s.Content.Regions = []string{[]string{"north", "south"}[i%2], "beyond"}
	s.Content.Standfirst = "A standfirst says in a sentence or two what the story is about and why it matters now."
	s.Content.Excerpt = paragraph[:200]
	s.Content.Words = 480
	s.Content.Lead = "0123456789abcdef0123456789abcdef"
	s.Content.Pictures = []news.PictureUse{{ID: s.Content.Lead, Caption: "The ferry at its pier", Credit: "A. Photographer", Alt: "A ferry"}}
	s.Content.Credits = []news.Credit{{Author: fmt.Sprintf("author-%d", i%40), Role: news.By}}
	for n := range 5 {
		s.Content.Tags = append(s.Content.Tags, fmt.Sprintf("tag-%d", (i*7+n*31)%900))
	}
	s.Content.Body = fmt.Sprintf("Paragraph %d.\n\n", i) + strings.Repeat(paragraph+"\n\n", 6)
	publish(&s, at)
	return s, revisionOf(s)
}

func fill(b *testing.B, s *store.Store, from, to int) {
	b.Helper()
	for i := from; i < to; {
		err := s.Write(func(tx *store.Tx) error {
			for end := min(i+500, to); i < end; i++ {
				story, r := benchStory(i)
				if err := tx.PutStory(story, &r, news.Entry{At: story.UpdatedAt, Origin: news.FromImport}); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}

func benchRoom(b *testing.B, stories int) *store.Store {
	b.Helper()
	s, err := store.Create(benchFolder(b), found)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close() })
	fill(b, s, 0, stories)
	return s
}

var sizes = []int{1_000, 100_000}

func BenchmarkSection(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := benchRoom(b, n)
			for b.Loop() {
				newest(b, s)
			}
		})
	}
}

func newest(b *testing.B, s *store.Store) {
	err := s.Read(func(tx *store.Tx) error {
		page, err := tx.Public().List(store.PublicQuery{Edition: "en", Section: "politics", Limit: 50})
		if err == nil && len(page.Rows) != 50 {
			return fmt.Errorf("%d rows", len(page.Rows))
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
}

func BenchmarkNumbered(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := benchRoom(b, n)
			for b.Loop() {
				err := s.Read(func(tx *store.Tx) error {
					_, pages, err := tx.Public().Numbered(store.PublicQuery{Edition: "en"}, 7, 20)
					if pages < 8 {
						return fmt.Errorf("%d pages", pages)
					}
					return err
				})
				if err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkSave is an autosave of one of many stories, durable; its reference
// is BenchmarkSync.
func BenchmarkSave(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := benchRoom(b, n)
			story, r := benchStory(n)
			put(b, s, story, &r)
			for i := 0; b.Loop(); i++ {
				r := revise(&story, func(c *news.Content) { c.Body += fmt.Sprintf("Word %d. ", i) })
				put(b, s, story, r)
			}
		})
	}
}

// BenchmarkSync writes 16 kB to a file and waits for the disk.
func BenchmarkSync(b *testing.B) {
	f, err := os.Create(filepath.Join(benchFolder(b), "reference"))
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	page := make([]byte, 16<<10)
	for b.Loop() {
		if _, err := f.Write(page); err != nil {
			b.Fatal(err)
		}
		if err := f.Sync(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkOpen opens a room and reads its first list.
func BenchmarkOpen(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := benchRoom(b, n)
			dir := s.Dir()
			if err := s.Close(); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				s, err := store.Open(dir)
				if err != nil {
					b.Fatal(err)
				}
				newest(b, s)
				if err := s.Close(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkImport stores stories in transactions of 500.
func BenchmarkImport(b *testing.B) {
	for b.Loop() {
		s := benchRoom(b, 10_000)
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(10_000*b.N)/b.Elapsed().Seconds(), "stories/s")
}
