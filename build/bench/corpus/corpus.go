package corpus

import (
	"encoding/binary"
	"encoding/hex"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/google/uuid"
)

// form changes when the same seed begins to give other stories.
const form = 1

// The archive's ten years. They are past on every machine: a story cannot
// have been published tomorrow.
var (
	begin = time.Date(2015, 1, 1, 6, 0, 0, 0, time.UTC)
	end   = time.Date(2024, 12, 31, 18, 0, 0, 0, time.UTC)
)

const authors = 120 // of each language

var kinds = []string{"article", "article", "article", "article", "article", "opinion", "analysis", "feature"}

// Corpus is an archive of size stories.
type Corpus struct {
	seed     uint64
	size     int
	sum      string
	lexicons []*lexicon // in the order of tongues
	topics   [][]*topic
}

// New makes the archive of that seed and size from lists of words.
func New(lists Lists, seed uint64, size int) (*Corpus, error) {
	c := &Corpus{seed: seed, size: size}
	sum := newSum(seed)
	for _, t := range tongues {
		words, err := lists.read(t.tag, sum)
		if err != nil {
			return nil, err
		}
		l := newLexicon(seed, t.function, words)
		about := make([]*topic, topics)
		for i := range about {
			about[i] = newTopic(seed, i, t, l)
		}
		c.lexicons, c.topics = append(c.lexicons, l), append(c.topics, about)
	}
	c.sum = hex.EncodeToString(sum.Sum(nil)[:6])
	return c, nil
}

// Size is how many stories there are: numbers 0 up to it, oldest first.
func (c *Corpus) Size() int { return c.size }

// Sum names what the stories are made from; equal sums and sizes mean equal
// stories.
func (c *Corpus) Sum() string { return c.sum }

// Story makes the story of that number.
func (c *Corpus) Story(number int) Story {
	random := rand.New(rand.NewPCG(c.seed, uint64(number)))
	which := number % len(tongues)
	t, l := tongues[which], c.lexicons[which]
	about := c.topics[which][rand.NewZipf(random, 1.1, 15, topics-1).Uint64()]
	v := newVoice(random, t, l, about)
	s := Story{
		Number: number, ID: c.id(number), Language: t.tag, Kind: kinds[v.IntN(len(kinds))],
		Headline:   v.phrase(5 + v.IntN(7)),
		Standfirst: v.phrase(14+v.IntN(14)) + ".",
		Section:    about.section, Regions: []string{about.region},
		Authors: []string{l.author(rand.NewZipf(random, 1.1, 10, authors-1).Uint64())},
		Place:   capital(l.word(uint64(topicCommon + v.IntN(60)))),
	}
	if v.IntN(4) == 0 {
		s.Section = Sections[v.IntN(len(Sections))]
	}
	if other := Regions[v.IntN(len(Regions))]; other != about.region {
		s.Regions = append(s.Regions, other)
	}
	for _, i := range v.Perm(topicTags)[:2+v.IntN(3)] {
		if !slices.Contains(s.Tags, about.tags[i]) {
			s.Tags = append(s.Tags, about.tags[i])
		}
	}
	s.Body = v.body(150 + (v.IntN(451)+v.IntN(451))/2)
	step := end.Sub(begin) / time.Duration(c.size)
	s.PublishedAt = begin.Add(time.Duration(number)*step + time.Duration(v.Float64()*float64(step))).Truncate(time.Second)
	return s
}

// author is the language's nth name.
func (l *lexicon) author(n uint64) string {
	return capital(l.word(300+n)) + " " + capital(l.word(900+n*7))
}

// id is a UUID, the same for the same story.
func (c *Corpus) id(number int) string {
	return uuid.NewSHA1(uuid.Nil, binary.BigEndian.AppendUint64([]byte(c.sum), uint64(number))).String()
}
