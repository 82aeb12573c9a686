package search

import (
	"errors"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// part is what is remembered of a segment while it lives.
type part struct {
	segment segment.Segment
	*columns
	values *values
}

// parts are those of the segments that the last view had, by their numbers.
type parts struct {
	mu    sync.Mutex
	known map[uint64]*part
}

// shards are a snapshot's segments with what is remembered of them; the
// columns of new ones are read, of several at a time.
func (p *parts) shards(snapshot *scorch.IndexSnapshot) ([]*shard, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	segments := snapshot.Segments()
	shards := make([]*shard, len(segments))
	failed := make([]error, len(segments))
	var reading sync.WaitGroup
	for i, s := range segments {
		shards[i] = &shard{
			deleted: s.Deleted(), dictionaries: map[string]segment.TermDictionary{},
			lists: map[posted]segment.PostingsList{}, sides: map[seen]*roaring.Bitmap{},
		}
		if known := p.known[s.Id()]; known != nil {
			// The segment itself may have moved from memory to a file.
			shards[i].part = &part{s.Segment(), known.columns, known.values}
			continue
		}
		reading.Go(func() {
			columns, err := readColumns(s.Segment())
			shards[i].part, failed[i] = &part{s.Segment(), columns, &values{}}, err
		})
	}
	reading.Wait()
	if err := errors.Join(failed...); err != nil {
		return nil, err
	}
	p.known = make(map[uint64]*part, len(segments))
	for i, s := range segments {
		p.known[s.Id()] = shards[i].part
	}
	return shards, nil
}
