package corpus

import "math/rand/v2"

const (
	topics      = 400
	topicWords  = 60
	topicTags   = 6
	topicCommon = 150 // ranks that belong to no topic in particular
)

// The sections and regions that a new room has.
var (
	Sections = []string{"politics", "economy", "sports", "arts-culture", "health", "miscellaneous", "technology", "environment"}
	Regions  = []string{"europe", "latin-america", "north-america", "mena", "africa", "asia", "oceania"}
)

// topic is what some stories of one language are about.
type topic struct {
	ranks           []uint64 // its words, most used first
	tags            []string
	section, region string
}

// newTopic makes the topic of that number: the same section and region in
// each language, with the language's own words.
func newTopic(seed uint64, number int, t tongue, l *lexicon) *topic {
	shared := rand.New(rand.NewPCG(seed, uint64(number)|1<<40))
	about := &topic{section: Sections[shared.IntN(len(Sections))], region: Regions[shared.IntN(len(Regions))]}
	own := rand.New(rand.NewPCG(seed^uint64(t.tag[0]), uint64(number)|1<<41))
	for range topicWords {
		about.ranks = append(about.ranks, uint64(topicCommon+own.IntN(common-topicCommon)))
	}
	for i := range topicTags {
		tag := capital(l.word(about.ranks[i]))
		if i%2 == 1 {
			tag += " " + l.word(about.ranks[i+topicTags])
		}
		about.tags = append(about.tags, tag)
	}
	return about
}
