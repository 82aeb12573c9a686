package newsroom

import (
	"cmp"
	"math"
	"slices"

	"galley/app/edition"
	"galley/app/news"
)

// What is said of readings.
const (
	enoughReadings = 20 // fewer say nothing
	readDays       = 7  // of Most read
	risingDays     = 2  // of which Trending asks whether they are more
	pastDays       = 12 // than these were
	leastRising    = 3  // readings, by which one reader's own are no trend
	mostRanked     = 100
)

// HereSource is Source with what is read on this machine. Its pages are for
// readers here, and must not leave.
func (n *Newsroom) HereSource() edition.Source {
	return source{newsroom: n, here: &n.readings}
}

// count is how often a story was read in two spans of days.
type count struct {
	id         string
	late, past int
}

// rise is how much more a story is read than it was, in what chance makes of
// its past.
func (c count) rise() float64 {
	expected := float64(c.past) * risingDays / pastDays
	return (float64(c.late) - expected) / math.Sqrt(expected+1)
}

func (v view) MostRead(edition string, limit int) ([]news.Row, error) {
	return v.ranked(rankKey{edition, false}, limit)
}

func (v view) Trending(edition string, limit int) ([]news.Row, error) {
	return v.ranked(rankKey{edition, true}, limit)
}

// rankKey names a list of what is read.
type rankKey struct {
	edition  string
	trending bool
}

// ranked is such a list, and of when it is. Making it reads the counters of
// many stories, so it is kept until something changes.
type ranked struct {
	written, seq uint64
	day          int
	ids          []string
}

// ranked are the first stories of a list of what is read.
func (v view) ranked(key rankKey, limit int) ([]news.Row, error) {
	if v.here == nil || v.tx.ReadingsOff() {
		return nil, nil
	}
	day, err := today(v.tx, key.edition, v.now)
	if err != nil {
		return nil, err
	}
	kept, _ := v.here.ranks.Load(key)
	list, _ := kept.(ranked)
	if list.seq != v.tx.LastSeq() || list.written != v.written || list.day != day {
		list = ranked{written: v.written, seq: v.tx.LastSeq(), day: day}
		if list.ids, err = v.rank(key, day); err != nil {
			return nil, err
		}
		v.here.ranks.Store(key, list)
	}
	var rows []news.Row
	for _, id := range list.ids[:min(limit, len(list.ids))] {
		row, err := v.public.Row(id)
		if err != nil {
			return nil, err
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// rank makes a list from the counters.
func (v view) rank(key rankKey, day int) ([]string, error) {
	late, past := readDays, 0
	if key.trending {
		late, past = risingDays, pastDays
	}
	counts, err := v.counts(key.edition, day, late, past)
	if err != nil {
		return nil, err
	}
	order := func(a, b count) int { return cmp.Or(cmp.Compare(b.late, a.late), cmp.Compare(b.id, a.id)) }
	if key.trending {
		counts = slices.DeleteFunc(counts, func(c count) bool { return c.late < leastRising || c.rise() <= 0 })
		read := order
		order = func(a, b count) int { return cmp.Or(cmp.Compare(b.rise(), a.rise()), read(a, b)) }
	}
	slices.SortFunc(counts, order)
	var ids []string
	for _, c := range counts[:min(mostRanked, len(counts))] {
		ids = append(ids, c.id)
	}
	return ids, nil
}

// counts are how often each story of an edition was read in the late days up to
// day, and in as many as past before. There are none while all readings of
// these days are too few.
func (v view) counts(edition string, day, late, past int) ([]count, error) {
	total, byStory := 0, map[string]count{}
	for ago := range late + past {
		r, err := v.tx.Readings(edition, day-ago)
		if err != nil {
			return nil, err
		}
		total += r.Total
		for _, s := range r.Stories {
			c := byStory[s.ID()]
			c.id = s.ID()
			if ago < late {
				c.late += s.Count
			} else {
				c.past += s.Count
			}
			byStory[c.id] = c
		}
	}
	if total < enoughReadings {
		return nil, nil
	}
	var counts []count
	for _, c := range byStory {
		counts = append(counts, c)
	}
	return counts, nil
}

func (v view) Shared(id string) (int, error) {
	if v.here == nil || v.tx.ReadingsOff() {
		return 0, nil
	}
	return v.tx.Shared(id)
}
