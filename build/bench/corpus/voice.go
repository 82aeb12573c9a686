package corpus

import (
	"math/rand/v2"
	"strconv"
)

// The shape of a language's use of words: among the common ones the share of
// a word falls with its rank, beyond them with more than its square root more.
const (
	common    = 8000
	commonExp = 1.05
	beyond    = .10 // of the words in a text
	beyondExp = 1.55
	onTopic   = .16 // of the words in a text
	lastRank  = 1 << 40
)

// voice draws the words of one story.
type voice struct {
	*rand.Rand
	tongue
	lexicon *lexicon
	topic   *topic
	head    *rand.Zipf
	tail    *rand.Zipf
	own     *rand.Zipf // over the topic's words
}

func newVoice(random *rand.Rand, t tongue, l *lexicon, about *topic) *voice {
	return &voice{
		Rand: random, tongue: t, lexicon: l, topic: about,
		head: rand.NewZipf(random, commonExp, 2.7, common-1),
		tail: rand.NewZipf(random, beyondExp, common, lastRank),
		own:  rand.NewZipf(random, 1.1, 4, topicWords-1),
	}
}

// rank draws a word.
func (v *voice) rank() uint64 {
	switch chance := v.Float64(); {
	case chance < beyond:
		return common + v.tail.Uint64()
	case chance < beyond+onTopic:
		return v.topic.ranks[v.own.Uint64()]
	}
	return v.head.Uint64()
}

// content draws a word that is no function word.
func (v *voice) content() uint64 {
	for {
		if rank := v.rank(); !v.lexicon.isFunction(rank) {
			return rank
		}
	}
}

// written is the word of rank as it stands in a text.
func (v *voice) written(rank uint64) string {
	word := v.lexicon.word(rank)
	if v.lexicon.isFunction(rank) {
		return word
	}
	return v.attach(word, v.Float64())
}

// figures draws a number as news have them: years, counts, shares.
func (v *voice) figures() string {
	var s string
	switch v.IntN(3) {
	case 0:
		s = strconv.Itoa(1990 + v.IntN(40))
	case 1:
		s = strconv.Itoa(2 + v.IntN(98))
	default:
		s = strconv.Itoa(1+v.IntN(99)) + "00"
	}
	return v.number(s, v.Float64())
}
