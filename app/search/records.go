package search

import (
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/blevesearch/bleve/v2/document"
)

// made is what the index is to hold of a story.
type made struct {
	id        string
	documents []*document.Document
}

// records makes the documents of stories, on all processors.
func records(stories []Story) []made {
	list := make([]made, len(stories))
	var next atomic.Int64
	var working sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(stories)) {
		working.Go(func() {
			a := analysers.Get().(*analyser)
			defer analysers.Put(a)
			for i := next.Add(1) - 1; int(i) < len(stories); i = next.Add(1) - 1 {
				list[i] = made{stories[i].ID, stories[i].documents(a)}
			}
		})
	}
	working.Wait()
	return list
}

// documents are those of a story: one where both sides say the same.
func (s Story) documents(a *analyser) []*document.Document {
	public, working := publicKey+s.ID, workingKey+s.ID
	switch {
	case s.Public == nil && s.Working == nil:
		return nil
	case s.Public == nil:
		return []*document.Document{record(working, s.Working, byDesk, a)}
	case s.Working == nil:
		return []*document.Document{record(public, s.Public, byReaders, a)}
	case s.Working == s.Public || s.Working.same(s.Public):
		return []*document.Document{record(public, s.Public, byReaders|byDesk, a)}
	}
	return []*document.Document{record(public, s.Public, byReaders, a), record(working, s.Working, byDesk, a)}
}
