package search

// imprint is what is written of a word of a text in the place of its
// frequency: how much it weighs there, and the first places where it stands.
// A word that stands once is three bytes that way; as term vectors it would
// be ten.
type imprint uint64

const (
	weightBits  = 6
	placeBits   = 14
	heaviest    = 1<<weightBits - 1
	lastPlace   = 1<<placeBits - 1 // after it places begin again at 1
	mostPlaces  = 4                // of one imprint
	imprintBits = weightBits + mostPlaces*placeBits
)

// more follows a word in the term of its next imprint: where it stands from
// the fifth time on.
const (
	more      = "\x00"
	mostMores = 16
)

func (p imprint) weight() float32 { return float32(p & heaviest) }

// heavier is p with weight added.
func (p imprint) heavier(weight int) imprint {
	return p&^heaviest | min(p&heaviest+imprint(weight), heaviest)
}

// at is p with a place added, if it has room.
func (p imprint) at(place int) (imprint, bool) {
	for shift := weightBits; shift < imprintBits; shift += placeBits {
		if p>>shift&lastPlace == 0 {
			return p | imprint((place-1)%lastPlace+1)<<shift, true
		}
	}
	return p, false
}

// places adds the places of p to list.
func (p imprint) places(list []int) []int {
	for p >>= weightBits; p != 0; p >>= placeBits {
		list = append(list, int(p&lastPlace))
	}
	return list
}

// full says whether the word may have a further imprint.
func (p imprint) full() bool { return p>>(imprintBits-placeBits) != 0 }
