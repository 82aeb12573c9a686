package corpus_test

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"galley/app/storyfile"
	"galley/build/bench/corpus"
)

// lists are made-up ones, large enough to have a tail.
func lists(t *testing.T) corpus.Lists {
	t.Helper()
	dir, made := t.TempDir(), corpus.Lists{}
	for language, letters := range map[string]string{"en": "abcdefghijklmnop", "es": "aábcdeéfgiíjlñop", "ar": "ابتثجحخدذرزسشصضط"} {
		alphabet := []rune(letters)
		var b strings.Builder
		for i := range 30_000 {
			var word []rune
			for n := (i + 4096) * 1021; n > 0; n /= len(alphabet) {
				word = append(word, alphabet[n%len(alphabet)])
			}
			b.WriteString(string(word))
			if language == "ar" {
				b.WriteString("/1")
			}
			b.WriteByte('\n')
		}
		name := "words"
		if language == "ar" {
			name = "words.dic"
		}
		made[language] = filepath.Join(dir, language+name)
		if err := os.WriteFile(made[language], []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return made
}

func archive(t *testing.T, seed uint64, size int) *corpus.Corpus {
	t.Helper()
	c, err := corpus.New(lists(t), seed, size)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestTheSameSeedGivesTheSameStories(t *testing.T) {
	one, two, other := archive(t, 7, 300), archive(t, 7, 300), archive(t, 8, 300)
	if one.Sum() != two.Sum() || one.Sum() == other.Sum() {
		t.Errorf("sums: %s and %s of one seed, %s of another", one.Sum(), two.Sum(), other.Sum())
	}
	for _, number := range []int{0, 1, 2, 150, 299} {
		if a, b := one.Story(number), two.Story(number); !reflect.DeepEqual(a, b) {
			t.Errorf("story %d differs:\n%+v\n%+v", number, a, b)
		}
		if one.Story(number).Body == other.Story(number).Body {
			t.Errorf("story %d is the same for another seed", number)
		}
	}
}

func TestStoriesAreWhatANewsroomHas(t *testing.T) {
	const size = 900
	c := archive(t, 7, size)
	languages, last := map[string]int{}, c.Story(0).PublishedAt
	for number := range size {
		s := c.Story(number)
		languages[s.Language]++
		if words := len(strings.Fields(s.Body)); words < 150 || words > 750 {
			t.Errorf("story %d has %d words", number, words)
		}
		if s.Headline == "" || s.Standfirst == "" || s.Section == "" || len(s.Regions) == 0 || len(s.Tags) < 2 || len(s.Authors) == 0 {
			t.Errorf("story %d lacks something: %+v", number, s)
		}
		if s.PublishedAt.Before(last) {
			t.Errorf("story %d is older than the one before it", number)
		}
		last = s.PublishedAt
		read, err := storyfile.Parse("story.md", s.File())
		if err != nil {
			t.Fatalf("the file of story %d: %v", number, err)
		}
		if read.Headline != s.Headline || read.Body != s.Body {
			t.Errorf("the file of story %d reads back as\n%s\n%s", number, read.Headline, read.Body)
		}
	}
	if want := map[string]int{"en": 300, "es": 300, "ar": 300}; !reflect.DeepEqual(languages, want) {
		t.Errorf("languages: %v", languages)
	}
	if years := last.Sub(c.Story(0).PublishedAt).Hours() / 24 / 365; years < 9.9 {
		t.Errorf("the archive spans %.1f years", years)
	}
}

// The vocabulary V of n words of text grows as n to a power between a half
// and three quarters (Heaps), and a common word's share falls with its rank
// (Zipf).
func TestTheVocabularyGrowsAsLanguagesDo(t *testing.T) {
	c := archive(t, 7, 6000)
	seen, total := map[string]int{}, 0
	var words, kinds []float64
	for number := 0; number < c.Size(); number += 3 {
		for word := range strings.FieldsFuncSeq(strings.ToLower(c.Story(number).Body), func(r rune) bool { return r < 'a' || r > 'z' }) {
			seen[word]++
			total++
		}
		if number == 600 || number == 5700 {
			words, kinds = append(words, float64(total)), append(kinds, float64(len(seen)))
		}
	}
	power := math.Log(kinds[1]/kinds[0]) / math.Log(words[1]/words[0])
	if power < .45 || power > .75 {
		t.Errorf("from %.0f words to %.0f the vocabulary grew from %.0f to %.0f: a power of %.2f", words[0], words[1], kinds[0], kinds[1], power)
	}
	if share := float64(seen["the"]) / float64(total); share < .02 || share > .12 {
		t.Errorf("the commonest word is %.3f of the text", share)
	}
}

func TestAMissingListIsNamed(t *testing.T) {
	missing := lists(t)
	missing["es"] = filepath.Join(t.TempDir(), "none")
	if _, err := corpus.New(missing, 7, 10); err == nil || !strings.Contains(err.Error(), `"es"`) {
		t.Errorf("got %v", err)
	}
}

func BenchmarkStory(b *testing.B) {
	c, err := corpus.New(corpus.Debian, 7, 100_000)
	if err != nil {
		b.Skip(err)
	}
	for i := range b.N {
		if c.Story(i%c.Size()).Text() == 0 {
			b.Fatal(fmt.Sprint("story ", i, " is empty"))
		}
	}
}
